"""A work calendar proposed from a guide: working days, holidays, durations."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from siap.kernel.errors import InvalidInput
from siap.methodology.guide_shapes import Topic
from siap.methodology.holidays import Holidays
from siap.methodology.library import Guide


@dataclass(frozen=True)
class Rhythm:
    """When a group can meet: weekdays (Monday is 0), start of a meeting, days between."""

    weekdays: tuple[int, ...]
    starts_at: time
    days_between: int


@dataclass(frozen=True)
class ProposedMeeting:
    """One meeting of a proposed calendar."""

    topic: str
    title: str
    number: int
    of: int
    day: date
    starts: time
    ends: time


def propose_calendar(guide: Guide, *, start: date, rhythm: Rhythm) -> list[ProposedMeeting]:
    """
    Lay the meetings of a guide on working days.

    Args:
        guide: The guide; each topic meets as often and as long as it says.
        start: First day that may be used.
        rhythm: Weekdays, hour and distance between meetings (>= 1 day).

    Returns:
        The meetings in the order of the guide, on the chosen weekdays, never on a day off.

    Raises:
        InvalidInput: No weekday is chosen, or the distance is below one day.
        NotFound: The catalogue has no days off for a year that the calendar reaches.
    """
    if not rhythm.weekdays or rhythm.days_between < 1:
        raise InvalidInput("calendar-rhythm", where="weekdays")
    days = _working_days(start, rhythm)
    return [
        meeting
        for topic in guide.topics.values()
        for meeting in _meetings(topic, days, rhythm)
    ]


def _meetings(
    topic: Topic, days: Iterator[date], rhythm: Rhythm
) -> Sequence[ProposedMeeting]:
    count = topic.time.meetings
    return [
        ProposedMeeting(
            topic=topic.key,
            title=topic.title,
            number=number,
            of=count,
            day=next(days),
            starts=rhythm.starts_at,
            ends=_after(rhythm.starts_at, topic.time.hours),
        )
        for number in range(1, count + 1)
    ]


def _after(start: time, hours: Decimal) -> time:
    begin = datetime.combine(date(2000, 1, 1), start)
    return (begin + timedelta(minutes=int(hours * 60))).time()


def _working_days(start: date, rhythm: Rhythm) -> Iterator[date]:
    day = start
    while True:
        if is_working_day(day, weekdays=rhythm.weekdays):
            yield day
            day += timedelta(days=rhythm.days_between)
        else:
            day += timedelta(days=1)


def is_working_day(day: date, *, weekdays: Collection[int] = range(5)) -> bool:
    """
    Whether people work on a day: one of the weekdays, and no day off.

    Raises:
        NotFound: The catalogue has no days off for that year.
    """
    return day.weekday() in weekdays and day not in _days_off(day.year)


def _days_off(year: int) -> frozenset[date]:
    return frozenset(holiday.date for holiday in Holidays.for_year(year).days)


def next_working_day(day: date, *, weekdays: Collection[int] = range(5)) -> date:
    """The first working day on or after a day."""
    while not is_working_day(day, weekdays=weekdays):
        day += timedelta(days=1)
    return day
