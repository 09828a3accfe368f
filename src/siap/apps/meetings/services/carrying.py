"""A meeting from one machine to another: its log as a file, taken in by what is new."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.dateparse import parse_datetime

from siap.apps.accounts.models import User
from siap.apps.meetings.applying import APPLY, rebuild
from siap.apps.meetings.log import News, locked, tell
from siap.apps.meetings.models import Event, Meeting, MeetingState, Phase, Round
from siap.apps.meetings.permissions import HOLD, require_hold
from siap.apps.meetings.tokens import new_code
from siap.apps.meetings.turns import in_turn
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.kernel.errors import InvalidInput

FORMAT: Final = "siap-meeting-1"
MOST_EVENTS: Final = 200_000
MOST_BYTES: Final = 20 * 1024 * 1024
_BROKEN: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a file may raise that somebody changed by hand."""
_NAMED: Final = ("id", "item", "author", "cluster", "round", "participant", "into")
_TEXTS: Final = ("kind", "key", "by", "audience")


@dataclass(frozen=True)
class Carried:
    """
    What a file has that this machine lacks, and the other way round.

    `shared` events stand in both, `new` only in the file, `own` only here; `differing` are
    things that both sides changed since they parted, with both values.
    """

    meeting: Meeting | None
    shared: int
    new: Sequence[Mapping[str, Any]]
    own: int
    differing: Sequence[tuple[str, str, str]] = field(default_factory=tuple)


def written_out(meeting: Meeting, *, by: User) -> bytes:
    """
    The log of a meeting as a file.

    Names of those who came are in it; what phones keep is not.

    Raises:
        Forbidden: The person may not hold the meeting.
    """
    require_hold(by, meeting)
    names = ("seq", "kind", "key", "at", "by", "data", "audience", "shown")
    events = [
        {**row, "at": row["at"].isoformat()}
        for row in meeting.events.order_by("seq").values(*names)
    ]
    head = {"format": FORMAT, "uid": str(meeting.uid), "topic": meeting.topic}
    return json.dumps(head | {"events": events}, ensure_ascii=False, indent=1).encode()


def read_file(content: bytes) -> dict[str, Any]:
    """
    Read such a file and check every event in it.

    Raises:
        InvalidInput: It is none of ours, too large, or not whole.
    """
    if len(content) > MOST_BYTES:
        raise InvalidInput("meeting-file", where="file", why="> 20 MB")
    try:
        found = json.loads(content)
        uuid.UUID(str(found["uid"]))
        events = found["events"]
        whole = found["format"] == FORMAT and 0 < len(events) <= MOST_EVENTS
        for place, event in enumerate(events, 1):
            whole = whole and _is_event(event, place)
        if not whole or events[0]["kind"] != "agenda":
            raise InvalidInput("meeting-file", where="file", why=FORMAT)
        _check_references(events)
    except _BROKEN as error:
        raise InvalidInput("meeting-file", where="file", why=str(error)[:80]) from error
    return dict(found)


def _check_references(events: Sequence[Mapping[str, Any]]) -> None:
    """
    Everything that an event names must come from this same file.

    Raises:
        InvalidInput: It names something of another meeting.
    """
    known: set[object] = {None, ""}
    for event in events:
        data = event["data"]
        for part in (data.get("items"), data.get("rounds")):
            known |= {each.get("id") for each in part or ()}
        if event["kind"] in {"joined", "card", "cluster"}:
            known.add(data.get("id"))
        for name in _NAMED:
            if name in data and data[name] not in known:
                raise InvalidInput("meeting-file", where="file", why=f"{name} ?")


def _is_event(event: Mapping[str, Any], place: int) -> bool:
    at = parse_datetime(event["at"])
    return (
        event["seq"] == place
        and event["kind"] in APPLY
        and at is not None
        and at.tzinfo is not None
        and isinstance(event["data"], dict)
        and all(isinstance(event[name], str) for name in _TEXTS)
        and (event["shown"] is None or isinstance(event["shown"], dict))
    )


def compare(plan: Plan, carried: Mapping[str, Any]) -> Carried:
    """
    Lay a file beside what is here.

    Raises:
        InvalidInput: The meeting is here already, in another plan.
    """
    meeting = Meeting.objects.filter(uid=carried["uid"]).first()
    theirs = carried["events"]
    if meeting is None:
        return Carried(None, 0, theirs, 0)
    if meeting.plan_id != plan.pk:
        raise InvalidInput("meeting-file-plan", where="file")
    here = {_name(e.kind, e.at, e.data): e for e in meeting.events.all()}
    there = {_name(e["kind"], parse_datetime(e["at"]), e["data"]): e for e in theirs}
    new = [event for name, event in there.items() if name not in here]
    own = [event for name, event in here.items() if name not in there]
    return Carried(
        meeting,
        len(here.keys() & there.keys()),
        new,
        len(own),
        _differing(own, new),
    )


def _name(kind: str, at: datetime | None, data: Mapping[str, Any]) -> str:
    """An event by what it says: numbers are counted anew on every machine."""
    moment = at.timestamp() if at is not None else 0
    return f"{kind} {moment} {json.dumps(data, sort_keys=True)}"


def _differing(
    own: Sequence[Event], new: Sequence[Mapping[str, Any]]
) -> list[tuple[str, str, str]]:
    """The same thing changed on both sides: what it is, here, in the file."""
    mine = {_thing(e.kind, e.data): e.data for e in own}
    theirs = {_thing(e["kind"], e["data"]): e["data"] for e in new}
    return [
        (name, _said(mine[name]), _said(theirs[name]))
        for name in sorted(mine.keys() & theirs.keys())
        if name and _said(mine[name]) != _said(theirs[name])
    ]


_CHANGING: Final = {
    "cluster-named": "id",
    "card-moved": "id",
    "card-removed": "id",
    "card-settled": "id",
    "grouped": "id",
    "speaks-for": "id",
    "answer": "round",
    "round-closed": "id",
    "notes": "",
    "minutes": "",
}


def _thing(kind: str, data: Mapping[str, Any]) -> str:
    """What an event changes; empty for one that only adds."""
    if kind not in _CHANGING:
        return ""
    who = data.get("participant", "") if kind == "answer" else ""
    return f"{kind} {data.get(_CHANGING[kind], '')} {who}".strip()


def _said(data: Mapping[str, Any]) -> str:
    values = (v for k, v in sorted(data.items()) if k not in {"id", "round", "tally"})
    return "; ".join(str(value) for value in values if value not in (None, ""))


@in_turn
def take_in(*, plan: Plan, carried: Mapping[str, Any], by: User, now: datetime) -> Meeting:
    """
    Take a meeting in from a file: as a new one, or what is new into the one that is here.

    Events that this machine lacks are added after its own, in their order; where both
    sides changed the same thing, the file's change is the later one, and the log keeps
    both. Taking the same file in again changes nothing.

    Returns:
        The meeting, ended, with its records made anew from the whole log.

    Raises:
        Forbidden: The person may not hold meetings of this plan.
        InvalidInput: The meeting is here already, in another plan.
    """
    require(by, HOLD, plan)
    found = compare(plan, carried)
    if found.meeting is not None and not found.new:
        return found.meeting
    meeting = found.meeting or _made(plan, carried, by=by, now=now)
    meeting = locked(meeting.pk)
    keys = set(meeting.events.exclude(key="").values_list("key", flat=True))
    for event in found.new:
        meeting.last_seq += 1
        Event.objects.create(
            meeting=meeting,
            seq=meeting.last_seq,
            key="" if event["key"] in keys else event["key"],
            kind=event["kind"],
            at=datetime.fromisoformat(event["at"]),
            by=event["by"],
            data=event["data"],
            audience=event["audience"],
            shown=event["shown"],
        )
    meeting.stage_seq = meeting.last_seq
    _rebuild(meeting)
    data = {"events": len(found.new), "differing": [list(d) for d in found.differing]}
    news = News(kind="taken-in", data=data, audience="stage", by=by.display_name)
    tell(meeting, news, now=now)
    return meeting


def _rebuild(meeting: Meeting) -> None:
    """Make the records anew, and keep what is on purpose not in the log."""
    tokens = {p.pk: (p.token, p.marks) for p in meeting.participants.all()}
    secret = Round.objects.filter(item__meeting=meeting, secret=True)
    tallies = {r.pk: r.tally for r in secret.exclude(phase=Phase.CLOSED)}
    try:
        with transaction.atomic():
            rebuild(meeting)
    except (IntegrityError, DataError, KeyError, TypeError, ValueError) as error:
        raise InvalidInput("meeting-file", where="file", why=str(error)[:80]) from error
    except (ObjectDoesNotExist, ValidationError) as error:
        raise InvalidInput("meeting-file", where="file", why="id ?") from error
    for person in meeting.participants.filter(pk__in=tokens):
        person.token, person.marks = tokens[person.pk]
        person.save(update_fields=["token", "marks"])
    for key, tally in tallies.items():
        Round.objects.filter(pk=key).update(tally=tally)


def _made(plan: Plan, carried: Mapping[str, Any], *, by: User, now: datetime) -> Meeting:
    code = new_code()
    while Meeting.objects.filter(code=code).exists():
        code = new_code()
    return Meeting.objects.create(
        uid=carried["uid"],
        plan=plan,
        topic=carried["events"][0]["data"]["topic"],
        title=carried["events"][0]["data"]["title"],
        code=code,
        state=MeetingState.READY,
        created_at=now,
        created_by=by,
    )
