"""Tables cut for slides: at most eight rows each, none running off the slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from siap.rendering.columns import PADDING, fitted
from siap.rendering.grids import Grid, HeadCell, Line, grid
from siap.rendering.pptx_cutting import cut_text
from siap.rendering.tree import Language, Table
from siap.typography import wrap

ROWS: Final = 8
WIDTH: Final = 864.0  # points
HEIGHT: Final = 400.0
SIZES: Final = (16.0, 14.0, 12.0)
ROW_PADDING: Final = 5.0  # above and below the text of a cell
LINE_SPACING: Final = 1.2

_LEAST_ROOM: Final = 60.0  # below a head that is nearly as high as the slide
_SAFE: Final = 0.97  # other programs set text a little wider


@dataclass(frozen=True, slots=True)
class TablePiece:
    """
    The rows of a table that stand on one slide.

    Args:
        table: The whole table, with widths and text size for slides.
        grid: Its head and columns.
        lines: The rows of this slide.
        heights: Height of each row, those of the head first, in points.
    """

    table: Table
    grid: Grid
    lines: tuple[Line, ...]
    heights: tuple[float, ...]


def pieces(table: Table, language: Language) -> list[TablePiece]:
    """
    Cut a table for slides.

    Args:
        table: The table, prepared.
        language: Of numbers and dates.

    Returns:
        Its pieces, one for a table without rows. The head stands on each. A row that no
        slide holds goes on in further rows. A heading never ends a slide that it does not
        also begin, and a total stays with the row above it.
    """
    spec = fitted(table, language, WIDTH, SIZES)
    cells = grid(spec, language)
    head = [_head_height(row, cells, spec) for row in cells.head]
    room = max(HEIGHT - sum(head), _LEAST_ROOM)
    lines = [piece for line in cells.lines for piece in _cut(line, spec, room)]
    heights = [_height(line, spec) for line in lines]
    made = []
    for start, end in _slides(lines, heights, room):
        some = (*head, *heights[start:end])
        made.append(TablePiece(spec, cells, tuple(lines[start:end]), tuple(some)))
    return made


def _slides(
    lines: Sequence[Line], heights: Sequence[float], room: float
) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(lines) or start == 0:
        end, used = start, 0.0
        while end < len(lines) and end - start < ROWS and used + heights[end] <= room:
            used += heights[end]
            end += 1
        end = max(end, min(start + 1, len(lines)))
        if end < len(lines):
            end = _earlier(lines, start, end)
        yield start, end
        if end == start:
            return
        start = end


def _earlier(lines: Sequence[Line], start: int, end: int) -> int:
    """End a slide sooner so that what belongs together is not parted."""
    for place in range(end, start, -1):
        closes = lines[place].kind in {"subtotal", "total"}
        if lines[place - 1].kind != "heading" and not closes:
            return place
    return end


def _cut(line: Line, spec: Table, room: float) -> Iterator[Line]:
    if _height(line, spec) <= room:
        yield line
        return
    most = int((room - 2 * ROW_PADDING) / (spec.text_size * LINE_SPACING))
    parts = [
        list(cut_text(text, _wrapped(text, width, spec, bold=line.kind != "data"), most))
        for text, width in zip(line.texts, _widths(line, spec), strict=True)
    ]
    for n in range(max(map(len, parts))):
        yield replace(line, texts=tuple(part[n] if n < len(part) else "" for part in parts))


def _widths(line: Line, spec: Table) -> list[float]:
    """Room of each column; the first of a spanning row has that of those it covers."""
    return [sum(spec.widths[: line.span]), *spec.widths[1:]]


def _height(line: Line, spec: Table) -> float:
    widths = _widths(line, spec)
    rows = max(
        len(_wrapped(text, widths[column], spec, bold=line.kind != "data"))
        for column, text in line.cells
    )
    return rows * spec.text_size * LINE_SPACING + 2 * ROW_PADDING


def _head_height(row: Sequence[HeadCell], cells: Grid, spec: Table) -> float:
    rows = [
        len(
            _wrapped(
                cell.text,
                sum(spec.widths[cell.column : cell.column + cell.columns]),
                spec,
                bold=True,
            )
        )
        for cell in row
        if cell.rows == 1 or len(cells.head) == 1
    ]
    return max(rows, default=1) * spec.text_size * LINE_SPACING + 2 * ROW_PADDING


def _wrapped(text: str, width: float, spec: Table, *, bold: bool) -> list[str]:
    room = max((width - 2 * PADDING) * _SAFE, 1.0)
    return wrap(text, room, spec.text_size, "sans", bold=bold)
