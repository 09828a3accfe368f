"""Answers: each once, whoever was invited once, sums in step, files by the cell."""

import io
import uuid
from datetime import timedelta

import openpyxl
import pytest

from factories.plans import NOW
from factories.services import a_keeper, keeper_of
from factories.voices import a_survey, answered, answers_for
from siap.apps.organisations.models import RegionRole
from siap.apps.surveys.models import Invitation, Response, Survey, Tally
from siap.apps.surveys.queries import counts_of
from siap.apps.surveys.services import answering
from siap.apps.surveys.services.answering import (
    answer_invitation,
    answer_on_tablet,
    answer_on_web,
    enter_paper,
)
from siap.apps.surveys.services.file_columns import blank_workbook, columns_of
from siap.apps.surveys.services.importing import FileOutcome, import_answers
from siap.apps.surveys.services.keeping import NewQuestion, add_question
from siap.apps.surveys.services.storing import Answers
from siap.apps.surveys.services.tokens import invite, renew_tablets, survey_with_token
from siap.apps.surveys.services.tokens import tablet_token as token_of
from siap.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound, Unavailable

pytestmark = pytest.mark.django_db


def on_web(survey: Survey, answers: Answers | None = None, browser: str = "") -> bool:
    return answer_on_web(
        survey=survey,
        answers=answers or answers_for(survey),
        trace="a",
        browser=browser,
        now=NOW,
    )


def test_answers_are_counted_element_by_element() -> None:
    survey = a_survey()

    on_web(survey, answers_for(survey, 3, waktu=1))
    on_web(survey, answers_for(survey, 4))

    counts = counts_of(survey)
    assert counts["element", "waktu"] == {"1": 1, "4": 1}
    assert counts["element", "biaya"] == {"3": 1, "4": 1}
    assert counts["total", "n"] == {"": 2}


def test_a_question_that_was_skipped_is_not_counted() -> None:
    survey = a_survey()

    on_web(survey, Answers(key=uuid.uuid4(), elements={"waktu": 2}))

    assert ("element", "biaya") not in counts_of(survey)


def test_the_same_answers_sent_twice_count_once() -> None:
    survey = a_survey()
    answers = answers_for(survey)

    outcomes = [on_web(survey, answers) for _ in range(3)]

    assert outcomes == [True, False, False]
    assert Response.objects.count() == 1


def test_one_browser_answers_a_survey_once_a_day() -> None:
    survey = a_survey()

    outcomes = [on_web(survey, browser="b") for _ in range(2)]

    assert outcomes == [True, False]


def test_a_village_behind_one_address_is_not_shut_out() -> None:
    survey = a_survey()

    outcomes = {on_web(survey, browser=f"b{number}") for number in range(20)}

    assert outcomes == {True}


def test_a_flood_from_one_address_is_asked_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "CROWD_LIMIT", 1)
    survey = a_survey()
    on_web(survey)

    with pytest.raises(Unavailable):
        on_web(survey)


@pytest.mark.parametrize(
    ("elements", "code"),
    [
        ({}, "survey-empty"),
        ({"waktu": 5}, "out-of-scale"),
        ({"waktu": 0}, "out-of-scale"),
        ({"cuaca": 3}, "unknown-key"),
    ],
)
def test_what_nobody_can_answer_is_refused(elements: dict[str, int], code: str) -> None:
    survey = a_survey()

    with pytest.raises(InvalidInput) as refused:
        on_web(survey, Answers(key=uuid.uuid4(), elements=elements))

    assert refused.value.code == code
    assert Tally.objects.count() == 0


def test_a_survey_takes_answers_only_while_it_is_open() -> None:
    draft, closed = a_survey(state="draft"), a_survey(state="closed")
    over = a_survey(ends_on=NOW.date() - timedelta(days=1))

    for survey in (draft, closed, over):
        with pytest.raises(Conflict):
            on_web(survey)


def test_an_invitation_serves_once() -> None:
    survey = a_survey(by_invitation=True)
    (token,) = invite(survey=survey, count=1, by=keeper_of(survey.unit), now=NOW)

    first = answers_for(survey)
    answer_invitation(survey=survey, token=token, answers=first, now=NOW)
    with pytest.raises(Conflict, match="sudah dipakai"):
        answer_invitation(survey=survey, token=token, answers=answers_for(survey), now=NOW)

    assert answer_invitation(survey=survey, token=token, answers=first, now=NOW)
    assert Response.objects.count() == 1


def test_nobody_can_tell_which_invitation_gave_which_answers() -> None:
    survey = a_survey(by_invitation=True)
    tokens = invite(survey=survey, count=3, by=keeper_of(survey.unit), now=NOW)
    for token in tokens:
        answer_invitation(survey=survey, token=token, answers=answers_for(survey), now=NOW)

    stored = str(list(Invitation.objects.values()) + list(Response.objects.values()))

    assert not any(token in stored for token in tokens)
    assert {field.name for field in Invitation._meta.fields} == {
        "id", "survey", "digest", "used_on",
    }  # fmt: skip


def test_a_survey_by_invitation_takes_nobody_else() -> None:
    survey = a_survey(by_invitation=True)

    with pytest.raises(Conflict, match="diundang"):
        on_web(survey)
    with pytest.raises(InvalidInput, match="tidak dikenal"):
        answer_invitation(
            survey=survey, token="x" * 20, answers=answers_for(survey), now=NOW
        )


def test_a_tablet_sends_what_it_kept_once() -> None:
    survey = a_survey()
    many = [(answers_for(survey), NOW.date() - timedelta(days=n)) for n in range(3)]

    added = [answer_on_tablet(survey=survey, many=many, now=NOW) for _ in range(2)]

    assert added == [3, 0]
    assert counts_of(survey)["channel", "channel"] == {"tablet": 3}


def test_a_new_address_shuts_the_old_tablets_out() -> None:
    survey = a_survey()
    by = keeper_of(survey.unit)
    old = token_of(renew_tablets(survey=survey, keep=True, by=by, now=NOW))
    new = token_of(renew_tablets(survey=survey, keep=True, by=by, now=NOW))

    assert survey_with_token(new) == survey
    for wrong in (old, new + "x", "x"):
        with pytest.raises(NotFound):
            survey_with_token(wrong)


def test_a_sheet_of_paper_is_typed_in_by_those_who_may() -> None:
    survey = a_survey()
    reader = a_keeper(survey.unit.agency.region, RegionRole.READER)
    day = NOW.date()
    answers = answers_for(survey)

    enter_paper(survey=survey, answers=answers, day=day, by=keeper_of(survey.unit), now=NOW)
    with pytest.raises(Forbidden):
        enter_paper(survey=survey, answers=answers, day=day, by=reader, now=NOW)

    assert Response.objects.get().channel == "paper"


# ---- files -----------------------------------------------------------------------------


def a_book(survey: Survey, *rows: dict[str, object]) -> bytes:
    """The empty workbook, filled; columns by the beginning of their title."""
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook(survey, "id")))
    sheet = book.active
    assert sheet is not None
    titles = [str(cell.value) for cell in sheet[1]]
    for number, row in enumerate(rows, 2):
        for start, value in row.items():
            place = next(n for n, title in enumerate(titles, 1) if title.startswith(start))
            sheet.cell(number, place, value)  # type: ignore[arg-type]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def imported(survey: Survey, data: bytes) -> FileOutcome:
    return import_answers(survey=survey, data=data, by=keeper_of(survey.unit), now=NOW)


def full(value: object = 3, **changes: object) -> dict[str, object]:
    return {f"U{number}": value for number in range(1, 10)} | changes


def test_a_workbook_is_taken_whole() -> None:
    survey = a_survey()
    data = a_book(
        survey, full(4, Tanggal="20/11/2026"), full(2, **{"Jenis kelamin": "perempuan"})
    )

    outcome = imported(survey, data)

    assert (outcome.added, outcome.faults) == (2, [])
    assert counts_of(survey)["element", "sarana"] == {"4": 1, "2": 1}
    assert counts_of(survey)["profile", "gender"] == {"f": 1}


def test_every_wrong_cell_is_named_and_nothing_is_taken() -> None:
    survey = a_survey()
    data = a_book(survey, full(3), full(3, U3=5), full(3, Tanggal="besok", U9="bagus"))

    outcome = imported(survey, data)

    cells = {(fault.cell, fault.found) for fault in outcome.faults}
    assert cells == {("E3", "5"), ("B4", "besok"), ("K4", "bagus")}
    assert Response.objects.count() == 0


def test_the_same_file_again_adds_nothing() -> None:
    survey = a_survey()
    data = a_book(survey, full(3), full(4))
    imported(survey, data)

    outcome = imported(survey, data)

    assert (outcome.added, outcome.known) == (0, 2)


def with_title_rows(data: bytes) -> bytes:
    """The same below a title over all columns and an empty row, as offices write it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    assert sheet is not None
    sheet.insert_rows(1, 2)
    sheet["A1"] = "REKAP SURVEI TRIWULAN IV"
    sheet.merge_cells("A1:N1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_titles_may_stand_below_the_name_of_the_table_and_cells_keep_their_place() -> None:
    survey = a_survey()
    data = with_title_rows(a_book(survey, full(3), full(3, U2=7), {"Nomor": "15"}))

    (fault,) = imported(survey, data).faults

    assert (fault.cell, fault.found, fault.wanted) == ("D5", "7", "1, 2, 3, 4")


@pytest.mark.parametrize("typed", ["3", "3,0", " 3.00 ", 3.0, "Sesuai"])
def test_a_value_is_read_as_people_type_it(typed: object) -> None:
    survey = a_survey()

    outcome = imported(survey, a_book(survey, full(4, U1=typed)))

    assert (outcome.added, outcome.faults) == (1, [])
    assert counts_of(survey)["element", "persyaratan"] == {"3": 1}


@pytest.mark.parametrize("typed", ["3,5", "3.000,5", "-3", "tiga", True])
def test_what_is_no_answer_is_not_taken_for_one(typed: object) -> None:
    survey = a_survey()

    outcome = imported(survey, a_book(survey, full(4, U1=typed)))

    assert [fault.cell for fault in outcome.faults] == ["C2"]


@pytest.mark.parametrize("typed", ["20 November 2026", "20/11/26", "2026-11-20"])
def test_a_day_is_read_as_people_type_it_but_none_to_come(typed: str) -> None:
    survey = a_survey()

    outcome = imported(survey, a_book(survey, full(4, Tanggal=typed)))
    later = imported(survey, a_book(survey, full(4, Tanggal="20 November 2030")))

    assert outcome.added == 1
    assert "sampai hari ini" in later.faults[0].wanted


def test_a_number_stands_for_one_sheet_also_in_a_file_that_has_grown() -> None:
    survey = a_survey()
    imported(survey, a_book(survey, full(3, Nomor="A-1"), full(4, Nomor=2)))

    grown = imported(
        survey,
        a_book(survey, full(3, Nomor="a-1"), full(4, Nomor="2"), full(2, Nomor=3)),
    )

    assert (grown.added, grown.known) == (1, 2)


def test_a_number_given_twice_is_named_with_the_row_that_has_it() -> None:
    survey = a_survey()

    outcome = imported(survey, a_book(survey, full(3, Nomor=7), full(4, Nomor="7")))

    (fault,) = outcome.faults
    assert (fault.cell, fault.wanted) == (
        "A3",
        "nomor lain: nomor ini sudah dipakai di baris 2",
    )
    assert not Response.objects.exists()


def test_a_column_that_nobody_asked_for_is_named() -> None:
    survey = a_survey()
    data = a_book(survey, full(3))
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.active["Z1"] = "Kecamatan"  # type: ignore[index]
    out = io.BytesIO()
    book.save(out)

    assert imported(survey, out.getvalue()).unknown == ["Kecamatan"]


def test_a_file_without_its_titles_is_refused() -> None:
    survey = a_survey()

    with pytest.raises(InvalidInput, match="Tidak ada baris judul kolom"):
        imported(survey, b"nama;nilai\nA;3\n")


def test_a_file_without_an_element_is_told_which() -> None:
    survey = a_survey()
    titles = [each.title for each in columns_of(survey) if each.group == "element"]

    with pytest.raises(InvalidInput) as refused:
        imported(survey, ";".join(titles[:-1]).encode() + b"\n3;3;3;3;3;3;3;3\n")

    assert refused.value.facts["missing"] == "U9 Sarana dan prasarana"


def test_choices_of_own_questions_are_read_from_files_too() -> None:
    survey = a_survey(state="draft")
    by = keeper_of(survey.unit)
    new = NewQuestion(kind="choice", text="Dari mana?", options=["Kota", "Desa"])
    question = add_question(survey=survey, new=new, by=by, now=NOW)
    survey.state = "open"
    survey.save()

    outcome = imported(survey, a_book(survey, full(3, **{"Dari mana": "desa"})))

    assert outcome.added == 1
    assert counts_of(survey)["extra", question.key] == {"Desa": 1}


def test_many_answers_in_one_go_give_the_sums_of_one_by_one() -> None:
    at_once, one_by_one = a_survey(), a_survey()

    answered(at_once, 1, 2, 3, 4, 4)
    for value in (1, 2, 3, 4, 4):
        answered(one_by_one, value)

    assert counts_of(at_once) == counts_of(one_by_one)
