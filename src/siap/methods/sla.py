"""Deadlines: working days after receipt, or clock hours of a local promise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    When an answer is due.

    Args:
        due: Last day on which it is in time.
        skipped: Days between receipt and `due` that were not counted, weekends and days
            off, in the order of the calendar.
    """

    due: date
    skipped: list[date]


def due_day(
    received: date, working_days: int, workweek: Sequence[int], holidays: Sequence[date]
) -> Deadline:
    """
    Count working days from the day of receipt.

    Args:
        received: Day 0; the first day counted is the next working day, whether receipt
            itself was on a working day or not.
        working_days: How many, >= 1.
        workweek: Working days of the week, 1 Monday .. 7 Sunday, at least one.
        holidays: Days off, in any order.

    Returns:
        The day on which the last working day is counted.

    Raises:
        InvalidInput: The days off leave no working day within ten years.

    Source:
        permenpanrb-62-2018 names working days; that receipt is day 0 is our convention.

    >>> due_day(date(2026, 8, 14), 1, [1, 2, 3, 4, 5], [date(2026, 8, 17)]).due
    datetime.date(2026, 8, 18)
    """
    off = set(holidays)
    day, counted = received, 0
    skipped = []
    while counted < working_days:
        day += timedelta(days=1)
        if day.isoweekday() in workweek and day not in off:
            counted += 1
        else:
            skipped.append(day)
        if len(skipped) > 3660:
            raise InvalidInput("no-working-day", where="holidays")
    return Deadline(day, skipped)


def due_moment(received: datetime, hours: int) -> datetime:
    """
    Count clock hours, through nights, weekends and days off.

    Args:
        received: Time of receipt; its zone, if it has one, is kept.
        hours: How many, >= 1; `2 x 24 jam` is 48.

    Returns:
        The moment until which an answer is in time.

    Source:
        Local promise of the complaints service (SPIPM): an answer within 2 x 24 hours.

    >>> due_moment(datetime(2026, 8, 14, 9, 30), 48)
    datetime.datetime(2026, 8, 16, 9, 30)
    """
    return received + timedelta(hours=hours)
