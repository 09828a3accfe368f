"""
Driving forces against restraining forces, strongest first.

Data: `solution`: text; `driving`, `restraining`: lists of `text`, `strength` (1 to 5) and
perhaps `controllable` (true or false).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from siap.diagrams.layout.blocks import Block
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import PAD, Canvas
from siap.diagrams.reading import Fields
from siap.diagrams.words import say


@dataclass(frozen=True, slots=True)
class Force:
    """One force."""

    text: str
    strength: int
    controllable: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A solution between its forces."""

    solution: str
    driving: Sequence[Force]
    restraining: Sequence[Force]


def read(fields: Fields) -> Field:
    """Check the data and put the strongest first; equals keep their order."""
    return Field(
        fields.text("solution", ""),
        _forces(fields, "driving"),
        _forces(fields, "restraining"),
    )


def _forces(fields: Fields, key: str) -> list[Force]:
    forces = [
        Force(row.text("text"), row.whole("strength", 1, 5), row.flag("controllable"))
        for row in fields.rows(key)
    ]
    return sorted(forces, key=lambda force: -force.strength)


def paint(field: Field, canvas: Canvas) -> list[str]:
    """Draw the two sides against a middle line."""
    if not (field.driving or field.restraining):
        return []
    top = canvas.bottom
    if field.solution:
        text = canvas.block(field.solution, canvas.room - 4 * PAD, bold=True)
        box = Box(canvas.left, top, canvas.room, text.height + 2 * PAD)
        canvas.boxed(box, [text], "strong")
        top = box.bottom + 8
    middle, half = canvas.left + canvas.room / 2, canvas.room / 2 - 10
    sums = [sum(f.strength for f in side) for side in (field.driving, field.restraining)]
    heads = [
        canvas.block(f"{say(word)}: {total}", half, bold=True)
        for word, total in zip(("Pendorong", "Penghambat"), sums, strict=True)
    ]
    canvas.text(middle - 10, top, heads[0], "end")
    start = canvas.text(middle + 10, top, heads[1]) + 6
    top = start
    for pair in zip_longest(field.driving, field.restraining):
        top = _pair(canvas, top, middle, pair)
    canvas.line([(middle, start), (middle, top)], "axis")
    _foot(canvas, top + 4, sums, field)
    return _sentences(field, sums)


def _pair(
    canvas: Canvas, top: float, middle: float, pair: tuple[Force | None, Force | None]
) -> float:
    half = canvas.room / 2 - 10
    blocks: list[Block | None] = []
    for force in pair:
        star = "\u00a0*" if force and force.controllable else ""
        blocks.append(canvas.block(force.text + star, half) if force else None)
    tall = max(part.height for part in blocks if part)
    for force, text, sign in zip(pair, blocks, (-1, 1), strict=True):
        if force and text:
            x = middle + sign * 10
            canvas.text(x, top + tall - text.height, text, "end" if sign < 0 else "start")
            _bar(canvas, (middle, top + tall + 2), force, sign)
    return top + tall + 26


def _bar(canvas: Canvas, at: tuple[float, float], force: Force, sign: int) -> None:
    x, y = at
    label = canvas.block(str(force.strength), 40, bold=True)
    full = canvas.room / 2 - label.width - 12
    wide = full * force.strength / 5
    box = Box(x if sign > 0 else x - wide, y, wide, 15)
    canvas.rect(box, "series-2" if sign > 0 else "series-1")
    end = (box.right + 6) if sign > 0 else (box.x - 6)
    canvas.text(end, box.mid_y - label.height / 2, label, "start" if sign > 0 else "end")


def _foot(canvas: Canvas, top: float, sums: list[int], field: Field) -> None:
    net = sums[0] - sums[1]
    sign = "+" if net > 0 else ""
    told = f"{sign}{net}".replace("-", "−")
    text = canvas.block(say("Selisih: {net}", net=told), canvas.room, bold=True)
    top = canvas.text(canvas.sheet.width / 2, top, text, "middle")
    if any(f.controllable for f in (*field.driving, *field.restraining)):
        star = say("* dapat dikendalikan sendiri")
        note = canvas.block(star, canvas.room, size=canvas.sheet.small)
        canvas.text(canvas.sheet.width / 2, top, note, "middle", "muted")


def _sentences(field: Field, sums: list[int]) -> list[str]:
    solution = say("Solusi: {solution}.", solution=field.solution)
    sentences = [solution] if field.solution else []
    sides = (
        (say("Kekuatan pendorong, jumlah {total}", total=sums[0]), field.driving),
        (say("Kekuatan penghambat, jumlah {total}", total=sums[1]), field.restraining),
    )
    for lead, forces in sides:
        listed = "; ".join(_told(force) for force in forces)
        sentences.append(f"{lead}: {listed or say('belum ada')}.")
    sentences.append(say("Selisih {net}.", net=sums[0] - sums[1]))
    return sentences


def _told(force: Force) -> str:
    return say("{text} (kekuatan {n})", text=force.text, n=force.strength)
