"""Groups by number, subject, role; a board for each; what each wrote goes on from there."""

import pytest

from apps.meetings.rooms import (
    NOW,
    a_meeting,
    a_participant,
    fresh,
    item_with,
    leader,
    order,
)
from siap.apps.meetings.models import Item, Meeting, Participant
from siap.apps.meetings.services.boards import NewCard, post_card
from siap.apps.meetings.services.course import (
    ToolChoice,
    go_to,
    present,
    set_phase,
    set_tool,
)
from siap.apps.meetings.services.grouping import (
    Dealing,
    choose_group,
    make_groups,
    put_into,
)
from siap.apps.meetings.services.sheets import Wanted, take_over_cards
from siap.apps.meetings.services.starting import NewMeeting, open_meeting, start_meeting
from siap.apps.meetings.showing_boards import board_for, results_of_groups
from siap.apps.worksheets.places import place_of
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db
SUBJECTS = ("Aspek teknis", "Aspek keuangan")


def deal(meeting: Meeting, by: str, **how: object) -> list[int]:
    """Make groups; gives the group of each one in the order in which they came."""
    make_groups(order(meeting), dealing=Dealing(by=by, **how))  # type: ignore[arg-type]
    return [person.group or 0 for person in meeting.participants.all()]


def some_people(meeting: Meeting, *institutions: str) -> list[Participant]:
    return [
        a_participant(meeting, f"Orang {n}", institution=institution)
        for n, institution in enumerate(institutions)
    ]


def test_people_count_off_in_the_order_in_which_they_came() -> None:
    meeting = a_meeting()
    some_people(meeting, "A", "A", "A", "B", "B")

    assert deal(meeting, "number", count=2) == [1, 2, 1, 2, 1]


def test_groups_by_subject_are_called_after_it_and_differ_by_one_at_most() -> None:
    meeting = a_meeting()
    some_people(meeting, "A", "A", "A", "B", "B")
    groups = deal(meeting, "subject", subjects=SUBJECTS)

    assert fresh(meeting).group_titles == list(SUBJECTS)
    assert sorted(groups.count(n) for n in (1, 2)) == [2, 3]


def test_groups_by_role_keep_an_institution_together_the_smallest_share_the_last() -> None:
    meeting = a_meeting()
    some_people(meeting, "Dinas", "PDAM", "PDAM", "RW 1", "RW 2", "pdam")
    groups = deal(meeting, "role", count=2)

    assert groups == [2, 1, 1, 2, 2, 1]
    assert fresh(meeting).group_titles == ["PDAM", "Dinas, RW 1, RW 2"]


def test_one_subject_alone_makes_no_groups() -> None:
    with pytest.raises(InvalidInput):
        deal(a_meeting(), "subject", subjects=["Aspek teknis"])


def test_people_change_their_group_and_are_changed() -> None:
    meeting = a_meeting()
    (who,) = some_people(meeting, "A")
    deal(meeting, "subject", subjects=SUBJECTS)
    choose_group(participant=who, group=2, now=NOW)
    chosen = Participant.objects.get(pk=who.pk).group
    put_into(order(meeting), person_id=str(who.pk), group=1)

    assert (chosen, Participant.objects.get(pk=who.pk).group) == (2, 1)
    with pytest.raises(InvalidInput):
        choose_group(participant=who, group=3, now=NOW)


def boards_of_groups(meeting: Meeting) -> Item:
    """Two groups that each wrote a card on a board of their own."""
    item = item_with(meeting, "cards")
    choice = ToolChoice(tool="open", anonymous=False, hidden=False, limit=3, by_group=True)
    set_tool(order(meeting), item_id=str(item.pk), choice=choice)
    people = some_people(meeting, "A", "B")
    deal(meeting, "number", count=2)
    go_to(order(meeting), item_id=str(item.pk))
    set_phase(order(meeting), item_id=str(item.pk), phase="open")
    for who in people:
        new = NewCard(item_id=str(item.pk), text=f"Dari {who.name}")
        post_card(participant=who, new=new, now=NOW)
    item.refresh_from_db()
    return item


def shown(item: Item) -> dict[str, list[str]]:
    board = board_for(item)
    assert board is not None
    return {pile.title: [card.text for card in pile.cards] for pile in board.piles}


def test_every_group_has_its_own_board_also_after_groups_are_dealt_anew() -> None:
    meeting = a_meeting()
    item = boards_of_groups(meeting)
    before = shown(item)
    deal(meeting, "subject", subjects=SUBJECTS)

    assert before == {"Kelompok 1": ["Dari Orang 0"], "Kelompok 2": ["Dari Orang 1"]}
    assert shown(Item.objects.get(pk=item.pk)) == before


def test_the_plenary_sees_the_groups_one_by_one_or_all() -> None:
    meeting = a_meeting()
    item = boards_of_groups(meeting)
    plenary = next(
        each
        for each in meeting.items.filter(position__gt=item.position)
        if each.kind in {"plenary", "agreement"}
    )
    Item.objects.filter(pk=plenary.pk).update(tool="")
    plenary.refresh_from_db()
    present(order(meeting), item_id=str(item.pk), group=2)
    one = results_of_groups(plenary)
    present(order(meeting), item_id=str(item.pk), group=0)
    everything = results_of_groups(plenary)

    assert one is not None
    assert everything is not None
    assert [pile.title for pile in one.piles] == ["Kelompok 2"]
    assert [pile.title for pile in everything.piles] == ["Kelompok 1", "Kelompok 2"]
    with pytest.raises(InvalidInput):
        present(order(meeting), item_id=str(item.pk), group=3)


def test_notes_of_a_gallery_walk_hang_beside_the_group_that_they_are_about() -> None:
    meeting = a_meeting()
    item = boards_of_groups(meeting)
    walk = meeting.items.filter(position__gt=item.position).first()
    assert walk is not None
    choice = ToolChoice(tool="gallery", anonymous=False, hidden=False, limit=3)
    set_tool(order(meeting), item_id=str(walk.pk), choice=choice)
    set_phase(order(meeting), item_id=str(walk.pk), phase="open")
    new = NewCard(item_id=str(walk.pk), text="Perlu biaya", group=2)
    post_card(participant=a_participant(meeting, "Tamu"), new=new, now=NOW)
    walk.refresh_from_db()

    assert shown(walk) == {"Kelompok 1": [], "Kelompok 2": ["Perlu biaya"]}


def test_the_result_of_one_group_goes_into_the_worksheet() -> None:
    meeting = a_meeting()
    item = boards_of_groups(meeting)
    Item.objects.filter(pk=item.pk).update(worksheet="w28-policy-proposals")
    wanted = Wanted(item_id=str(item.pk), group=2)
    first = take_over_cards(order(meeting), wanted=wanted)
    both = take_over_cards(order(meeting), wanted=Wanted(item_id=str(item.pk)))
    place = place_of(meeting.plan, "w28-policy-proposals", "proposals")

    assert (first.added, both.added) == (1, 1)
    assert [row.cells["policy"] for row in place.store.read(meeting.plan)] == [
        "Dari Orang 1",
        "Dari Orang 0",
    ]


def test_group_work_of_the_guide_begins_with_boards_and_subjects() -> None:
    plan = a_meeting(running=False).plan
    new = NewMeeting(topic="3.1")
    meeting = start_meeting(plan=plan, new=new, by=leader_of(plan), now=NOW)
    open_meeting(meeting_id=meeting.pk, by=leader_of(plan), now=NOW)
    work = meeting.items.filter(kind="group-work").first()

    assert work is not None
    assert (work.tool, work.by_group, work.grouping["by"]) == ("reality", True, "random")


def leader_of(plan: object) -> object:
    meeting = Meeting.objects.filter(plan=plan).first()
    assert meeting is not None
    return leader(meeting)
