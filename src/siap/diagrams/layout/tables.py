"""Rows of boxes with text, each row as high as its highest box."""

from collections.abc import Sequence
from typing import NamedTuple

from siap.diagrams.layout.blocks import height
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas


class Cell(NamedTuple):
    """What a box says and how it looks."""

    text: str
    paint: str = "card"
    bold: bool = False
    align: str = "start"


def row(
    canvas: Canvas, top: float, widths: Sequence[float], cells: Sequence[Cell]
) -> float:
    """
    Draw boxes side by side from the left edge.

    Args:
        canvas: The canvas.
        top: Where the row starts.
        widths: Width of each box.
        cells: One for each width.

    Returns:
        The lower edge of the row.
    """
    small = canvas.sheet.small
    texts = [
        [canvas.block(cell.text, wide - 2 * PAD, size=small, bold=cell.bold)]
        if cell.text
        else []
        for cell, wide in zip(cells, widths, strict=True)
    ]
    tall = max((height(blocks) for blocks in texts), default=0.0) + 1.4 * PAD
    x = canvas.left
    for cell, wide, blocks in zip(cells, widths, texts, strict=True):
        canvas.boxed(Box(x, top, wide, tall), blocks, cell.paint, cell.align, 0)
        x += wide
    return top + tall


def bullets(
    canvas: Canvas, place: Box, head: str, items: Sequence[str], look: str
) -> float:
    """
    Draw a box with a heading and a list; the height of the place is the least height.

    Returns:
        The lower edge of the text, which may lie below the box that was asked for; call
        `bullets_height` first to ask for enough.
    """
    canvas.rect(place, look, radius=3)
    y = canvas.text(
        place.x + PAD, place.y + PAD, canvas.block(head, place.w - 2 * PAD, bold=True)
    )
    for item in items:
        text = canvas.block(item, place.w - 2 * PAD - 10, size=canvas.sheet.small)
        line = text.height / len(text.lines)
        canvas.circle(place.x + PAD + 3, y + 3 + line / 2, 1.7, "mark")
        y = canvas.text(place.x + PAD + 10, y + 3, text)
    return y + PAD


def bullets_height(canvas: Canvas, wide: float, head: str, items: Sequence[str]) -> float:
    """Tell how high `bullets` will be."""
    tall = canvas.block(head, wide - 2 * PAD, bold=True).height + 2 * PAD
    for item in items:
        size = canvas.sheet.small
        tall += canvas.block(item, wide - 2 * PAD - 10, size=size).height + 3
    return tall
