"""What every sheet of a workbook has around its cells: title, heights, print set-up."""

from math import ceil
from typing import Any, Final

from siap.apps.imports.workbooks.layout import (
    FIRST_ROW,
    HEAD_ROW,
    HINT_ROW,
    ID_COLUMN,
    KEY_ROW,
    NAME_COLUMN,
    TITLE_ROW,
    VERSION_COLUMN,
)
from siap.apps.imports.workbooks.looks import Looks
from siap.rendering.xlsx_formats import SIZE
from siap.typography import wrap

_PROTECTED: Final = {
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
_A4, _A3 = 9, 8
# How wide a page may be, in characters, before the letters become too small to read.
_WIDE_A4: Final = 150
_WIDE_A3: Final = 230
_POINTS_PER_CHAR: Final = 5.25
_LINE_POINTS: Final = 13.2
_HIGHEST: Final = 400.0


class Heights:
    """How high rows must be for all of their text to show."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._lines: dict[int, int] = {}

    def note(self, row: int, text: str, width: float, *, bold: bool = False) -> None:
        """Note a text that stands in a row, in a column of that width in characters."""
        room = max(20.0, width * _POINTS_PER_CHAR - 8)
        lines = len(wrap(text, room, SIZE, "sans", bold=bold))
        self._lines[row] = max(lines, self._lines.get(row, 1))

    def set(self) -> None:
        """Set the height of every row that needs more than a line."""
        for row, lines in self._lines.items():
            if lines > 1:
                self._sheet.set_row(row, min(lines * _LINE_POINTS + 4, _HIGHEST))


def frame(sheet: Any, title: str, looks: Looks, *, back: str, guide: str) -> None:
    """
    Write what stands above the cells and protect what is not to be changed.

    Args:
        sheet: The sheet of a part.
        title: Of worksheet and part.
        looks: Looks of the workbook.
        back: Words of the link to the instructions.
        guide: Name of the sheet with the instructions.
    """
    sheet.write_string(TITLE_ROW, NAME_COLUMN, title, looks.title)
    sheet.set_row(TITLE_ROW, 24)
    link = f"internal:'{guide}'!A1"
    sheet.write_url(HINT_ROW, NAME_COLUMN, link, looks.link, back)
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})
    sheet.set_column(ID_COLUMN, VERSION_COLUMN, 12, looks.own, {"hidden": True})
    sheet.freeze_panes(FIRST_ROW, NAME_COLUMN + 1)
    sheet.protect("", _PROTECTED)
    sheet.hide_gridlines(2)


def set_up_print(
    sheet: Any, area: tuple[int, int], *, width: float, footer: str, page: str
) -> None:
    """
    Let a sheet print readably: on A3, or on pages side by side, where it is wide.

    Args:
        sheet: The sheet of a part.
        area: Last row and column that are printed.
        width: Of all its columns, in characters.
        footer: Said at the foot of each page.
        page: Words and marks of the page number.
    """
    pages = max(1, ceil(width / _WIDE_A3)) if width > _WIDE_A4 else 1
    sheet.set_paper(_A4 if width <= _WIDE_A4 else _A3)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(HEAD_ROW)
    if pages > 1:
        sheet.repeat_columns(NAME_COLUMN)
    sheet.print_area(0, NAME_COLUMN, *area)
    said = footer.replace("&", "&&")[:150]
    sheet.set_footer(f"&L{said}&R{page}")
