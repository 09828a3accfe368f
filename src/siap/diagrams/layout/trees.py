"""Trees of boxes: columns side by side, each an indented list with elbow lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from siap.diagrams.layout.blocks import Block, height
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas, short
from siap.diagrams.reading import Fields
from siap.kernel.errors import InvalidInput

DEEPEST = 8
_INDENT = 13.0
_GUTTER = 14.0
_GAP = 7.0
_NARROWEST = {"phone": 300.0, "portrait": 190.0, "landscape": 200.0, "slide": 215.0}


@dataclass(frozen=True, slots=True)
class Node:
    """A text, a short note under it, and what hangs below."""

    text: str
    note: str
    children: Sequence["Node"]
    row: str = ""
    """Id of the row that it stands for, if any."""

    def walk(self) -> Iterator["Node"]:
        """Give the node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_nodes(fields: Fields, key: str, note: str = "note", depth: int = 1) -> list[Node]:
    """
    Read a list of nodes with `text`, perhaps an `id`, a note and `children`.

    Args:
        fields: What holds the list.
        key: Key of the list.
        note: Key of the note.
        depth: Level of this list.

    Returns:
        The nodes.

    Raises:
        InvalidInput: Deeper than eight levels.
    """
    rows = fields.rows(key)
    if rows and depth > DEEPEST:
        raise InvalidInput("diagram-too-deep", where=rows[0].where, deepest=DEEPEST)
    return [
        Node(
            row.text("text"),
            row.text(note, ""),
            read_nodes(row, "children", note, depth + 1),
            row.text("id", ""),
        )
        for row in rows
    ]


class _Item(NamedTuple):
    parent: int
    box: Box
    blocks: list[Block]
    depth: int
    row: str


def _lay(canvas: Canvas, node: Node, wide: float) -> list[_Item]:
    """Place a tree with its corner at 0, 0, growing downwards."""
    items: list[_Item] = []

    def add(current: Node, parent: int, depth: int, top: float) -> float:
        room = wide - depth * _INDENT
        blocks = node_blocks(canvas, current, room - 2 * PAD, bold=depth == 0)
        box = Box(depth * _INDENT, top, room, height(blocks) + 2 * PAD)
        items.append(_Item(parent, box, blocks, depth, current.row))
        own, below = len(items) - 1, box.bottom + _GAP
        for child in current.children:
            below = add(child, own, depth + 1, below)
        return below

    add(node, -1, 0, 0.0)
    return items


def node_blocks(canvas: Canvas, node: Node, room: float, *, bold: bool) -> list[Block]:
    """Break the text of a node and its note into lines."""
    blocks = [canvas.block(node.text, room, bold=bold)]
    if node.note:
        blocks.append(canvas.block(node.note, room, size=canvas.sheet.small))
    return blocks


def forest(canvas: Canvas, top: float, nodes: Sequence[Node], *, up: bool = False) -> float:
    """
    Draw trees side by side in as many rows as the sheet needs, with a trunk at the left.

    Args:
        canvas: The canvas.
        top: Where it starts.
        nodes: Roots of the trees.
        up: Whether the trees grow upwards; the trunk then leaves at the lower end.

    Returns:
        The lower edge. The trunk runs to it (`up`) or starts at `top` (otherwise).
    """
    if not nodes:
        return top
    per_row = max(1, int(canvas.room // _NARROWEST[canvas.sheet.name]))
    per_row = -(-len(nodes) // -(-len(nodes) // per_row))
    wide = (canvas.room - _GUTTER - _GAP * (per_row - 1)) / per_row
    trunk, buses = canvas.left + 3, []
    for start in range(0, len(nodes), per_row):
        trees = [_lay(canvas, node, wide) for node in nodes[start : start + per_row]]
        tall = max(max(item.box.bottom for item in items) for items in trees)
        bus = top + tall + 7 if up else top + 7
        buses.append(bus)
        for n, items in enumerate(trees):
            x = canvas.left + _GUTTER + n * (wide + _GAP)
            root = _draw(canvas, items, (x, top + tall if up else top + 14), up=up)
            canvas.line(
                [(trunk, bus), (root.mid_x, bus), (root.mid_x, _near(root, up))], "link"
            )
        top += tall + 24
    ends = (buses[0], top) if up else (buses[0] - 7, buses[-1])
    canvas.line([(trunk, end) for end in ends], "link")
    return top


def _near(box: Box, up: bool) -> float:  # noqa: FBT001
    return box.bottom if up else box.y


def _draw(canvas: Canvas, items: list[_Item], at: tuple[float, float], *, up: bool) -> Box:
    x, y = at
    placed: list[Box] = []
    for item in items:
        box = item.box
        top = y - box.bottom if up else y + box.y
        placed.append(Box(x + box.x, top, box.w, box.h))
        if item.parent >= 0:
            above, own = placed[item.parent], placed[-1]
            edge = above.y if up else above.bottom
            canvas.path(
                f"M{short(above.x + _INDENT / 2)} {short(edge)}"
                f"V{short(own.mid_y)}H{short(own.x)}",
                "link",
            )
    for item, box in zip(items, placed, strict=True):
        with canvas.of_row(item.row):
            canvas.boxed(box, item.blocks, "soft" if item.depth == 0 else "card", "start")
    return placed[0]
