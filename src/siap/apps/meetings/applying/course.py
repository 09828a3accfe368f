"""Events of the course of a meeting: agenda, clock, phases, what was decided."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from siap.apps.meetings.models import Item, Meeting, MeetingState, Phase

_ITEM: Final = (
    "kind", "title", "what", "questions", "worksheet", "minutes", "tool", "anonymous",
    "hidden", "limit",
)  # fmt: skip
_LATER: Final[Mapping[str, Any]] = {"grouping": {}, "by_group": False}
"""Fields of an item that logs from before lack, and what they are then."""


def item_data(item: Item) -> dict[str, object]:
    """An agenda item as the log keeps it."""
    data: dict[str, object] = {name: getattr(item, name) for name in (*_ITEM, *_LATER)}
    board = str(item.board_id) if item.board_id else None
    return data | {"id": str(item.pk), "position": item.position, "board": board}


def _agenda(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    for name in ("title", "topic", "place", "training"):
        setattr(meeting, name, data[name])
    for each in data["items"]:
        fields = {name: each[name] for name in _ITEM}
        fields |= {name: each.get(name, start) for name, start in _LATER.items()}
        Item.objects.create(
            meeting=meeting,
            pk=each["id"],
            position=each["position"],
            board_id=each["board"],
            **fields,
        )


def _opened(meeting: Meeting, at: datetime, _data: Mapping[str, Any], _seq: int) -> None:
    meeting.state = MeetingState.RUNNING
    meeting.started_at = meeting.started_at or at
    meeting.ended_at = None


def _ended(meeting: Meeting, at: datetime, _data: Mapping[str, Any], _seq: int) -> None:
    meeting.state, meeting.ended_at = MeetingState.ENDED, at


def _door(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    meeting.door = data["door"]


def _item(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    meeting.item = Item.objects.get(meeting=meeting, pk=data["id"])


def _clock(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    since = data["since"]
    Item.objects.filter(meeting=meeting, pk=data["id"]).update(
        minutes=data["minutes"],
        spent=data["spent"],
        running_since=datetime.fromisoformat(since) if since else None,
    )


def _tool(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    values = {n: data[n] for n in ("tool", "anonymous", "hidden", "limit")}
    values["by_group"] = data.get("by_group", False)
    if "board" in data:
        values["board_id"] = data["board"]
    Item.objects.filter(meeting=meeting, pk=data["id"]).update(**values)


def _phase(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    phase = Phase(data["phase"])
    # What was shown once stays so; what was only closed stays hidden.
    told: dict[str, object] = {"hidden": False} if phase == Phase.SHOWN else {}
    if "titles" in data:
        told["board_titles"] = data["titles"]
    Item.objects.filter(meeting=meeting, pk=data["id"]).update(phase=phase, **told)


def _presented(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    Item.objects.filter(meeting=meeting, pk=data["id"]).update(presented=data["group"])


def _notes(meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    meeting.decisions, meeting.objections = data["decisions"], data["objections"]
    found = data["next_on"]
    meeting.next_on = date.fromisoformat(found) if found else None
    meeting.next_about = data["next_about"]


def _minutes(meeting: Meeting, _at: datetime, data: Mapping[str, Any], seq: int) -> None:
    meeting.minutes = data["text"]
    meeting.minutes_version += 1
    meeting.minutes_seq = seq


def _nothing(_m: Meeting, _at: datetime, _data: Mapping[str, Any], _seq: int) -> None:
    """What is only told: it stands in the log and changes no record."""


APPLY: Final = {
    "agenda": _agenda,
    "opened": _opened,
    "ended": _ended,
    "door": _door,
    "item": _item,
    "clock": _clock,
    "tool": _tool,
    "phase": _phase,
    "presented": _presented,
    "notes": _notes,
    "minutes": _minutes,
    "sheet": _nothing,
    "taken-in": _nothing,
}
