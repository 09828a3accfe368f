"""
Weighted scores of alternatives as stacked bars, one part for each criterion.

Data: `criteria`: list of `name` and perhaps `weight`; `alternatives`: list of `name`,
`parts` (weighted score on each criterion, in their order, >= 0) and perhaps `group`.
The alternatives are drawn best first; equals keep their order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.layout.bars import label_row, stack, track_room
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.layout.paints import letter, series
from siap.diagrams.layout.ticks import number
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative with its weighted scores."""

    name: str
    group: str
    parts: Sequence[Decimal]

    @property
    def total(self) -> Decimal:
        """Sum of the weighted scores."""
        return sum(self.parts, Decimal(0))


@dataclass(frozen=True, slots=True)
class Scores:
    """All alternatives, best first."""

    criteria: Sequence[str]
    alternatives: Sequence[Alternative]


def read(fields: Fields) -> Scores:
    """Check the data."""
    criteria = []
    for row in fields.rows("criteria"):
        weight = row.number_or_none("weight")
        told = f" ({say('bobot {n}', n=number(weight))})" if weight else ""
        criteria.append(row.text("name") + told)
    alternatives = []
    for row in fields.rows("alternatives"):
        parts = read_parts(row, "parts", len(criteria))
        alternatives.append(Alternative(row.text("name"), row.text("group", ""), parts))
    return Scores(criteria, sorted(alternatives, key=lambda a: -a.total))


def read_parts(row: Fields, key: str, count: int) -> list[Decimal]:
    """Read an amount >= 0 for each series; a missing one, or all of them, is nothing."""
    parts = [part or Decimal(0) for part in row.numbers(key)] or [Decimal(0)] * count
    if len(parts) != count:
        facts = {"expected": count, "given": len(parts)}
        raise InvalidInput("diagram-wrong-count", where=f"{row.where}.{key}", **facts)
    if min(parts, default=Decimal(0)) < 0:
        raise InvalidInput("diagram-negative", where=f"{row.where}.{key}")
    return parts


def paint(scores: Scores, canvas: Canvas) -> list[str]:
    """Draw the bars and the key."""
    if not (scores.alternatives and scores.criteria):
        return []
    totals = [canvas.block(number(a.total, 2), 99, bold=True) for a in scores.alternatives]
    most = max(a.total for a in scores.alternatives) or Decimal(1)
    reserve = max(text.width for text in totals) + 8
    scale = (track_room(canvas) - reserve) / float(most)
    top = canvas.bottom
    for n, (alternative, total) in enumerate(
        zip(scores.alternatives, totals, strict=True), 1
    ):
        row = label_row(canvas, top, f"{n}. {alternative.name}", 22, alternative.group)
        end = stack(canvas, row.track, [float(part) for part in alternative.parts], scale)
        canvas.text(end + 6, row.track.mid_y - total.height / 2, total)
        top = row.after
    entries = [Entry(letter(n), series(n), name) for n, name in enumerate(scores.criteria)]
    legend(canvas, top + 4, entries)
    return _sentences(scores)


def _sentences(scores: Scores) -> list[str]:
    named = "; ".join(f"{letter(n)} {name}" for n, name in enumerate(scores.criteria))
    sentences = [say("Kriteria: {named}.", named=named)]
    for n, alternative in enumerate(scores.alternatives, 1):
        parts = "; ".join(
            f"{letter(k)} {number(part, 2)}" for k, part in enumerate(alternative.parts)
        )
        score = say("nilai {value}", value=number(alternative.total, 2))
        sentences.append(f"{n}. {alternative.name}: {score} ({parts}).")
    return sentences
