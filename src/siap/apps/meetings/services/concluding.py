"""Concluding a meeting: decisions, the next meeting, minutes that one person edits."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from siap.apps.accounts.models import User
from siap.apps.meetings.models import (
    Meeting,
    MeetingState,
    MinutesRevision,
    Participant,
    Presence,
    Sex,
)
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.turns import in_turn
from siap.apps.plans.queries import topic_records
from siap.apps.plans.services import NewTask, add_follow_ups, record_topic
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import NewRow, add_row
from siap.kernel.errors import Conflict, InvalidInput

LEASE: Final = timedelta(seconds=60)
LONGEST_MINUTES: Final = 20_000
LONGEST_NOTES: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class Notes:
    """What a meeting came to, and when it meets next."""

    decisions: str
    objections: str
    next_on: date | None
    next_about: str


@in_turn
def note(command: Command, *, notes: Notes) -> None:
    """
    Write down decisions, objections and the next meeting.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: A text is too long.
    """
    meeting = command.begin()
    for name in ("decisions", "objections"):
        _check_length(getattr(notes, name), LONGEST_NOTES, name)
    data: dict[str, object] = {
        "decisions": notes.decisions.strip(),
        "objections": notes.objections.strip(),
        "next_on": notes.next_on.isoformat() if notes.next_on else None,
        "next_about": notes.next_about.strip()[:300],
    }
    command.tell(meeting, "notes", data, audience="board")


@in_turn
def add_task(command: Command, *, task: NewTask) -> None:
    """
    Write down a follow-up of the topic with its owner and date.

    Raises:
        Forbidden: The person may not hold the meeting or record topics.
        InvalidInput: Something of the task is missing or too long.
    """
    meeting = command.begin()
    add_follow_ups(plan=meeting.plan, tasks=[task], by=command.by, now=command.now)
    command.tell(meeting, "sheet", {"sheet": "follow-up", "what": task.what})


def _check_length(text: str, limit: int, where: str) -> None:
    if len(text) > limit:
        raise InvalidInput("too-long", where=where, length=len(text), limit=limit)


@in_turn
def plan_next(command: Command) -> None:
    """
    Write the next meeting into the work calendar.

    Raises:
        Forbidden: The person may not hold the meeting or edit sheets.
        InvalidInput: It has no date yet.
    """
    meeting = command.begin()
    if meeting.next_on is None:
        raise InvalidInput("missing", where="next_on")
    place = place_of(meeting.plan, "w05-work-calendar", "meetings")
    about = meeting.next_about or f"{meeting.topic} {meeting.title}"
    typed = {"topic": about[:200], "date": meeting.next_on.isoformat()}
    new = NewRow(typed=typed, topic=meeting.topic)
    add_row(place=place, new=new, by=command.by, now=command.now)


def held_by_another(meeting: Meeting, user: User, *, now: datetime) -> User | None:
    """Who is editing the minutes just now, if it is somebody else."""
    until = meeting.minutes_until
    if until is None or until < now or meeting.minutes_holder_id == user.pk:
        return None
    return meeting.minutes_holder


@in_turn
def hold_minutes(command: Command, *, take: bool = False) -> Meeting:
    """
    Take the minutes to oneself for a minute; each save or call makes it a minute again.

    Raises:
        Forbidden: The person may not hold the meeting.
        Conflict: Somebody else is editing them and `take` is not set.
    """
    meeting = command.begin()
    other = held_by_another(meeting, command.by, now=command.now)
    if other is not None and not take:
        raise Conflict("meeting-minutes-held", where="minutes", name=other.display_name)
    meeting.minutes_holder = command.by
    meeting.minutes_until = command.now + LEASE
    meeting.save(update_fields=["minutes_holder", "minutes_until"])
    return meeting


@in_turn
def save_minutes(command: Command, *, text: str, seen_version: int) -> Meeting:
    """
    Save the minutes; every saved state is kept.

    Raises:
        Forbidden: The person may not hold the meeting.
        Conflict: Somebody else edits them, or saved them since they were read.
        InvalidInput: They are too long.
    """
    meeting = hold_minutes(command)
    _check_length(text, LONGEST_MINUTES, "minutes")
    tidy = text.replace("\r\n", "\n").strip()
    if tidy == meeting.minutes:
        return meeting
    if seen_version != meeting.minutes_version:
        raise Conflict("meeting-minutes-newer", where="minutes")
    MinutesRevision.objects.create(
        meeting=meeting, at=command.now, by=command.by, text=tidy
    )
    command.tell(meeting, "minutes", {"text": tidy})
    return meeting


@in_turn
def conclude(command: Command) -> None:
    """
    Write what came of an ended meeting into the record of its topic.

    Attendance, minutes, decisions and objections replace what the record said.

    Raises:
        Forbidden: The person may not hold the meeting.
        Conflict: The meeting has not ended, or the record is being changed.
    """
    meeting = command.begin()
    if meeting.state != MeetingState.ENDED or meeting.started_at is None:
        raise Conflict("meeting-not-concluded", where="meeting")
    present = list(meeting.participants.filter(presence=Presence.PRESENT))
    values: dict[str, object] = {
        "held_on": timezone.localdate(meeting.started_at),
        "attendance_women": sum(women_among(person) for person in present),
        "attendance_men": sum(men_among(person) for person in present),
        "minutes": meeting.minutes,
        "decisions": meeting.decisions,
        "objections": meeting.objections,
    }
    if meeting.place:
        values["place"] = meeting.place
    record = topic_records(meeting.plan).get(meeting.topic)
    if record is None or record.state in {"open", "planned"}:
        values["state"] = "held"
    record_topic(
        plan=meeting.plan,
        topic=meeting.topic,
        values=values,
        seen_version=record.version if record else 0,
        by=command.by,
        now=command.now,
    )
    command.tell(meeting, "sheet", {"sheet": "topic", "topic": meeting.topic})


def women_among(person: Participant) -> int:
    """How many women are known among those for whom a participant speaks."""
    return int(person.sex == Sex.WOMAN) if person.women is None else person.women


def men_among(person: Participant) -> int:
    """How many men are known among them; of a crowd only where the women were counted."""
    known = person.people - person.women if person.women is not None else 0
    return int(person.sex == Sex.MAN) if person.women is None else known
