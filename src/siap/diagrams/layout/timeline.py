"""An axis of months and years, or of named periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from siap.diagrams.layout.blocks import Block, block
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.words import say

MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agu",
    "Sep",
    "Okt",
    "Nov",
    "Des",
)
_LONG = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip


def day_text(day: date) -> str:
    """
    Write a date as the picture's readers do.

    >>> day_text(date(2026, 5, 2))
    '2 Mei 2026'
    """
    return f"{day.day} {say(_LONG[day.month - 1])} {day.year}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """
    A stretch of time.

    Args:
        low: Position of the left end: a day's ordinal or the number of a period.
        high: Position of the right end, > low.
        ticks: Where something begins: position, its label, and the label above it.
    """

    low: float
    high: float
    ticks: Sequence[tuple[float, str, str]]

    def at(self, position: float, track: Box) -> float:
        """Turn a position into an x within the track."""
        share = (position - self.low) / (self.high - self.low)
        return track.x + track.w * min(1.0, max(0.0, share))


def periods(labels: Sequence[str]) -> Timeline:
    """Make an axis of named periods, the first from 1 to 2."""
    ticks = [(float(n), label, "") for n, label in enumerate(labels, 1)]
    return Timeline(1.0, len(labels) + 1.0, ticks)


def calendar(first: date, last: date, wide: float, size: float) -> Timeline:
    """
    Make an axis of weeks, months or years that covers two dates.

    Args:
        first: Earliest day shown.
        last: Latest day shown, >= first.
        wide: Width of the axis.
        size: Font size of its labels.

    Returns:
        The axis with as many labels as fit.
    """
    if (last - first).days < 80:
        return _weeks(first, last, wide, size)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    start = date(first.year, first.month, 1)
    fits = max(1, int(wide // (size * 2.7)))
    step = next((s for s in (1, 2, 3, 4, 6) if months / s <= fits), 12)
    if step == 12:
        start, months = date(first.year, 1, 1), (last.year - first.year + 1) * 12
        years = months // 12
        step = 12 * -(-years // max(1, int(wide // (size * 3.2))))
    ticks = []
    for n in range(0, months, step):
        day = _month(start, n)
        above = str(day.year) if step < 12 and (n == 0 or day.month <= step) else ""
        label = str(day.year) if step >= 12 else say(MONTHS[day.month - 1])
        ticks.append((float(day.toordinal()), label, above))
    return Timeline(start.toordinal(), _month(start, months).toordinal(), ticks)


def _weeks(first: date, last: date, wide: float, size: float) -> Timeline:
    start = first - timedelta(days=first.weekday())
    weeks = (last - start).days // 7 + 1
    step = -(-weeks // max(1, int(wide // (size * 3.4))))
    days = [start + timedelta(weeks=n) for n in range(0, weeks, step)]
    ticks = [
        (
            float(day.toordinal()),
            f"{day.day} {say(MONTHS[day.month - 1])}",
            "" if n else str(day.year),
        )
        for n, day in enumerate(days)
    ]
    return Timeline(start.toordinal(), start.toordinal() + 7 * weeks, ticks)


def _month(start: date, later: int) -> date:
    years, month = divmod(start.month - 1 + later, 12)
    return date(start.year + years, month + 1, 1)


def header(canvas: Canvas, top: float, timeline: Timeline, track: Box) -> float:
    """Write the labels of an axis above a track; leave out those without room."""
    size = canvas.sheet.small
    tiers: list[list[tuple[float, str]]] = [
        [(place, above) for place, _, above in timeline.ticks if above],
        [(place, label) for place, label, _ in timeline.ticks],
    ]
    for bold, tier in zip((True, False), tiers, strict=True):
        taken, lower = track.x - 99, top
        for n, (place, text) in enumerate(tier):
            x = timeline.at(place, track)
            after = timeline.at(tier[n + 1][0], track) if n + 1 < len(tier) else track.right
            label: Block = block(text, max(after - x, 200.0), size, bold=bold)
            if x + 2 >= taken and x + 2 + label.width <= canvas.right:
                lower = max(lower, canvas.text(x + 2, top, label, "start", "muted"))
                taken = x + 2 + label.width + 5
        top = lower
    return top + 2


def stripes(canvas: Canvas, timeline: Timeline, track: Box) -> None:
    """Draw the track with a fine line where each period begins."""
    canvas.rect(track, "plain")
    marks = "".join(
        f"M{short(timeline.at(place, track))} {short(track.y)}v{short(track.h)}"
        for place, _, _ in timeline.ticks
    )
    canvas.path(marks, "grid")
