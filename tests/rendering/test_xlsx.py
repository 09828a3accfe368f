"""The workbook: typed cells, live formulas and a set-up for print."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from rendering.sample import TABLES, plan
from rendering.small import every_block
from siap.rendering import xlsx
from siap.rendering.grids import grid
from siap.rendering.numbering import blocks_of
from siap.rendering.tree import Column, Document, Row, Section, Table


def book(document, **options):
    return openpyxl.load_workbook(BytesIO(xlsx.render(document)), **options)


def sheet(table, **options):
    document = Document("J", date(2026, 11, 21), (Section((table,)),))
    return book(document, **options).worksheets[2]


def column_table(fmt, *values, totals=()):
    rows = tuple(Row({"a": value}) for value in values)
    return Table("Uji", (Column("a", "A", fmt=fmt),), rows, totals)


def test_there_is_a_sheet_for_each_table_after_guide_and_index():
    names = book(plan()).sheetnames

    assert names[:3] == ["Petunjuk", "Daftar tabel", "1 Anggota kelompok kerja"]
    assert len(names) == len(TABLES) + 2


def test_the_index_leads_to_every_sheet():
    opened = book(plan())

    links = [
        row[0].hyperlink.location for row in opened["Daftar tabel"].iter_rows(min_row=4)
    ]
    assert [link.split("'")[1] for link in links] == opened.sheetnames[2:]


def test_cells_keep_their_type():
    page = book(every_block())["1 Kebutuhan biaya"]

    cells = {cell.column_letter: cell for cell in page[7]}
    assert (cells["A"].data_type, cells["A"].value) == ("s", "Pipa 5.1.02.01.01.0000")
    assert (cells["B"].data_type, cells["B"].value) == ("n", 12.5)
    assert (cells["C"].number_format, cells["C"].value) == ('"Rp"#,##0;-"Rp"#,##0', 1250000)
    assert (cells["E"].number_format, cells["E"].value) == ("#,##0.0%", 0.625)
    assert cells["F"].value == datetime(2027, 3, 4)  # noqa: DTZ001 - a day has no zone
    assert "mmmm" in cells["F"].number_format
    assert cells["G"].value == "Ya"


def test_computed_columns_and_sums_are_formulas():
    page = book(every_block())["1 Kebutuhan biaya"]

    assert page["D7"].value == '=IF(COUNT(B7,C7)<2,"",B7*C7)'
    assert page["D9"].value == "=SUM(D7:D8)"
    assert page["D14"].value == "=SUM(D7:D8,D11:D12)"


def test_values_stored_beside_formulas_are_those_of_the_other_formats():
    document = plan()
    opened = book(document, data_only=True)

    tables = [block for block in blocks_of(document) if isinstance(block, Table)]
    compared = 0
    for page, table in zip(opened.worksheets[2:], tables, strict=True):
        cells = grid(table, "id")
        first = 4 + len(cells.head)
        for n, line in enumerate(cells.lines):
            for m, value in enumerate(line.values):
                if isinstance(value, int | Decimal) and not isinstance(value, bool):
                    stored = page.cell(first + n, m + 1).value
                    assert Decimal(str(stored)) == Decimal(value)
                    compared += 1
    assert compared > 800


@pytest.mark.parametrize(
    "value", [10**15 + 1, Decimal("0.1234567890123456"), date(1899, 1, 1)]
)
def test_what_a_spreadsheet_would_spoil_stays_text(value):
    cell = sheet(column_table("number", value))["A5"]

    assert cell.data_type == "s"


def test_an_empty_cell_is_empty_and_zero_is_zero():
    page = sheet(column_table("number", None, 0, totals=("a",)))

    assert page["A5"].value is None
    assert page["A6"].value == 0


def test_sheet_names_obey_the_rules_and_are_never_alike():
    names = (
        "[a]:*?/\\'",
        "A",
        "a",
        "History",
        "x" * 50,
        "x" * 50,
        "",
        "  ",
        "😀" * 20,
        "Petunjuk",
    )
    tables = tuple(Table(n, (Column("a", "A"),), (), sheet=n) for n in names)

    made = book(Document("J", date(2026, 1, 1), (Section(tables),))).sheetnames

    assert len({name.casefold() for name in made}) == len(names) + 2
    for name in made:
        assert 1 <= len(name.encode("utf-16-le")) / 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.casefold() != "history"


def test_heads_stay_in_sight_and_repeat_in_print():
    page = book(every_block())["1 Kebutuhan biaya"]

    assert page.freeze_panes == "A6"
    assert page.print_title_rows == "$4:$5"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0


@pytest.mark.parametrize(("paper", "code"), [("A4", 9), ("F4", 14), ("A3", 8)])
def test_paper_is_as_asked(paper, code):
    page = book(every_block(paper=paper))["1 Kebutuhan biaya"]

    assert page.page_setup.paperSize == code


def test_a_row_is_as_high_as_its_text():
    page = sheet(
        Table(
            "Uji",
            (Column("a", "A"), Column("b", "B")),
            (Row({"a": "x", "b": "pendek"}), Row({"a": "x", "b": "kata " * 200})),
        )
    )

    assert page.row_dimensions[5].height < 20
    assert page.row_dimensions[6].height > 60


def test_a_text_longer_than_a_cell_may_be_ends_with_a_sign():
    cell = sheet(column_table("text", "x" * 40_000))["A5"]

    assert len(cell.value) == 32_767
    assert cell.value.endswith("…")
