"""What users said hangs on the board of a running meeting: once, with its source."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from apps.meetings.rooms import (
    NOW,
    a_meeting,
    a_participant,
    item_with,
    leader,
    opened,
    order,
)
from factories.evidence import rows
from factories.plans import a_member, facilitator_of
from factories.services import a_unit, client_of
from factories.voices import a_survey, answered, rated
from siap.apps.evidence.models import CardOrigin
from siap.apps.evidence.services import put_card
from siap.apps.evidence.sources import source_of
from siap.apps.meetings.models import Card, Event, Item, Meeting
from siap.apps.meetings.services.boards import remove_card
from siap.apps.meetings.services.carrying import read_file, take_in, written_out
from siap.apps.meetings.services.sheets import Wanted, take_over_cards
from siap.apps.meetings.services.starting import end_meeting
from siap.apps.meetings.services.voices import Chosen, PutUp, put_voices
from siap.apps.plans.models import Plan, TeamRole
from siap.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound

pytestmark = pytest.mark.django_db
W09 = ("w09-issue-cards", "cards")


@pytest.fixture
def meeting() -> Meeting:
    """A running meeting in a region where a unit is rated and a survey was published."""
    found = a_meeting()
    unit = a_unit("Loket Rekaan", region=found.plan.region)
    rated(unit, NOW.date() - timedelta(days=9), green=60, red=40)
    survey = answered(a_survey(unit), 2, 3)
    survey.state = "published"
    survey.save()
    return found


@pytest.fixture
def board(meeting: Meeting) -> Item:
    return opened(meeting, "cards")


def said(plan: Plan, source: str = "ratings") -> tuple[str, str]:
    return source, source_of(source).findings(plan.region_id, NOW)[0].key


def put(meeting: Meeting, board: Item, *voices: tuple[str, str], **more: str) -> PutUp:
    chosen = Chosen(item_id=str(board.pk), voices=voices, **more)  # type: ignore[arg-type]
    return put_voices(order(meeting), chosen=chosen)


def test_voices_become_cards_with_their_source_and_every_screen_hears_of_it(
    meeting: Meeting, board: Item
) -> None:
    rating, element = said(meeting.plan), said(meeting.plan, "surveys")

    found = put(meeting, board, rating, element)

    first, second = Card.objects.order_by("seq")
    assert found == PutUp(added=2, there=0)
    assert first.text.startswith("Loket Rekaan: 40,0% menilai kurang, dari 100 penilaian")
    assert (first.source_title, first.side) == ("Penilaian tiga warna", "user")
    assert first.address.startswith("/nilai/")
    assert (second.source, second.finding) == element
    told = Event.objects.get(seq=first.seq)
    assert told.audience == "board"
    assert told.shown["text"] == first.text
    assert told.shown["from"] == "Penilaian tiga warna"


def test_a_voice_that_hangs_on_the_board_is_not_put_up_twice(
    meeting: Meeting, board: Item
) -> None:
    rating = said(meeting.plan)
    put(meeting, board, rating)

    again = put(meeting, board, rating, rating, said(meeting.plan, "surveys"))

    assert again == PutUp(added=1, there=1)
    assert Card.objects.count() == 2


def test_a_voice_that_was_taken_off_comes_back_as_the_same_card(
    meeting: Meeting, board: Item
) -> None:
    rating = said(meeting.plan)
    put(meeting, board, rating)
    card = Card.objects.get()
    remove_card(order(meeting), card_id=str(card.pk), why="salah", back=False)

    assert put(meeting, board, rating).added == 1

    assert Card.objects.get().removed is False


def test_voices_wait_for_a_running_meeting_with_an_open_board(meeting: Meeting) -> None:
    closed = item_with(meeting, "cards")
    with pytest.raises(Conflict):
        put(meeting, closed, said(meeting.plan))

    board = opened(meeting, "cards")
    end_meeting(meeting_id=meeting.pk, by=leader(meeting), now=NOW)
    with pytest.raises(Conflict):
        put(meeting, board, said(meeting.plan))


def test_only_who_holds_the_meeting_puts_voices_up(meeting: Meeting, board: Item) -> None:
    member = a_member(meeting.plan, TeamRole.MEMBER)
    chosen = Chosen(item_id=str(board.pk), voices=(said(meeting.plan),))

    with pytest.raises(Forbidden):
        put_voices(order(meeting, member), chosen=chosen)
    page = client_of(member).get(reverse("meetings:voices", args=[meeting.pk]))
    assert page.status_code == 403


def test_what_no_source_says_to_the_public_goes_onto_no_board(
    meeting: Meeting, board: Item
) -> None:
    with pytest.raises(NotFound):
        put(meeting, board, said(meeting.plan), ("reports", "1"))
    with pytest.raises(InvalidInput):
        put(meeting, board)

    assert not Card.objects.exists()


def test_a_facilitator_searches_chooses_and_sees_the_cards_at_the_desk(
    meeting: Meeting, board: Item
) -> None:
    client = client_of(leader(meeting))
    own = reverse("meetings:voices", args=[meeting.pk])
    rated(
        a_unit("Puskesmas Rekaan", region=meeting.plan.region),
        timezone.localdate(), green=30, red=30,
    )  # fmt: skip
    searched = client.get(own, {"cari": "puskesmas"}).text
    value = searched.partition('name="voice" value="')[2].partition('"')[0]
    sent = {"item": str(board.pk), "voice": [value], "key": "k"}

    command = reverse("meetings:command", args=[meeting.pk, "suara"])
    desk = client.post(command, sent, follow=True).text
    client.post(command, sent)
    after = client.get(own).text

    assert "Loket Rekaan" not in searched
    assert "1 suara warga ditempelkan." in desk
    assert "Puskesmas Rekaan: 50,0% menilai kurang" in desk
    assert own in desk
    assert "sudah ada di papan" in after
    assert Card.objects.count() == 1


def test_a_phone_sees_where_a_card_comes_from(meeting: Meeting, board: Item) -> None:
    a_participant(meeting)
    put(meeting, board, said(meeting.plan))
    client = client_of(leader(meeting))

    assert (
        "Penilaian tiga warna"
        in client.get(reverse("meetings:screen", args=[meeting.pk])).text
    )


def test_a_voice_keeps_its_source_on_its_way_into_the_worksheet(
    meeting: Meeting, board: Item
) -> None:
    rating = said(meeting.plan)
    put(meeting, board, rating)

    take_over_cards(order(meeting), wanted=Wanted(item_id=str(board.pk)))
    take_over_cards(order(meeting), wanted=Wanted(item_id=str(board.pk)))

    (row,) = rows(meeting.plan, *W09)
    origin = CardOrigin.objects.get()
    assert str(origin.row_id) == row.id == str(Card.objects.get().pk)
    assert (origin.source, origin.finding) == rating


def test_a_voice_that_is_a_card_of_the_plan_already_becomes_no_second_one(
    meeting: Meeting, board: Item
) -> None:
    source, key = said(meeting.plan)
    (finding,) = source_of(source).findings(meeting.plan.region_id, NOW)
    by = facilitator_of(meeting.plan)
    put_card(plan=meeting.plan, source=source, finding=finding, by=by, now=NOW)

    put(meeting, board, (source, key))
    found = take_over_cards(order(meeting), wanted=Wanted(item_id=str(board.pk)))

    assert found.added == 0
    assert len(rows(meeting.plan, *W09)) == 1


def test_a_log_from_elsewhere_doubles_no_voice_and_brings_no_foreign_address(
    meeting: Meeting, board: Item
) -> None:
    put(meeting, board, said(meeting.plan))
    log = json.loads(written_out(meeting, by=leader(meeting)))
    theirs = json.loads(json.dumps(log["events"][-1]))
    theirs["seq"] += 1
    theirs["data"] |= {"id": "0b8b0c3e-9a57-4c58-8a53-0f3a1d0f4a11"}
    odd = json.loads(json.dumps(theirs))
    odd["seq"] += 1
    odd["data"] |= {
        "id": "0b8b0c3e-9a57-4c58-8a53-0f3a1d0f4a12",
        "voice": {"source": "ratings", "finding": "x", "address": "javascript:alert(1)"},
    }
    log["events"] += [theirs, odd]

    carried = read_file(json.dumps(log).encode())
    take_in(plan=meeting.plan, carried=carried, by=leader(meeting), now=NOW)

    standing = Card.objects.filter(removed=False).order_by("seq")
    assert [card.finding for card in standing] == [said(meeting.plan)[1], "x"]
    assert standing[1].address == ""
