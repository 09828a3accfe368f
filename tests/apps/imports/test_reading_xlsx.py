"""Workbooks as people save them: types, dates, formulas, and what is dangerous."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest

from apps.imports.workbooks import (
    a_bomb,
    a_workbook,
    changed,
    with_entities,
    with_formulas,
)
from siap.apps.imports.reading.file_rows import Broken, Percent, text_of
from siap.apps.imports.reading.source_files import open_file
from siap.kernel.errors import InvalidInput


def cells_of(data: bytes) -> list[tuple[object, ...]]:
    return [row.cells for row in open_file(data).rows()]


def test_cells_keep_their_type() -> None:
    given = ["teks", 12, 0.1, True, datetime(2026, 11, 21), time(9, 30)]  # noqa: DTZ001

    (cells,) = cells_of(a_workbook([given]))

    assert cells[:4] == ("teks", Decimal(12), Decimal("0.1"), True)
    assert [text_of(cell) for cell in cells[4:]] == ["2026-11-21", "09:30"]  # type: ignore[arg-type]


def test_binary_noise_of_a_spreadsheet_is_not_taken_for_digits() -> None:
    (cells,) = cells_of(a_workbook([[0.1 + 0.2]]))

    assert cells == (Decimal("0.3"),)


def test_a_number_shown_in_hundredths_is_read_as_it_is_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 0.125
    sheet["A1"].number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)

    (cells,) = cells_of(out.getvalue())

    assert cells == (Percent(Decimal("12.5")),)
    assert text_of(cells[0], language="id") == "12,5%"  # type: ignore[arg-type]


def test_a_formula_gives_the_value_last_worked_out() -> None:
    rows = cells_of(with_formulas(worked_out=True))

    assert rows[1] == ("Cakupan", Decimal(42))


def test_a_formula_never_worked_out_is_not_taken_for_an_empty_cell() -> None:
    rows = cells_of(with_formulas(worked_out=False))

    assert rows[1] == ("Cakupan", Broken("=", "import-formula-unknown"))


def test_a_failed_formula_is_not_taken_for_text() -> None:
    data = changed(
        a_workbook([["Isu"], ["#REF!"]]),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace('r="A2" t="s"><v>1</v>', 'r="A2" t="e"><v>#REF!</v>'),
    )

    rows = cells_of(data)

    assert rows[1] == (Broken("#REF!", "import-formula-error"),)


def test_rows_keep_the_number_that_the_spreadsheet_shows() -> None:
    data = a_workbook([["Laporan"], [], ["Isu", "Nilai"], [None, None], ["Tarif", 2]])

    assert [row.number for row in open_file(data).rows()] == [1, 3, 5]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "=1+1"
    sheet["A1"].data_type = "s"
    book.save(out)

    assert cells_of(out.getvalue()) == [("=1+1",)]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_bomb, "import-zip-bomb"),
        (with_entities, "import-broken-xlsx"),
        (lambda: a_workbook([["Isu"]])[:900], "import-broken-xlsx"),
        (lambda: a_workbook([[f"k{n}" for n in range(10_000)]]), "import-too-wide"),
        (lambda: a_workbook([["a"]] * 20_002), "import-too-many-rows"),
        (
            lambda: changed(
                a_workbook([["Isu"]]), "xl/workbook.xml", lambda text: text[:-40]
            ),
            "import-broken-xlsx",
        ),
    ],
    ids=["bomb", "entities", "cut off", "too wide", "too long", "broken part"],
)
def test_a_dangerous_or_damaged_workbook_is_refused(
    make: Callable[[], bytes], code: str
) -> None:
    data = make()

    with pytest.raises(InvalidInput) as refused:
        list(open_file(data).rows())

    assert refused.value.code == code
    assert refused.value.message("id")


def test_an_open_document_spreadsheet_is_named_as_such() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    with pytest.raises(InvalidInput) as refused:
        open_file(out.getvalue())

    assert refused.value.code == "import-ods"


def test_a_sheet_that_claims_a_million_rows_is_read_by_what_it_holds() -> None:
    data = changed(
        a_workbook([["Isu"], ["Tarif"]]),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace(
            '<dimension ref="A1:A2"', '<dimension ref="A1:XFD1048576"'
        ),
    )

    assert cells_of(data) == [("Isu",), ("Tarif",)]


def test_a_date_before_the_calendar_of_spreadsheets_is_a_fault() -> None:
    data = changed(
        a_workbook([[date(2026, 1, 1)]]),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace("<v>46023</v>", "<v>99999999999</v>"),
    )

    assert cells_of(data) == [(Broken("#VALUE!", "import-formula-error"),)]
