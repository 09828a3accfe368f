"""How cells of a workbook look and what they take, by the type of their column."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from siap.apps.imports.reading.file_rows import CellIn, text_of
from siap.kernel.numbers import format_number
from siap.methodology.worksheet_shapes import Column
from siap.rendering.xlsx_formats import ACCENT, PLACES, SIZE

_FIRST_DAY: Final = date(1900, 3, 1)  # before it a spreadsheet counts days wrongly
_EXACT_DIGITS: Final = 15
_RULE: Final = "#C9D2D9"
_TEXT: Final = "@"
_CODES: Final[Mapping[str, str]] = {
    "decimal": "General",
    "yearly": "General",
    "percent": "0.00%",
    "money": '"Rp"#,##0;-"Rp"#,##0',
    "yearly-money": '"Rp"#,##0;-"Rp"#,##0',
    "time": "hh:mm",
}
NUMERIC: Final = frozenset({"integer", "decimal", "percent", "money"}) | {
    "yearly",
    "yearly-money",
}
_WIDTHS: Final[Mapping[str, float]] = {
    "text": 30,
    "long-text": 46,
    "integer": 12,
    "decimal": 13,
    "percent": 12,
    "money": 20,
    "date": 20,
    "time": 10,
    "yes-no": 11,
    "choice": 22,
    "choices": 32,
    "reference": 32,
    "references": 38,
    "yearly": 13,
    "yearly-money": 20,
}
FIRST_YEAR: Final = 1900


def width_of(column: Column) -> float:
    """How wide a column is, in characters."""
    return _WIDTHS[column.type]


class Looks:
    """
    Makes each look once.

    Args:
        book: The workbook.
        language: Of dates.
    """

    def __init__(self, book: Any, language: str) -> None:
        self._book = book
        self._language = language
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.title = self.look(bold=True, font_size=14, font_color=ACCENT)
        self.heading = self.look(bold=True, font_size=11, font_color=ACCENT)
        self.hint = self.look(
            font_color="#4A5A66", italic=True, text_wrap=True, valign="top"
        )
        self.wrapped = self.look(text_wrap=True, valign="top")
        self.count = self.look(align="center", valign="top")
        self.link = self.look(font_color=ACCENT, underline=1)
        self.own = self.look(font_color="#6B7A85", num_format=_TEXT)
        self.closed = self.look(bg_color="#DDE3E7", bottom=1, bottom_color=_RULE)
        self.head = self.look(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            bg_color="#E9F0F4",
            bottom=1,
            bottom_color=ACCENT,
            indent=1,
        )
        self.side = self.look(
            bold=True,
            text_wrap=True,
            valign="top",
            bg_color="#F4F7F9",
            bottom=1,
            bottom_color=_RULE,
            indent=1,
        )

    def look(self, **wanted: object) -> Any:
        """A look, made when first asked for."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            face = {"font_name": "Arial", "font_size": SIZE, "font_color": "#1B2730"}
            self._made[key] = self._book.add_format({**face, **wanted})
        return self._made[key]

    def cell(
        self, column: Column, cell: CellIn = None, *, locked: bool, depth: int = 0
    ) -> Any:
        """The look of a cell of a column that holds something, or of an empty one."""
        return self.look(
            num_format=self._code(column, cell),
            locked=locked,
            text_wrap=True,
            valign="top",
            align="right" if column.type in NUMERIC else "left",
            indent=1 + depth,
            border=1,
            border_color=_RULE,
        )

    def column(self, column: Column, *, locked: bool) -> Any:
        """The look of all cells below the rows: they can be filled, but are not drawn."""
        return self.look(
            num_format=self._code(column, None),
            locked=locked,
            text_wrap=True,
            valign="top",
            align="right" if column.type in NUMERIC else "left",
            indent=1,
        )

    def _code(self, column: Column, cell: CellIn) -> str:
        place = PLACES["en" if self._language == "en" else "id"]
        if column.type == "date":
            return f"{place}d mmmm yyyy"
        if column.type == "integer":
            is_year = column.min is not None and column.min >= FIRST_YEAR
            return "0" if is_year else f"{place}#,##0"
        code = _CODES.get(column.type, _TEXT)
        if isinstance(cell, Decimal):
            code = _decimal_code(column, cell)
        if code.startswith(("#", "0", '"Rp"')):
            code = ";".join(f"{place}{each}" for each in code.split(";"))
        return code


def _decimal_code(column: Column, number: Decimal) -> str:
    if column.type == "percent":
        places = _places(number)
        return f"0.{'0' * places}%" if places else "0%"
    if column.type in {"decimal", "yearly"}:
        places = _places(number)
        return f"#,##0.{'0' * places}" if places else "#,##0"
    return _CODES.get(column.type, _TEXT)


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def put(
    sheet: Any,
    at: tuple[int, int],
    cell: CellIn,
    look: Any,
    *,
    column: Column,
    language: str,
) -> None:
    """
    Write a cell with its type; no text becomes a formula, a number or a link.

    Args:
        sheet: The sheet.
        at: Row and column from 0.
        cell: The value; a percentage as 12.5 where 12.5 % is meant.
        look: Its look.
        column: Its column.
        language: Of a number that a spreadsheet cannot keep and that is written as text.
    """
    if cell is None:
        sheet.write_blank(*at, None, look)
    elif isinstance(cell, Decimal) and _exact(cell):
        number = cell / 100 if column.type == "percent" else cell
        sheet.write_number(*at, number, look)
    elif isinstance(cell, time) or (isinstance(cell, date) and cell >= _FIRST_DAY):
        sheet.write_datetime(*at, cell, look)
    else:
        sheet.write_string(*at, text_of(cell, language=language), look)


def _exact(number: Decimal) -> bool:
    """Tell whether a spreadsheet keeps all digits; else the number is written as text."""
    return len(number.normalize().as_tuple().digits) <= _EXACT_DIGITS


def rule_for(
    column: Column, source: str, words: Mapping[str, str], language: str
) -> dict[str, object]:
    """
    Say what a spreadsheet lets people enter in a column.

    Args:
        column: The column.
        source: Formula of the list to choose from; empty for none.
        words: The workbook's own words.
        language: Of the title and of numbers.

    Returns:
        A rule of XlsxWriter; empty where anything goes and there is nothing to say.
    """
    title = column.title if language == "id" else column.title_en
    said = _said(column, words, language)
    told: dict[str, object] = {"error_title": title[:32]}
    if said:
        told |= {"input_title": title[:32], "input_message": said[:255]}
    if source:
        several = column.type in {"choices", "references"}
        kind = "information" if several or column.rows else "stop"
        message = words["unknown-row"] if column.rows else words["unknown-choice"]
        if several:
            told["show_error"] = False
        return told | {
            "validate": "list",
            "source": source,
            "error_type": kind,
            "error_message": message[:255],
        }
    number = _number_rule(column)
    if number:
        return (
            told | number | {"error_message": words["bad-number"], "error_type": "warning"}
        )
    return {"validate": "any", **told} if said else {}


def _number_rule(column: Column) -> dict[str, object]:
    if column.type == "date":
        last = date(2199, 12, 31)
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": _FIRST_DAY,
            "maximum": last,
        }
    if column.type not in NUMERIC:
        return {}
    scale = 100 if column.type == "percent" else 1
    low = Decimal(-(10**15)) if column.min is None else column.min / scale
    high = Decimal(10**15) if column.max is None else column.max / scale
    whole = column.type in {"integer", "money", "yearly-money"}
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": "between",
        "minimum": int(low) if whole else low,
        "maximum": int(high) if whole else high,
    }


def _said(column: Column, words: Mapping[str, str], language: str) -> str:
    found = [column.hint] if column.hint and language == "id" else []
    if column.unit:
        found.append(f"{words['unit']}: {column.unit}.")
    if column.type in {"choices", "references"}:
        found.append(words["several"])
    if column.min is not None and column.max is not None and column.type in NUMERIC:
        low, high = format_number(column.min), format_number(column.max)
        found.append(words["range"].format(low=low, high=high))
    return " ".join(found)


def about(column: Column, words: Mapping[str, str], language: str) -> str:
    """What is to be known about a field of a form: its hint, unit, and an example."""
    said = _said(column, words, language)
    if column.example and language == "id":
        said = f"{said} {words['example'].format(text=column.example)}".strip()
    return said
