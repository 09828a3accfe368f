"""
Tasks over time, with milestones and a line for today.

Data: `tasks`: list of `name`, `start`, `end` (dates, or numbers of periods from 1 if
`periods` is given; both may be missing: not scheduled yet), perhaps `owner`, `group`,
`milestone` (true: only `start` counts) and `progress` (0 to 100); `periods`: names of
periods such as I, II, III; `today`: date or number of a period; `first`, `last`: dates the
axis must cover.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from siap.diagrams.layout.bars import Row, label_row, track_room
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.layout.timeline import (
    Timeline,
    calendar,
    day_text,
    header,
    periods,
    stripes,
)
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Task:
    """One task; `start` and `end` are ordinals of days or numbers of periods."""

    name: str
    group: str
    owner: str
    start: int | None
    end: int | None
    milestone: bool
    progress: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """All tasks and the stretch of time they lie in."""

    tasks: Sequence[Task]
    periods: Sequence[str]
    today: int | None
    first: int
    last: int


def read(fields: Fields) -> Schedule:
    """Check the data and join the tasks of a group; both keep the order they came in."""
    names = fields.texts("periods")
    tasks = [_task(row, names) for row in fields.rows("tasks")]
    today = _moment(fields, "today", names)
    bounds = [_moment(fields, key, names) for key in ("first", "last")]
    ends = [task.end for task in tasks] + [task.start for task in tasks]
    known = [moment for moment in (*ends, *bounds) if moment is not None]
    groups = list(dict.fromkeys(task.group for task in tasks))
    tasks.sort(key=lambda task: groups.index(task.group))
    return Schedule(tasks, names, today, min(known, default=1), max(known, default=1))


def _task(row: Fields, names: Sequence[str]) -> Task:
    milestone = row.flag("milestone")
    start, end = _moment(row, "start", names), _moment(row, "end", names)
    end = start if milestone or end is None else end
    if start is None and end is not None:
        raise InvalidInput("missing", where=f"{row.where}.start")
    if start is not None and end is not None and end < start:
        raise InvalidInput("diagram-ends-before-start", where=f"{row.where}.end")
    progress = row.whole("progress", 0, 100) if row.has("progress") else 0
    texts = (row.text("name"), row.text("group", ""), row.text("owner", ""))
    return Task(*texts, start, end, milestone, progress)


def _moment(fields: Fields, key: str, names: Sequence[str]) -> int | None:
    if not fields.has(key):
        return None
    return fields.whole(key, 1, len(names)) if names else fields.day(key).toordinal()


def paint(schedule: Schedule, canvas: Canvas) -> list[str]:
    """Draw the axis and a row for each task."""
    if not schedule.tasks:
        return []
    wide = track_room(canvas)
    axis = _axis(schedule, wide, canvas.sheet.small)
    track = Box(canvas.right - wide, 0, wide, 0)
    top = header(canvas, canvas.bottom, axis, track)
    group = ""
    for task in schedule.tasks:
        if task.group and task.group != group:
            title = canvas.block(task.group, canvas.room, bold=True)
            top = canvas.text(canvas.left, top + 2, title) + 4
        group = task.group
        row = label_row(canvas, top, task.name, 16, task.owner)
        _bar(canvas, axis, row, task, schedule.today)
        top = row.after - 2
    _key(schedule, canvas, top + 4)
    return _sentences(schedule)


def _axis(schedule: Schedule, wide: float, size: float) -> Timeline:
    if schedule.periods:
        return periods(schedule.periods)
    first, last = date.fromordinal(schedule.first), date.fromordinal(schedule.last)
    return calendar(first, last, wide, size)


def _bar(canvas: Canvas, axis: Timeline, row: Row, task: Task, today: int | None) -> None:
    track = row.track
    stripes(canvas, axis, track)
    if task.start is None or task.end is None:
        text = canvas.block(say("belum dijadwalkan"), track.w, size=canvas.sheet.small)
        canvas.text(track.x + 4, track.mid_y - text.height / 2, text, "start", "alert")
        return
    if task.milestone:
        x, y = axis.at(task.start + 0.5, track), track.mid_y
        x = min(max(x, track.x + 7), track.right - 7)
        canvas.path(f"M{short(x)} {short(y - 7)}l7 7l-7 7l-7 -7z", "mark")
    else:
        x, end = axis.at(task.start, track), axis.at(task.end + 1, track)
        bar = Box(x, track.y + 2, max(end - x, 3.0), track.h - 4)
        canvas.rect(bar, "series-4", radius=2)
        if task.progress:
            canvas.rect(bar._replace(w=bar.w * task.progress / 100), "strong", radius=2)
    if today is not None and axis.low <= today < axis.high:
        x = axis.at(today + 0.5, track)
        canvas.line([(x, track.y - 2), (x, track.bottom + 2)], "today")


def _key(schedule: Schedule, canvas: Canvas, top: float) -> None:
    parts = []
    if any(task.progress for task in schedule.tasks):
        parts.append(say("Bagian gelap: sudah dikerjakan."))
    if any(task.milestone for task in schedule.tasks):
        parts.append(say("Belah ketupat: tonggak."))
    if schedule.today is not None:
        when = _text(schedule, schedule.today)
        parts.append(say("Garis tegak putus-putus: hari ini, {when}.", when=when))
    if parts:
        note = canvas.block(" ".join(parts), canvas.room, size=canvas.sheet.small)
        canvas.text(canvas.left, top, note, "start", "muted")


def _text(schedule: Schedule, moment: int) -> str:
    if schedule.periods:
        return say("periode {name}", name=schedule.periods[moment - 1])
    return day_text(date.fromordinal(moment))


def _sentences(schedule: Schedule) -> list[str]:
    sentences = []
    for task in schedule.tasks:
        if task.start is None or task.end is None:
            when = say("belum dijadwalkan")
        elif task.milestone or task.start == task.end:
            when = _text(schedule, task.start)
        else:
            ends = _text(schedule, task.start), _text(schedule, task.end)
            when = say("{low} sampai {high}", low=ends[0], high=ends[1])
        kind = f"{say('tonggak')}, " if task.milestone else ""
        sentences.append(f"{task.name}: {kind}{when}.")
    return sentences


def split(schedule: Schedule, canvas: Canvas) -> Sequence[Schedule]:
    """Cut the tasks into pages; all pages keep the same axis."""
    pages: list[list[Task]] = [[]]
    for task in schedule.tasks:
        trial = replace(schedule, tasks=[*pages[-1], task])
        fresh = canvas.fresh()
        paint(trial, fresh)
        if pages[-1] and fresh.bottom > canvas.sheet.tall:
            pages.append([])
        pages[-1].append(task)
    return [replace(schedule, tasks=page) for page in pages]
