"""Rows of a label and a horizontal bar."""

from collections.abc import Sequence
from typing import NamedTuple

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.layout.paints import letter, series
from siap.typography import text_width

_LABEL_SHARE = 0.34
_GAP = 10.0


class Row(NamedTuple):
    """Where the bar of a row lies, and where the next row may start."""

    track: Box
    after: float


def track_room(canvas: Canvas) -> float:
    """Width that a bar may take."""
    return canvas.room if canvas.sheet.narrow else canvas.room * (1 - _LABEL_SHARE) - _GAP


def label_room(canvas: Canvas) -> float:
    """Width that a label may take."""
    return canvas.room if canvas.sheet.narrow else canvas.room * _LABEL_SHARE


def label_row(canvas: Canvas, top: float, label: str, high: float, note: str = "") -> Row:
    """
    Set a label and make room for its bar: beside it, or under it on a narrow sheet.

    Args:
        canvas: The canvas.
        top: Where the row starts.
        label: What the bar is about.
        high: Height of the bar.
        note: A second, smaller text under the label.

    Returns:
        The place of the bar.
    """
    blocks = [canvas.block(label, label_room(canvas))]
    if note:
        blocks.append(canvas.block(note, label_room(canvas), size=canvas.sheet.small))
    tall = sum(part.height for part in blocks)
    row = max(tall, high)
    y = top if canvas.sheet.narrow else top + (row - tall) / 2
    for part, ink in zip(blocks, ("ink", "muted"), strict=False):
        y = canvas.text(canvas.left, y, part, "start", ink)
    if canvas.sheet.narrow:
        return Row(Box(canvas.left, y + 2, canvas.room, high), y + 2 + high + 8)
    x = canvas.right - track_room(canvas)
    return Row(Box(x, top + (row - high) / 2, canvas.right - x, high), top + row + 8)


def stack(canvas: Canvas, track: Box, parts: Sequence[float], scale: float) -> float:
    """
    Draw the parts of a bar one after the other, lettered where there is room.

    Args:
        canvas: The canvas.
        track: Where the bar lies.
        parts: Sizes >= 0 in the order of the series.
        scale: Units of width for a unit of size.

    Returns:
        The right end of the bar.
    """
    x, plates, marks = track.x, [], []
    size = canvas.sheet.small
    for index, part in enumerate(parts):
        box = Box(x, track.y, part * scale, track.h)
        if box.w > 0:
            canvas.rect(box, series(index))
        wide, high = text_width(letter(index), size, bold=True) + 4, size * 1.16
        if wide + 2 <= box.w and high <= box.h:
            corner = f"{short(box.mid_x - wide / 2)} {short(box.mid_y - high / 2)}"
            plates.append(f"M{corner}h{short(wide)}v{short(high)}h-{short(wide)}z")
            marks.append((box.mid_x, letter(index)))
        x = box.right
    if plates:
        canvas.path("".join(plates), "plate")
    canvas.row_of_texts(track.mid_y, marks, bold=True)
    return x
