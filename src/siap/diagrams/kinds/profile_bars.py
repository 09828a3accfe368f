"""
Values of the elements of a survey as bars on one scale, instead of a radar.

Data: `elements`: list of `name`, `value` (may be missing) and perhaps `label` (such as
"baik"); `low`, `high`: ends of the scale, 1 and 4 if not given; `average` and `target`:
lines across, if given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.layout.bars import label_row, track_room
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.ticks import number
from siap.diagrams.reading import Fields
from siap.diagrams.words import say, spoken
from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import write_number

_LINES = {
    "average": "Garis putus-putus: rata-rata {value}.",
    "target": "Garis tebal: target {value}.",
}


@dataclass(frozen=True, slots=True)
class Profile:
    """Elements with value and label, the scale and the lines across it."""

    elements: Sequence[tuple[str, Decimal | None, str]]
    low: Decimal
    high: Decimal
    lines: Sequence[tuple[str, Decimal, str]]


def read(fields: Fields) -> Profile:
    """Check the data."""
    low, high = fields.number_or_none("low"), fields.number_or_none("high")
    low = Decimal(1) if low is None else low
    high = Decimal(4) if high is None else high
    if low >= high:
        raise InvalidInput("diagram-wrong-scale", where="high", low=low, high=high)
    elements = [
        (row.text("name"), _within(row, "value", low, high), row.text("label", ""))
        for row in fields.rows("elements")
    ]
    lines = []
    for key, word, look in (
        ("average", "average", "link-weak"),
        ("target", "target", "target"),
    ):
        value = _within(fields, key, low, high)
        if value is not None:
            lines.append((word, value, look))
    return Profile(elements, low, high, lines)


def _within(row: Fields, key: str, low: Decimal, high: Decimal) -> Decimal | None:
    value = row.number_or_none(key)
    if value is not None and not low <= value <= high:
        where = f"{row.where}.{key}" if row.where else key
        raise InvalidInput(
            "diagram-out-of-range", where=where, low=low, high=high, value=value
        )
    return value


def paint(profile: Profile, canvas: Canvas) -> list[str]:
    """Draw a bar for each element and the lines across."""
    if not profile.elements:
        return []
    whole = all(
        value == int(value) for _, value, _ in profile.elements if value is not None
    )
    texts = [
        canvas.block(_value(value, label, 0 if whole else 2), 150)
        for _, value, label in profile.elements
    ]
    reserve = max(text.width for text in texts) + 8
    wide = track_room(canvas) - reserve
    span = float(profile.high - profile.low)
    top = canvas.bottom
    for (name, value, _), text in zip(profile.elements, texts, strict=True):
        row = label_row(canvas, top, name, max(18.0, text.height))
        track = Box(row.track.x, row.track.mid_y - 8, wide, 16)
        canvas.rect(track, "plain")
        if value is not None:
            canvas.rect(
                track._replace(w=wide * float(value - profile.low) / span), "series-4"
            )
        for _, at, look in profile.lines:
            x = track.x + wide * float(at - profile.low) / span
            canvas.line([(x, track.y - 2), (x, track.bottom + 2)], look)
        canvas.text(track.right + 6, row.track.mid_y - text.height / 2, text)
        top = row.after
    note = canvas.block(_note(profile), canvas.room, size=canvas.sheet.small)
    canvas.text(canvas.left, top + 2, note, "start", "muted")
    return _sentences(profile)


def _value(value: Decimal | None, label: str, places: int = 2) -> str:
    text = say("belum ada") if value is None else _fixed(value, places)
    return f"{text} {label}".strip()


def _fixed(value: Decimal, places: int) -> str:
    """All with as many decimals, so that they are compared at a glance."""
    return write_number(value, spoken(), places)


def _note(profile: Profile) -> str:
    ends = {"low": number(profile.low), "high": number(profile.high)}
    parts = [say("Skala {low} sampai {high}.", **ends)]
    parts += [say(_LINES[word], value=number(at, 2)) for word, at, _ in profile.lines]
    return " ".join(parts)


def _sentences(profile: Profile) -> list[str]:
    listed = "; ".join(
        f"{name}: {_value(value, label)}" for name, value, label in profile.elements
    )
    return [f"{listed}.", _note(profile)]
