"""Keys to what the marks, letters and numbers in a picture stand for."""

from collections.abc import Sequence
from typing import NamedTuple

from siap.diagrams.layout.blocks import Block
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas

_NARROWEST = 290.0
_GAP = 14.0
_LIGHT = frozenset({"plate", "band", "card", "soft"})  # a mark is legible on these as it is


class Entry(NamedTuple):
    """A mark (short, may be empty), how it looks, and what it stands for."""

    mark: str
    paint: str
    text: str
    round: bool = False


def legend(canvas: Canvas, top: float, entries: Sequence[Entry]) -> float:
    """
    Draw the key, in as many columns as the sheet has room for.

    Args:
        canvas: The canvas.
        top: Where it starts.
        entries: The entries, in reading order: down the columns.

    Returns:
        The lower edge.
    """
    count = max(1, min(int((canvas.room + _GAP) // _NARROWEST), len(entries)))
    wide = (canvas.room - _GAP * (count - 1)) / count
    size = canvas.sheet.small
    marks = (canvas.block(entry.mark, 99, size=size, bold=True) for entry in entries)
    swatch = max([size * 1.9, *(mark.width + 8 for mark in marks)])
    texts = [canvas.block(e.text, wide - swatch - 6, size=size) for e in entries]
    rows = -(-len(entries) // count)
    lowest = top
    for column in range(count):
        x, y = canvas.left + column * (wide + _GAP), top
        for n in range(column * rows, min(len(entries), (column + 1) * rows)):
            y = _entry(canvas, Box(x, y, swatch, size * 1.5), entries[n], texts[n])
        lowest = max(lowest, y)
    return lowest


def _entry(canvas: Canvas, place: Box, entry: Entry, text: Block) -> float:
    line = text.height / len(text.lines)
    mark = Box(place.x, place.y + 1, place.w, place.h)
    if entry.round:
        canvas.dot(mark.mid_x, mark.mid_y, mark.w / 2 - 1, entry.mark, entry.paint)
        extra = max(0.0, mark.w - mark.h)
    else:
        canvas.rect(mark, entry.paint, radius=2)
        extra = 0.0
        if entry.paint in _LIGHT:
            canvas.row_of_texts(mark.mid_y, [(mark.mid_x, entry.mark)], bold=True)
        elif entry.mark:
            plate(canvas, mark, entry.mark)
    canvas.text(place.x + place.w + 6, mark.mid_y - line / 2, text)
    return max(mark.bottom + extra / 2, mark.mid_y - line / 2 + text.height) + 5 + extra / 2


def plate(canvas: Canvas, box: Box, mark: str) -> bool:
    """
    Set a short mark on a white plate in the middle of a box, if it fits.

    Args:
        canvas: The canvas.
        box: Where.
        mark: A letter or a number.

    Returns:
        Whether it fitted.
    """
    text = canvas.block(mark, 99, size=canvas.sheet.small, bold=True)
    wide, high = text.width + 4, canvas.sheet.small * 1.16
    if wide + 2 > box.w or high > box.h or len(text.lines) > 1:
        return False
    inner = Box(box.mid_x - wide / 2, box.mid_y - high / 2, wide, high)
    canvas.rect(inner, "plate", radius=2)
    canvas.text(inner.mid_x, inner.mid_y - text.height / 2, text, "middle")
    return True
