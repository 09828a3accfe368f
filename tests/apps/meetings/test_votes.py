"""Answers count once, close when closed, go into the ranking, stay secret if promised."""

import json
from decimal import Decimal

import pytest

from apps.meetings.rooms import NOW, a_meeting, a_participant, fresh, item_with, order
from siap.apps.meetings.minutes_paper import with_results
from siap.apps.meetings.models import Answer, Event, Item, Meeting, Participant, Round
from siap.apps.meetings.pictures import picture_for
from siap.apps.meetings.services.answers import Given, answer, answer_for, count_on_paper
from siap.apps.meetings.services.counting import winner
from siap.apps.meetings.services.course import ToolChoice, go_to, set_tool
from siap.apps.meetings.services.people import Newcomer, write_down
from siap.apps.meetings.services.questions import (
    Option,
    Question,
    ask,
    close_round,
    prepare,
)
from siap.apps.meetings.services.sheet_votes import (
    choices_of,
    criteria_of,
    issues_of,
    record_choice,
    record_main_issue,
    record_pair,
    record_scores,
    scored_options,
    tied_issues,
)
from siap.apps.meetings.showing_votes import asked, asked_now, gathered, standing
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import NewRow, add_row
from siap.kernel.errors import Conflict, InvalidInput
from siap.rendering.tree import Document, Section, Table

pytestmark = pytest.mark.django_db
OPTIONS = [Option(id="1", title="Satu"), Option(id="2", title="Dua")]


def an_issue(meeting: Meeting, title: str) -> str:
    place = place_of(meeting.plan, "w09-issue-cards", "clusters")
    new = NewRow(typed={"title": title})
    return add_row(place=place, new=new, by=order(meeting).by, now=NOW).row_id


def an_item(meeting: Meeting, tool: str) -> Item:
    item = item_with(meeting, "agree")
    if tool != "agree":
        choice = ToolChoice(tool=tool, anonymous=False, hidden=False, limit=3)
        set_tool(order(meeting), item_id=str(item.pk), choice=choice)
    go_to(order(meeting), item_id=str(item.pk))
    return item


def a_round(meeting: Meeting, tool: str = "agree", **how: object) -> Round:
    item = an_item(meeting, tool)
    question = Question(text="Setuju?", options=OPTIONS, **how)  # type: ignore[arg-type]
    prepare(order(meeting), item_id=str(item.pk), question=question)
    found = item.rounds.get()
    ask(order(meeting), round_id=str(found.pk))
    return found


def vote(who: Participant, found: Round, choice: object, key: str = "") -> None:
    given = Given(round_id=str(found.pk), choice=choice, key=key)  # type: ignore[arg-type]
    answer(participant=who, given=given, now=NOW)


def close(meeting: Meeting, found: Round) -> Round:
    return close_round(order(meeting), round_id=str(found.pk))


def pairs(meeting: Meeting, *titles: str) -> list[Round]:
    for title in titles:
        an_issue(meeting, title)
    item = item_with(meeting, "pairs")
    go_to(order(meeting), item_id=str(item.pk))
    question = Question(options=issues_of(meeting.plan))
    prepare(order(meeting), item_id=str(item.pk), question=question)
    return list(item.rounds.all())


def test_every_two_issues_are_compared_once_in_the_order_of_the_worksheet() -> None:
    meeting = a_meeting()
    rounds = pairs(meeting, "A", "B", "C")

    assert [[o["title"] for o in r.options] for r in rounds] == [
        ["A", "B"], ["A", "C"], ["B", "C"],
    ]  # fmt: skip


def test_a_closed_comparison_goes_into_the_ranking_with_its_votes() -> None:
    meeting = a_meeting()
    found = pairs(meeting, "A", "B")[0]
    first, second = (str(o["id"]) for o in found.options)
    ask(order(meeting), round_id=str(found.pk))
    vote(a_participant(meeting), found, second)
    counts = {first: 1, second: 3}
    count_on_paper(order(meeting), round_id=str(found.pk), counts=counts)
    close(meeting, found)
    record_pair(order(meeting), round_id=str(found.pk))
    place = place_of(meeting.plan, "w10-issue-ranking", "comparisons")
    (row,) = place.store.read(meeting.plan)

    assert row.id == f"{first}|{second}"
    assert row.cells == {"value": "b", "votes_a": 1, "votes_b": 4}


def test_equal_votes_are_a_tie_and_nobody_voting_is_no_result() -> None:
    meeting = a_meeting()
    tied, empty, _ = pairs(meeting, "A", "B", "C")
    ask(order(meeting), round_id=str(tied.pk))
    for name, option in zip(("Ani", "Budi"), tied.options, strict=True):
        vote(a_participant(meeting, name), tied, option["id"])
    ask(order(meeting), round_id=str(empty.pk))

    assert winner(close(meeting, tied)) == "tie"
    assert winner(close(meeting, empty)) is None
    assert record_pair(order(meeting), round_id=str(empty.pk)) is None


def test_issues_tied_for_the_first_place_are_compared_again() -> None:
    meeting = a_meeting()
    for found in pairs(meeting, "A", "B", "C"):
        a, b = (str(o["id"]) for o in found.options)
        ask(order(meeting), round_id=str(found.pk))
        titles = {str(o["id"]): o["title"] for o in found.options}
        wins = {"A": 2, "B": 2}
        counts = {a: wins.get(titles[a], 0), b: wins.get(titles[b], 0)}
        counts = counts if any(counts.values()) else {a: 1, b: 1}
        count_on_paper(order(meeting), round_id=str(found.pk), counts=counts)
        close(meeting, found)
        record_pair(order(meeting), round_id=str(found.pk))
    rows = standing(item_with(meeting, "pairs"))

    assert [(row.title, row.count) for row in rows] == [("A", 3), ("B", 3), ("C", 0)]
    assert {option.title for option in tied_issues(meeting.plan)} <= {"A", "B"}


def test_the_main_issue_needs_a_reason() -> None:
    meeting = a_meeting()
    issue = an_issue(meeting, "A")
    with pytest.raises(InvalidInput):
        record_main_issue(order(meeting), issue_id=issue, reason=" ")
    record_main_issue(order(meeting), issue_id=issue, reason="Paling mendesak")
    place = place_of(meeting.plan, "w10-issue-ranking", "decision")

    assert place.store.read(meeting.plan)[0].cells["main_issue"] == issue


def test_the_last_answer_of_a_person_counts_until_the_question_closes() -> None:
    meeting = a_meeting()
    found, who = a_round(meeting), a_participant(meeting)
    vote(who, found, "object")
    vote(who, found, "agree")
    closed = close(meeting, found)

    assert closed.result == {"counts": {"agree": 1}, "voters": 1, "paper": 0}
    with pytest.raises(Conflict):
        vote(who, found, "object")


def test_an_answer_that_is_not_offered_is_refused() -> None:
    meeting = a_meeting()
    found = a_round(meeting)

    with pytest.raises(InvalidInput):
        vote(a_participant(meeting), found, "mungkin")


def test_nobody_gives_more_dots_than_there_are() -> None:
    meeting = a_meeting()
    found, who = a_round(meeting, "dots", points=3), a_participant(meeting)
    with pytest.raises(InvalidInput):
        vote(who, found, {"1": 3, "2": 1})
    vote(who, found, {"1": 2, "2": 1})

    assert close(meeting, found).result["counts"] == {"1": 2, "2": 1}


def test_scores_are_averaged_over_those_who_answered() -> None:
    meeting = a_meeting()
    found = a_round(meeting, "scores")
    vote(a_participant(meeting, "Ani"), found, {"1": 5, "2": 2})
    vote(a_participant(meeting, "Budi"), found, {"1": 4, "2": 1})
    view = asked(close(meeting, found))

    assert [choice.mean for choice in view.choices] == [4.5, 1.5]


def test_an_answer_on_paper_counts_like_one_from_a_phone() -> None:
    meeting = a_meeting()
    found = a_round(meeting, "scores")
    write_down(order(meeting), people=[Newcomer(name="Ani")])
    person = meeting.participants.get(on_paper=True)
    given = Given(round_id=str(found.pk), choice={"1": 5, "2": 3})
    answer_for(order(meeting), person_id=str(person.pk), given=given)

    assert close(meeting, found).result["voters"] == 1


def test_of_a_secret_vote_nothing_ties_a_person_to_a_choice() -> None:
    meeting = a_meeting()
    found = a_round(meeting, "dots", secret=True)
    people = [a_participant(meeting, name) for name in ("Ani", "Budi", "Cici")]
    for who, choice in zip(people, ({"1": 1}, {"2": 1}, {"1": 1}), strict=True):
        vote(who, found, choice, key=who.name)
    told = list(Event.objects.filter(kind="secret-answer").values("data", "shown", "by"))
    marks = [Participant.objects.get(pk=who.pk).marks for who in people]

    assert not Answer.objects.exists()
    assert "counts" not in json.dumps(told)
    assert all(str(who.pk) not in json.dumps(told) for who in people)
    assert marks == [{str(found.pk): 1}] * 3
    assert close(meeting, found).result["counts"] == {"1": 2, "2": 1}


def test_a_secret_vote_is_cast_once() -> None:
    meeting = a_meeting()
    found, who = a_round(meeting, "dots", secret=True), a_participant(meeting)
    vote(who, found, {"1": 1}, key="k")
    vote(who, found, {"1": 1}, key="k")

    with pytest.raises(Conflict):
        vote(who, found, {"2": 1}, key="other")
    assert close(meeting, found).result["counts"] == {"1": 1}


def test_counts_of_an_open_question_are_not_shown_to_the_room() -> None:
    meeting = a_meeting()
    found = a_round(meeting)
    vote(a_participant(meeting), found, "agree")
    view = asked(Round.objects.get(pk=found.pk))

    assert view.voters == 1
    assert {choice.count for choice in view.choices} == {0}


def criteria(meeting: Meeting) -> tuple[Item, list[str], list[str]]:
    """An item that scores two actions on two criteria of the worksheet."""
    rows: list[list[str]] = []
    for part, titles in (("criteria", ("Mudah", "Murah")), ("alternatives", ("A", "B"))):
        place = place_of(meeting.plan, "w30-mcua", part)
        typed = {"weight": "3", "better": "higher"} if part == "criteria" else {}
        new = [NewRow(typed={"title": title} | typed) for title in titles]
        by = order(meeting).by
        rows.append([add_row(place=place, new=n, by=by, now=NOW).row_id for n in new])
    item = an_item(meeting, "scores")
    Item.objects.filter(pk=item.pk).update(worksheet="w30-mcua")
    question = Question(
        options=scored_options(meeting.plan), criteria=criteria_of(meeting.plan)
    )
    prepare(order(meeting), item_id=str(item.pk), question=question)
    return Item.objects.get(pk=item.pk), rows[0], rows[1]


def test_mean_scores_on_each_criterion_go_into_the_assessment_and_its_picture() -> None:
    meeting = a_meeting()
    item, (easy, cheap), (first, second) = criteria(meeting)
    people = [a_participant(meeting, name) for name in ("Ani", "Budi", "Cici")]
    for found in item.rounds.all():
        ask(order(meeting), round_id=str(found.pk))
        for who, score in zip(people, (10, 7, 6), strict=True):
            vote(who, found, {first: score, second: 2})
        close(meeting, found)
        record_scores(order(meeting), round_id=str(found.pk))
    place = place_of(meeting.plan, "w30-mcua", "scores")
    cells = {row.id: row.cells["value"] for row in place.store.read(meeting.plan)}
    picture = picture_for(item, None, asked_now(item), "screen")

    assert {key: str(value) for key, value in cells.items()} == {
        f"{first}|{easy}": "7.67",
        f"{first}|{cheap}": "7.67",
        f"{second}|{easy}": "2.00",
        f"{second}|{cheap}": "2.00",
    }
    assert picture is not None
    assert "d-mcua-bars" in picture.text
    assert [row.title for row in gathered(item)] == ["A", "B"]


def test_a_score_leaves_no_option_out_and_stays_on_its_scale() -> None:
    meeting = a_meeting()
    found, who = a_round(meeting, "scores"), a_participant(meeting)

    for choice in ({"1": 5}, {"1": 6, "2": 1}):
        with pytest.raises(InvalidInput):
            vote(who, found, choice)


def test_dots_on_rows_of_a_worksheet_mark_what_the_meeting_chose() -> None:
    meeting = a_meeting()
    item, _, (first, second) = criteria(meeting)
    Item.objects.filter(pk=item.pk).update(tool="dots")
    item.rounds.all().delete()
    options = choices_of(meeting.plan, item.worksheet)
    prepare(order(meeting), item_id=str(item.pk), question=Question(options=options))
    found = item.rounds.get()
    ask(order(meeting), round_id=str(found.pk))
    vote(a_participant(meeting), found, {second: 1})
    close(meeting, found)
    record_choice(order(meeting), item_id=str(item.pk), chosen=[second])
    place = place_of(meeting.plan, "w30-mcua", "alternatives")
    marks = {row.id: row.cells.get("chosen") for row in place.store.read(meeting.plan)}

    assert marks == {first: None, second: True}
    with pytest.raises(InvalidInput):
        record_choice(order(meeting), item_id=str(item.pk), chosen=["lain"])


@pytest.mark.parametrize("secret", [False, True])
def test_whoever_speaks_for_several_answers_as_often(*, secret: bool) -> None:
    meeting = a_meeting()
    found = a_round(meeting, "dots", points=2, secret=secret)
    write_down(order(meeting), people=[Newcomer(name="Ani", people=4)])
    person = meeting.participants.get(on_paper=True)
    given = Given(round_id=str(found.pk), choice={"1": 2})
    answer_for(order(meeting), person_id=str(person.pk), given=given)
    vote(a_participant(meeting), found, {"2": 1})
    result = close(meeting, found).result

    assert result == {"counts": {"1": 8, "2": 1}, "voters": 5, "paper": 0}


def test_raised_hands_count_among_those_who_answered() -> None:
    meeting = a_meeting()
    found = a_round(meeting)
    vote(a_participant(meeting), found, "agree")
    count_on_paper(order(meeting), round_id=str(found.pk), counts={"agree": 7, "notes": 1})
    view = asked(close(meeting, found))

    assert view.answered == 9
    assert {c.id: c.count for c in view.choices} == {"agree": 8, "notes": 1, "object": 0}


def test_comparisons_are_drawn_as_in_the_worksheet() -> None:
    meeting = a_meeting()
    found = pairs(meeting, "A", "B")[0]
    ask(order(meeting), round_id=str(found.pk))
    vote(a_participant(meeting), found, str(found.options[0]["id"]))
    close(meeting, found)
    picture = picture_for(found.item, None, asked_now(found.item), "phone")

    assert picture is not None
    assert "d-pairwise-matrix" in picture.text
    assert "A menang 1 kali" in picture.desc


def test_the_paper_of_the_minutes_gives_the_means_of_scores() -> None:
    meeting = a_meeting()
    scored = a_round(meeting, "scores")
    for name, points in (("Ani", 5), ("Budi", 4)):
        vote(a_participant(meeting, name), scored, {"1": points, "2": 1})
    close(meeting, scored)
    blank = Document("Notula", NOW.date(), (Section(()),))
    document = with_results(blank, fresh(meeting))
    tables = [b for b in document.sections[-1].blocks if isinstance(b, Table)]

    assert [column.label for column in tables[0].columns] == ["Pilihan", "Nilai rata-rata"]
    assert [row.cells["count"] for row in tables[0].rows] == [Decimal("4.5"), Decimal(1)]
