"""What a topic of a draft names must be there: worksheets, roles, earlier topics."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from siap.methodology.library import Edition

Facts = Mapping[str, object]
Crossing = tuple[tuple[str | int, ...], str, Facts]
_Inner = Iterator[tuple[tuple[str | int, ...], str, dict[str, object]]]

_Raw = Mapping[str, Any]

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
        broken: Paths of topics whose data have another form than they must; left out.

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
                for inner, code, facts in _topic(raw, edition, keys, earlier):
                    yield (*path, *inner), code, facts
            earlier.add(key)


def _topic(
    topic: _Raw, edition: Edition, keys: Collection[str], earlier: Collection[str]
) -> _Inner:
    yield from _unknown(topic, edition)
    for key in topic.get("starts_from", ()):
        if key not in keys:
            yield ("starts_from",), "guide-start-unknown", {"topic": key}
        elif key not in earlier:
            yield ("starts_from",), "guide-start-later", {"topic": key}
    yield from _outputs(topic)
    yield from _agenda(topic)
    yield from _minutes(topic)
    yield from _branch(topic, edition, keys)


def _unknown(topic: _Raw, edition: Edition) -> _Inner:
    for number in topic["worksheets"]:
        if number not in edition.by_number:
            yield ("worksheets",), "guide-worksheet-unknown", {"number": number}
    for role in topic["participants"]:
        if role not in edition.roles:
            yield ("participants",), "guide-role-unknown", {"role": role}
    for index, rule in enumerate(topic["follow_up"]):
        if rule["role"] and rule["role"] not in edition.roles:
            path = ("follow_up", index, "role")
            yield path, "guide-role-unknown", {"role": rule["role"]}


def _outputs(topic: _Raw) -> _Inner:
    yield from _twice("outputs", (output["key"] for output in topic["outputs"]))
    for index, output in enumerate(topic["outputs"]):
        number = output.get("worksheet")
        if number is not None and number not in topic["worksheets"]:
            path = ("outputs", index, "worksheet")
            yield path, "guide-worksheet-not-listed", {"number": number}


def _agenda(topic: _Raw) -> _Inner:
    for place, session in enumerate(topic["sessions"]):
        for index, item in enumerate(session["agenda"]):
            number = item.get("worksheet")
            if number is not None and number not in topic["worksheets"]:
                path = ("sessions", place, "agenda", index, "worksheet")
                yield path, "guide-worksheet-not-listed", {"number": number}


def _minutes(topic: _Raw) -> _Inner:
    """Where each item has its minutes they fill the time; else they may not exceed it."""
    items = [item for session in topic["sessions"] for item in session["agenda"]]
    given = [item.get("minutes") for item in items]
    time = topic["time"]
    total = Decimal(str(time["meetings"])) * Decimal(str(time["hours"])) * 60
    known = sum((Decimal(str(each)) for each in given if each is not None), Decimal())
    if known > total or (None not in given and known != total):
        facts: dict[str, object] = {"sum": f"{known:f}", "total": f"{total.normalize():f}"}
        yield ("time", "hours"), "guide-minutes", facts


def _branch(topic: _Raw, edition: Edition, keys: Collection[str]) -> _Inner:
    branch = topic.get("branch")
    if branch is None:
        return
    yield from _twice("branch", (option["key"] for option in branch["options"]))
    for index, option in enumerate(branch["options"]):
        path = ("branch", "options", index)
        guide = option.get("guide")
        if guide is not None and guide not in edition.guides:
            yield (*path, "guide"), "guide-branch-guide", {"guide": guide}
        for key in option.get("skips", ()):
            if key not in keys:
                yield (*path, "skips"), "guide-start-unknown", {"topic": key}


def _twice(where: str, keys: Iterable[str]) -> _Inner:
    for key, count in Counter(keys).items():
        if key and count > 1:
            yield (where,), "guide-key-twice", {"key": key}
