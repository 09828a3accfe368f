"""
An organisation: units under the unit they belong to.

Data: `units`: list of `id`, `name` and perhaps `parent` (an id) and `note` (who holds it).
The first unit without a parent stands on top; below it, the units directly under it stand
side by side, and what is under those hangs below them as an indented list.
"""

from collections.abc import Sequence

from siap.diagrams.layout.blocks import height
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas
from siap.diagrams.layout.trees import DEEPEST, Node, forest, node_blocks
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput


def read(fields: Fields) -> Sequence[Node]:
    """Check the data and build the tree."""
    below: dict[str, list[tuple[str, str, str]]] = {"": []}
    rows = fields.rows("units")
    known = {row.text("id") for row in rows}
    for row in rows:
        key, parent = row.text("id"), row.text("parent", "")
        if parent and parent not in known:
            where = f"{row.where}.parent"
            raise InvalidInput("diagram-unknown-reference", where=where, value=parent)
        below.setdefault(parent, []).append((key, row.text("name"), row.text("note", "")))
    roots = _build(below, "", 0)
    if sum(1 for root in roots for _ in root.walk()) < len(rows):
        reached = {node.text for root in roots for node in root.walk()}
        lost = next(n for units in below.values() for _, n, _ in units if n not in reached)
        raise InvalidInput("diagram-cycle", where="units", value=lost)
    return roots


def _build(
    below: dict[str, list[tuple[str, str, str]]], key: str, depth: int
) -> list[Node]:
    units = below.get(key, [])
    if units and depth > DEEPEST:
        raise InvalidInput("diagram-too-deep", where="units", deepest=DEEPEST)
    return [
        Node(name, note, _build(below, own, depth + 1), own) for own, name, note in units
    ]


def paint(roots: Sequence[Node], canvas: Canvas) -> list[str]:
    """Draw the top unit and what is below it, then further trees."""
    if not roots:
        return []
    for root in roots:
        blocks = node_blocks(canvas, root, canvas.room - 4 * PAD, bold=True)
        box = Box(canvas.left, canvas.bottom, canvas.room, height(blocks) + 2 * PAD)
        with canvas.of_row(root.row):
            canvas.boxed(box, blocks, "strong")
        lower = forest(canvas, box.bottom, root.children)
        canvas.bottom = max(canvas.bottom, lower - 12)
    return _sentences(roots)


def _sentences(roots: Sequence[Node]) -> list[str]:
    sentences = []
    for root in roots:
        for node in root.walk():
            held = f" ({node.note})" if node.note else ""
            below = "; ".join(child.text for child in node.children)
            if below:
                unit = f"{node.text}{held}"
                sentences.append(say("{unit} membawahkan {below}.", unit=unit, below=below))
            elif held or node is root:
                sentences.append(f"{node.text}{held}.")
    return sentences
