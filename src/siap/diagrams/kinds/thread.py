"""
The thread of a plan: from card and issue to budget line, measurement and lesson.

Data: `nodes`: list of `id`, `text`, `type` (see `TYPES`) and perhaps `loose` (true: an end
is missing); `edges`: list of `from`, `to`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.layers import Edge, Layer, draw_layers
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput

TYPES: Final[Mapping[str, str]] = {
    "card": "Kartu",
    "issue": "Isu",
    "gap": "Kesenjangan",
    "cause": "Akar masalah",
    "solution": "Solusi",
    "action": "Tindakan",
    "logframe": "Kerangka logis",
    "budget": "Anggaran",
    "measurement": "Pengukuran",
    "lesson": "Pelajaran",
}


@dataclass(frozen=True, slots=True)
class Knot:
    """A thing on the thread."""

    key: str
    text: str
    type: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """Things and what leads to what."""

    knots: Sequence[Knot]
    edges: Sequence[tuple[str, str]]


def read(fields: Fields) -> Thread:
    """Check the data."""
    knots = [
        Knot(row.text("id"), row.text("text"), row.choice("type", TYPES), row.flag("loose"))
        for row in fields.rows("nodes")
    ]
    known = {knot.key for knot in knots}
    edges = []
    for row in fields.rows("edges"):
        ends = [row.text("from"), row.text("to")]
        for end in ends:
            if end not in known:
                raise InvalidInput("diagram-unknown-reference", where=row.where, value=end)
        edges.append((ends[0], ends[1]))
    return Thread(knots, edges)


def paint(thread: Thread, canvas: Canvas) -> list[str]:
    """Draw a column for each type, or bands where columns would be too narrow."""
    if not thread.knots:
        return []
    layers = []
    for key, title in TYPES.items():
        inside = [knot for knot in thread.knots if knot.type == key]
        if inside:
            layers.append(Layer(say(title), [_node(knot) for knot in inside]))
    edges = [Edge(start, end) for start, end in thread.edges]
    draw_layers(canvas, layers, edges, columns=True)
    return _sentences(thread)


def _node(knot: Knot) -> tuple[str, str, str, str]:
    note = say("ujung lepas") if knot.loose else ""
    return knot.key, knot.text, note, "middle" if knot.loose else "card"


def _sentences(thread: Thread) -> list[str]:
    texts = {knot.key: knot.text for knot in thread.knots}
    sentences = []
    for knot in thread.knots:
        told = "; ".join(texts[end] for start, end in thread.edges if start == knot.key)
        loose = f" ({say('ujung lepas')})" if knot.loose else ""
        goes = f" {say('mengarah ke {told}', told=told)}" if told else ""
        sentences.append(f"{say(TYPES[knot.type])}: {knot.text}{loose}{goes}.")
    return sentences
