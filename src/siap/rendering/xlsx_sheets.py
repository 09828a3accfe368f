"""One table on its sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from siap.rendering.formulas import to_spreadsheet
from siap.rendering.grids import Grid, Line, grid
from siap.rendering.tree import Column, Document, Table, Value
from siap.rendering.xlsx_formats import Formats
from siap.rendering.xlsx_widths import (
    POINTS_PER_CHAR,
    Layout,
    height_of,
    lay_out,
    lines_of,
)

FIRST_ROW: Final = 3  # caption, link back, blank

_LONGEST_TEXT: Final = 32_767
_EXACT_DIGITS: Final = 15
_FIRST_DAY: Final = date(1900, 3, 1)  # before it a spreadsheet counts days wrongly


@dataclass(frozen=True, slots=True)
class SheetText:
    """What a sheet needs beside its table: the paper, words, and the name of the index."""

    document: Document
    words: Mapping[str, str]
    index: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the lines of a table stand: columns by key, first row of the body."""

    columns: Mapping[str, int]
    first: int


def write_sheet(page: Any, table: Table, text: SheetText, formats: Formats) -> None:
    """
    Write one table.

    Args:
        page: An empty sheet.
        table: The table, prepared.
        text: See `SheetText`.
        formats: Looks of the workbook.
    """
    cells = grid(table, text.document.language)
    layout = lay_out(table, cells, text.document.language, text.document.paper)
    widths = layout.widths
    page.hide_gridlines(2)
    page.write_string(0, 0, f"{table.label}  {table.caption}", formats.title)
    page.set_row(0, 24)
    back = text.words["back"]
    page.write_url(1, 0, f"internal:'{text.index}'!A1", formats.back, string=back)
    for column, width in enumerate(widths):
        page.set_column(column, column, width / POINTS_PER_CHAR)
    _head(page, cells, widths, formats)
    place = _Place(
        {column.key: n for n, column in enumerate(table.columns)},
        FIRST_ROW + len(cells.head),
    )
    for row, line in enumerate(cells.lines, start=place.first):
        lines = lines_of(line.texts, widths) if line.kind == "data" else 1
        _line(page, row, line, table, place, cells, formats, high=lines > 1)
        by_hand = table.by_hand and line.kind == "data"
        page.set_row(row, height_of(lines, by_hand=by_hand))
    below = place.first + max(1, len(cells.lines))
    if not cells.lines:
        page.write_string(place.first, 0, text.words["empty"], formats.soft)
    if table.source:
        page.write_string(
            below + 1, 0, f"{text.words['source']} {table.source}", formats.soft
        )
    page.freeze_panes(place.first, layout.frozen)
    _print_setup(page, text, layout, place.first)


def _head(page: Any, cells: Grid, widths: Sequence[float], formats: Formats) -> None:
    for depth, heads in enumerate(cells.head):
        row = FIRST_ROW + depth
        texts = [""] * len(widths)
        for cell in heads:
            shared = cell.columns > 1
            look = formats.head(
                numeric=cells.numeric[cell.column] and not shared, shared=shared
            )
            last = cell.column + cell.columns - 1
            if shared or cell.rows > 1:
                page.merge_range(row, cell.column, row + cell.rows - 1, last, "", look)
            page.write_string(row, cell.column, cell.text, look)
            texts[cell.column] = "" if shared or cell.rows > 1 else cell.text
        page.set_row(row, height_of(lines_of(texts, widths, bold=True)))


def _line(  # noqa: PLR0913, PLR0917 - one cell needs all of it
    page: Any,
    row: int,
    line: Line,
    table: Table,
    place: _Place,
    cells: Grid,
    formats: Formats,
    *,
    high: bool,
) -> None:
    for column, (spec, value) in enumerate(zip(table.columns, line.values, strict=True)):
        # The name of a sum runs on to the right, over the empty cells beside it.
        named = line.kind in {"heading", "subtotal", "total"} and isinstance(value, str)
        numeric = cells.numeric[column] and not named
        code = formats.number(value, spec)
        look = formats.cell(line.kind, code, numeric=numeric, high=high)
        formula = _formula(row, line, spec, table, place, cells)
        if formula:
            page.write_formula(row, column, formula, look, "" if value is None else value)
        else:
            _cell(page, row, column, value, line.texts[column], look)


def _formula(
    row: int, line: Line, column: Column, table: Table, place: _Place, cells: Grid
) -> str:
    if line.kind == "data" and column.formula:
        return to_spreadsheet(
            column.formula, lambda key: xl_rowcol_to_cell(row, place.columns[key])
        )
    if line.kind not in {"subtotal", "total"} or column.key not in table.totals:
        return ""
    ranges = _summed(row - place.first, line, cells)
    at = place.columns[column.key]
    named = [
        f"{xl_rowcol_to_cell(place.first + a, at)}:{xl_rowcol_to_cell(place.first + b, at)}"
        for a, b in ranges
    ]
    return f"=SUM({','.join(named)})" if named else ""


def _summed(at: int, line: Line, cells: Grid) -> list[tuple[int, int]]:
    """Find the runs of data lines that a sum takes in: for a subtotal the last one only."""
    runs: list[tuple[int, int]] = []
    for n, each in enumerate(cells.lines[:at]):
        if each.kind != "data":
            continue
        if runs and runs[-1][1] == n - 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    if line.kind == "total":
        return runs
    return [run for run in runs if run[1] == at - 1]


def _cell(page: Any, row: int, column: int, value: Value, said: str, look: Any) -> None:
    if value is None or said == "":
        page.write_blank(row, column, None, look)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool) and _exact(value):
        page.write_number(row, column, value, look)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        page.write_datetime(row, column, value, look)
    else:
        short = said if len(said) <= _LONGEST_TEXT else said[: _LONGEST_TEXT - 1] + "…"
        page.write_string(row, column, short, look)


def _exact(number: int | Decimal) -> bool:
    """Tell whether a spreadsheet keeps all digits; else the number is written as text."""
    return len(Decimal(number).normalize().as_tuple().digits) <= _EXACT_DIGITS


def _print_setup(page: Any, text: SheetText, layout: Layout, first: int) -> None:
    page.set_paper(layout.paper)
    if layout.landscape:
        page.set_landscape()
    page.fit_to_pages(layout.pages, 0)
    page.repeat_rows(FIRST_ROW, first - 1)
    if layout.pages > 1 and layout.frozen:
        page.repeat_columns(0, layout.frozen - 1)
    page.set_margins(left=0.6, right=0.5, top=0.8, bottom=0.7)
    page.set_header("&L&8 " + _in_margin(text.document.title), {"margin": 0.4})
    words = text.words
    page.set_footer(f"&L&8&A&R&8{words['page']} &P {words['of']} &N", {"margin": 0.35})


def _in_margin(text: str) -> str:
    return " ".join(text.split()).replace("&", "&&")[:200].rstrip("&")
