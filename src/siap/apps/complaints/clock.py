"""The two clocks of a report: the region's promise in hours, the law's term in days."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings

from siap.apps.complaints.models import Kind
from siap.kernel.errors import NotFound
from siap.methodology.holidays import Holidays
from siap.methodology.rulesets import choose
from siap.methods.method import RuleSet
from siap.methods.sla import due_day, due_moment

DEFAULT_HOURS: Final = 48
"""The promise where the region has set none: an answer within 2 x 24 hours."""

LEGAL_KINDS: Final = {
    Kind.INFORMATION.value: "permintaan-informasi",
    Kind.QUESTION.value: "permintaan-informasi",
    Kind.REQUEST.value: "permintaan-informasi",
    Kind.COMPLAINT.value: "tidak-berkadar",
}
"""Kind of the rule set for each kind of report; suggestions and praise have no term."""
OVERSIGHT: Final = "berkadar"

Pauses = Sequence[tuple[datetime, datetime]]


@dataclass(frozen=True)
class LegalTerm:
    """How many working days the law gives, by which rule set, and the last of them."""

    rules: str
    days: int
    due: date


def zone() -> ZoneInfo:
    """The time zone of the offices."""
    return ZoneInfo(settings.TIME_ZONE)


def pauses_until(stored: Iterable[Sequence[str | None]], now: datetime) -> Pauses:
    """
    Read the pauses of a report; one that still goes on ends now.

    Returns:
        Pairs of start and end, in their order.
    """
    return [
        (datetime.fromisoformat(str(start)), datetime.fromisoformat(end) if end else now)
        for start, end in stored
    ]


def stood(pauses: Pauses) -> timedelta:
    """How long a clock stood altogether."""
    return sum((end - start for start, end in pauses), timedelta())


def paused(pauses: Pauses, *, start: datetime, end: datetime) -> timedelta:
    """How long the clock stood between two instants."""
    within = timedelta()
    for begun, ended in pauses:
        within += max(min(ended, end) - max(begun, start), timedelta())
    return within


def pledge_due(received: datetime, hours: int, pauses: Pauses) -> datetime:
    """
    Say until when the promise is kept.

    Args:
        received: Receipt, aware.
        hours: The promise in clock hours; nights and days off count.
        pauses: The pauses so far; each moves the end by its length.

    Returns:
        An instant; an answer at this instant is in time.
    """
    return due_moment(received, hours) + stood(pauses)


def started_hours(start: datetime, end: datetime, pauses: Pauses) -> int:
    """
    Count the hours that have begun between two instants, without pauses.

    Returns:
        0 for no time at all, 1 for up to sixty minutes, 2 for one second more.
    """
    net = end - start - paused(pauses, start=start, end=end)
    return max(0, -(-net // timedelta(hours=1)))


def legal_kind(kind: str, *, oversight: bool) -> str:
    """The kind of the rule set for a report; empty where the law sets no term."""
    if kind == Kind.COMPLAINT and oversight:
        return OVERSIGHT
    return LEGAL_KINDS.get(kind, "")


def legal_term(
    received: date,
    *,
    kind: str,
    oversight: bool,
    pauses: Sequence[tuple[date, date]] = (),
    regional: frozenset[date] = frozenset(),
) -> LegalTerm | None:
    """
    Count the working days of the law.

    Args:
        received: Day of receipt at the desk; day 0.
        kind: Kind of the report.
        oversight: Whether it needs inspection (`berkadar pengawasan`).
        pauses: First and last day of each pause. The days after the first up to the last
            are added where they are working days.
        regional: Days off of the region beside the national ones.

    Returns:
        Rule set, days without pauses and last day; None for kinds without a term, for a
        day before the rule set holds, or where the catalogue has no days off for the year.

    Source:
        permenpanrb-62-2018, through the rule set that holds on the day of receipt.
    """
    wanted = legal_kind(kind, oversight=oversight)
    if not wanted:
        return None
    rules = choose("sla", None, received)
    values: dict[str, Any] = dict(rules.values)
    days = next(int(k["working_days"]) for k in values["kinds"] if k["id"] == wanted)
    week = [int(day) for day in values["workweek"]]
    try:
        off = _days_off(received.year) | regional
        added = sum(_working(start, end, week, off) for start, end in pauses)
        due = due_day(received, days + added, week, sorted(off)).due
    except NotFound:
        return None
    return LegalTerm(_name(rules), days, due)


def _name(rules: RuleSet) -> str:
    return rules.id


@lru_cache(maxsize=32)
def _days_off(year: int) -> frozenset[date]:
    """Days off of a year that must be listed, and of the next one as far as it is."""
    found = set(Holidays.for_year(year).dates(joint_leave=True))
    with suppress(NotFound):
        found |= set(Holidays.for_year(year + 1).dates(joint_leave=True))
    return frozenset(found)


def _working(start: date, end: date, week: Sequence[int], off: frozenset[date]) -> int:
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(day.isoweekday() in week and day not in off for day in days)


def working_days_after(
    day: date, count: int, regional: frozenset[date] = frozenset()
) -> date:
    """
    The last of some working days after a day, by the rule set that holds then.

    Args:
        day: Day 0.
        count: How many working days.
        regional: Days off of the region beside the national ones.

    Raises:
        NotFound: The catalogue has no days off for the year.
    """
    week = [int(d) for d in choose("sla", None, day).values["workweek"]]  # type: ignore[attr-defined]
    off = _days_off(day.year) | regional
    return due_day(day, count, week, sorted(off)).due


def days_of(pauses: Pauses) -> list[tuple[date, date]]:
    """The pauses as days at the desk."""
    here = zone()
    return [(s.astimezone(here).date(), e.astimezone(here).date()) for s, e in pauses]
