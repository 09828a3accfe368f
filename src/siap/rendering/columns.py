"""Column widths, measured once so that no code runs out of its cell in any format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from siap.rendering.grids import Grid, grid
from siap.rendering.papers import sheet
from siap.rendering.tree import Block, Document, Language, Table
from siap.rendering.values import is_numeric
from siap.typography import text_width

PADDING: Final = 6.0  # left and right of the text of a cell, in points
TEXT_SIZES: Final = (9.0, 8.5, 8.0, 7.5)  # the largest that fits is taken
_SLACK: Final = 0.6  # rounding of the engines
_SAMPLE: Final = 80  # rows looked at for sharing out the room
_STEP: Final = 6.0  # points given to one column at a time
_READABLE: Final = 90.0  # points; below that a text of some length is hard to read
_FOR_COMFORT: Final = 0.4  # share of the spare room that may go into that
_HIGH_ROW: Final = 7.0  # lines; a row as high as that asks for smaller text
_RAGGED: Final = 1.08  # lines are not filled to the end


@dataclass(frozen=True, slots=True)
class _Shape:
    """
    A table as far as its widths go.

    Args:
        least: Room that each column must have.
        rows: Length of the text of each cell, for a sample of rows.
        growing: Whether a column may take what is left over.
    """

    least: list[float]
    rows: list[list[float]]
    growing: list[bool]


def measure(document: Document) -> Document:
    """
    Give every table its column widths and text size.

    Args:
        document: The tree.

    Returns:
        The same tree; widths are in points and add up to the width of the text area. The
        longest word of a column fits on one line unless even the smallest size has no
        room for that; then the widest columns give way and their words are broken.

    Raises:
        InvalidInput: A table is faulty, see `siap.rendering.grids.grid`.
    """
    return replace(
        document,
        sections=tuple(
            replace(
                section,
                blocks=tuple(
                    _measured(block, document, landscape=section.landscape)
                    for block in section.blocks
                ),
            )
            for section in document.sections
        ),
    )


def _measured(block: Block, document: Document, *, landscape: bool) -> Block:
    if not isinstance(block, Table):
        return block
    room = sheet(document.paper, landscape=landscape).text_points
    return fitted(block, document.language, room, TEXT_SIZES)


def fitted(block: Table, language: Language, room: float, sizes: Sequence[float]) -> Table:
    """
    Give one table its column widths and text size.

    Args:
        block: The table.
        language: Of numbers and dates.
        room: Width that it may fill, in points.
        sizes: Text sizes to try, the wanted one first; the one before the last is small
            enough for rows that are high.

    Returns:
        The same table with widths that add up to the room, see `measure`.

    Raises:
        InvalidInput: As `measure`.
    """
    cells = grid(block, language)
    fixed = [is_numeric(each) or each.fmt == "date" for each in block.columns]
    hints = [column.width for column in block.columns]
    for size in sizes:
        least = [
            _least(cells, place, size, whole=fixed[place]) for place in range(len(fixed))
        ]
        shape = _Shape(least, _lengths(cells, size), [not each for each in fixed])
        widths = _shared(shape, hints, room)
        if _fits(shape, widths, room, enough=size <= sizes[-2]):
            break
    return replace(block, widths=tuple(round(width, 2) for width in widths), text_size=size)


def _fits(shape: _Shape, widths: Sequence[float], room: float, *, enough: bool) -> bool:
    """Tell whether words are whole and no row is so high that it is tiring to read."""
    if sum(shape.least) > room:
        return False
    if enough:
        return True
    return all(max(_heights(row, widths)) <= _HIGH_ROW for row in shape.rows)


def _heights(row: Sequence[float], widths: Sequence[float]) -> list[float]:
    return [
        length / max(width - 2 * PADDING, 1.0)
        for length, width in zip(row, widths, strict=True)
    ]


def _least(cells: Grid, column: int, size: float, *, whole: bool) -> float:
    heads = [
        cell.text
        for row in cells.head
        for cell in row
        if cell.column == column and cell.columns == 1
    ]
    body = [line.texts[column] for line in cells.lines if line.kind == "data"]
    strong = [
        line.texts[column]
        for line in cells.lines
        if line.kind in {"subtotal", "total"} and (column or line.span == 1)
    ]
    least = _widest(_words(heads), size, bold=True)
    least = max(least, _widest(body if whole else _words(body), size))
    least = max(least, _widest(strong if whole else _words(strong), size, bold=True))
    return least + 2 * PADDING + _SLACK


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in text.split()}


def _widest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    return max((text_width(text, size, "sans", bold=bold) for text in texts), default=0.0)


def _lengths(cells: Grid, size: float) -> list[list[float]]:
    lines = [line for line in cells.lines if line.kind == "data"]
    some = lines[:: max(1, len(lines) // _SAMPLE)]
    return [
        [_RAGGED * text_width(said, size, "sans") for said in line.texts] for line in some
    ]


def _shared(shape: _Shape, hints: Sequence[int], room: float) -> list[float]:
    spare = room - sum(shape.least)
    if spare <= 0:
        return _squeezed(shape.least, room)
    if any(hints):
        return _hinted(shape.least, hints, room)
    widths = _comfortable(shape, room)
    spare = room - sum(widths)
    while spare > 0:
        column = _tallest(shape, widths)
        if column is None:
            break
        step = min(_STEP, spare)
        widths[column] += step
        spare -= step
    weights = [
        width if grows else 0.2 * width
        for width, grows in zip(widths, shape.growing, strict=True)
    ]
    return [
        width + spare * weight / sum(weights)
        for width, weight in zip(widths, weights, strict=True)
    ]


def _comfortable(shape: _Shape, room: float) -> list[float]:
    """Give short texts one line, or a readable width, as far as there is room."""
    widest = [max(lengths, default=0.0) for lengths in zip(*shape.rows, strict=True)]
    wanted = [
        max(low, min(text + 2 * PADDING, _READABLE))
        for low, text in zip(shape.least, widest or shape.least, strict=True)
    ]
    lack, spare = sum(wanted) - sum(shape.least), room - sum(shape.least)
    share = min(1.0, _FOR_COMFORT * spare / lack) if lack else 0.0
    return [
        low + share * (want - low) for low, want in zip(shape.least, wanted, strict=True)
    ]


def _tallest(shape: _Shape, widths: Sequence[float]) -> int | None:
    """Find the column whose text makes most rows higher than they need be."""
    gain = [0.0] * len(widths)
    for row in shape.rows:
        lines = _heights(row, widths)
        height = max(lines)
        if height > 1:
            column = lines.index(height)
            gain[column] += height / widths[column]
    most = max(gain)
    return gain.index(most) if most else None


def _hinted(least: Sequence[float], hints: Sequence[int], room: float) -> list[float]:
    """Follow the hints as far as every column keeps what it must have."""
    widths = [room * hint / sum(hints) for hint in hints]
    short = [max(low - width, 0.0) for low, width in zip(least, widths, strict=True)]
    over = [max(width - low, 0.0) for low, width in zip(least, widths, strict=True)]
    give = sum(short) / sum(over) if sum(over) else 0.0
    return [
        width + lack - more * give
        for width, lack, more in zip(widths, short, over, strict=True)
    ]


def _squeezed(least: Sequence[float], room: float) -> list[float]:
    """Take the missing room from the widest columns only."""
    low, high = 0.0, max(least)
    for _ in range(40):
        cap = (low + high) / 2
        if sum(min(width, cap) for width in least) > room:
            high = cap
        else:
            low = cap
    return [min(width, low) for width in least]
