"""Writing a table as CSV or XLSX so that a spreadsheet opens it and we can read it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any, Final

import xlsxwriter

from siap.apps.imports.reading.csv_files import guarded
from siap.apps.imports.reading.file_rows import CellIn, text_of
from siap.rendering.tree import Language
from siap.rendering.values import write_date, write_number
from siap.rendering.xlsx_formats import PLACES, Formats
from siap.rendering.xlsx_widths import POINTS_PER_CHAR, height_of, lines_of

_FORBIDDEN: Final = str.maketrans("", "", "[]:*?/\\'")
_LONGEST_NAME: Final = 31
_LONGEST_LIST: Final = 255  # characters that a spreadsheet takes for a drop-down
_EXACT_DIGITS: Final = 15
_FIRST_DAY: Final = date(1900, 3, 1)  # before it a spreadsheet counts days wrongly
_SPARE_ROWS: Final = 200
_LARGEST_YEAR: Final = 9999  # smaller numbers may be years, which have no point
_NARROW: Final = 1000.0  # points that an A4 page holds with letters one can read
_WIDE: Final = 1450.0  # the same for A3


@dataclass(frozen=True)
class OutColumn:
    """A column to be written; `own` ones are for the program, not for people."""

    title: str
    numeric: bool = False
    wide: bool = False
    own: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutTable:
    """A table to be written."""

    title: str
    columns: Sequence[OutColumn]
    rows: Sequence[Sequence[CellIn]]


def csv_bytes(table: OutTable, language: str) -> bytes:
    """
    Write a table as CSV in UTF-8 with a byte order mark, as spreadsheets expect it.

    Args:
        table: The table.
        language: `id` separates by semicolon and writes a decimal comma, `en` by comma.

    Returns:
        The file. A text that a spreadsheet would take for a formula begins with an
        apostrophe, which reading it back takes off again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if language == "id" else ",")
    writer.writerow([guarded(column.title) for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(cell, language) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: CellIn, language: str) -> str:
    text = text_of(cell, language=language)
    return guarded(text) if isinstance(cell, str) else text


def xlsx_bytes(table: OutTable, language: str) -> bytes:
    """
    Write a table as a workbook of one sheet: titles in the first row, typed cells.

    Args:
        table: The table.
        language: Of dates, and of numbers too long for a spreadsheet, written as text.

    Returns:
        The file; no text becomes a formula, choices have a drop-down.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    name = table.title.translate(_FORBIDDEN)[:_LONGEST_NAME].strip() or "Tabel"
    _fill(book.add_worksheet(name), book, table, "en" if language == "en" else "id")
    book.close()
    return out.getvalue()


def _fill(sheet: Any, book: Any, table: OutTable, language: Language) -> None:
    formats = Formats(book, language)
    said = [[_shown(cell, language) for cell in row] for row in table.rows]
    widths = [_width(column, [row[n] for row in said]) for n, column in _numbered(table)]
    points = [width * POINTS_PER_CHAR for width in widths]
    for at, column in _numbered(table):
        head = formats.head(numeric=column.numeric, shared=False)
        sheet.write_string(0, at, column.title, head)
        sheet.set_column(at, at, widths[at])
        _offer(sheet, at, column, len(table.rows))
    titles = [column.title for column in table.columns]
    sheet.set_row(0, height_of(lines_of(titles, points, bold=True)))
    for number, row in enumerate(table.rows, start=1):
        lines = lines_of(said[number - 1], points)
        sheet.set_row(number, height_of(lines))
        for at, cell in enumerate(row):
            _write(sheet, number, at, cell, table.columns[at], formats, language)
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    people = [n for n, column in _numbered(table) if not column.own]
    if people:
        sheet.print_area(0, 0, len(table.rows), people[-1])
    _set_up_print(sheet, sum(points[n] for n in people))


def _numbered(table: OutTable) -> list[tuple[int, OutColumn]]:
    return list(enumerate(table.columns))


def _shown(cell: CellIn, language: Language) -> str:
    """About what a cell shows, for its size."""
    if isinstance(cell, date):
        return write_date(cell, language)
    if isinstance(cell, Decimal):
        return write_number(cell, None, language)
    return text_of(cell, language=language)


def _width(column: OutColumn, said: Sequence[str]) -> float:
    most = 44 if column.wide else 30
    longest = max((len(line) for text in said for line in text.split("\n")), default=0)
    return float(max(min(len(column.title), 20) + 4, min(longest + 4, most)))


def _set_up_print(sheet: Any, width: float) -> None:
    pages = max(1, ceil(width / _WIDE))
    sheet.set_paper(8 if width > _NARROW else 9)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(0)
    if pages > 1:
        sheet.repeat_columns(0)


def _offer(sheet: Any, at: int, column: OutColumn, rows: int) -> None:
    if not column.options or len(",".join(column.options)) > _LONGEST_LIST:
        return
    if any("," in option for option in column.options):
        return
    rule = {"validate": "list", "source": list(column.options), "error_type": "warning"}
    sheet.data_validation(1, at, rows + _SPARE_ROWS, at, rule)


def _write(  # noqa: PLR0913, PLR0917 - one cell needs all of it
    sheet: Any,
    row: int,
    at: int,
    cell: CellIn,
    column: OutColumn,
    formats: Formats,
    language: Language,
) -> None:
    if isinstance(cell, Decimal) and _exact(cell):
        grouped = cell == cell.to_integral_value() and abs(cell) > _LARGEST_YEAR
        code = f"{PLACES[language]}#,##0" if grouped else "General"
        look = formats.cell("data", code, numeric=True)
        sheet.write_number(row, at, cell, look)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(
            row, at, cell, formats.cell("data", f"{PLACES[language]}d mmmm yyyy")
        )
    elif cell is None:
        sheet.write_blank(row, at, None, formats.cell("data", numeric=column.numeric))
    else:
        sheet.write_string(row, at, text_of(cell, language=language), formats.cell("data"))


def _exact(number: Decimal) -> bool:
    """Tell whether a spreadsheet keeps all digits; else the number is written as text."""
    return len(number.normalize().as_tuple().digits) <= _EXACT_DIGITS
