"""Places in a draft: the head, a stage, a topic, each as plain data."""

from collections.abc import Iterable
from typing import Any

from siap.kernel.errors import NotFound
from siap.methodology.guide_drafts import Draft, Fault, Path, topic_places

HEAD = "head"
Value = dict[str, Any]


def part_of(draft: Draft, part: str) -> Value:
    """
    One part of a draft.

    Args:
        draft: The draft.
        part: `head`, a stage like `3`, or a topic like `3.2`.

    Returns:
        The data itself, not a copy; a stage comes with its topics.

    Raises:
        NotFound: The draft has no such part.
    """
    if part == HEAD:
        head: Value = draft["head"]
        return head
    if "." in part:
        return topic_of(draft, part)[1]
    for stage in draft["stages"]:
        if str(stage["number"]) == part:
            found: Value = stage
            return found
    raise NotFound("not-found", where=f"stage {part}")


def topic_of(draft: Draft, key: str) -> tuple[list[Value], Value]:
    """
    A topic, and the list of its stage in which it stands.

    Raises:
        NotFound: The draft has no such topic.
    """
    for number, _index, topic in topic_places(draft):
        if topic["key"] == key:
            return draft["stages"][number]["topics"], topic
    raise NotFound("not-found", where=f"topic {key}")


def an_empty_topic(key: str) -> Value:
    """A topic that says nothing yet: one session with one item, one meeting."""
    item: Value = {
        "kind": "presentation",
        "title": "",
        "minutes": None,
        "what": None,
        "questions": [],
        "groups": None,
        "worksheet": None,
    }
    texts = ("background", "room", "branch", "note")
    lists = (
        *("purpose", "key_questions", "outputs", "participants", "methods", "materials"),
        *("tools", "follow_up", "worksheets", "starts_from"),
    )
    return {
        "key": key,
        "title": "",
        "title_en": "",
        "facilitator": "",
        **dict.fromkeys(texts),
        **{
            name: [] for name in (*lists, "tools", "follow_up", "worksheets", "starts_from")
        },
        "time": {"meetings": 1, "hours": "1.5", "note": None},
        "sessions": [{"title": "", "agenda": [item]}],
    }


def located(draft: Draft, faults: Iterable[Fault]) -> list[tuple[str, Path, Fault]]:
    """
    Say to which part of a draft each fault belongs.

    Returns:
        Part (`head`, a stage like `3`, a topic like `3.2`), path within it, fault. What
        concerns the stages as a whole belongs to the head.
    """
    found = []
    for fault in faults:
        path = fault.path
        if path[0] != "stages" or len(path) == 1:
            found.append((HEAD, path[1:], fault))
        elif len(path) > 3 and path[2] == "topics":
            key = draft["stages"][path[1]]["topics"][path[3]]["key"]
            found.append((key, path[4:], fault))
        else:
            number = str(draft["stages"][path[1]]["number"])
            found.append((number, path[2:], fault))
    return found
