"""What a topic of a draft names must be there: worksheets, roles, earlier topics."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from siap.methodology.guide_shapes import Topic
from siap.methodology.library import Edition

Facts = Mapping[str, object]
Crossing = tuple[tuple[str | int, ...], str, Facts]
_Inner = Iterator[tuple[tuple[str | int, ...], str, dict[str, object]]]

STAGE_COUNT = 7


def crossing_faults(
    stages: Sequence[Mapping[str, Any]],
    *,
    edition: Edition,
    broken: Collection[tuple[str | int, ...]],
) -> Iterator[Crossing]:
    """
    Check what no topic can know by itself.

    Args:
        stages: Of a draft.
        edition: Where worksheets, roles and other guides are.
        broken: Paths of topics that are not complete in themselves; left out.

    Yields:
        Path, code and facts of each fault.
    """
    numbers = [stage.get("number") for stage in stages]
    if numbers != [*range(1, STAGE_COUNT + 1)]:
        yield ("stages",), "guide-stages", {}
    keys = [str(topic.get("key")) for stage in stages for topic in stage.get("topics", [])]
    counted = Counter(keys)
    earlier: set[str] = set()
    for number, stage in enumerate(stages):
        for index, raw in enumerate(stage.get("topics", [])):
            path = ("stages", number, "topics", index)
            key = str(raw.get("key"))
            if counted[key] > 1:
                yield (*path, "key"), "guide-topic-twice", {"topic": key}
            if not key.startswith(f"{stage.get('number')}."):
                yield (*path, "key"), "guide-topic-stage", {"topic": key}
            if path not in broken:
                topic = Topic.model_validate(raw)
                for inner, code, facts in _topic(topic, edition, keys, earlier):
                    yield (*path, *inner), code, facts
            earlier.add(key)


def _topic(
    topic: Topic, edition: Edition, keys: Collection[str], earlier: Collection[str]
) -> _Inner:
    yield from _unknown(topic, edition)
    for key in topic.starts_from:
        if key not in keys:
            yield ("starts_from",), "guide-start-unknown", {"topic": key}
        elif key not in earlier:
            yield ("starts_from",), "guide-start-later", {"topic": key}
    yield from _outputs(topic)
    yield from _agenda(topic)
    yield from _minutes(topic)
    yield from _branch(topic, edition, keys)


def _unknown(topic: Topic, edition: Edition) -> _Inner:
    for number in topic.worksheets:
        if number not in edition.by_number:
            yield ("worksheets",), "guide-worksheet-unknown", {"number": number}
    for role in topic.participants:
        if role not in edition.roles:
            yield ("participants",), "guide-role-unknown", {"role": role}
    for index, rule in enumerate(topic.follow_up):
        if rule.role not in edition.roles:
            yield ("follow_up", index, "role"), "guide-role-unknown", {"role": rule.role}


def _outputs(topic: Topic) -> _Inner:
    yield from _twice("outputs", (output.key for output in topic.outputs))
    for index, output in enumerate(topic.outputs):
        if output.worksheet is not None and output.worksheet not in topic.worksheets:
            facts: dict[str, object] = {"number": output.worksheet}
            yield ("outputs", index, "worksheet"), "guide-worksheet-not-listed", facts


def _agenda(topic: Topic) -> _Inner:
    for number, session in enumerate(topic.sessions):
        for index, item in enumerate(session.agenda):
            if item.worksheet is not None and item.worksheet not in topic.worksheets:
                path = ("sessions", number, "agenda", index, "worksheet")
                yield path, "guide-worksheet-not-listed", {"number": item.worksheet}


def _minutes(topic: Topic) -> _Inner:
    """Where each item has its minutes they fill the time; else they may not exceed it."""
    given = [item.minutes for session in topic.sessions for item in session.agenda]
    total = topic.time.meetings * topic.time.hours * 60
    known = Decimal(sum(minutes or 0 for minutes in given))
    if known > total or (None not in given and known != total):
        facts: dict[str, object] = {"sum": f"{known:f}", "total": f"{total.normalize():f}"}
        yield ("time", "hours"), "guide-minutes", facts


def _branch(topic: Topic, edition: Edition, keys: Collection[str]) -> _Inner:
    if topic.branch is None:
        return
    yield from _twice("branch", (option.key for option in topic.branch.options))
    for index, option in enumerate(topic.branch.options):
        path = ("branch", "options", index)
        if option.guide is not None and option.guide not in edition.guides:
            yield (*path, "guide"), "guide-branch-guide", {"guide": option.guide}
        for key in option.skips:
            if key not in keys:
                yield (*path, "skips"), "guide-start-unknown", {"topic": key}


def _twice(where: str, keys: Iterable[str]) -> _Inner:
    for key, count in Counter(keys).items():
        if count > 1:
            yield (where,), "guide-key-twice", {"key": key}
