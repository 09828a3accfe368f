"""
Money in and out of each period, and the balance added up.

Data: `periods`: list of `label`, `inflow`, `outflow` (whole rupiah, >= 0); `opening`:
balance before the first period.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.layout.bars import label_row, track_room
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.layout.ticks import amount, rupiah
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Period:
    """One period with the balance at its end."""

    label: str
    inflow: Decimal
    outflow: Decimal
    balance: Decimal


def read(fields: Fields) -> Sequence[Period]:
    """Check the data and add up the balance."""
    balance = fields.number_or_none("opening") or Decimal(0)
    periods = []
    for row in fields.rows("periods"):
        flows = [row.number(key) for key in ("inflow", "outflow")]
        if min(flows) < 0:
            raise InvalidInput("diagram-negative", where=row.where)
        balance += flows[0] - flows[1]
        periods.append(Period(row.text("label"), flows[0], flows[1], balance))
    return periods


def paint(periods: Sequence[Period], canvas: Canvas) -> list[str]:
    """Draw two bars for each period and write the balance under its label."""
    if not periods:
        return []
    flows = [flow for period in periods for flow in (period.inflow, period.outflow)]
    texts = [
        canvas.block(f"Rp{amount(flow)}", 200, size=canvas.sheet.small) for flow in flows
    ]
    reserve = max(text.width for text in texts) + 8
    scale = (track_room(canvas) - reserve) / float(max(flows) or 1)
    bar = max(12.0, canvas.sheet.small * 1.3)
    top = canvas.bottom
    for n, period in enumerate(periods):
        note = say("saldo {money}", money=_money(period.balance))
        row = label_row(canvas, top, period.label, 2 * bar + 3, note)
        for k, look in enumerate(("series-4", "series-3")):
            flow, text = flows[2 * n + k], texts[2 * n + k]
            place = Box(row.track.x, row.track.y + k * (bar + 3), float(flow) * scale, bar)
            if place.w > 0:
                canvas.rect(place, look)
            canvas.text(place.right + 5, place.mid_y - text.height / 2, text)
        top = row.after + 2
    looks = (("series-4", "Uang masuk"), ("series-3", "Uang keluar"))
    legend(canvas, top + 4, [Entry("", look, say(words)) for look, words in looks])
    return [
        say(
            "{label}: masuk {inflow}, keluar {outflow}, saldo {money}.",
            label=p.label,
            inflow=rupiah(p.inflow),
            outflow=rupiah(p.outflow),
            money=rupiah(p.balance),
        )
        for p in periods
    ]


def _money(value: Decimal) -> str:
    return f"{'-' if value < 0 else ''}Rp{amount(abs(value))}"
