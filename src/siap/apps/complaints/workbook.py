"""A tray of the inbox as a workbook: typed cells, ready to be printed, no personal data."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any, Final

import xlsxwriter
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from siap.apps.complaints.clock import zone
from siap.apps.complaints.models import Report
from siap.typography import wrap

Cell = str | int | bool | date | datetime | None
_FOLIO: Final = 14
"""The long paper of offices, 215 by 330 millimetres."""

_SIZE: Final = 10
_POINTS_PER_CHAR: Final = 5.8
_LINE_POINTS: Final = 13.0
_HIGHEST_ROW: Final = 409.0
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FACE: Final = {
    "font_name": "Arial",
    "font_size": _SIZE,
    "valign": "top",
    "align": "left",
    "bottom": 1,
    "bottom_color": "#C9D2D9",
}
_FORBIDDEN: Final = str.maketrans("", "", "[]:*?/\\'")


@dataclass(frozen=True)
class Line:
    """A report to be written, with its words as the public reads or would read them."""

    report: Report
    subject: str
    text: str
    place: str


@dataclass(frozen=True)
class _Column:
    title: StrPromise
    width: int
    read: Callable[[Line], Cell]


def _agency(line: Line) -> str | None:
    return line.report.agency.name if line.report.agency else None


def _topic(line: Line) -> str | None:
    return line.report.category.name if line.report.category else None


COLUMNS: Final = (
    _Column(_("Nomor"), 9, lambda one: one.report.label),
    _Column(_("Diterima"), 13, lambda one: one.report.received_at),
    _Column(_("Jenis"), 11, lambda one: one.report.kind_label),
    _Column(_("Topik"), 12, _topic),
    _Column(_("Perangkat daerah"), 15, _agency),
    _Column(_("Keadaan"), 12, lambda one: one.report.state_label),
    _Column(_("Judul"), 20, lambda one: one.subject),
    _Column(_("Isi"), 40, lambda one: one.text),
    _Column(_("Tempat"), 13, lambda one: one.place or None),
    _Column(_("Janji jawaban"), 13, lambda one: one.report.pledge_due),
    _Column(_("Batas hukum"), 10, lambda one: one.report.legal_due),
    _Column(_("Dijawab"), 13, lambda one: one.report.answered_at),
    _Column(_("Jam sampai dijawab"), 8, lambda one: one.report.net_hours),
    _Column(_("Janji ditepati"), 8, lambda one: one.report.in_pledge),
    _Column(_("Dibuka kembali"), 8, lambda one: one.report.reopened),
    _Column(_("Nilai (1–5)"), 6, lambda one: one.report.rating),
)


def write(lines: Iterable[Line], names: Sequence[str], target: IO[bytes]) -> int:
    """
    Write reports as a workbook, row by row: memory does not grow with it.

    Args:
        lines: In the order of the rows.
        names: Of the sheet, of the head of each printed page.
        target: An open file.

    Returns:
        How many reports it holds. No text becomes a formula, a number or a link.
    """
    book = xlsxwriter.Workbook(target, _OPTIONS)
    sheet_name, head = names
    sheet = book.add_worksheet(sheet_name.translate(_FORBIDDEN)[:31] or "SIAP")
    cells = _Cells(book, sheet)
    _set_up(sheet, head)
    sheet.set_row(0, 3 * _LINE_POINTS)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, str(column.title), cells.head)
    row = 0
    for row, line in enumerate(lines, 1):
        values = [column.read(line) for column in COLUMNS]
        sheet.set_row(row, _height(values))
        for at, value in enumerate(values):
            cells.write(row, at, value)
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
    book.close()
    return row


def _height(values: Sequence[Cell]) -> float:
    """Not every program fits rows to words that wrap."""
    lines = 1
    for column, value in zip(COLUMNS, values, strict=True):
        if isinstance(value, str) and len(value) >= column.width:
            room = column.width * _POINTS_PER_CHAR - 4
            lines = max(lines, len(wrap(value, room, _SIZE, "sans", bold=False)))
    return min(lines * _LINE_POINTS + 4, _HIGHEST_ROW)


def _set_up(sheet: Any, head: str) -> None:
    """On paper: across, as wide as the page, titles on each, pages numbered."""
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(_FOLIO)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    # A sign that begins a code in the head of a page is doubled to stand for itself.
    sheet.set_header(f"&L{head.replace('&', '&&')[:200]}")
    sheet.set_footer("&R&P / &N")


class _Cells:
    """Writes each value by its type."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self._sheet = sheet
        self.head = book.add_format(
            _FACE | {"bold": True, "text_wrap": True, "bg_color": "#E9F0F4"}
        )
        self._text = book.add_format(_FACE | {"text_wrap": True})
        self._number = book.add_format(_FACE | {"num_format": "0", "align": "right"})
        self._day = book.add_format(_FACE | {"num_format": "dd/mm/yy"})
        self._moment = book.add_format(_FACE | {"num_format": "dd/mm/yy hh:mm"})
        self._words = {True: gettext("ya"), False: gettext("tidak")}

    def write(self, row: int, at: int, value: Cell) -> None:
        """Write a value; nothing known is a blank cell."""
        sheet = self._sheet
        if value is None:
            sheet.write_blank(row, at, None, self._text)
            return
        if isinstance(value, bool):
            sheet.write_string(row, at, self._words[value], self._text)
        elif isinstance(value, int):
            sheet.write_number(row, at, value, self._number)
        elif isinstance(value, datetime):
            # A spreadsheet knows no zones: the time of the offices.
            local = value.astimezone(zone()).replace(tzinfo=None)
            sheet.write_datetime(row, at, local, self._moment)
        elif isinstance(value, date):
            sheet.write_datetime(row, at, value, self._day)
        else:
            sheet.write_string(row, at, value, self._text)
