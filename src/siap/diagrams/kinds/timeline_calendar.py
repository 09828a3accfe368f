"""
A work calendar: months with the days of the events marked, and the list of events.

Data: `events`: list of `title`, `date` and perhaps `end`, `place`; `holidays`: list of
`date` and perhaps `name`. At most 24 months are drawn.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.layout.timeline import day_text
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput

_MOST = 24
_COLUMNS = {"phone": 1, "portrait": 3, "landscape": 4, "slide": 3}
_DAYS = ("Sn", "Sl", "Rb", "Km", "Jm", "Sb", "Mg")


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day or on several."""

    title: str
    start: date
    end: date
    place: str

    def when(self) -> str:
        """Write the day or the days."""
        if self.start == self.end:
            return day_text(self.start)
        ends = {"low": day_text(self.start), "high": day_text(self.end)}
        return say("{low} sampai {high}", **ends)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events in order and days off."""

    events: Sequence[Event]
    holidays: Mapping[date, str]


def read(fields: Fields) -> Calendar:
    """Check the data and put the events in order."""
    events = []
    for row in fields.rows("events"):
        start = row.day("date")
        end = row.day_or_none("end") or start
        if end < start:
            raise InvalidInput("diagram-ends-before-start", where=f"{row.where}.end")
        events.append(Event(row.text("title"), start, end, row.text("place", "")))
    events.sort(key=lambda event: (event.start, event.end))
    holidays = {row.day("date"): row.text("name", "") for row in fields.rows("holidays")}
    data = Calendar(events, holidays)
    if len(_months(data)) > _MOST:
        facts = {"given": len(_months(data)), "most": _MOST}
        raise InvalidInput("diagram-too-many", where="events", **facts)
    return data


def _months(data: Calendar) -> list[date]:
    if not data.events:
        return []
    month = data.events[0].start.replace(day=1)
    last = max(event.end for event in data.events)
    months = []
    while month <= last:
        months.append(month)
        month = (month + timedelta(days=31)).replace(day=1)
    return months


def paint(data: Calendar, canvas: Canvas) -> list[str]:
    """Draw the months in rows, then the events by number."""
    months = _months(data)
    if not months:
        return []
    busy: dict[date, int] = {}
    for n, event in enumerate(data.events, 1):
        for shift in range((event.end - event.start).days + 1):
            busy.setdefault(event.start + timedelta(days=shift), n)
    columns, gap = min(_COLUMNS[canvas.sheet.name], len(months)), 22.0
    wide = min((canvas.room - gap * (columns - 1)) / columns, 300.0)
    top = canvas.bottom
    for first in range(0, len(months), columns):
        lowest = top
        for n, month in enumerate(months[first : first + columns]):
            place = Box(canvas.left + n * (wide + gap), top, wide, 0)
            lowest = max(lowest, _month(canvas, place, month, (busy, data.holidays)))
        top = lowest + 12
    text = say(
        "Hari gelap: ada acara. Hari berbingkai: libur. Nomor acara menurut urutan tanggal."
    )
    note = canvas.block(text, canvas.room, size=canvas.sheet.small)
    top = canvas.text(canvas.left, top, note, "start", "muted") + 6
    entries = [
        Entry(str(n), "band", _line(event)) for n, event in enumerate(data.events, 1)
    ]
    legend(canvas, top, entries)
    return [f"{_line(event)}." for event in data.events] + [
        say("Libur: {day}.", day=f"{day_text(day)}{f', {name}' if name else ''}")
        for day, name in sorted(data.holidays.items())
    ]


def _line(event: Event) -> str:
    place = f", {event.place}" if event.place else ""
    return f"{event.when()}: {event.title}{place}"


def _month(
    canvas: Canvas,
    place: Box,
    month: date,
    days: tuple[Mapping[date, int], Mapping[date, str]],
) -> float:
    size, step = canvas.sheet.small, place.w / 7
    line = size * 1.7
    title = canvas.block(day_text(month).split(" ", 1)[1], place.w, bold=True)
    y = canvas.text(place.x, place.y, title) + 3 + line / 2
    heads = [(place.x + (n + 0.5) * step, say(name)) for n, name in enumerate(_DAYS)]
    canvas.row_of_texts(y, heads, ink="muted")
    weeks: dict[int, list[date]] = {}
    for number in range(1, monthrange(month.year, month.month)[1] + 1):
        week = (number - 1 + month.weekday()) // 7 + 1
        weeks.setdefault(week, []).append(month.replace(day=number))
    for week, inside in weeks.items():
        places = {place.x + (day.weekday() + 0.5) * step: day for day in inside}
        _week(canvas, Box(0, y + (week - 0.5) * line, 2 * size, line), places, days)
    return y + (len(weeks) + 0.5) * line


def _week(
    canvas: Canvas,
    row: Box,
    places: Mapping[float, date],
    days: tuple[Mapping[date, int], Mapping[date, str]],
) -> None:
    busy, off = days
    for x, day in places.items():
        look = "strong" if day in busy else "plate" if day in off else ""
        if look:
            canvas.rect(Box(x - row.w / 2, row.y + 1, row.w, row.h - 2), look, 3)
    for dark in (False, True):
        labels = [(x, str(day.day)) for x, day in places.items() if (day in busy) is dark]
        canvas.row_of_texts(row.mid_y, labels, bold=dark, ink="light" if dark else "ink")
