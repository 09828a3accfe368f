"""Rows of a file as they stand there, before anybody says what they mean."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

MAX_FILE_BYTES: Final = 10 * 1024 * 1024
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 200
MAX_CELL_LENGTH: Final = 32_767  # what a spreadsheet holds in one cell


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds no value: the mark of a spreadsheet for a failed formula."""

    shown: str
    code: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that the spreadsheet shows in hundredths: 12.5 where it shows 12.5 %."""

    value: Decimal


CellIn = str | Decimal | date | time | bool | Percent | Broken | None


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row; `number` is the one that a spreadsheet shows beside it, from 1."""

    number: int
    cells: tuple[CellIn, ...]

    def cell(self, index: int) -> CellIn:
        """The cell of a column from 0; None beyond the end of the row."""
        return self.cells[index] if index < len(self.cells) else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row."""
        return not any(map(is_filled, self.cells))


def is_filled(cell: CellIn) -> bool:
    """Whether something stands in a cell; spaces are nothing."""
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def text_of(cell: CellIn, *, language: str = "id") -> str:
    """
    Write a cell as a person would type it.

    Args:
        cell: The cell.
        language: `id` or `en`; says the sign before the decimals.

    Returns:
        The text; numbers without grouping, dates as `2026-11-21`, `ya` and `tidak`.
    """
    match cell:
        case bool():
            return "ya" if cell else "tidak"
        case Decimal():
            return plain_number(cell, language)
        case Percent():
            return plain_number(cell.value, language) + "%"
        case Broken():
            return cell.shown
        case date() | time():
            return _clock_text(cell)
        case _:
            return cell or ""


def _clock_text(moment: date | time) -> str:
    if isinstance(moment, time):
        return moment.isoformat("minutes")
    if isinstance(moment, datetime) and moment.time() != time():
        return moment.isoformat(" ", "minutes")
    return moment.isoformat()[:10]


def plain_number(number: Decimal, language: str) -> str:
    """
    Write a number without grouping.

    >>> plain_number(Decimal("1234.5"), "id")
    '1234,5'
    """
    text = f"{number:f}"
    return text.replace(".", ",") if language == "id" else text


def column_letter(index: int) -> str:
    """
    Name a column as spreadsheets do.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
