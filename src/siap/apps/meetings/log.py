"""The one way to change a meeting: an event, numbered, applied, told to the screens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db import connection, transaction

from siap.apps.meetings.applying import apply, course
from siap.apps.meetings.live import HUB, NOTICES
from siap.apps.meetings.models import Event, Meeting

STAGE = "stage"
BOARD = "board"
STAFF = "staff"
_OF_THE_MEETING = frozenset({*course.APPLY, "groups"})
"""Kinds of events that change fields of the meeting itself."""


@dataclass(frozen=True, kw_only=True)
class News:
    """
    Something that happens in a meeting.

    Args:
        kind: Key of `applying.APPLY`.
        data: What the records are rebuilt from.
        audience: Whose screens are told.
        shown: What they are told besides the kind; None tells nobody.
        key: Of the command; the same command is taken once.
        by: Name of the account that did it; empty for participants.
    """

    kind: str
    data: Mapping[str, object]
    audience: str = STAFF
    shown: Mapping[str, object] | None = field(default_factory=dict)
    key: str = ""
    by: str = ""


def locked(meeting_id: int) -> Meeting:
    """A meeting, locked until the transaction ends: its events come one after another."""
    found: Meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting_id)
    return found


def taken(meeting: Meeting, key: str) -> Event | None:
    """The event of a command that was taken before; None for a new one."""
    if not key:
        return None
    return Event.objects.filter(meeting=meeting, key=key).first()


def tell(meeting: Meeting, news: News, *, now: datetime) -> Event:
    """
    Append an event to the log of a locked meeting, and bring the records up to it.

    Returns:
        The event; screens hear of it once the transaction is over.
    """
    meeting.last_seq += 1
    shown = None if news.shown is None else {"t": news.kind, **news.shown}
    event = Event(
        meeting=meeting,
        seq=meeting.last_seq,
        key=news.key,
        kind=news.kind,
        at=now,
        by=news.by,
        data=news.data,
        audience=news.audience if shown is not None else "",
        shown=shown,
    )
    event.save(force_insert=True)
    if event.audience == STAGE:
        meeting.stage_seq = event.seq
    apply(meeting, event)
    # Most events change no field of the meeting but its numbers.
    numbers = None if event.kind in _OF_THE_MEETING else ["last_seq", "stage_seq"]
    meeting.save(update_fields=numbers)
    transaction.on_commit(partial(HUB.wake, meeting.pk))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [NOTICES, str(meeting.pk)])
    return event
