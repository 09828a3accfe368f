"""A workbook of a plan: its sheets, its cells and what protects them; read back whole."""

import io
import zipfile

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.imports.books import Opened, compared, downloaded, whole_book
from apps.imports.conftest import Demos
from factories.plans import NOW, a_plan, a_stakeholder, facilitator_of, stakeholders
from siap.apps.imports.workbooks.layout import LIST_SHEET, META_SHEET
from siap.apps.plans.models import Plan
from siap.apps.worksheets.locking import lock
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import ReadyRow, add_ready_rows

pytestmark = pytest.mark.django_db
PEOPLE = "w01-stakeholders.stakeholders"
INDICATORS = "w08-service-profile.indicators"
CARDS = "w09-issue-cards.cards"
PAIRS = "w10-issue-ranking.comparisons"
GUIDES = ["pdam", "blud-spam", "umum"]


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_demonstration_plan_changes_by_being_read_back(
    demos: Demos, guide: str, language: str
) -> None:
    plan = demos[guide]

    found = compared(plan, whole_book(plan, language=language))

    assert [fault.fault.message() for fault in found.faults] == []
    assert [part.sheet for part in found.parts] == []
    assert found.count > 60


def test_a_workbook_saved_by_another_program_brings_no_differences(demos: Demos) -> None:
    plan = demos["umum"]

    found = compared(plan, Opened(whole_book(plan)).data())

    assert (list(found.parts), list(found.faults)) == ([], [])


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = a_plan()
    a_stakeholder(plan, "Warga")

    assert downloaded(plan) == downloaded(plan)


AWKWARD = {
    "title": "=1+1; “kutip”, 'apostrof' – é",
    "definition": "baris satu\n\nbaris tiga;\tdengan tab",
    "unit": "-5%",
    "values": {"2022": "0.125", "2023": "1234567890123456.75", "2024": "-3"},
    "source": "'=SUM(A1)",
    "note": "+62 811",
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_awkward_texts_and_numbers_come_back_as_they_were(language: str) -> None:
    plan = a_plan()
    place = place_of(plan, *INDICATORS.split("."))
    rows = [
        ReadyRow(cells=AWKWARD),
        ReadyRow(cells=AWKWARD | {"title": "http://contoh.id"}),
    ]
    add_ready_rows(place=place, rows=rows, by=facilitator_of(plan), now=NOW)

    data = downloaded(plan, "w08-service-profile", language=language)

    assert compared(plan, data).parts == []
    cells = [
        c for sheet in Opened(data).book.worksheets for r in sheet.iter_rows() for c in r
    ]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_numbers_dates_and_money_are_typed_cells(demos: Demos) -> None:
    plan = demos["pdam"]
    book = openpyxl.load_workbook(io.BytesIO(whole_book(plan)))
    kinds = {
        (cell.data_type, cell.number_format)
        for sheet in book.worksheets
        for row in sheet.iter_rows(min_row=5)
        for cell in row
        if cell.value is not None
    }

    formats = {look for kind, look in kinds if kind == "n"}
    assert any("Rp" in look for look in formats)
    assert any("%" in look for look in formats)
    assert any(kind == "d" for kind, _ in kinds)


def test_ids_and_titles_are_locked_and_cells_to_be_filled_are_not() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga")
    opened = Opened(downloaded(plan, "w01-stakeholders"))
    sheet = opened.sheet(PEOPLE)
    row = opened.row(PEOPLE, row_id)

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet.column_dimensions["A"].hidden
    assert sheet.cell(row, 1).protection.locked
    assert sheet.cell(4, 3).protection.locked
    assert not sheet.cell(row, 3).protection.locked
    assert not sheet.cell(row + 1, 3).protection.locked


def test_choices_and_references_have_a_list_and_cards_their_clusters(demos: Demos) -> None:
    plan = demos["pdam"]
    opened = Opened(downloaded(plan, "w09-issue-cards"))
    rules = opened.sheet(CARDS).data_validations.dataValidation
    names = opened.book.defined_names
    letter = openpyxl.utils.get_column_letter(opened.column(CARDS, "cluster"))

    rule = next(r for r in rules if str(r.sqref).startswith(f"{letter}5"))
    area = names[rule.formula1.lstrip("=")].attr_text
    titles = [row[0].value for row in opened.book[LIST_SHEET][area.rpartition("!")[2]]]
    clusters = place_of(plan, "w09-issue-cards", "clusters").store.read(plan)

    assert rule.type == "list"
    assert titles == [row.cells["title"] for row in clusters]


def test_a_comparison_by_pairs_is_a_matrix_with_its_lower_half_closed(demos: Demos) -> None:
    plan = demos["pdam"]
    sheet = Opened(downloaded(plan, "w10-issue-ranking")).sheet(PAIRS)
    ids = [cell.value for (cell,) in sheet.iter_rows(min_row=5, max_col=1) if cell.value]

    first = [cell.value for cell in sheet[5][3:]]
    last = [cell.value for cell in sheet[4 + len(ids)][3:]]

    assert len(ids) > 3
    assert first[0] is None
    assert sum(value is not None for value in first) >= len(ids) - 1
    assert [value for value in last if value is not None] == []
    assert sheet.cell(6, 4).protection.locked


def test_the_helper_sheets_are_hidden_and_the_instructions_come_first() -> None:
    book = openpyxl.load_workbook(io.BytesIO(downloaded(a_plan(), language="en")))

    assert book.sheetnames[0] == "Instructions"
    assert {book[name].sheet_state for name in (LIST_SHEET, META_SHEET)} == {"veryHidden"}
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_an_agreed_worksheet_is_closed_and_says_so() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga")
    lock(plan, "w01-stakeholders", 2)
    opened = Opened(downloaded(plan, "w01-stakeholders"))
    sheet = opened.sheet(PEOPLE)

    assert sheet.cell(opened.row(PEOPLE, row_id), 3).protection.locked
    assert "versi 2" in sheet.cell(2, 4).value


def test_results_are_no_part_of_a_workbook(demos: Demos) -> None:
    plan = demos["pdam"]
    keys = [
        cell.value
        for sheet in Opened(downloaded(plan, "w01-stakeholders")).book.worksheets[1:2]
        for cell in sheet[3]
    ]
    columns = {column.key for column in stakeholders(plan).part.columns}

    assert set(keys[2:]) <= columns


def test_names_of_persons_are_left_out_for_those_who_only_read(demos: Demos) -> None:
    plan = demos["pdam"]
    part = place_of(plan, "w03-working-group", "members").part
    personal = {column.key for column in part.columns if column.personal}

    data = downloaded(plan, "w03-working-group", personal=False)
    keys = {cell.value for cell in Opened(data).sheet("w03-working-group.members")[3]}

    assert personal
    assert not personal & keys
    # What is not in the file is left alone, nor is a row taken for removed.
    assert compared(plan, data).parts == []


def queries_for(plan: Plan) -> int:
    with CaptureQueriesContext(connection) as found:
        compared(plan, whole_book(plan))
    return len(found)


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    plan = a_plan()
    a_stakeholder(plan, "Warga")
    few = queries_for(plan)

    for number in range(12):
        a_stakeholder(plan, f"Pihak {number}")

    assert queries_for(plan) == few
    assert few < 40


def test_the_package_holds_no_moment_of_its_own() -> None:
    with zipfile.ZipFile(io.BytesIO(downloaded(a_plan()))) as package:
        moments = {info.date_time for info in package.infolist()}

    assert moments == {(1980, 1, 1, 0, 0, 0)}
