"""How wide columns and how high rows are, and on which paper a sheet is printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from siap.rendering.columns import fitted
from siap.rendering.grids import Grid, Line
from siap.rendering.papers import POINTS_PER_MM, sheet
from siap.rendering.tree import Language, Paper, Table
from siap.rendering.values import is_numeric
from siap.rendering.xlsx_formats import SIZE
from siap.typography import text_width, wrap

MARGINS: Final = 1.1 * 72  # left and right of a printed sheet, in points
CELL_PADDING: Final = 9.0  # indent and edges of a cell, in points
POINTS_PER_CHAR: Final = 5.25

_LINE_POINTS: Final = 13.0
_HIGHEST_ROW: Final = 409.0

_PAPER_CODES: Final[Mapping[Paper, int]] = {"A4": 9, "A3": 8, "F4": 14}
_LEAST: Final = 36.0
_WRITTEN: Final = 80.0  # a column that is filled in by hand
_WRITTEN_ROW: Final = 27.0
_SMALLEST: Final = 0.75  # letters of 10 points are printed with 7.5 at least
_CALM: Final = 5  # lines; a sheet with higher rows is laid on its long side
_HEAD: Final = 84.0  # points; a head asks for so much at most
_HEAD_SHARE: Final = 0.6  # of its length: so it takes two lines
_FROZEN: Final = 330.0  # points that may stay in sight at the left


@dataclass(frozen=True, slots=True)
class Layout:
    """
    How a table lies on its sheet.

    Args:
        widths: Of the columns, in points.
        paper: Code of the paper in the file.
        landscape: Whether it is printed on the long side.
        pages: Pages side by side.
        frozen: Columns that stay in sight while one moves to the right.
    """

    widths: tuple[float, ...]
    paper: int
    landscape: bool
    pages: int
    frozen: int


@dataclass(frozen=True, slots=True)
class _Room:
    points: float
    paper: Paper
    landscape: bool
    lines: int


def lay_out(table: Table, cells: Grid, language: Language, paper: Paper) -> Layout:
    """
    Give a table the least room in which it reads well.

    Args:
        table: The table, prepared.
        cells: The same, worked out.
        language: Of numbers and dates.
        paper: Of the document.

    Returns:
        Upright if no row becomes high; else on the long side, on A3 where even that is
        too narrow, and on pages side by side only where words would be broken. Numbers
        and dates always show whole.
    """
    least = _least(table, cells)
    rooms = [room for room in _rooms(paper) if room.points >= sum(least)]
    for room in rooms:
        widths = _widths(table, language, room.points, least)
        calm = max(room.lines, _unavoidable(cells) + 1)
        if room is rooms[-1] or _highest(cells.lines, widths) <= calm:
            return _layout(table, widths, room)
    last = _rooms(paper)[-1]
    # Each further page repeats the columns by which a row is known.
    further = last.points - _FROZEN
    pages = 1 + ceil((sum(least) - last.points) / further)
    wide = last.points + (pages - 1) * further
    return _layout(table, _widths(table, language, wide, least), last, pages)


def _rooms(paper: Paper) -> list[_Room]:
    wide = _printed(paper, landscape=True)
    rooms = [
        _Room(_printed(paper, landscape=False), paper, landscape=False, lines=_CALM),
        _Room(wide, paper, landscape=True, lines=_CALM),
        _Room(wide / _SMALLEST, paper, landscape=True, lines=_CALM + 2),
    ]
    largest = _printed("A3", landscape=True)
    if paper != "A3":
        rooms.append(_Room(largest / _SMALLEST, "A3", landscape=True, lines=_CALM + 2))
    return rooms


def _printed(paper: Paper, *, landscape: bool) -> float:
    return sheet(paper, landscape=landscape).width * POINTS_PER_MM - MARGINS


def _least(table: Table, cells: Grid) -> list[float]:
    """What each column must have so that no number, no date and no word is cut."""
    least = []
    for at, column in enumerate(table.columns):
        whole = is_numeric(column) or column.fmt == "date"
        body = [each.texts[at] for each in cells.lines if each.kind == "data"]
        sums = [
            each.texts[at]
            for each in cells.lines
            if each.kind in {"subtotal", "total"} and column.key in table.totals
        ]
        room = max(
            _widest(column.label.split(), bold=True),
            min(_HEAD_SHARE * _widest([column.label], bold=True), _HEAD),
            _widest(body if whole else _words(body)),
            _widest(sums, bold=True),
        )
        written = table.by_hand and not any(body)
        least.append(max(room + CELL_PADDING + 3, _WRITTEN if written else _LEAST))
    return least


def _words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _widest(texts: Sequence[str], *, bold: bool = False) -> float:
    return max((text_width(said, SIZE, "sans", bold=bold) for said in texts), default=0.0)


def _widths(
    table: Table, language: Language, room: float, least: Sequence[float]
) -> tuple[float, ...]:
    shared = fitted(table, language, room, (SIZE, SIZE)).widths
    widths = [max(width, low) for width, low in zip(shared, least, strict=True)]
    spare = [width - low for width, low in zip(widths, least, strict=True)]
    over = sum(widths) - room
    if over > 0 and sum(spare) > 0:
        share = min(1.0, over / sum(spare))
        widths = [w - share * s for w, s in zip(widths, spare, strict=True)]
    return tuple(widths)


def _unavoidable(cells: Grid) -> int:
    """Lines that the writers of a text broke themselves."""
    texts = (text for line in cells.lines if line.kind == "data" for text in line.texts)
    return max((text.count("\n") + 1 for text in texts), default=1)


def _highest(lines: Sequence[Line], widths: Sequence[float]) -> int:
    body = [line.texts for line in lines if line.kind == "data"]
    return max((lines_of(texts, widths) for texts in body), default=1)


def lines_of(texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> int:
    """
    Count the lines of a row.

    Args:
        texts: Of its cells.
        widths: Of its columns, in points.
        bold: Whether it is a head.

    Returns:
        Lines of its highest cell, at least 1.
    """
    return max(
        max(1, len(wrap(said, width - CELL_PADDING, SIZE, "sans", bold=bold)))
        for said, width in zip(texts, widths, strict=True)
    )


def height_of(lines: int, *, by_hand: bool = False) -> float:
    """
    Say how high a row must be.

    Args:
        lines: Lines of its highest cell.
        by_hand: Whether people write into it.

    Returns:
        Points, at most what a spreadsheet allows.
    """
    high = max(lines * _LINE_POINTS + 5, _WRITTEN_ROW if by_hand else 0.0)
    return min(high, _HIGHEST_ROW)


def _layout(table: Table, widths: tuple[float, ...], room: _Room, pages: int = 1) -> Layout:
    return Layout(
        widths,
        _PAPER_CODES[room.paper],
        room.landscape,
        pages,
        _frozen(table, widths) if sum(widths) > _printed("A4", landscape=True) else 0,
    )


def _frozen(table: Table, widths: Sequence[float]) -> int:
    """The columns by which a row is known: up to the first with text, if not too wide."""
    first = next(
        (n for n, column in enumerate(table.columns) if not is_numeric(column)), None
    )
    if first is None or first > 1 or sum(widths[: first + 1]) > _FROZEN:
        return 0
    return first + 1
