"""
Achievement against target for each indicator, worst first.

Data: `rows`: list of `name`, `target`, `achieved` and perhaps `unit`, `direction`
(`higher`, `lower`, `range`), `target_high` (upper end of a range), `baseline`,
`percent` (achievement; worked out from target and achieved if it is missing), `note`.
Rows without `achieved` come last and say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.layout.bars import Row, label_row
from siap.diagrams.layout.blocks import Block
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.layout.ticks import amount, number
from siap.diagrams.reading import Fields
from siap.diagrams.words import say

DIRECTIONS = {
    "higher": "makin tinggi makin baik",
    "lower": "makin rendah makin baik",
    "range": "sebaiknya di dalam rentang",
}


@dataclass(frozen=True, slots=True)
class Bullet:
    """One indicator."""

    name: str
    unit: str
    direction: str
    target: Decimal
    target_high: Decimal | None
    achieved: Decimal | None
    baseline: Decimal | None
    percent: Decimal | None
    note: str


def read(fields: Fields) -> Sequence[Bullet]:
    """Check the data and put the worst first; equals keep their order."""
    rows = [_row(row) for row in fields.rows("rows")]
    return sorted(rows, key=lambda r: (r.percent is None, r.percent or Decimal(0)))


def _row(row: Fields) -> Bullet:
    direction = row.choice("direction", DIRECTIONS, "higher")
    target, achieved = row.number("target"), row.number_or_none("achieved")
    high, percent = row.number_or_none("target_high"), row.number_or_none("percent")
    if percent is None and achieved is not None:
        percent = _percent(direction, target, high, achieved)
    return Bullet(
        row.text("name"),
        row.text("unit", ""),
        direction,
        target,
        high,
        achieved,
        row.number_or_none("baseline"),
        percent,
        row.text("note", ""),
    )


def _percent(
    direction: str, target: Decimal, high: Decimal | None, achieved: Decimal
) -> Decimal | None:
    if direction == "range":
        upper = target if high is None else high
        if target <= achieved <= upper:
            return Decimal(100)
        target, direction = (target, "higher") if achieved < target else (upper, "lower")
    if target == 0:
        return None
    if direction == "lower":
        return (2 * target - achieved) / target * 100
    return achieved / target * 100


def paint(rows: Sequence[Bullet], canvas: Canvas) -> list[str]:
    """Draw a bar and a target line for each indicator, each on its own scale."""
    top = canvas.bottom
    for n, row in enumerate(rows, 1):
        with canvas.together():
            top = _line(canvas, top, row)
            if n == len(rows):
                _key(canvas, top)
    return _sentences(rows)


def _line(canvas: Canvas, top: float, row: Bullet) -> float:
    wanted = say(DIRECTIONS[row.direction])
    note = f"{wanted}; {row.note}" if row.note else wanted
    place = label_row(canvas, top, row.name, 18 + canvas.sheet.small * 2.9, note)
    _bullet(canvas, place, row)
    return place.after + 4


def _bullet(canvas: Canvas, place: Row, row: Bullet) -> None:
    values = [
        v
        for v in (row.achieved, row.target, row.target_high, row.baseline)
        if v is not None
    ]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    area = place.track
    bar = Box(area.x + 4, area.y + canvas.sheet.small * 1.45, area.w - 8, 18)
    span = float(high - low) * 1.06 or 1.0

    def at(value: Decimal) -> float:
        return bar.x + bar.w * float(value - low) / span

    canvas.rect(bar, "plain")
    if row.target_high is not None:
        canvas.rect(
            Box(at(row.target), bar.y, at(row.target_high) - at(row.target), 18), "band"
        )
    if row.achieved is not None:
        start, end = sorted((at(Decimal(0)), at(row.achieved)))
        canvas.rect(Box(start, bar.y + 4, end - start, 10), "strong")
    if row.baseline is not None:
        x = at(row.baseline)
        canvas.path(f"M{short(x)} {short(bar.y + 4)}l4 5l-4 5l-4 -5z", "plate")
    for goal in (row.target, row.target_high):
        if goal is not None:
            canvas.line([(at(goal), bar.y - 2), (at(goal), bar.bottom + 2)], "target")
    _values(canvas, bar, row, at(row.target))


def _values(canvas: Canvas, bar: Box, row: Bullet, middle: float) -> None:
    small = canvas.sheet.small
    unit = f" {row.unit}" if row.unit else ""
    goal = number(row.target)
    if row.target_high is not None:
        goal += f"–{number(row.target_high)}"
    short_goal = say("target {goal}", goal=goal)
    goals = (f"{short_goal}{unit}", short_goal, _short_goal(row))
    target = _one_line(canvas, goals, bar.w)
    half = target.width / 2
    x = min(max(middle, bar.x + half), bar.right - half)
    canvas.text(x, bar.y - target.height - 2, target, "middle")
    half = bar.w / 2 - 4
    if row.achieved is None:
        text = canvas.block(say("capaian belum diisi"), bar.w, size=small)
        canvas.text(bar.x, bar.bottom + 2, text, "start", "alert")
        return
    value = say("capaian {value}", value=number(row.achieved))
    texts = (f"{value}{unit}", value, amount(row.achieved))
    done = _one_line(canvas, texts, half)
    canvas.text(bar.x, bar.bottom + 2, done)
    if row.percent is not None:
        share = canvas.block(f"{number(row.percent, 1)} %", half, size=small, bold=True)
        canvas.text(bar.right, bar.bottom + 2, share, "end")


def _short_goal(row: Bullet) -> str:
    if row.target_high is None:
        return amount(row.target)
    return f"{amount(row.target)}–{amount(row.target_high)}"


def _one_line(canvas: Canvas, texts: Sequence[str], room: float) -> Block:
    """Set the first text that fits on one line, the last if none does."""
    blocks = [canvas.block(text, room, size=canvas.sheet.small) for text in texts]
    return next((block for block in blocks if len(block.lines) == 1), blocks[-1])


def _key(canvas: Canvas, top: float) -> None:
    text = say(
        "Batang gelap: capaian. Garis tegak tebal: target. Belah ketupat: keadaan awal. "
        "Urutan: yang paling jauh dari target lebih dahulu."
    )
    note = canvas.block(text, canvas.room, size=canvas.sheet.small)
    canvas.text(canvas.left, top, note, "start", "muted")


def _sentences(rows: Sequence[Bullet]) -> list[str]:
    sentences = []
    for row in rows:
        unit = f" {row.unit}" if row.unit else ""
        goal = number(row.target)
        if row.target_high is not None:
            goal = say("{low} sampai {high}", low=goal, high=number(row.target_high))
        done = say("belum diisi")
        if row.achieved is not None:
            done = f"{number(row.achieved)}{unit}"
        share = "" if row.percent is None else f" ({number(row.percent, 1)} %)"
        reached = say("capaian {value}", value=done)
        wanted = say("target {goal}", goal=goal)
        sentences.append(f"{row.name}: {reached}, {wanted}{unit}{share}.")
    return sentences
