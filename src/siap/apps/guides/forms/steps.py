"""Buttons of a topic's page: add, remove, move an entry of one of its lists."""

import re
from typing import Any

from siap.apps.guides.drafting import an_empty_topic
from siap.kernel.digits import whole_number
from siap.kernel.errors import NotFound

MOST_ENTRIES = 40

_LISTS = re.compile(
    r"^(outputs|follow_up|branch|branch-options|sessions|sessions-\d{1,2}-agenda)$"
)
_STEP = re.compile(r"^(add|remove|up|down):([a-z_-]+(?:-\d{1,2}-[a-z]+)?)(?:-(\d{1,2}))?$")

_EMPTY: dict[str, dict[str, Any]] = {
    "outputs": {"key": "", "title": "", "title_en": "", "worksheet": None},
    "follow_up": {"what": "", "role": "", "days": 7},
    "options": {
        "key": "",
        "title": "",
        "title_en": "",
        "guide": None,
        "skips": [],
        "prepares": [],
    },
}


def take_step(topic: dict[str, Any], step: str) -> str:
    """
    Do what a button asks for.

    Args:
        topic: Changed in place.
        step: Like `add:outputs`, `remove:sessions-0-agenda-2`, `up:follow_up-1`.

    Returns:
        Where the page goes on: the prefix of the entry, or of its list.

    Raises:
        NotFound: There is no such button, list or entry.
    """
    match = _STEP.match(step)
    if match is None or not _LISTS.match(match[2]):
        raise NotFound("not-found", where=step[:80])
    action, name, number = match.groups()
    if name == "branch":
        return _branch(topic, action)
    entries = _list(topic, name)
    if action == "add":
        return _add(entries, name)
    index = int(number) if number is not None else -1
    if not 0 <= index < len(entries):
        raise NotFound("not-found", where=step[:80])
    if action == "remove":
        del entries[index]
        return name
    other = index - 1 if action == "up" else index + 1
    if not 0 <= other < len(entries):
        return f"{name}-{index}"
    entries[index], entries[other] = entries[other], entries[index]
    return f"{name}-{other}"


def _branch(topic: dict[str, Any], action: str) -> str:
    if action == "remove":
        topic["branch"] = None
    elif action == "add" and not topic.get("branch"):
        empty = _EMPTY["options"]
        topic["branch"] = {"question": "", "options": [{**empty}, {**empty}]}
    return "branch"


def _list(topic: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found: Any = topic
    for word in name.split("-"):
        number = whole_number(word)
        key: str | int = word if number is None else number
        try:
            found = found[key]
        except (IndexError, KeyError, TypeError):
            raise NotFound("not-found", where=name) from None
    entries: list[dict[str, Any]] = found
    return entries


def _add(entries: list[dict[str, Any]], name: str) -> str:
    if len(entries) < MOST_ENTRIES:
        session = an_empty_topic("")["sessions"][0]
        empty = _EMPTY | {"sessions": session, "agenda": session["agenda"][0]}
        entries.append({**empty[name.rpartition("-")[2]]})
    return f"{name}-{len(entries) - 1}"
