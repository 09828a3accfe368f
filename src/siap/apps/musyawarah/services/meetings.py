"""Keeping a meeting: when and where, who came, who goes on, what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact
from siap.apps.musyawarah.models import (
    Attendance,
    Cycle,
    Delegate,
    Level,
    Meeting,
    MeetingState,
)
from siap.apps.musyawarah.permissions import covers, keeps
from siap.apps.musyawarah.services.trail import record
from siap.apps.organisations.models import Region
from siap.kernel.errors import Conflict, Forbidden, InvalidInput


@dataclass(frozen=True, kw_only=True)
class NewMeeting:
    """When and where a level meets."""

    level: Level
    region: Region
    held_on: date
    starts_at: time | None
    place: str
    chair: str
    secretary: str = ""


def _require(user: User, level: Level, region: Region) -> None:
    if not keeps(user, level, region):
        raise Forbidden("forbidden", where="meeting.keep")


def _require_open(meeting: Meeting) -> None:
    if meeting.state == MeetingState.CLOSED:
        raise Conflict("meeting-closed", where=str(meeting.held_on))


@transaction.atomic
def plan_meeting(*, new: NewMeeting, by: User, now: datetime) -> Meeting:
    """
    Plan a meeting of a level.

    Raises:
        Forbidden: The person does not keep the meetings of that level there.
        InvalidInput: The region is not one of the level's, or lies outside.
    """
    cycle = new.level.cycle
    inside = covers(cycle.region.code, new.region.code)
    if new.region.level != new.level.region_level or not inside:
        raise InvalidInput("place-outside", where="region")
    _require(by, new.level, new.region)
    meeting = Meeting.objects.create(
        cycle=cycle,
        level=new.level,
        region=new.region,
        held_on=new.held_on,
        starts_at=new.starts_at,
        place=new.place,
        chair=new.chair,
        secretary=new.secretary,
    )
    _trail(meeting, "plan", by=by, now=now)
    return meeting


@transaction.atomic
def edit_meeting(
    *, meeting: Meeting, values: Mapping[str, object], by: User, now: datetime
) -> None:
    """
    Change date, place, chair, secretary or notes of a meeting.

    Raises:
        Forbidden: The person does not keep it.
        Conflict: It is closed.
    """
    _require(by, meeting.level, meeting.region)
    _require_open(meeting)
    for name, value in values.items():
        setattr(meeting, name, value)
    meeting.version += 1
    meeting.save()
    _trail(meeting, "change", by=by, now=now)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody at a meeting; a delegate has no element."""

    name: str
    gender: str
    represents: str = ""
    element: str = ""


@transaction.atomic
def add_attendance(
    *, meeting: Meeting, people: list[Person], by: User, now: datetime
) -> list[Attendance]:
    """
    Add people to the attendance list.

    Raises:
        Forbidden: The person does not keep the meeting.
        Conflict: It is closed.
    """
    _require(by, meeting.level, meeting.region)
    _require_open(meeting)
    made = Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            name=each.name,
            gender=each.gender,
            represents=each.represents,
            element=each.element,
        )
        for each in people
    )
    _trail(meeting, "attend", after=len(made), by=by, now=now)
    return made


@transaction.atomic
def remove_attendance(*, attendance: Attendance, by: User, now: datetime) -> None:
    """
    Take somebody off the attendance list.

    Raises:
        Forbidden: The person does not keep the meeting.
        Conflict: It is closed.
    """
    meeting = attendance.meeting
    _require(by, meeting.level, meeting.region)
    _require_open(meeting)
    attendance.delete()
    _trail(meeting, "unattend", by=by, now=now)


@transaction.atomic
def add_delegate(*, meeting: Meeting, person: Person, by: User, now: datetime) -> Delegate:
    """
    Write down who speaks for the meeting at the next level.

    Raises:
        Forbidden: The person does not keep the meeting.
        Conflict: It is closed.
    """
    _require(by, meeting.level, meeting.region)
    _require_open(meeting)
    delegate = Delegate.objects.create(
        meeting=meeting,
        name=person.name,
        gender=person.gender,
        represents=person.represents,
    )
    _trail(meeting, "delegate", by=by, now=now)
    return delegate


@transaction.atomic
def remove_delegate(*, delegate: Delegate, by: User, now: datetime) -> None:
    """
    Take a delegate off the list.

    Raises:
        Forbidden: The person does not keep the meeting.
        Conflict: It is closed.
    """
    meeting = delegate.meeting
    _require(by, meeting.level, meeting.region)
    _require_open(meeting)
    delegate.delete()
    _trail(meeting, "undelegate", by=by, now=now)


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: User, now: datetime) -> None:
    """
    Close a meeting: attendance, delegates and notes no longer change.

    Raises:
        Forbidden: The person does not keep it.
        Conflict: It is closed already.
        InvalidInput: The quorum was missed and the notes do not say why it went on.
    """
    _require(by, meeting.level, meeting.region)
    current = Meeting.objects.select_for_update().get(pk=meeting.pk)
    _require_open(current)
    present = current.attendances.count()
    if present < meeting.level.quorum and not current.notes.strip():
        raise InvalidInput(
            "quorum-missed", where="notes", present=present, quorum=meeting.level.quorum
        )
    current.state = MeetingState.CLOSED
    current.version += 1
    current.save()
    _trail(current, "close", after=present, by=by, now=now)


def _trail(
    meeting: Meeting, kind: str, *, by: User, now: datetime, after: object = None
) -> None:
    cycle: Cycle = meeting.cycle
    fact = Fact(
        kind=kind,
        subject="meeting",
        subject_id=f"meeting-{meeting.pk}",
        version=meeting.version,
        after=after,
        note=str(meeting)[:300],
    )
    record([fact], cycle=cycle, by=by, now=now)
