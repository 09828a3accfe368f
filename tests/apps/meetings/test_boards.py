"""Cards: taken once, limited, veiled, anonymous where promised, into the worksheet."""

import json

import pytest

from apps.meetings.rooms import (
    NOW,
    a_meeting,
    a_participant,
    fresh,
    item_with,
    opened,
    order,
)
from siap.apps.meetings.models import Card, Event, Item, Meeting, Participant
from siap.apps.meetings.services.boards import (
    NewCard,
    post_card,
    remove_card,
    settle_late,
    write_card,
)
from siap.apps.meetings.services.clusters import add_cluster, move_card, name_cluster
from siap.apps.meetings.services.course import ToolChoice, set_phase, set_tool
from siap.apps.meetings.services.doorkeeping import let_in
from siap.apps.meetings.services.sheets import Wanted, take_over_cards
from siap.apps.meetings.services.starting import end_meeting
from siap.apps.meetings.showing_boards import board_for, late_cards
from siap.apps.meetings.similar import alike, in_order
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import CellEdit, NewRow, add_row, save_cell
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


def post(who: Participant, item: Item, text: str = "Air keruh", **more: str) -> Card:
    new = NewCard(item_id=str(item.pk), text=text, **more)  # type: ignore[arg-type]
    return Card.objects.get(pk=post_card(participant=who, new=new, now=NOW))


def with_tool(meeting: Meeting, **how: object) -> Item:
    item = item_with(meeting, "cards")
    given = {"tool": "cards", "anonymous": False, "hidden": False, "limit": 3} | how
    set_tool(order(meeting), item_id=str(item.pk), choice=ToolChoice(**given))  # type: ignore[arg-type]
    return opened(meeting, str(given["tool"]))


def test_the_same_command_sent_again_makes_no_second_card() -> None:
    meeting = a_meeting()
    who, item = a_participant(meeting), opened(meeting, "cards")

    assert post(who, item, key="k").pk == post(who, item, key="k").pk
    assert Card.objects.count() == 1


def test_a_participant_has_so_many_cards_and_no_more() -> None:
    meeting = a_meeting()
    who, item = a_participant(meeting), with_tool(meeting, limit=2)
    post(who, item)
    post(who, item)

    with pytest.raises(InvalidInput):
        post(who, item)
    assert post(a_participant(meeting, "Joko"), item).text == "Air keruh"


def test_a_card_is_refused_before_the_item_opens() -> None:
    meeting = a_meeting()

    with pytest.raises(Conflict):
        post(a_participant(meeting), item_with(meeting, "cards"))


def a_late_card(meeting: Meeting) -> Card:
    """A card out of a pocket: written while the item was open, sent after it closed."""
    who, item = a_participant(meeting), opened(meeting, "cards")
    set_phase(order(meeting), item_id=str(item.pk), phase="closed")
    return post(who, item)


def test_a_card_that_comes_late_is_kept_beside_the_board() -> None:
    meeting = a_meeting()
    card = a_late_card(meeting)
    board = board_for(card.item)

    assert board is not None
    assert board.count == 0
    assert [late.text for late in late_cards(meeting)] == [card.text]


def test_a_card_that_comes_after_the_end_is_kept_too() -> None:
    meeting = a_meeting()
    who, item = a_participant(meeting), opened(meeting, "cards")
    end_meeting(meeting_id=meeting.pk, by=order(meeting).by, now=NOW)

    assert post(who, item).late


@pytest.mark.parametrize(("accept", "count"), [(True, 1), (False, 0)])
def test_a_late_card_is_taken_or_refused_once(*, accept: bool, count: int) -> None:
    meeting = a_meeting()
    card = a_late_card(meeting)
    settle_late(order(meeting), card_id=str(card.pk), accept=accept)
    board = board_for(card.item)
    card.refresh_from_db()

    assert board is not None
    assert (board.count, late_cards(meeting)) == (count, [])
    assert bool(card.removed_why) != accept
    with pytest.raises(Conflict):
        settle_late(order(meeting), card_id=str(card.pk), accept=not accept)


def test_somebody_sent_out_writes_no_more_cards() -> None:
    meeting = a_meeting()
    who, item = a_participant(meeting), opened(meeting, "cards")
    let_in(order(meeting), person_id=str(who.pk), presence="out")

    with pytest.raises(Forbidden):
        post(who, item)


def test_hidden_cards_stay_hidden_when_their_item_is_closed_without_showing_them() -> None:
    meeting = a_meeting()
    item = with_tool(meeting, hidden=True)
    post(a_participant(meeting), item)

    set_phase(order(meeting), item_id=str(item.pk), phase="closed")
    closed = board_for(Item.objects.get(pk=item.pk))
    set_phase(order(meeting), item_id=str(item.pk), phase="shown")
    set_phase(order(meeting), item_id=str(item.pk), phase="closed")
    shown = board_for(Item.objects.get(pk=item.pk))

    assert closed is not None
    assert (closed.veiled, closed.piles) == (True, [])
    assert shown is not None
    assert not shown.veiled


def test_a_hidden_card_tells_the_wall_nothing_of_its_text() -> None:
    meeting = a_meeting()
    item = with_tool(meeting, hidden=True)
    post(a_participant(meeting), item, "Rahasia dulu")
    told = Event.objects.filter(kind="card").values_list("shown", flat=True)
    item.refresh_from_db()
    board = board_for(item)

    assert "Rahasia" not in json.dumps(list(told))
    assert board is not None
    assert (board.veiled, board.count, list(board.loose)) == (True, 1, [])


def test_an_anonymous_card_leaves_its_author_nowhere() -> None:
    meeting = a_meeting()
    who, item = a_participant(meeting), with_tool(meeting, anonymous=True)
    card = post(who, item, key="k")
    event = Event.objects.get(kind="card")

    assert card.author is None
    assert str(who.pk) not in json.dumps([event.data, event.shown, event.by])


def test_no_event_tells_the_screens_who_wrote_a_card() -> None:
    meeting = a_meeting()
    who, item = a_participant(meeting), opened(meeting, "cards")
    card = post(who, item)
    shown = Event.objects.get(kind="card").shown

    assert card.author == who
    assert str(who.pk) not in json.dumps(shown)


def test_a_removed_card_is_off_the_board_and_in_the_log_with_the_reason() -> None:
    meeting = a_meeting()
    item = opened(meeting, "cards")
    card = post(a_participant(meeting), item)
    remove_card(order(meeting), card_id=str(card.pk), why="Menyebut nama orang", back=False)
    board = board_for(item)
    event = Event.objects.get(kind="card-removed")

    assert board is not None
    assert board.count == 0
    assert event.data["why"] == "Menyebut nama orang"
    assert event.by


def test_a_card_needs_a_field_where_the_board_has_fields() -> None:
    meeting = a_meeting()
    item = with_tool(meeting, tool="swot")
    who = a_participant(meeting)
    with pytest.raises(InvalidInput):
        post(who, item)

    assert post(who, item, zone="threat").zone == "threat"


def test_two_clusters_cannot_have_the_same_heading() -> None:
    meeting = a_meeting()
    item = opened(meeting, "cards")
    add_cluster(order(meeting), item_id=str(item.pk), title="Tagihan")

    with pytest.raises(InvalidInput):
        add_cluster(order(meeting), item_id=str(item.pk), title="tagihan")


def test_a_cluster_without_heading_dissolves_and_its_cards_stay() -> None:
    meeting = a_meeting()
    item = opened(meeting, "cards")
    card = post(a_participant(meeting), item)
    cluster = add_cluster(order(meeting), item_id=str(item.pk), title="Tagihan")
    move_card(order(meeting), card_id=str(card.pk), cluster_id=str(cluster.pk))
    name_cluster(order(meeting), item_id=str(item.pk), cluster_id=str(cluster.pk), title="")
    card.refresh_from_db()

    assert card.cluster is None


@pytest.mark.parametrize(("crowd", "told"), [(2, "other"), (3, "user")])
def test_an_anonymous_card_names_a_side_only_where_a_few_are_on_it(
    crowd: int, told: str
) -> None:
    meeting = a_meeting()
    people = [a_participant(meeting, f"Warga {n}", side="user") for n in range(crowd)]

    card = post(people[0], with_tool(meeting, anonymous=True))

    assert (card.side, card.author) == (told, None)


def test_cards_go_into_the_worksheet_once_with_their_headings() -> None:
    meeting = a_meeting()
    item = with_tool(meeting)
    card = post(a_participant(meeting, side="user"), item)
    cluster = add_cluster(order(meeting), item_id=str(item.pk), title="Mutu air")
    move_card(order(meeting), card_id=str(card.pk), cluster_id=str(cluster.pk))
    first = take_over_cards(order(meeting), wanted=Wanted(item_id=str(item.pk)))
    second = take_over_cards(order(meeting), wanted=Wanted(item_id=str(item.pk)))
    place = place_of(meeting.plan, "w09-issue-cards", "cards")
    (row,) = place.store.read(meeting.plan)

    assert (first.added, second.added) == (1, 0)
    assert row.cells == {"text": "Air keruh", "cluster": str(cluster.pk), "group": "user"}


def test_what_was_changed_in_the_worksheet_since_is_left_as_it_is() -> None:
    meeting = a_meeting()
    item = opened(meeting, "cards")
    card = post(a_participant(meeting), item)
    one, other = (
        add_cluster(order(meeting), item_id=str(item.pk), title=title)
        for title in ("Mutu air", "Tagihan")
    )
    move_card(order(meeting), card_id=str(card.pk), cluster_id=str(one.pk))
    take_over_cards(order(meeting), wanted=Wanted(item_id=str(item.pk)))
    place = place_of(meeting.plan, "w09-issue-cards", "cards")
    edit = CellEdit(
        row_id=str(card.pk), column="cluster", typed=str(other.pk), seen_version=1
    )
    save_cell(place=place, edit=edit, by=order(meeting).by, now=NOW)
    again = take_over_cards(order(meeting), wanted=Wanted(item_id=str(item.pk)))

    assert (again.added, again.left) == (0, 1)
    assert place.store.read(meeting.plan)[0].cells["cluster"] == str(other.pk)


def on_sheet(meeting: Meeting, tool: str, sheet: str) -> Item:
    """The item with cards, with another tool and another worksheet."""
    meeting.items.filter(tool="cards").update(worksheet=sheet)
    return with_tool(meeting, tool=tool)


@pytest.mark.parametrize(
    ("sheet", "part", "cells"),
    [
        ("w21-strategy", "fields", {"text": "Sungai surut", "zone": "threat"}),
        (
            "w06-situation-matrix",
            "factors",
            {"factor": "Sungai surut", "side": "external", "kind": "threat"},
        ),
    ],
)
def test_fields_of_a_swot_board_go_into_their_worksheet(
    sheet: str, part: str, cells: dict[str, str]
) -> None:
    meeting = a_meeting()
    item = on_sheet(meeting, "swot", sheet)
    post(a_participant(meeting), item, "Sungai surut", zone="threat")
    take_over_cards(order(meeting), wanted=Wanted(item_id=str(item.pk)))
    (row,) = place_of(meeting.plan, sheet, part).store.read(meeting.plan)

    assert row.cells == cells


def test_forces_go_into_the_force_field_of_a_solution_that_is_there() -> None:
    meeting = a_meeting()
    item = on_sheet(meeting, "forces", "w23-force-field")
    who = a_participant(meeting)
    new = NewCard(item_id=str(item.pk), text="Dana ada", zone="driving", weight=4)
    post_card(participant=who, new=new, now=NOW)
    with pytest.raises(InvalidInput):
        take_over_cards(order(meeting), wanted=Wanted(item_id=str(item.pk)))
    solutions = place_of(meeting.plan, "w23-force-field", "solutions")
    made = add_row(
        place=solutions,
        new=NewRow(typed={"title": "Tata pipa"}),
        by=order(meeting).by,
        now=NOW,
    )
    take_over_cards(
        order(meeting), wanted=Wanted(item_id=str(item.pk), solution=made.row_id)
    )
    (row,) = place_of(meeting.plan, "w23-force-field", "forces").store.read(meeting.plan)

    assert row.cells == {
        "text": "Dana ada", "side": "driving", "strength": 4, "solution": made.row_id,
    }  # fmt: skip


def test_cards_on_paper_are_put_up_by_the_secretary_also_when_phones_are_closed() -> None:
    meeting = a_meeting()
    item = item_with(meeting, "cards")
    new = NewCard(item_id=str(item.pk), text="Meter rusak", side="user")
    card = Card.objects.get(pk=write_card(order(meeting), new=new))

    assert (card.text, card.side, card.author) == ("Meter rusak", "user", None)
    assert fresh(meeting).events.filter(kind="card").get().by


def test_cards_that_share_most_words_stand_side_by_side() -> None:
    texts = {
        "a": "Air hanya mengalir malam hari",
        "b": "Tagihan sering salah",
        "c": "Air mengalir hanya malam hari saja",
    }
    groups = alike(texts)

    assert groups == [["a", "c"]]
    assert in_order(list(texts), groups) == ["a", "c", "b"]
