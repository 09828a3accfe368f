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
from siap.rendering.tree import (
    Box,
    Column,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from siap.typography import text_width


def book(document, **options):
    return openpyxl.load_workbook(BytesIO(xlsx.render(document)), **options)


def sheet(table, **options):
    document = Document("J", date(2026, 11, 21), (Section((table,)),))
    return book(document, **options).worksheets[2]


def column_table(fmt, *values, totals=()):
    rows = tuple(Row({"a": value}) for value in values)
    return Table("Uji", (Column("a", "A", fmt=fmt),), rows, totals)


def test_there_is_a_sheet_for_each_table_after_guide_index_and_fields():
    names = book(plan()).sheetnames

    assert names[:3] == ["Petunjuk", "Daftar tabel", "Isian dan catatan"]
    assert names[3] == "1 Anggota kelompok kerja"
    assert len(names) == len(TABLES) + 3


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
    assert (cells["C"].number_format, cells["C"].value) == (
        '[$-421]"Rp"#,##0;[$-421]-"Rp"#,##0',
        1250000,
    )
    assert (cells["E"].number_format, cells["E"].value) == ("[$-421]#,##0.0%", 0.625)
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
    for page, table in zip(opened.worksheets[3:], tables, strict=True):
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


def test_signs_of_numbers_follow_the_language_of_the_paper():
    document = Document(
        "J",
        date(2026, 11, 21),
        (Section((column_table("number", Decimal("1234.5")),)),),
        language="en",
    )

    cell = book(document).worksheets[2]["A5"]

    assert cell.number_format == "[$-809]#,##0.0"


def test_a_long_name_of_a_sheet_ends_with_a_word_that_says_something():
    document = Document(
        "J",
        date(2026, 11, 21),
        (Section((Table("Kuadran kepentingan dan pengaruh", (Column("a", "A"),), ()),)),),
    )

    assert book(document).sheetnames[2] == "1 Kuadran kepentingan"


def notes(*blocks):
    page = book(Document("J", date(2026, 11, 21), (Section(blocks),)))["Isian dan catatan"]
    rows = page.iter_rows(min_row=4, values_only=True)
    return [tuple(value for value in row if value is not None) for row in rows if any(row)]


def test_fields_and_boxes_stand_under_their_titles_on_a_sheet_of_their_own():
    found = notes(
        Heading(1, "Kosong"),
        Heading(1, "Maklumat"),
        KeyValues((("Biaya", "=1+1"),)),
        Paragraph((Run("Hasil", bold=True),)),
        KeyValues((("Jumlah", "3"),)),
        Box("Yang kurang", (Paragraph((Run("Tanggal."),)),)),
        Paragraph((Run("Narasi."),)),
        column_table("text", "x"),
    )

    assert found == [
        ("Maklumat",),
        ("Biaya", "=1+1"),
        ("Hasil",),
        ("Jumlah", "3"),
        ("Yang kurang",),
        ("Tanggal.",),
    ]


def test_a_paper_without_tables_still_says_what_it_says():
    assert notes(Paragraph((Run("Lembar belum diisi."),))) == [("Lembar belum diisi.",)]


def wide_table(columns):
    """Text and dates side by side, more than an upright page holds."""
    pairs = [
        column
        for n in range(columns)
        for column in (Column(f"t{n}", "Uraian"), Column(f"d{n}", "Tanggal", fmt="date"))
    ]
    cells = {f"t{n}": "kata " * 12 for n in range(columns)}
    cells |= {f"d{n}": date(2026, 9, 28) for n in range(columns)}
    return Table("Lebar", tuple(pairs), (Row(cells),))


@pytest.mark.parametrize(
    ("columns", "paper", "lies", "pages"),
    [
        (1, 9, "portrait", 1),
        (3, 9, "landscape", 1),
        (7, 8, "landscape", 1),
        (12, 8, "landscape", 2),
    ],
)
def test_a_wider_table_gets_wider_paper(columns, paper, lies, pages):
    setup = sheet(wide_table(columns)).page_setup

    assert (setup.paperSize, setup.orientation) == (paper, lies)
    assert (setup.fitToWidth or 1) == pages


@pytest.mark.parametrize("columns", [1, 3, 7, 12])
def test_a_date_is_never_wider_than_its_column(columns):
    page = sheet(wide_table(columns))

    for n in range(columns):
        letter = openpyxl.utils.get_column_letter(2 * n + 2)
        room = page.column_dimensions[letter].width * 5.25
        assert room > text_width("28 September 2026", 10, "sans") + 8


def test_names_stay_in_sight_on_a_wide_sheet():
    assert sheet(wide_table(7)).freeze_panes == "B5"


def test_what_is_filled_in_by_hand_has_room_for_a_hand():
    columns = (Column("a", "Nama"), Column("b", "Paraf"))

    page = sheet(Table("Uji", columns, (Row({"a": "x"}),), by_hand=True))

    assert page.row_dimensions[5].height >= 24
    assert page.column_dimensions["B"].width >= 15
