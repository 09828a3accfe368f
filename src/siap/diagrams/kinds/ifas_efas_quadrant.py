"""
Where a service stands: internal factors to the right, external factors upwards.

Data: `x`, `y`: differences of the weighted scores; `most`: end of both axes, chosen from
the values if missing; `label`: what is placed; `strategy`: text.
"""

from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.ticks import nice_ticks, number
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput

_NAMES = {
    (True, True): "I. Agresif (SO)",
    (True, False): "II. Diversifikasi (ST)",
    (False, True): "III. Putar haluan (WO)",
    (False, False): "IV. Bertahan (WT)",
}


@dataclass(frozen=True, slots=True)
class Position:
    """The place and what it means; no place yet if `x` or `y` is missing."""

    x: Decimal | None
    y: Decimal | None
    most: float
    label: str
    strategy: str


def read(fields: Fields) -> Position:
    """Check the data."""
    x, y = fields.number_or_none("x"), fields.number_or_none("y")
    most = fields.number_or_none("most")
    reach = max(*(abs(float(value or 0)) for value in (x, y)), 0.1)
    if most is not None and float(most) < reach:
        facts = {"low": -most, "high": most, "value": reach}
        raise InvalidInput("diagram-out-of-range", where="most", **facts)
    end = float(most) if most is not None else nice_ticks(0, reach, 2)[-1]
    return Position(x, y, end, fields.text("label", ""), fields.text("strategy", ""))


def paint(data: Position, canvas: Canvas) -> list[str]:
    """Draw four fields and the place."""
    if data.x is None or data.y is None:
        return []
    small, top = canvas.sheet.small, canvas.bottom
    head = canvas.block(say("Peluang"), canvas.room, size=small)
    top = canvas.text(canvas.sheet.width / 2, top, head, "middle", "muted") + 2
    wide = min(canvas.room, 620.0)
    plot = Box(canvas.sheet.width / 2 - wide / 2, top, wide, wide * 0.62)
    for (right, upper), name in _NAMES.items():
        x, y = plot.mid_x if right else plot.x, plot.y if upper else plot.mid_y
        here = (data.x > 0, data.y > 0) == (right, upper) and data.x != 0 != data.y
        canvas.rect(Box(x, y, plot.w / 2, plot.h / 2), "band" if here else "plain")
        text = canvas.block(say(name), plot.w / 2 - 14, bold=True)
        canvas.text(x + 7, y + (6 if upper else plot.h / 2 - text.height - 6), text)
    canvas.line([(plot.x, plot.mid_y), (plot.right, plot.mid_y)], "axis")
    canvas.line([(plot.mid_x, plot.y), (plot.mid_x, plot.bottom)], "axis")
    _point(data, canvas, plot)
    foot = canvas.block(say("Ancaman"), canvas.room, size=small)
    low = canvas.text(plot.mid_x, plot.bottom + 2, foot, "middle", "muted")
    note = say("Kiri: kelemahan lebih besar. Kanan: kekuatan lebih besar.")
    text = canvas.block(note, canvas.room, size=small)
    low = canvas.text(canvas.left, low + 2, text, "start", "muted")
    canvas.text(canvas.left, low + 4, canvas.block(_sentence(data), canvas.room))
    return [_sentence(data), note]


def _point(data: Position, canvas: Canvas, plot: Box) -> None:
    """Mark the place; its numbers stand below, clear of the names of the fields."""
    reach = data.most * 1.12
    x = plot.mid_x + plot.w / 2 * float(data.x or 0) / reach
    y = plot.mid_y - plot.h / 2 * float(data.y or 0) / reach
    canvas.line([(plot.mid_x, plot.mid_y), (x, y)], "projection")
    canvas.circle(x, y, 6, "mark")


def _place(data: Position) -> str:
    if not (data.x and data.y):
        return say("tepat pada sumbu, belum masuk kuadran mana pun")
    return say("kuadran {name}", name=say(_NAMES[data.x > 0, data.y > 0]))


def _sentence(data: Position) -> str:
    told = say(
        "{who}: faktor dalam {inner}; faktor luar {outer}; {place}.",
        who=data.label or say("Letak"),
        inner=number(data.x or 0, 2),
        outer=number(data.y or 0, 2),
        place=_place(data),
    )
    strategy = say("Strategi: {strategy}.", strategy=data.strategy)
    return f"{told} {strategy}" if data.strategy else told
