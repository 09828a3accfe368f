"""Everything of a meeting is in its log: it can be replayed, carried away, taken in."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import serializers

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
from factories.plans import a_plan
from siap.apps.meetings.applying import rebuild
from siap.apps.meetings.live import LogSource, pass_for
from siap.apps.meetings.models import Answer, Card, Cluster, Meeting, Participant, Round
from siap.apps.meetings.services.answers import Given, answer
from siap.apps.meetings.services.boards import NewCard, post_card, remove_card
from siap.apps.meetings.services.carrying import compare, read_file, take_in, written_out
from siap.apps.meetings.services.clusters import add_cluster, move_card, name_cluster
from siap.apps.meetings.services.concluding import Notes, note, save_minutes
from siap.apps.meetings.services.course import run_clock
from siap.apps.meetings.services.grouping import Dealing, make_groups
from siap.apps.meetings.services.people import Newcomer, write_down
from siap.apps.meetings.services.questions import Question, ask, close_round, prepare
from siap.apps.meetings.services.rehearsing import MOST_IN_ALL, rehearse
from siap.apps.meetings.services.starting import end_meeting
from siap.apps.meetings.streaming import MeetingDoors
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db
OUTSIDE_THE_LOG = {"token", "marks", "origin"}


def a_full_meeting() -> Meeting:
    """A meeting in which everything happened that can happen."""
    meeting = a_meeting()
    who = a_participant(meeting, side="user")
    write_down(order(meeting), people=[Newcomer(name="Ani")])
    make_groups(order(meeting), dealing=Dealing(count=2, by="random", seed=1))
    item = opened(meeting, "cards")
    run_clock(order(meeting), item_id=str(item.pk), run=True)
    cards = [
        post_card(
            participant=who, new=NewCard(item_id=str(item.pk), text=text, key=text), now=NOW
        )
        for text in ("Air keruh", "Tagihan salah", "Nama orang")
    ]
    cluster = add_cluster(order(meeting), item_id=str(item.pk), title="Mutu")
    name_cluster(
        order(meeting), item_id=str(item.pk), cluster_id=str(cluster.pk), title="Mutu air"
    )
    move_card(order(meeting), card_id=cards[0], cluster_id=str(cluster.pk))
    remove_card(order(meeting), card_id=cards[2], why="Nama", back=False)
    voted = item_with(meeting, "agree")
    question = Question(text="Setuju?")
    prepare(order(meeting), item_id=str(voted.pk), question=question)
    found = voted.rounds.get()
    ask(order(meeting), round_id=str(found.pk))
    given = Given(round_id=str(found.pk), choice="notes", note="Asal murah")
    answer(participant=who, given=given, now=NOW)
    close_round(order(meeting), round_id=str(found.pk))
    notes = Notes(decisions="Satu", objections="", next_on=None, next_about="Bab 2")
    note(order(meeting), notes=notes)
    save_minutes(order(meeting), text="Rapat dibuka.", seen_version=0)
    end_meeting(meeting_id=meeting.pk, by=leader(meeting), now=NOW)
    return fresh(meeting)


def records(meeting: Meeting) -> dict[str, list[Any]]:
    """All records of a meeting but what is on purpose not in its log."""
    sets = {
        "items": meeting.items.order_by("pk"),
        "people": Participant.objects.filter(meeting=meeting).order_by("pk"),
        "cards": Card.objects.filter(item__meeting=meeting).order_by("pk"),
        "clusters": Cluster.objects.filter(item__meeting=meeting).order_by("pk"),
        "rounds": Round.objects.filter(item__meeting=meeting).order_by("pk"),
        "answers": Answer.objects.filter(round__item__meeting=meeting).order_by("round"),
        "meeting": Meeting.objects.filter(pk=meeting.pk),
    }
    left_out = OUTSIDE_THE_LOG | {"meeting", "minutes_until", "minutes_holder"}
    return {
        name: [
            {k: v for k, v in each["fields"].items() if k not in left_out}
            for each in serializers.serialize("python", found)
        ]
        for name, found in sets.items()
    }


def test_records_made_anew_from_the_log_are_those_that_were_there() -> None:
    meeting = a_full_meeting()
    before = records(meeting)
    rebuild(meeting)

    assert records(fresh(meeting)) == before
    assert len(before["cards"]) == 3


def test_the_log_is_numbered_without_gaps() -> None:
    meeting = a_full_meeting()
    numbers = list(meeting.events.order_by("seq").values_list("seq", flat=True))

    assert numbers == list(range(1, meeting.last_seq + 1))


def test_a_meeting_held_elsewhere_is_taken_in_whole_and_only_once() -> None:
    meeting = a_full_meeting()
    before = records(meeting)
    content = written_out(meeting, by=leader(meeting))
    plan = meeting.plan
    meeting.delete()
    carried = read_file(content)
    taken = take_in(plan=plan, carried=carried, by=leader(meeting), now=NOW)
    again = take_in(plan=plan, carried=carried, by=leader(meeting), now=NOW)
    after = records(fresh(taken))

    assert taken == again
    assert {k: v for k, v in after.items() if k != "meeting"} == {
        k: v for k, v in before.items() if k != "meeting"
    }
    assert (taken.state, taken.minutes) == ("ended", "Rapat dibuka.")


def test_what_both_sides_changed_is_shown_with_both_values() -> None:
    meeting = a_full_meeting()
    carried = json.loads(written_out(meeting, by=leader(meeting)))
    changed = carried["events"][-2]
    later = (NOW + timedelta(hours=1)).isoformat()
    carried["events"].append(
        {
            **changed,
            "seq": len(carried["events"]) + 1,
            "at": later,
            "data": {"text": "Lain"},
        }
    )
    assert changed["kind"] == "minutes"
    save_minutes(order(meeting), text="Di sini.", seen_version=1)
    found = compare(meeting.plan, read_file(json.dumps(carried).encode()))

    assert (len(found.new), found.own) == (1, 1)
    assert [tuple(each[1:]) for each in found.differing] == [("Di sini.", "Lain")]


def test_people_keep_their_way_back_in_when_a_file_is_taken_in() -> None:
    meeting = a_full_meeting()
    carried = json.loads(written_out(meeting, by=leader(meeting)))
    extra = {**carried["events"][-1], "seq": len(carried["events"]) + 1}
    carried["events"].append({**extra, "at": (NOW + timedelta(hours=1)).isoformat()})
    tokens = set(meeting.participants.values_list("token", flat=True))
    take_in(plan=meeting.plan, carried=carried, by=leader(meeting), now=NOW)

    assert set(meeting.participants.values_list("token", flat=True)) == tokens


def test_a_file_that_names_things_of_another_meeting_is_refused() -> None:
    meeting, other = a_full_meeting(), a_meeting()
    carried = json.loads(written_out(meeting, by=leader(meeting)))
    card = next(event for event in carried["events"] if event["kind"] == "card")
    card["data"]["item"] = str(item_with(other, "cards").pk)

    with pytest.raises(InvalidInput):
        read_file(json.dumps(carried).encode())


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"uid": 1}', b"\xff\xfe"])
def test_a_file_that_is_none_of_ours_is_refused_with_a_message(content: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_file(content)


def test_a_meeting_is_not_taken_into_another_plan() -> None:
    meeting = a_full_meeting()
    carried = read_file(written_out(meeting, by=leader(meeting)))

    with pytest.raises(InvalidInput):
        compare(a_plan(), carried)


def test_the_file_holds_no_token_of_a_phone() -> None:
    meeting = a_full_meeting()
    tokens = meeting.participants.exclude(token="").values_list("token", flat=True)
    content = written_out(meeting, by=leader(meeting)).decode()

    assert tokens
    assert not any(token in content for token in tokens)


def test_what_travels_to_the_screens_names_no_participant() -> None:
    meeting = a_full_meeting()
    people = [str(p.pk) for p in meeting.participants.all()]
    wires = b"".join(e.wire for e in LogSource().after(meeting.pk, 0, 500)).decode()

    assert "Siti" not in wires
    assert not any(person in wires for person in people)


@pytest.mark.parametrize("view", ["phone", "screen", "desk"])
def test_a_pass_opens_the_live_part_of_its_view(view: str) -> None:
    meeting = a_full_meeting()
    doors = MeetingDoors()
    pass_ = doors.admit(pass_for(meeting, view, person="1"))

    assert pass_ is not None
    assert pass_.view == view
    assert "data-part" in doors.fragment(pass_)
    assert doors.admit(pass_for(meeting, view) + "x") is None


def test_simulated_participants_rehearse_but_never_become_many() -> None:
    meeting = a_meeting(training=True)
    opened(meeting, "cards")
    first = rehearse(order(meeting), people=20, seed=1)
    for _ in range(4):
        rehearse(order(meeting), people=20, seed=2)

    assert (first.came, first.wrote) == (20, 20)
    assert meeting.participants.filter(simulated=True).count() == MOST_IN_ALL


def test_a_real_meeting_has_no_simulated_participants() -> None:
    with pytest.raises(InvalidInput):
        rehearse(order(a_meeting()), people=5, seed=1)
