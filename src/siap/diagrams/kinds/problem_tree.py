"""
A core problem, its causes below and its effects above.

Data: `core`: text, perhaps `core_id`; `causes`, `effects`: lists of `text`, perhaps `id`,
`note` (a tag such as "prosedur") and `children` of the same shape, at most eight levels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas
from siap.diagrams.layout.trees import Node, forest, read_nodes
from siap.diagrams.reading import Fields
from siap.diagrams.words import say


@dataclass(frozen=True, slots=True)
class ProblemTree:
    """The problem with what leads to it and what follows from it."""

    core: str
    causes: Sequence[Node]
    effects: Sequence[Node]
    row: str


def read(fields: Fields) -> ProblemTree:
    """Check the data."""
    return ProblemTree(
        fields.text("core", ""),
        read_nodes(fields, "causes"),
        read_nodes(fields, "effects"),
        fields.text("core_id", ""),
    )


def paint(tree: ProblemTree, canvas: Canvas) -> list[str]:
    """Draw the effects, the core and the causes."""
    if not (tree.core or tree.causes or tree.effects):
        return []
    top = canvas.bottom
    if tree.effects:
        top = _heading(canvas, top, say("Akibat"))
        top = forest(canvas, top, tree.effects, up=True)
    said = tree.core or say("Masalah utama belum ditulis")
    core = canvas.block(said, canvas.room - 40, bold=True)
    box = Box(canvas.left, top, canvas.room, core.height + 3 * PAD)
    with canvas.of_row(tree.row):
        canvas.boxed(box, [core], "strong")
    if tree.causes:
        top = _heading(canvas, box.bottom + 4, say("Sebab")) - 4
        canvas.line([(canvas.left + 3, box.bottom), (canvas.left + 3, top)], "link")
        forest(canvas, top, tree.causes)
    return _sentences(tree)


def _heading(canvas: Canvas, top: float, text: str) -> float:
    """Write a heading beside the trunk."""
    line = canvas.block(text, canvas.room - 14, bold=True)
    return canvas.text(canvas.left + 14, top, line, "start", "muted") + 4


def _sentences(tree: ProblemTree) -> list[str]:
    core = tree.core or say("belum ditulis")
    sentences = [say("Masalah utama: {core}.", core=core)]
    for word, nodes in (("Sebab", tree.causes), ("Akibat", tree.effects)):
        for node in nodes:
            below = "; ".join(sub.text for sub in list(node.walk())[1:])
            deeper = f" {say('Di bawahnya: {below}.', below=below)}" if below else ""
            sentences.append(f"{say(word)}: {node.text}.{deeper}")
    return sentences
