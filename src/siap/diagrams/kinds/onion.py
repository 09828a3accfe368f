"""
Actions on rings: the nearer to the middle, the stronger their influence.

Data: `rings`, innermost first: list of `name` and `actions` (list of texts).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, pi, sin

from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.reading import Fields
from siap.diagrams.words import say

_LOOKS = ("series-2", "card", "good", "middle")


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring and what lies on it."""

    name: str
    actions: Sequence[str]


def read(fields: Fields) -> Sequence[Ring]:
    """Check the data."""
    return [Ring(row.text("name"), row.texts("actions")) for row in fields.rows("rings")]


def paint(rings: Sequence[Ring], canvas: Canvas) -> list[str]:
    """Draw the rings with numbered dots, then the key ring by ring."""
    if not any(ring.actions for ring in rings):
        return []
    dot = canvas.sheet.small * 0.9
    step = 2 * dot + 3
    edges, tracks = _lay(rings, step)
    wanted = canvas.sheet.width * (0.42 if canvas.sheet.narrow else 0.24)
    if edges[-1] < wanted:
        edges, tracks = _lay(rings, step * min(1.7, wanted / edges[-1]))
    wide = canvas.sheet.name == "landscape"
    middle_x = canvas.left + edges[-1] if wide else canvas.sheet.width / 2
    middle_y = canvas.bottom + edges[-1] + 2
    for n, edge in reversed(list(enumerate(edges))):
        canvas.circle(middle_x, middle_y, edge, "soft" if n % 2 else "card")
    number = 0
    for places in tracks:
        for x, y in places:
            number += 1
            canvas.dot(middle_x + x, middle_y + y, dot, str(number), "plate")
    with canvas.beside(2 * edges[-1] + 30 if wide else canvas.room) as top:
        _key(rings, canvas, top)
    return _sentences(rings)


def _lay(
    rings: Sequence[Ring], step: float
) -> tuple[list[float], list[list[tuple[float, float]]]]:
    """Place the dots of all rings; give the outer edges and the places."""
    edges: list[float] = []
    tracks = []
    for ring in rings:
        places, outer = _tracks(len(ring.actions), edges[-1] if edges else 0.0, step)
        edges.append(outer)
        tracks.append(places)
    return edges, tracks


def _tracks(
    count: int, inner: float, step: float
) -> tuple[list[tuple[float, float]], float]:
    """Place dots on as many circles as they need; give the places and the outer edge."""
    places: list[tuple[float, float]] = []
    radius = inner + step / 2 + 1 if inner or count > 1 else 0.0
    outer = max(inner, 0.0) + step + 2
    if count == 1 and not inner:
        return [(0.0, 0.0)], step * 0.8
    if not inner:
        radius = step * 0.75
        outer = radius + step / 2 + 1
    while len(places) < count:
        fits = _fits(radius, step)
        now = min(fits, count - len(places))
        places += list(_circle(now, radius))
        outer = radius + step / 2 + 1
        radius += step
    return places, outer


def _fits(radius: float, step: float) -> int:
    if step >= 2 * radius:
        return 1
    return max(1, int(pi / asin(step / (2 * radius))))


def _circle(count: int, radius: float) -> Iterator[tuple[float, float]]:
    for n in range(count):
        angle = 2 * pi * n / count - pi / 2
        yield radius * cos(angle), radius * sin(angle)


def _key(rings: Sequence[Ring], canvas: Canvas, top: float) -> None:
    number, top = 0, top + 10
    for place, ring in enumerate(rings, 1):
        head = f"{say('Lingkaran {n}', n=place)}: {ring.name}"
        title = canvas.block(head, canvas.room, bold=True)
        top = canvas.text(canvas.left, top, title) + 3
        entries = []
        for action in ring.actions:
            number += 1
            entries.append(Entry(str(number), "plate", action, round=True))
        top = legend(canvas, top, entries) + 4 if entries else top + 4


def _sentences(rings: Sequence[Ring]) -> list[str]:
    return [
        f"{say('Lingkaran {n}', n=n)}, {ring.name}: "
        f"{'; '.join(ring.actions) or say('belum ada tindakan')}."
        for n, ring in enumerate(rings, 1)
    ]
