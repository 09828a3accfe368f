"""A meeting is made from a topic, led with a clock, and left to those who may lead it."""

from datetime import timedelta

import pytest

from apps.meetings.rooms import NOW, a_meeting, a_participant, fresh, item_with, order
from factories.plans import a_member, a_plan, facilitator_of
from siap.apps.meetings.models import Presence
from siap.apps.meetings.services.course import (
    ToolChoice,
    add_minutes,
    go_to,
    run_clock,
    set_door,
    set_phase,
    set_tool,
)
from siap.apps.meetings.services.doorkeeping import let_in
from siap.apps.meetings.services.grouping import Dealing, make_groups
from siap.apps.meetings.services.people import Newcomer, write_down
from siap.apps.meetings.services.starting import NewMeeting, start_meeting
from siap.apps.meetings.showing import seconds_left
from siap.apps.plans.models import TeamRole
from siap.kernel.errors import Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


def test_the_agenda_is_that_of_the_session_between_review_and_next_meeting() -> None:
    meeting = a_meeting(sessions=[1])
    kinds = [item.kind for item in meeting.items.all()]
    tools = [item.tool for item in meeting.items.all()]

    assert kinds == ["review", "group-work", "agreement", "ranking", "follow-up"]
    assert tools == ["", "cards", "agree", "pairs", ""]


def test_a_later_item_with_cards_goes_on_with_the_same_board() -> None:
    first, second = a_meeting().items.filter(tool="cards")

    assert second.board == first


def test_a_member_does_not_start_meetings_and_a_secretary_does() -> None:
    plan = a_plan()
    member, secretary = a_member(plan), a_member(plan, TeamRole.SECRETARY)
    new = NewMeeting(topic="2.1")

    with pytest.raises(Forbidden):
        start_meeting(plan=plan, new=new, by=member, now=NOW)
    assert start_meeting(plan=plan, new=new, by=secretary, now=NOW).topic == "2.1"


def test_the_clock_runs_pauses_and_gets_more_minutes() -> None:
    meeting = a_meeting()
    item = item_with(meeting, "cards")
    key = str(item.pk)
    run_clock(order(meeting), item_id=key, run=True)
    later = NOW + timedelta(minutes=10)
    run_clock(order(meeting, now=later), item_id=key, run=False)
    add_minutes(order(meeting, now=later), item_id=key, minutes=5)
    item.refresh_from_db()

    assert seconds_left(item, now=later + timedelta(hours=1)) == (45 + 5 - 10) * 60


def test_turning_to_another_item_stops_the_clock_of_the_one_before() -> None:
    meeting = a_meeting()
    first, second = list(meeting.items.all())[:2]
    run_clock(order(meeting), item_id=str(first.pk), run=True)
    later = NOW + timedelta(seconds=90)
    go_to(order(meeting, now=later), item_id=str(second.pk))
    first.refresh_from_db()

    assert (first.spent, first.running_since) == (90, None)
    assert fresh(meeting).item == second


def test_an_item_never_gets_less_than_no_time() -> None:
    meeting = a_meeting()
    item = item_with(meeting, "cards")

    with pytest.raises(InvalidInput):
        add_minutes(order(meeting), item_id=str(item.pk), minutes=-46)


def test_the_tool_is_fixed_once_people_have_begun() -> None:
    meeting = a_meeting()
    item = item_with(meeting, "cards")
    set_phase(order(meeting), item_id=str(item.pk), phase="open")
    choice = ToolChoice(tool="open", anonymous=True, hidden=False, limit=1)

    with pytest.raises(InvalidInput):
        set_tool(order(meeting), item_id=str(item.pk), choice=choice)


def test_with_approval_somebody_waits_until_let_in() -> None:
    meeting = a_meeting()
    set_door(order(meeting), door="approval")
    person = a_participant(meeting)
    assert person.presence == Presence.WAITING
    let_in(order(meeting), person_id=str(person.pk), presence="present")
    person.refresh_from_db()

    assert person.presence == Presence.PRESENT


def test_a_closed_door_lets_nobody_in() -> None:
    meeting = a_meeting()
    set_door(order(meeting), door="closed")

    with pytest.raises(Forbidden):
        a_participant(meeting)


def test_people_without_a_phone_are_written_down_all_or_none() -> None:
    meeting = a_meeting()
    write_down(order(meeting), people=[Newcomer(name="Ani"), Newcomer(name="Budi")])
    with pytest.raises(InvalidInput):
        write_down(order(meeting), people=[Newcomer(name="Cici"), Newcomer(name=" ")])

    assert [p.name for p in meeting.participants.filter(on_paper=True)] == ["Ani", "Budi"]


def test_drawn_groups_have_people_of_every_side_as_evenly_as_can_be() -> None:
    meeting = a_meeting()
    for number in range(12):
        side = "provider" if number < 4 else "user"
        a_participant(meeting, f"Orang {number}", side=side, institution=f"L{number % 3}")
    make_groups(order(meeting), dealing=Dealing(count=4, by="random", seed=7))
    people = list(meeting.participants.all())
    sizes = [sum(p.group == n for p in people) for n in range(1, 5)]
    providers = [
        sum(p.group == n and p.side == "provider" for p in people) for n in range(1, 5)
    ]

    assert sizes == [3, 3, 3, 3]
    assert providers == [1, 1, 1, 1]


def test_the_meeting_leaves_its_creation_in_the_trail_of_the_plan() -> None:
    from siap.apps.audit.queries import changes_of_plan  # noqa: PLC0415

    meeting = a_meeting()
    newest = changes_of_plan(meeting.plan_id).filter(subject="meeting").first()

    assert newest is not None
    assert newest.by_name == facilitator_of(meeting.plan).display_name
