"""The look of cells in a workbook."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from siap.rendering.grids import LineKind
from siap.rendering.tree import Column, Language, Value

ACCENT: Final = "#14506E"
SIZE: Final = 10

_FACE: Final = {"font_name": "Arial", "font_size": SIZE, "font_color": "#1B2730"}
_RULE: Final = "#C9D2D9"
_FILL: Final = "#E9F0F4"
_BAND: Final = "#F4F7F9"
PLACES: Final[dict[Language, str]] = {"id": "[$-421]", "en": "[$-809]"}
"""Signs of a number and names of months follow the paper, not the reader's machine."""
_KINDS: Final[dict[str, dict[str, object]]] = {
    "data": {},
    "heading": {"bold": True, "font_color": ACCENT, "bg_color": _BAND, "text_wrap": False},
    "subtotal": {"bold": True, "text_wrap": False},
    "total": {
        "bold": True,
        "text_wrap": False,
        "bg_color": _FILL,
        "top": 1,
        "top_color": ACCENT,
    },
}


class Formats:
    """
    Makes each look once.

    Args:
        book: The workbook.
        language: Of dates.
    """

    def __init__(self, book: Any, language: Language) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Any] = {}
        self._language = language
        self.title = self._make(bold=True, font_size=14, font_color=ACCENT)
        self.heading = self._make(bold=True, font_size=11, font_color=ACCENT)
        self.plain = self._make()
        self.soft = self._make(font_color="#4A5A66")
        self.wrapped = self._make(text_wrap=True, valign="top")
        self.link = self._make(
            font_color=ACCENT,
            underline=1,
            valign="vcenter",
            indent=1,
            bottom=1,
            bottom_color=_RULE,
        )
        self.back = self._make(font_color=ACCENT, underline=1)

    def _make(self, **look: object) -> Any:
        return self._book.add_format({**_FACE, **look})

    def head(self, *, numeric: bool, shared: bool) -> Any:
        """
        Give the look of a head cell.

        Args:
            numeric: Whether figures stand below it.
            shared: Whether it stands over several columns.

        Returns:
            A format of the workbook.
        """
        key = ("head", numeric, shared)
        if key not in self._made:
            align = "center" if shared else "right" if numeric else "left"
            self._made[key] = self._make(
                bold=True,
                text_wrap=True,
                valign="vcenter" if shared else "bottom",
                align=align,
                indent=0 if shared else 1,
                bg_color=_FILL,
                bottom=1,
                bottom_color=ACCENT,
            )
        return self._made[key]

    def name(self, *, high: bool) -> Any:
        """
        Give the look of a name before a text.

        Args:
            high: Whether the text has several lines.

        Returns:
            A format of the workbook.
        """
        key = ("name", high)
        if key not in self._made:
            self._made[key] = self._make(
                font_color="#4A5A66",
                text_wrap=True,
                valign="top" if high else "vcenter",
                bottom=1,
                bottom_color=_RULE,
            )
        return self._made[key]

    def cell(
        self, kind: LineKind, number: str = "", *, numeric: bool = False, high: bool = True
    ) -> Any:
        """
        Give the look of a cell of the body.

        Args:
            kind: Of its row.
            number: Format code; empty for text.
            numeric: Flush right.
            high: Whether its row has several lines: then all cells begin at its top.

        Returns:
            A format of the workbook.
        """
        key = (kind, number, numeric, high)
        if key not in self._made:
            look = {
                "text_wrap": True,
                "valign": "top" if high else "vcenter",
                "align": "right" if numeric else "left",
                "indent": 1,
                "bottom": 1,
                "bottom_color": _RULE,
                **_KINDS[kind],
            }
            if number:
                look["num_format"] = number
            self._made[key] = self._make(**look)
        return self._made[key]

    def number(self, value: Value, column: Column) -> str:
        """
        Choose the format code of a value, so that it shows as in the other formats.

        Args:
            value: The value.
            column: Its column.

        Returns:
            A code in the file's own notation; empty for text.
        """
        place = PLACES[self._language]
        if isinstance(value, date):
            return f"{place}d mmmm yyyy"
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return ""
        if column.fmt == "rupiah":
            return f'{place}"Rp"#,##0;{place}-"Rp"#,##0'
        if column.fmt == "percent":
            return place + _digits(Decimal(value) * 100, column.places) + "%"
        return place + _digits(Decimal(value), column.places)


def _digits(number: Decimal, places: int | None) -> str:
    if places is None:
        exponent = number.as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
    return "#,##0" + ("." + "0" * places if places else "")
