"""
Regulations in layers by their level, and the relations between them.

Data: `nodes`: list of `id`, `title`, `level` (see `LEVELS`) and perhaps `repealed` (true);
`edges`: list of `from`, `to`, `relation` (see `RELATIONS`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.layers import Edge, Layer, draw_layers
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput

LEVELS: Final[Mapping[str, str]] = {
    "law": "Undang-undang",
    "government-regulation": "Peraturan pemerintah",
    "presidential-regulation": "Peraturan presiden",
    "ministerial-regulation": "Peraturan menteri",
    "provincial-regulation": "Peraturan daerah provinsi dan peraturan gubernur",
    "regional-regulation": "Peraturan daerah",
    "head-regulation": "Peraturan kepala daerah",
    "decree": "Keputusan",
    "corporate": "Peraturan perusahaan dan pedoman",
    "institution": "Lembaga",
}
RELATIONS: Final[Mapping[str, str]] = {
    "implements": "melaksanakan",
    "amends": "mengubah",
    "repeals": "mencabut",
    "conflicts": "bertentangan dengan",
    "overlaps": "tumpang tindih dengan",
    "binds": "mengikat",
}
_LOOKS = {
    "repeals": "today",
    "conflicts": "today",
    "overlaps": "link-weak",
    "binds": "link-weak",
}


@dataclass(frozen=True, slots=True)
class Regulation:
    """A node."""

    key: str
    title: str
    level: str
    repealed: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """Nodes, and edges as start, relation, end."""

    nodes: Sequence[Regulation]
    edges: Sequence[tuple[str, str, str]]


def read(fields: Fields) -> Relations:
    """Check the data."""
    nodes = [
        Regulation(
            row.text("id"),
            row.text("title"),
            row.choice("level", LEVELS),
            row.flag("repealed"),
        )
        for row in fields.rows("nodes")
    ]
    known = {node.key for node in nodes}
    edges = []
    for row in fields.rows("edges"):
        ends = {key: row.text(key) for key in ("from", "to")}
        for key, end in ends.items():
            if end not in known:
                where = f"{row.where}.{key}"
                raise InvalidInput("diagram-unknown-reference", where=where, value=end)
        edges.append((ends["from"], row.choice("relation", RELATIONS), ends["to"]))
    return Relations(nodes, edges)


def paint(data: Relations, canvas: Canvas) -> list[str]:
    """Draw the layers; each box also says in words what it relates to."""
    if not data.nodes:
        return []
    order = [node for level in LEVELS for node in data.nodes if node.level == level]
    numbers = {node.key: n for n, node in enumerate(order, 1)}
    layers = []
    for level, title in LEVELS.items():
        inside = [node for node in order if node.level == level]
        if inside:
            layers.append(
                Layer(say(title), [_node(node, data, numbers) for node in inside])
            )
    edges = [Edge(start, end, _LOOKS.get(kind, "link")) for start, kind, end in data.edges]
    text = say(
        "Garis utuh: melaksanakan atau mengubah. Garis putus-putus kelabu: tumpang tindih "
        "atau mengikat. Garis putus-putus merah: mencabut atau bertentangan."
    )
    note = canvas.block(text, canvas.room, size=canvas.sheet.small)
    # Above, so that it is never alone on a last page.
    canvas.bottom = canvas.text(canvas.left, canvas.bottom, note, "start", "muted") + 8
    draw_layers(canvas, layers, edges, columns=False)
    return _sentences(data, order)


def _node(
    node: Regulation, data: Relations, numbers: Mapping[str, int]
) -> tuple[str, str, str, str]:
    notes = [say("sudah dicabut")] if node.repealed else []
    for relation, words in RELATIONS.items():
        ends = {
            numbers[e] for s, kind, e in data.edges if (s, kind) == (node.key, relation)
        }
        if ends:
            notes.append(f"{say(words)} {', '.join(str(end) for end in sorted(ends))}")
    look = "bad" if node.repealed else "card"
    return node.key, f"{numbers[node.key]}. {node.title}", "; ".join(notes), look


def _sentences(data: Relations, order: Sequence[Regulation]) -> list[str]:
    titles = {node.key: node.title for node in data.nodes}
    sentences = []
    for node in order:
        state = f" ({say('sudah dicabut')})" if node.repealed else ""
        told = [
            f"{say(RELATIONS[kind])} {titles[end]}"
            for start, kind, end in data.edges
            if start == node.key
        ]
        text = ", ".join([f"{say(LEVELS[node.level])}: {node.title}{state}", *told])
        sentences.append(f"{text}.")
    return sentences
