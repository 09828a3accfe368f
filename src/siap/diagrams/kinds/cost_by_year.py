"""
Cost of each year, stacked by source of money.

Data: `sources`: list of texts; `years`: list of `year` (text or number) and `amounts`
(whole rupiah of each source, in their order, >= 0).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.kinds.mcua_bars import read_parts
from siap.diagrams.layout.bars import label_row, stack, track_room
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.layout.paints import letter, series
from siap.diagrams.layout.ticks import amount, rupiah
from siap.diagrams.reading import Fields
from siap.diagrams.words import say


@dataclass(frozen=True, slots=True)
class Costs:
    """Amounts by year and source."""

    sources: Sequence[str]
    years: Sequence[tuple[str, Sequence[Decimal]]]


def read(fields: Fields) -> Costs:
    """Check the data."""
    sources = fields.texts("sources")
    years = [
        (row.text("year"), read_parts(row, "amounts", len(sources)))
        for row in fields.rows("years")
    ]
    return Costs(sources, years)


def paint(costs: Costs, canvas: Canvas) -> list[str]:
    """Draw a bar for each year, then the key with the sum of each source."""
    if not (costs.sources and costs.years):
        return []
    sums = [sum(parts, Decimal(0)) for _, parts in costs.years]
    texts = [canvas.block(f"Rp{amount(total)}", 200, bold=True) for total in sums]
    reserve = max(text.width for text in texts) + 8
    scale = (track_room(canvas) - reserve) / float(max(sums) or 1)
    top = canvas.bottom
    for (year, parts), text in zip(costs.years, texts, strict=True):
        row = label_row(canvas, top, year, 22)
        end = stack(canvas, row.track, [float(part) for part in parts], scale)
        canvas.text(end + 6, row.track.mid_y - text.height / 2, text)
        top = row.after
    entries = []
    for n, source in enumerate(costs.sources):
        total = sum((parts[n] for _, parts in costs.years), Decimal(0))
        entries.append(Entry(letter(n), series(n), f"{source}: Rp{amount(total)}"))
    whole = canvas.block(_sum(sums), canvas.room, bold=True)
    top = canvas.text(canvas.left, top + 2, whole) + 6
    legend(canvas, top, entries)
    return _sentences(costs, sums)


def _sum(sums: list[Decimal]) -> str:
    return say("Jumlah: {money}", money=f"Rp{amount(sum(sums))}")


def _sentences(costs: Costs, sums: list[Decimal]) -> list[str]:
    whole = rupiah(sum(sums, Decimal(0)))
    sentences = [say("Jumlah seluruhnya {money}.", money=whole)]
    for (year, parts), total in zip(costs.years, sums, strict=True):
        listed = ", ".join(
            f"{source} {rupiah(part)}"
            for source, part in zip(costs.sources, parts, strict=True)
            if part
        )
        detail = f" ({listed})" if listed else ""
        sentences.append(f"{year}: {rupiah(total)}{detail}.")
    return sentences
