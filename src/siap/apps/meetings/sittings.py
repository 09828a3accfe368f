"""Live meetings on a topic as its papers list them: when, where, who came, how."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils import timezone

from siap.apps.documents.queries import WAYS, Attendee, Sitting
from siap.apps.meetings.models import Event, Meeting, MeetingState, Participant, Presence
from siap.apps.meetings.queries import meetings_of
from siap.apps.meetings.showing import listed_name
from siap.apps.plans.models import Plan

_SEXES: Final = {"woman": "female", "man": "male"}


def sittings_of(plan: Plan, topic: str) -> list[Sitting]:
    """
    Read who came to the live meetings on a topic.

    Args:
        plan: The plan; the caller has asked whether the person may print it.
        topic: Key of the topic, like `2.1`.

    Returns:
        Begun meetings, the earliest first, with those who are present in the order they
        came; rehearsals and simulated people are left out, and so is a meeting to which
        nobody came.
    """
    begun = meetings_of(plan, topic).filter(training=False, started_at__isnull=False)
    begun = begun.exclude(state=MeetingState.READY).prefetch_related("participants")
    meetings = list(begun.order_by("started_at", "pk"))
    ways = _ways(meetings)
    found = [_sitting(meeting, ways) for meeting in meetings]
    return [each for each in found if each.people]


def _ways(meetings: Sequence[Meeting]) -> dict[str, str]:
    """How each participant came, as the logs say; logs from before say nothing."""
    came = Event.objects.filter(meeting__in=meetings, kind="joined")
    found = came.values_list("data__id", "data__way")
    return {str(person): way for person, way in found if way in WAYS}


def _sitting(meeting: Meeting, ways: Mapping[str, str]) -> Sitting:
    came = [
        person
        for person in meeting.participants.all()
        if person.presence == Presence.PRESENT and not person.simulated
    ]
    day = timezone.localdate(meeting.started_at or meeting.created_at)
    people = [_attendee(person, ways) for person in came]
    return Sitting(title=meeting.title, day=day, place=meeting.place, people=people)


def _attendee(person: Participant, ways: Mapping[str, str]) -> Attendee:
    return Attendee(
        name=listed_name(person),
        institution=person.institution,
        way="paper" if person.on_paper else ways.get(str(person.pk), ""),
        gender=_SEXES.get(person.sex, ""),
        at=timezone.localtime(person.joined_at),
    )
