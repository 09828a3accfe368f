"""A training timetable as iCalendar."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext
from icalendar import Calendar, Event

from siap.apps.guides.showing import line_title
from siap.methodology.training import TrainingDay


def training_feed(
    days: Sequence[TrainingDay], *, name: str, zone: ZoneInfo, now: datetime
) -> bytes:
    """
    Write a timetable as iCalendar, one event for each session; breaks are left out.

    Args:
        days: The timetable.
        name: Of the calendar.
        zone: The time zone of the training.
        now: Stamp of the file, aware.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//SIAP//training//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for day in days:
        for number, line in enumerate(day.sessions):
            if line.kind in {"coffee", "lunch"}:
                continue
            event = Event()
            event.add("uid", f"training-{day.day.isoformat()}-{number}@siap")
            event.add("dtstamp", now)
            event.add("summary", line_title(line))
            event.add("dtstart", datetime.combine(day.day, line.starts, tzinfo=zone))
            event.add("dtend", datetime.combine(day.day, line.ends, tzinfo=zone))
            if line.topic is not None:
                methods = gettext("Metode: {methods}")
                text = methods.format(methods="; ".join(line.topic.methods))
                event.add("description", text)
            calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
