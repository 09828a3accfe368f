"""
Cards in clusters, side by side.

Data: `clusters`: list of `heading` and `cards` (list of texts).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas
from siap.diagrams.reading import Fields
from siap.diagrams.words import say

_COLUMNS = {"phone": 1, "portrait": 3, "landscape": 5, "slide": 3}
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """A heading and its cards."""

    heading: str
    cards: Sequence[str]


def read(fields: Fields) -> Sequence[Cluster]:
    """Check the data."""
    return [
        Cluster(row.text("heading"), [card for card in row.texts("cards") if card])
        for row in fields.rows("clusters")
    ]


def paint(clusters: Sequence[Cluster], canvas: Canvas) -> list[str]:
    """Put each cluster into the shortest column."""
    if not clusters:
        return []
    count = min(_COLUMNS[canvas.sheet.name], len(clusters))
    wide = (canvas.room - _GAP * (count - 1)) / count
    lower = [canvas.bottom] * count
    for cluster in clusters:
        column = lower.index(min(lower))
        x = canvas.left + column * (wide + _GAP)
        lower[column] = _cluster(canvas, Box(x, lower[column], wide, 0), cluster) + _GAP
    return [
        say(
            "{heading}, {count} kartu: {cards}.",
            heading=cluster.heading,
            count=len(cluster.cards),
            cards="; ".join(cluster.cards),
        )
        for cluster in clusters
    ]


def _cluster(canvas: Canvas, place: Box, cluster: Cluster) -> float:
    """Draw a cluster; its heading stays with its first card. Give the lower edge."""
    with canvas.together():
        said = f"{cluster.heading} ({len(cluster.cards)})"
        head = canvas.block(said, place.w - 2 * PAD, bold=True)
        box = place._replace(h=head.height + 2 * PAD)
        canvas.boxed(box, [head], "band", "start")
        y = box.bottom + 4
        for card in cluster.cards[:1]:
            y = _card(canvas, place, y, card)
    for card in cluster.cards[1:]:
        y = _card(canvas, place, y, card)
    return y


def _card(canvas: Canvas, place: Box, top: float, card: str) -> float:
    text = canvas.block(card, place.w - 2 * PAD, size=canvas.sheet.small)
    box = Box(place.x, top, place.w, text.height + 1.5 * PAD)
    canvas.boxed(box, [text], "card", "start")
    return box.bottom + 4
