"""Graphs in layers: boxes in bands or columns, the lines between them drawn behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from siap.diagrams.layout.blocks import Block, height
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas, short

_NARROWEST = {"phone": 150.0, "portrait": 145.0, "landscape": 170.0, "slide": 160.0}
_COLUMN = 138.0  # narrower columns are not readable: bands are drawn instead


_Heads = list[tuple[float, float, Block]]


class Edge(NamedTuple):
    """A line from one node to another and how it looks."""

    start: str
    end: str
    paint: str = "link"


@dataclass(frozen=True, slots=True)
class Layer:
    """A heading and the nodes below it: id, text, small note and look of each."""

    title: str
    nodes: Sequence[tuple[str, str, str, str]]


def draw_layers(
    canvas: Canvas, layers: Sequence[Layer], edges: Sequence[Edge], *, columns: bool
) -> None:
    """
    Draw the layers in order; boxes hide the parts of lines that run behind them.

    Args:
        canvas: The canvas.
        layers: The layers with at least one node.
        edges: The lines; both ends must be nodes.
        columns: Whether layers go from left to right, if there is room for it.
    """
    wide = (canvas.room - 34.0 * (len(layers) - 1)) / max(1, len(layers))
    across = columns and wide >= _COLUMN
    heads: _Heads = []
    places = (_columns if across else _bands)(canvas, layers, wide, heads)
    lower = max(box.bottom for box in places.values())
    for edge in edges:
        start, end = places[edge.start], places[edge.end]
        canvas.path(_curve(start, end, across=across), edge.paint)
    for x, y, head in heads:  # above the lines, on a ground that hides them
        canvas.rect(Box(x - 2, y, head.width + 4, head.height), "veil")
        canvas.text(x, y, head, "start", "muted")
    for layer in layers:
        for key, text, note, look in layer.nodes:
            box = places[key]
            canvas.boxed(box, _blocks(canvas, text, note, box.w), look, "start")
    canvas.bottom = max(canvas.bottom, lower)


def _blocks(canvas: Canvas, text: str, note: str, wide: float) -> list[Block]:
    size = canvas.sheet.small
    blocks = [canvas.block(text, wide - 2 * PAD, size=size, bold=bool(note))]
    if note:
        blocks.append(canvas.block(note, wide - 2 * PAD, size=size))
    return blocks


def _columns(
    canvas: Canvas, layers: Sequence[Layer], wide: float, heads: _Heads
) -> Mapping[str, Box]:
    places: dict[str, Box] = {}
    top = canvas.bottom
    for n, layer in enumerate(layers):
        x = canvas.left + n * (wide + 34.0)
        heads.append((x, top, canvas.block(layer.title, wide, bold=True)))
    start = top + max(head.height for _, _, head in heads) + 5
    for layer, (x, _, _) in zip(layers, heads, strict=True):
        y = start
        for key, text, note, _ in layer.nodes:
            tall = height(_blocks(canvas, text, note, wide)) + 1.6 * PAD
            places[key] = Box(x, y, wide, tall)
            y += tall + 10
    return places


def _bands(
    canvas: Canvas,
    layers: Sequence[Layer],
    _wide: float,
    heads: _Heads,
) -> Mapping[str, Box]:
    places: dict[str, Box] = {}
    gap, top = 14.0, canvas.bottom
    count = max(1, int((canvas.room + gap) // (_NARROWEST[canvas.sheet.name] + gap)))
    for layer in layers:
        head = canvas.block(layer.title, canvas.room, bold=True)
        heads.append((canvas.left, top, head))
        top += head.height + 4
        per_row = min(count, len(layer.nodes))
        wide = min((canvas.room - gap * (per_row - 1)) / per_row, 320.0)
        for first in range(0, len(layer.nodes), per_row):
            nodes = layer.nodes[first : first + per_row]
            sizes = [height(_blocks(canvas, n[1], n[2], wide)) + 1.6 * PAD for n in nodes]
            for n, (node, tall) in enumerate(zip(nodes, sizes, strict=True)):
                places[node[0]] = Box(canvas.left + n * (wide + gap), top, wide, tall)
            top += max(sizes) + 16
        top += 10
    return places


def _curve(start: Box, end: Box, *, across: bool) -> str:
    if across and end.x > start.x:
        x1, y1, x2, y2 = start.right, start.mid_y, end.x, end.mid_y
        bend = (x1 + x2) / 2
        return _bow((x1, y1), (bend, y1), (bend, y2), (x2, y2))
    if end.y > start.y:
        x1, y1, x2, y2 = start.mid_x, start.bottom, end.mid_x, end.y
    else:
        x1, y1, x2, y2 = start.mid_x, start.y, end.mid_x, end.bottom
    if abs(y2 - y1) > 4 and start.y != end.y:
        bend = (y1 + y2) / 2
        return _bow((x1, y1), (x1, bend), (x2, bend), (x2, y2))
    return (
        f"M{short(start.mid_x)} {short(start.mid_y)}L{short(end.mid_x)} {short(end.mid_y)}"
    )


def _bow(*points: tuple[float, float]) -> str:
    start, *rest = (f"{short(x)} {short(y)}" for x, y in points)
    return f"M{start}C{' '.join(rest)}"
