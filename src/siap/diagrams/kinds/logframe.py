"""
The result chain: outcome, its outputs, their activities and inputs.

Data: `outcomes`: list of `text`, perhaps `indicator`, and `children` (outputs), theirs
(activities), theirs (inputs).
"""

from collections.abc import Sequence

from siap.diagrams.layout.blocks import Block, height
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas, short
from siap.diagrams.layout.trees import Node, node_blocks, read_nodes
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput

LEVELS = ("Hasil (outcome)", "Keluaran (output)", "Kegiatan", "Masukan")
_LOOKS = ("strong", "band", "card", "plate")


def read(fields: Fields) -> Sequence[Node]:
    """Check the data: at most four levels."""
    nodes = read_nodes(fields, "outcomes", "indicator")
    if _depth(nodes) > len(LEVELS):
        raise InvalidInput("diagram-too-deep", where="outcomes", deepest=len(LEVELS))
    return nodes


def _depth(nodes: Sequence[Node]) -> int:
    return 1 + max(_depth(node.children) for node in nodes) if nodes else 0


def paint(outcomes: Sequence[Node], canvas: Canvas) -> list[str]:
    """Draw columns from left to right, or an indented list on a narrow sheet."""
    if not outcomes:
        return []
    if canvas.sheet.width < 600:
        _list(outcomes, canvas)
    else:
        _columns(outcomes, canvas)
    return _sentences(outcomes)


def _columns(outcomes: Sequence[Node], canvas: Canvas) -> None:
    depth, gap = _depth(outcomes), 22.0
    wide = (canvas.room - gap * (depth - 1)) / depth
    tall = 0.0
    for level in range(depth):
        head = canvas.block(say(LEVELS[level]), wide, bold=True)
        canvas.text(canvas.left + level * (wide + gap), canvas.left, head, "start", "muted")
        tall = max(tall, head.height)
    top = canvas.left + tall + 4

    def place(node: Node, level: int, top: float) -> tuple[Box, float]:
        blocks = _blocks(canvas, node, wide, level)
        x, tall = canvas.left + level * (wide + gap), height(blocks) + 2 * PAD
        lower, boxes = top, []
        for child in node.children:
            box, lower = place(child, level + 1, lower)
            boxes.append(box)
        lower = max(lower, top + tall + 8)
        own = Box(x, top, wide, tall)
        for box in boxes:
            _arrow(canvas, box, own, gap)
        canvas.boxed(own, blocks, _LOOKS[level], "start")
        return own, lower

    for node in outcomes:
        _, top = place(node, 0, top)


def _blocks(canvas: Canvas, node: Node, wide: float, level: int) -> list[Block]:
    return node_blocks(canvas, node, wide - 2 * PAD, bold=level == 0)


def _arrow(canvas: Canvas, start: Box, end: Box, gap: float) -> None:
    y, target, bend = start.y + 12, end.y + 12, end.right + gap / 2
    canvas.line([(start.x, y), (bend, y), (bend, target), (end.right + 6, target)], "link")
    canvas.path(f"M{short(end.right)} {short(target)}l7 -4v8z", "arrow")


def _list(outcomes: Sequence[Node], canvas: Canvas) -> None:
    top = canvas.bottom

    def place(node: Node, level: int, top: float) -> float:
        x = canvas.left + level * 16
        wide = canvas.right - x
        tag = canvas.block(
            say(LEVELS[level]), wide - 2 * PAD, size=canvas.sheet.small, bold=True
        )
        blocks = [tag, *_blocks(canvas, node, wide, level)]
        box = Box(x, top, wide, height(blocks) + 2 * PAD)
        canvas.boxed(box, blocks, _LOOKS[level], "start")
        lower = box.bottom + 7
        for child in node.children:
            canvas.line(
                [(x + 8, box.bottom), (x + 8, lower + 14), (x + 16, lower + 14)], "link"
            )
            lower = place(child, level + 1, lower)
        return lower

    for node in outcomes:
        top = place(node, 0, top)


def _sentences(outcomes: Sequence[Node]) -> list[str]:
    sentences: list[str] = []

    def tell(node: Node, level: int) -> None:
        note = f" ({say('indikator: {name}', name=node.note)})" if node.note else ""
        sentences.append(f"{say(LEVELS[level])}: {node.text}{note}.")
        for child in node.children:
            tell(child, level + 1)

    for node in outcomes:
        tell(node, 0)
    return sentences
