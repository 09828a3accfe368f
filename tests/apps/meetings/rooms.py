"""Meetings for tests: a room with people in it, in a few lines."""

from datetime import UTC, datetime

from factories.plans import a_plan, facilitator_of
from siap.apps.accounts.models import User
from siap.apps.meetings.models import Item, Meeting, Participant
from siap.apps.meetings.services.course import Command, go_to, set_phase
from siap.apps.meetings.services.people import Newcomer, join
from siap.apps.meetings.services.starting import NewMeeting, open_meeting, start_meeting
from siap.apps.plans.models import Plan

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def a_meeting(plan: Plan | None = None, *, running: bool = True, **new: object) -> Meeting:
    plan = plan or a_plan()
    wanted = NewMeeting(topic="2.1", **new)  # type: ignore[arg-type]
    user = facilitator_of(plan)
    meeting = start_meeting(plan=plan, new=wanted, by=user, now=NOW)
    if running:
        open_meeting(meeting_id=meeting.pk, by=user, now=NOW)
    return fresh(meeting)


def fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("plan", "item").get(pk=meeting.pk)


def leader(meeting: Meeting) -> User:
    return facilitator_of(meeting.plan)


def order(meeting: Meeting, by: User | None = None, now: datetime = NOW) -> Command:
    return Command(meeting_id=meeting.pk, by=by or leader(meeting), now=now)


def a_participant(meeting: Meeting, name: str = "Siti Aminah", **who: str) -> Participant:
    newcomer = Newcomer(name=name, **({"institution": "Warga RW 3"} | who))
    person, _ = join(meeting_id=meeting.pk, who=newcomer, now=NOW)
    return person


def item_with(meeting: Meeting, tool: str) -> Item:
    found = meeting.items.filter(tool=tool).first()
    assert found is not None
    return found


def opened(meeting: Meeting, tool: str) -> Item:
    """The first item with a tool, turned to and opened for contributions."""
    item = item_with(meeting, tool)
    go_to(order(meeting), item_id=str(item.pk))
    set_phase(order(meeting), item_id=str(item.pk), phase="open")
    item.refresh_from_db()
    return item
