"""Parts of a draft as form fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.datastructures import MultiValueDict

Fields = MultiValueDict[str, str]
Value = Mapping[str, Any]


def head_fields(head: Value) -> Fields:
    """The head of a guide as the fields of `HeadForm`."""
    training = head["training"]
    days = training.get("days") or (None, None)
    technical = training.get("technical_days") or (None, None)
    names = ("title", "service_field", "summary", "for_whom", "notes")
    numbers = {
        "days_low": days[0],
        "days_high": days[1],
        "technical_low": technical[0],
        "technical_high": technical[1],
        "training_note": training.get("note"),
    }
    english = {name: _own(head, name) for name in ("title_en", "summary_en")}
    return _prefixed("", {n: head.get(n) for n in names} | numbers | english)


def stage_fields(stage: Value) -> Fields:
    """A stage as the fields of `StageForm`."""
    names = ("title", "purpose", "result")
    own = {"title_en": _own(stage, "title_en")}
    return _prefixed("", {name: stage.get(name) for name in names} | own)


def topic_fields(topic: Value) -> Fields:
    """A topic as the fields of its page, with the number of entries of each list."""
    time = topic["time"]
    plain = {
        name: value
        for name, value in topic.items()
        if name not in {"outputs", "sessions", "follow_up", "branch", "time", "key"}
    }
    hours = str(time.get("hours") or "").replace(".", ",")
    timing = {"meetings": time.get("meetings"), "hours": hours}
    fields = _prefixed(
        "", plain | timing | {"time_note": time.get("note"), **_english(topic)}
    )
    _entries(fields, "outputs", [output | _english(output) for output in topic["outputs"]])
    _entries(fields, "sessions", [{"title": s["title"]} for s in topic["sessions"]])
    for index, session in enumerate(topic["sessions"]):
        agenda = [item | _groups(item) for item in session["agenda"]]
        _entries(fields, f"sessions-{index}-agenda", agenda)
    _entries(fields, "follow_up", topic["follow_up"])
    _branch(fields, topic.get("branch"))
    return fields


def _branch(fields: Fields, branch: Value | None) -> None:
    _entries(fields, "branch", [branch] if branch else [])
    options = branch["options"] if branch else []
    _entries(fields, "branch-options", [option | _english(option) for option in options])


def _groups(item: Value) -> dict[str, Any]:
    groups = item.get("groups") or {}
    return {
        "groups_by": groups.get("by"),
        "groups_count": groups.get("count"),
        "groups_subjects": groups.get("subjects"),
    }


def _english(value: Value) -> dict[str, Any]:
    return {"title_en": _own(value, "title_en")}


def _own(value: Value, name: str) -> object:
    """An English text, unless it only repeats the Indonesian one."""
    english = value.get(name)
    return "" if english == value.get(name.removesuffix("_en")) else english


def _entries(fields: Fields, prefix: str, entries: Sequence[Value]) -> None:
    fields[f"{prefix}-count"] = str(len(entries))
    for index, entry in enumerate(entries):
        for name, values in _prefixed(f"{prefix}-{index}", entry).lists():
            fields.setlist(name, values)


# Fields that are ticked come as several values; other lists as lines of one text.
_TICKED = frozenset({"participants", "worksheets", "starts_from", "skips"})


def _prefixed(prefix: str, value: Mapping[str, Any]) -> Fields:
    fields: Fields = MultiValueDict()
    for name, item in value.items():
        full = f"{prefix}-{name}" if prefix else name
        if name in _TICKED:
            fields.setlist(full, [str(each) for each in item])
        elif isinstance(item, list | tuple):
            lines = [each for each in item if isinstance(each, str)]
            fields[full] = "\n".join(lines)
        elif not isinstance(item, dict):
            fields[full] = "" if item is None else str(item)
    return fields
