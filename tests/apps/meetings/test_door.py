"""Who comes twice, who speaks for several, whose right has ended."""

from datetime import timedelta

import pytest

from apps.meetings.rooms import (
    NOW,
    a_meeting,
    a_participant,
    fresh,
    item_with,
    leader,
    opened,
    order,
)
from siap.apps.meetings.live import LogSource, pass_for
from siap.apps.meetings.models import Card, Meeting, Participant
from siap.apps.meetings.services.boards import NewCard, post_card
from siap.apps.meetings.services.concluding import conclude
from siap.apps.meetings.services.doorkeeping import (
    MOST_ALIKE,
    let_all_in,
    let_in,
    merge,
    speak_for,
    twins_of,
)
from siap.apps.meetings.services.people import Newcomer, join, write_down
from siap.apps.meetings.services.starting import end_meeting
from siap.apps.meetings.showing import heads
from siap.apps.meetings.streaming import MeetingDoors
from siap.apps.meetings.tokens import digest
from siap.apps.plans.models import TeamMember
from siap.apps.plans.queries import topic_records
from siap.kernel.errors import Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


def come(meeting: Meeting, name: str, **who: str) -> tuple[Participant, str]:
    newcomer = Newcomer(name=name, **({"institution": "Warga"} | who))  # type: ignore[arg-type]
    later = NOW + timedelta(seconds=meeting.participants.count())
    return join(meeting_id=meeting.pk, who=newcomer, now=later)


def test_a_phone_that_dropped_its_token_waits_for_the_desk() -> None:
    meeting = a_meeting()
    come(meeting, "Siti Aminah")
    again, _ = come(meeting, "siti aminah", institution="warga")
    other, _ = come(meeting, "Siti Aminah", institution="PDAM")

    assert (again.presence, other.presence) == ("waiting", "present")


def test_one_phone_brings_no_crowd_but_a_village_behind_one_address_gets_in() -> None:
    meeting = a_meeting()
    many = [come(meeting, f"A{n}", origin="satu")[0] for n in range(MOST_ALIKE + 1)]
    village = [come(meeting, f"B{n}", origin=f"hp-{n}")[0] for n in range(8)]
    let_all_in(order(meeting))

    assert [p.presence for p in many] == ["present"] * MOST_ALIKE + ["waiting"]
    assert {p.presence for p in village} == {"present"}
    assert not meeting.participants.filter(presence="waiting").exists()


def test_who_was_put_out_does_not_come_back_by_coming_anew() -> None:
    meeting = a_meeting()
    who, _ = come(meeting, "Siti Aminah")
    let_in(order(meeting), person_id=str(who.pk), presence="out")

    assert come(meeting, "Siti Aminah")[0].presence == "waiting"


def test_one_machine_cannot_fill_the_meeting_with_waiting_people(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("siap.apps.meetings.services.doorkeeping.WAITING_TIMES", 1)
    meeting = a_meeting()
    for n in range(MOST_ALIKE):
        come(meeting, f"A{n}", origin="satu")

    with pytest.raises(Forbidden):
        come(meeting, "B", origin="satu")
    assert come(meeting, "B", origin="dua")[0].presence == "present"


def test_twins_become_one_whose_newest_phone_goes_on() -> None:
    meeting = a_meeting()
    kept, _ = come(meeting, "Siti Aminah")
    item = opened(meeting, "cards")
    new = NewCard(item_id=str(item.pk), text="Air keruh")
    post_card(participant=kept, new=new, now=NOW)
    twin, token = come(meeting, "Siti Aminah")
    let_in(order(meeting), person_id=str(twin.pk), presence="present")
    post_card(participant=twin, new=new, now=NOW)
    ((found_twin, found_kept),) = twins_of(list(meeting.participants.all()))
    merge(order(meeting), twin_id=str(found_twin.pk), kept_id=str(found_kept.pk))
    kept.refresh_from_db()

    assert kept.token == digest(token)
    assert kept.marks == {str(item.pk): 2}
    assert {card.author_id for card in Card.objects.all()} == {kept.pk}
    assert heads(list(meeting.participants.all())) == 1
    assert twins_of(list(meeting.participants.all())) == []


def test_whoever_speaks_for_several_is_counted_as_often_in_the_record() -> None:
    meeting = a_meeting()
    who = a_participant(meeting, sex="woman")
    speak_for(order(meeting), person_id=str(who.pk), people=5, women=3)
    write_down(order(meeting), people=[Newcomer(name="Budi", sex="man", people=4)])
    end_meeting(meeting_id=meeting.pk, by=leader(meeting), now=NOW)
    conclude(order(meeting))
    record = topic_records(meeting.plan)["2.1"]

    assert heads(list(meeting.participants.all())) == 9
    assert (record.attendance_women, record.attendance_men) == (3, 3)


@pytest.mark.parametrize(("people", "women"), [(0, None), (101, None), (2, 3)])
def test_nobody_speaks_for_none_or_for_a_town(people: int, women: int | None) -> None:
    meeting = a_meeting()
    who = a_participant(meeting)

    with pytest.raises(InvalidInput):
        speak_for(order(meeting), person_id=str(who.pk), people=people, women=women)


def test_a_guest_cannot_say_to_speak_for_many() -> None:
    who, _ = join(meeting_id=a_meeting().pk, who=Newcomer(name="Siti", people=50), now=NOW)

    assert who.people == 1


def welcome(meeting: Meeting, view: str, person: object) -> bool:
    doors = MeetingDoors()
    pass_ = doors.admit(pass_for(meeting, view, person=str(person)))
    assert pass_ is not None
    return doors.welcome([pass_])[0]


@pytest.mark.parametrize("person", ["", "²", "9" * 5000])
def test_a_pass_of_nobody_is_not_welcome_to_the_staff(person: str) -> None:
    assert not welcome(a_meeting(), "screen", person)


def test_the_pass_of_a_phone_ends_with_its_presence() -> None:
    meeting = a_meeting()
    who = a_participant(meeting)
    before = welcome(meeting, "phone", who.pk)
    let_in(order(meeting), person_id=str(who.pk), presence="out")
    told = LogSource().after(meeting.pk, 0, 100)

    assert (before, welcome(meeting, "phone", who.pk)) == (True, False)
    assert [event.audience for event in told if event.ends] == [f"person:{who.pk}"]


def test_the_pass_of_the_desk_ends_with_the_role() -> None:
    meeting = a_meeting()
    user = leader(meeting)
    before = [welcome(meeting, view, user.pk) for view in ("desk", "screen")]
    TeamMember.objects.filter(plan=meeting.plan, user=user).delete()

    assert before == [True, True]
    assert [welcome(meeting, view, user.pk) for view in ("desk", "screen")] == [False] * 2


def test_a_pass_of_one_meeting_opens_no_other() -> None:
    meeting = a_meeting()
    other = a_meeting()
    who = a_participant(other)

    assert not welcome(meeting, "phone", who.pk)
    assert fresh(meeting).participants.count() == 0
    assert item_with(meeting, "cards").cards.count() == 0
