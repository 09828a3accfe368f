"""
One small chart for each indicator: values over the years, projection and target.

Data: `series`: list of `name`, `points` (list of `year`, `value`; a missing value leaves a
gap) and perhaps `unit`, `projection` (list of `year`, `value`), `trend` (the same) and
`target`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from siap.diagrams.layout.blocks import Block
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.ticks import amount, nice_ticks, number
from siap.diagrams.reading import Fields
from siap.diagrams.words import say

_COLUMNS = {"phone": 1, "portrait": 2, "landscape": 4, "slide": 2}
Points = Sequence[tuple[int, Decimal | None]]


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator."""

    name: str
    unit: str
    points: Points
    projection: Points
    trend: Points
    target: Decimal | None

    def years(self) -> list[int]:
        """All years that appear, in order."""
        return sorted({year for year, _ in (*self.points, *self.projection, *self.trend)})

    def values(self) -> list[Decimal]:
        """All values that appear."""
        every = (*self.points, *self.projection, *self.trend, (0, self.target))
        return [value for _, value in every if value is not None]


def read(fields: Fields) -> Sequence[Series]:
    """Check the data; years are put in order."""
    return [
        Series(
            row.text("name"),
            row.text("unit", ""),
            _points(row, "points"),
            _points(row, "projection"),
            _points(row, "trend"),
            row.number_or_none("target"),
        )
        for row in fields.rows("series")
    ]


def _points(row: Fields, key: str) -> Points:
    points = [
        (p.whole("year", 1900, 2200), p.number_or_none("value")) for p in row.rows(key)
    ]
    return sorted(points, key=lambda point: point[0])


def paint(series: Sequence[Series], canvas: Canvas) -> list[str]:
    """Draw the charts in rows."""
    if not series:
        return []
    columns = min(_COLUMNS[canvas.sheet.name], len(series))
    gap = 18.0
    wide = min((canvas.room - gap * (columns - 1)) / columns, 440.0)
    top = canvas.bottom
    for start in range(0, len(series), columns):
        row = series[start : start + columns]
        titles = [_title(canvas, one, wide) for one in row]
        tall = max(sum(part.height for part in title) for title in titles)
        with canvas.together():
            for n, (one, title) in enumerate(zip(row, titles, strict=True)):
                x, y = canvas.left + n * (wide + gap), top
                for part, ink in zip(title, ("ink", "muted"), strict=False):
                    y = canvas.text(x, y, part, "start", ink)
                _chart(canvas, Box(x, top + tall + 6, wide, 120), one)
        top = canvas.bottom + 14
    note = canvas.block(_note(series), canvas.room, size=canvas.sheet.small)
    canvas.text(canvas.left, top - 4, note, "start", "muted")
    return _sentences(series)


def _note(series: Sequence[Series]) -> str:
    parts = [say("Garis utuh: capaian.")]
    if any(one.projection for one in series):
        parts.append(say("Garis putus-putus: perkiraan."))
    if any(one.trend for one in series):
        parts.append(say("Garis putus-putus kelabu: kecenderungan."))
    if any(one.target is not None for one in series):
        parts.append(say("Garis tebal mendatar: target."))
    return " ".join(parts)


def _title(canvas: Canvas, one: Series, wide: float) -> list[Block]:
    parts = [canvas.block(one.name, wide, bold=True)]
    last = [(year, value) for year, value in one.points if value is not None][-1:]
    texts = [f"{year}: {number(value)}" for year, value in last]
    if one.target is not None:
        texts.append(say("target: {value}", value=number(one.target)))
    line = "; ".join(texts) or say("belum ada nilai")
    if one.unit:
        line += f" ({one.unit})"
    return [*parts, canvas.block(line, wide, size=canvas.sheet.small)]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where years and values lie."""

    area: Box
    years: Sequence[int]
    low: float
    high: float

    def x(self, year: int) -> float:
        span = self.years[-1] - self.years[0]
        return self.area.x + self.area.w * (year - self.years[0]) / (span or 1)

    def y(self, value: Decimal | float) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return self.area.bottom - self.area.h * share


def _chart(canvas: Canvas, area: Box, one: Series) -> None:
    values, years = one.values(), one.years()
    if not (values and years):
        canvas.rect(area, "plain")
        return
    ticks = nice_ticks(float(min(values)), float(max(values)), 3)
    write = amount if max(map(abs, ticks)) >= 1_000_000 else number
    labels = [canvas.block(write(tick), 120, size=canvas.sheet.small) for tick in ticks]
    left = max(label.width for label in labels) + 9
    inner = Box(area.x + left, area.y + 6, area.w - left - 6, area.h - 12)
    plot = _Plot(inner, years, ticks[0], ticks[-1])
    lowest = inner.bottom + 99
    for tick, label in zip(ticks, labels, strict=True):
        y = plot.y(tick)
        canvas.line([(inner.x, y), (inner.right, y)], "grid")
        if y + label.height / 2 <= lowest:
            canvas.text(inner.x - 7, y - label.height / 2, label, "end", "muted")
            lowest = y - label.height / 2
    _years(canvas, inner, years)
    if one.target is not None:
        y = plot.y(one.target)
        canvas.line([(inner.x, y), (inner.right, y)], "target")
    _curves(canvas, plot, one)


def _curves(canvas: Canvas, plot: _Plot, one: Series) -> None:
    known = [point for point in one.points if point[1] is not None]
    bridge = known[-1:] if one.projection else []
    curves = {
        "link-weak": one.trend,
        "projection": [*bridge, *one.projection],
        "trend": one.points,
    }
    for look, points in curves.items():
        for (y1, v1), (y2, v2) in pairwise(points):
            if v1 is not None and v2 is not None:
                canvas.line([(plot.x(y1), plot.y(v1)), (plot.x(y2), plot.y(v2))], look)
    for year, value in known:
        canvas.circle(plot.x(year), plot.y(value or 0), 3, "mark")


def _years(canvas: Canvas, plot: Box, years: list[int]) -> None:
    taken = 0.0
    for year in dict.fromkeys((years[0], years[-1], *years)):
        share = (year - years[0]) / ((years[-1] - years[0]) or 1)
        label = canvas.block(str(year), 99, size=canvas.sheet.small)
        x = plot.x + plot.w * share
        align = "middle"
        if year == years[0]:
            align, taken = "start", x + label.width + 6
            if len(years) > 1 and taken + label.width > plot.right:
                continue
        elif year == years[-1]:
            align = "end"
        elif x - label.width / 2 < taken or x + label.width * 1.5 + 6 > plot.right:
            continue
        else:
            taken = x + label.width / 2 + 6
        canvas.text(x, plot.bottom + 8, label, align, "muted")


def _sentences(series: Sequence[Series]) -> list[str]:
    sentences = []
    for one in series:
        listed = ", ".join(f"{y} {number(v)}" for y, v in one.points if v is not None)
        more = ", ".join(f"{y} {number(v)}" for y, v in one.projection if v is not None)
        text = f"{one.name}{f' ({one.unit})' if one.unit else ''}: "
        text += listed or say("belum ada nilai")
        text += f"; {say('perkiraan {values}', values=more)}" if more else ""
        if one.target is not None:
            text += f"; {say('target {goal}', goal=number(one.target))}"
        sentences.append(f"{text}.")
    return sentences
