"""From an event of the log to the records that pages read: one function for each kind."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from siap.apps.meetings.applying import boards, course, people, votes
from siap.apps.meetings.models import Door, Event, Meeting, MeetingState

Apply = Callable[[Meeting, datetime, Mapping[str, Any], int], None]

APPLY: Final[Mapping[str, Apply]] = {
    **course.APPLY,
    **people.APPLY,
    **boards.APPLY,
    **votes.APPLY,
}
"""Kind of event to what it does; given the meeting, when, the data, the number."""

_FROM_THE_LOG: Final[Mapping[str, object]] = {
    "item": None,
    "group_titles": [],
    "state": MeetingState.READY.value,
    "door": Door.OPEN.value,
    "started_at": None,
    "ended_at": None,
    "decisions": "",
    "objections": "",
    "next_on": None,
    "next_about": "",
    "minutes": "",
    "minutes_version": 0,
    "minutes_seq": 0,
}
"""What a meeting is before the first event of its log."""


def apply(meeting: Meeting, event: Event) -> None:
    """
    Bring the records up to an event; the meeting itself is changed but not saved.

    Args:
        meeting: Locked, at the event before.
        event: The next event of its log.
    """
    APPLY[event.kind](meeting, event.at, event.data, event.seq)


def rebuild(meeting: Meeting) -> None:
    """
    Make all records of a meeting anew from its log.

    What is no part of the log stays away: what phones keep, what was used up, counts of
    secret rounds that are still open.
    """
    for name, start in _FROM_THE_LOG.items():
        setattr(meeting, name, start)
    meeting.save()
    meeting.items.all().delete()
    meeting.participants.all().delete()
    for event in meeting.events.order_by("seq"):
        apply(meeting, event)
    meeting.save()
