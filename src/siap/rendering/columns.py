"""Column widths, measured once so that no code runs out of its cell in any format."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from siap.rendering.grids import Grid, grid
from siap.rendering.papers import sheet
from siap.rendering.tree import Block, Document, Table
from siap.typography import text_width

PADDING: Final = 5.0  # left and right of the text of a cell, in points
TEXT_SIZES: Final = (9.0, 8.5, 8.0, 7.5)  # the largest that fits is taken
_ROOM_FOR_ONE_LINE: Final = 150.0  # a column that asks for more may wrap
_SLACK: Final = 0.6  # rounding of the engines


@dataclass(frozen=True, slots=True)
class _Need:
    least: float
    wish: float
    stretch: float


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
    cells = grid(block, document.language)
    for size in TEXT_SIZES:
        needs = [_need(cells, place, size) for place in range(len(block.columns))]
        if sum(need.least for need in needs) <= room:
            break
    widths = _shared(needs, [column.width for column in block.columns], room)
    return replace(block, widths=tuple(round(width, 2) for width in widths), text_size=size)


def _need(cells: Grid, column: int, size: float) -> _Need:
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
    if cells.numeric[column]:
        least = max(_widest(body, size), _widest(strong, size, bold=True))
        wish = max(least, _widest_word(heads, size, bold=True))
        least = wish
    else:
        least = max(_widest_word(body, size), _widest_word(heads, size, bold=True))
        least = max(least, _widest_word(strong, size, bold=True))
        wish = max(least, _typical(body, size))
    extra = 2 * PADDING + _SLACK
    return _Need(least + extra, wish + extra, 0.2 * wish if cells.numeric[column] else wish)


def _widest(texts: Sequence[str], size: float, *, bold: bool = False) -> float:
    return max((text_width(text, size, "sans", bold=bold) for text in texts), default=0.0)


def _widest_word(texts: Sequence[str], size: float, *, bold: bool = False) -> float:
    words = {word for text in texts for word in text.split()}
    return _widest(list(words), size, bold=bold)


def _typical(texts: Sequence[str], size: float) -> float:
    """Ask for one line if that is short, else for room that grows with the text."""
    widths = [text_width(line, size, "sans") for text in texts for line in text.split("\n")]
    widest = max(widths, default=0.0)
    if widest <= _ROOM_FOR_ONE_LINE:
        return widest
    mean = sum(widths) / len(widths)
    return float(_ROOM_FOR_ONE_LINE + (max(mean, widest / 2) - _ROOM_FOR_ONE_LINE) * 0.35)


def _shared(needs: Sequence[_Need], hints: Sequence[int], room: float) -> list[float]:
    least = [need.least for need in needs]
    spare = room - sum(least)
    if spare <= 0:
        return _squeezed(least, room)
    if any(hints):
        weights = [float(hint) for hint in hints]
        wanted = [max(low, room * hint / sum(hints)) for low, hint in zip(least, hints, strict=True)]
        gaps = [want - low for want, low in zip(wanted, least, strict=True)]
    else:
        gaps = [need.wish - need.least for need in needs]
        weights = [need.stretch for need in needs]
    if sum(gaps) >= spare > 0:
        return [low + spare * gap / sum(gaps) for low, gap in zip(least, gaps, strict=True)]
    left = spare - sum(gaps)
    return [
        low + gap + left * weight / sum(weights)
        for low, gap, weight in zip(least, gaps, weights, strict=True)
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
