"""The work calendar as iCalendar."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from siap.apps.calendars.models import Meeting
from siap.apps.plans.models import Plan


def calendar_feed(plan: Plan, *, zone: ZoneInfo, now: datetime) -> bytes:
    """
    Write the meetings of a plan as an iCalendar feed.

    Names of people are left out: whoever holds the address of the feed can read it.

    Args:
        plan: The plan.
        zone: The time zone of the meetings.
        now: Stamp of the feed, aware.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//SIAP//work calendar//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", plan.title)
    meetings = Meeting.objects.filter(plan=plan, removed_at=None).exclude(day=None)
    for meeting in meetings.order_by("day", "starts_at"):
        assert meeting.day is not None  # noqa: S101 - filtered
        event = Event()
        event.add("uid", f"{meeting.pk}@siap")
        event.add("dtstamp", now)
        event.add("summary", meeting.title or plan.title)
        event.add("dtstart", _moment(meeting, meeting.starts_at, time(9, 0), zone))
        event.add("dtend", _moment(meeting, meeting.ends_at, time(10, 30), zone))
        event.add("sequence", meeting.version)
        if meeting.place:
            event.add("location", meeting.place)
        agenda = meeting.cells.get("agenda")
        if agenda:
            event.add("description", str(agenda))
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _moment(meeting: Meeting, at: time | None, otherwise: time, zone: ZoneInfo) -> datetime:
    assert meeting.day is not None  # noqa: S101 - filtered by the caller
    return datetime.combine(meeting.day, at or otherwise, tzinfo=zone)
