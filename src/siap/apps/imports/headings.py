"""The titles over the columns of a file: where they stand and what they say."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from siap.apps.imports.reading.file_rows import (
    CellIn,
    FileRow,
    column_letter,
    is_filled,
    text_of,
)

LOOKED_AT: Final = 25
_EXAMPLES: Final = 3
_SIGNS: Final = re.compile(r"[^0-9a-z\u00c0-\u024f]+")


def plain(text: str) -> str:
    """
    Reduce a title to its words, so that spacing, case and signs do not matter.

    >>> plain("  Nilai   per-Tahun* ")
    'nilai per tahun'
    """
    return _SIGNS.sub(" ", text.casefold()).strip()


@dataclass(frozen=True)
class Heading:
    """A column of the file: its title (the letter if it has none) and first values."""

    index: int
    title: str
    examples: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """The letter that a spreadsheet shows above it."""
        return column_letter(self.index)


@dataclass(frozen=True)
class HeaderRows:
    """The rows that hold the titles; 0 and 0 where the file has none."""

    first: int
    last: int


def find_header(rows: Sequence[FileRow], is_known: Callable[[str], bool]) -> HeaderRows:
    """
    Guess which rows hold the titles.

    Args:
        rows: The first rows of the file.
        is_known: Whether a title is one of the part's.

    Returns:
        Of the rows about as wide as the table the one with most known titles, or the
        first; two rows where the lower one fills the gaps of the upper one, as merged
        cells do.
    """
    candidates = list(rows[:LOOKED_AT])
    if not candidates:
        return HeaderRows(0, 0)
    widest = max(_filled(row) for row in candidates)
    titles = [row for row in candidates if _may_hold_titles(row, widest)] or candidates[:1]
    best = max(titles, key=lambda row: (_known(row, is_known), -row.number))
    number = best.number
    at = candidates.index(best)
    above = candidates[at - 1] if at and candidates[at - 1].number == number - 1 else None
    if above is not None and _fills_gaps(above, best):
        return HeaderRows(number - 1, number)
    below = candidates[at + 1] if at + 1 < len(candidates) else None
    if below is not None and below.number == number + 1 and _fills_gaps(best, below):
        return HeaderRows(number, number + 1)
    return HeaderRows(number, number)


def _filled(row: FileRow) -> int:
    return sum(map(is_filled, row.cells))


def _may_hold_titles(row: FileRow, widest: int) -> bool:
    """Whether a row is nearly as wide as the widest, and mostly words and years."""
    words = [cell for cell in row.cells if is_filled(cell) and _is_title(cell)]
    return _filled(row) >= 0.6 * widest and len(words) >= 0.6 * _filled(row)


def _is_title(cell: CellIn) -> bool:
    text = text_of(cell).strip()
    is_year = len(text) == 4 and text.isdigit()
    return is_year or (isinstance(cell, str) and not text[:1].isdigit())


def _known(row: FileRow, is_known: Callable[[str], bool]) -> int:
    return sum(is_known(plain(text_of(cell))) for cell in row.cells if is_filled(cell))


def _fills_gaps(upper: FileRow, lower: FileRow) -> bool:
    """Whether two rows together make one line of titles: neither is full by itself."""
    width = max(len(upper.cells), len(lower.cells))
    above = [is_filled(upper.cell(index)) for index in range(width)]
    below = [is_filled(lower.cell(index)) for index in range(width)]
    is_words = all(
        isinstance(cell, str) or text_of(cell)[:4].isdigit()
        for cell in lower.cells
        if is_filled(cell)
    )
    gaps_of_upper = sum(b and not a for a, b in zip(above, below, strict=True))
    gaps_of_lower = sum(a and not b for a, b in zip(above, below, strict=True))
    return sum(above) > 1 and gaps_of_upper > 0 and gaps_of_lower > 0 and is_words


def headings_of(rows: Sequence[FileRow], header: HeaderRows) -> list[Heading]:
    """
    Read the titles of the columns.

    Args:
        rows: The first rows of the file.
        header: Where the titles stand.

    Returns:
        One heading for each column that has a title or a value, in order. Two rows of
        titles are joined; a title of the upper row holds for the gaps right of it.
    """
    titles = [row for row in rows if header.first <= row.number <= header.last]
    values = [row for row in rows if row.number > header.last]
    width = max((len(row.cells) for row in rows), default=0)
    joined = _joined(titles, width)
    found = []
    for index in range(width):
        examples = [text_of(row.cell(index)).strip() for row in values]
        shown = tuple(text for text in examples if text)[:_EXAMPLES]
        if joined[index] or shown:
            found.append(Heading(index, joined[index] or column_letter(index), shown))
    return found


def _joined(titles: Sequence[FileRow], width: int) -> list[str]:
    words: list[list[str]] = [[] for _ in range(width)]
    for row in titles:
        carried = ""
        is_last = row is titles[-1]
        for index in range(width):
            own = " ".join(text_of(row.cell(index)).split())
            carried = own or carried
            # Only a gap above something is part of a merged cell.
            below = not is_last and is_filled(titles[-1].cell(index))
            text = carried if below else own
            if text:
                words[index].append(text)
    return [" ".join(dict.fromkeys(each)) for each in words]
