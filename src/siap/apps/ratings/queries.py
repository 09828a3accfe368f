"""Reading votes: always from sums of days and months, never vote by vote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any, Final, cast

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from siap.apps.accounts.models import User
from siap.apps.public_services.models import ServiceUnit
from siap.apps.public_services.permissions import abilities_in
from siap.apps.ratings.figures import Figure, figure_of
from siap.apps.ratings.models import (
    Channel,
    DayTally,
    Kiosk,
    MonthTally,
    PaperCount,
    VoteMessage,
)
from siap.kernel.errors import NotFound

_WEEKS: Final = 4
_PLAIN: Final = ("red", "yellow", "green")
_SUMS: Final = {
    name: Sum(name) for name in (*_PLAIN, *(f"flagged_{colour}" for colour in _PLAIN))
}


@dataclass(frozen=True)
class Period:
    """First and last day, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class UnitFigure:
    """A unit with what people think of it."""

    unit: ServiceUnit
    figure: Figure


def _days(period: Period, units: Iterable[ServiceUnit] | None = None) -> QuerySet[DayTally]:
    found = DayTally.objects.filter(day__gte=period.first, day__lte=period.last)
    return found if units is None else found.filter(unit__in=list(units))


def _grouped(found: QuerySet[Any], by: str) -> list[tuple[Any, Figure]]:
    """Sum the colours for each value of a field, in its order; one query."""
    rows = found.order_by().values(by).annotate(**_SUMS).order_by(by)
    return [(row[by], figure_of(row)) for row in cast("list[dict[str, Any]]", list(rows))]


def _by_month_and_rest(
    units: Sequence[ServiceUnit], period: Period, by: str
) -> list[tuple[Any, Figure]]:
    """As `_grouped`, from whole months and the days before and after them."""
    months, edges = whole_months(period)
    found: dict[Any, Figure] = {}
    sets: list[QuerySet[Any]] = [
        _days(edge, units).annotate(month=TruncMonth("day")) for edge in edges
    ]
    if months is not None:
        kept = MonthTally.objects.filter(month__gte=months.first, month__lte=months.last)
        sets.append(kept.filter(unit__in=list(units)))
    for each in sets:
        for key, figure in _grouped(each, by):
            found[key] = found[key].plus(figure) if key in found else figure
    return sorted(found.items())


def whole_months(period: Period) -> tuple[Period | None, list[Period]]:
    """
    Cut a period into whole months and what is left at its ends.

    Returns:
        The whole months as first and last day of them, None without any; the rest.

    >>> months, edges = whole_months(Period(date(2026, 1, 30), date(2026, 3, 1)))
    >>> months == Period(date(2026, 2, 1), date(2026, 2, 28)), len(edges)
    (True, 2)
    """
    start = period.first.replace(day=1)
    if start != period.first:
        start = (start + timedelta(days=32)).replace(day=1)
    end = (period.last + timedelta(days=1)).replace(day=1) - timedelta(days=1)
    if end < start:
        return None, [period]
    edges = [
        Period(period.first, start - timedelta(days=1)),
        Period(end + timedelta(days=1), period.last),
    ]
    return Period(start, end), [edge for edge in edges if edge.first <= edge.last]


def figures_of(units: Sequence[ServiceUnit], period: Period) -> list[UnitFigure]:
    """The figure of each unit in a period, in the order of the units; three queries."""
    known = dict(_by_month_and_rest(units, period, "unit_id"))
    return [UnitFigure(unit, known.get(unit.pk, figure_of({}))) for unit in units]


def monthly(units: Sequence[ServiceUnit], period: Period) -> list[tuple[date, Figure]]:
    """The figure of all these units together by month, oldest first; three queries."""
    return _by_month_and_rest(units, period, "month")


def daily(unit: ServiceUnit, period: Period) -> list[tuple[date, Figure]]:
    """The figure of a unit by day, oldest first; one query."""
    return _grouped(_days(period, [unit]), "day")


def usual_day(unit: ServiceUnit, today: date) -> int:
    """Votes from phones on the middle one of the days with votes in the last four weeks."""
    days = DayTally.objects.filter(
        unit=unit,
        channel=Channel.PHONE,
        day__gte=today - timedelta(days=_WEEKS * 7),
        day__lt=today,
    )
    votes = [one.red + one.yellow + one.green for one in days]
    return int(median(votes)) if votes else 0


def by_channel(unit: ServiceUnit, period: Period) -> list[tuple[str, Figure]]:
    """The figure of a unit by channel; one query."""
    return _grouped(_days(period, [unit]), "channel")


def tallies_for_everybody(period: Period, region_id: int | None) -> QuerySet[DayTally]:
    """Every daily sum of a period, for open data: by unit, day and channel."""
    found = _days(period).select_related("unit__agency")
    if region_id is not None:
        found = found.filter(unit__agency__region_id=region_id)
    return found.order_by("unit__agency__name", "day", "channel")


def rated_units(region_id: int | None = None) -> QuerySet[ServiceUnit]:
    """Units by name, of one region or of all."""
    found = ServiceUnit.objects.select_related("agency__region")
    if region_id is not None:
        found = found.filter(agency__region_id=region_id)
    return found.order_by("agency__name")


def paper_counts(unit: ServiceUnit, most: int = 31) -> list[PaperCount]:
    """The newest counts from paper of a unit."""
    return list(PaperCount.objects.filter(unit=unit)[:most])


def kiosks_of(unit: ServiceUnit) -> QuerySet[Kiosk]:
    """The tablets of a unit, newest first."""
    return Kiosk.objects.filter(unit=unit).select_related("unit__agency", "opened_by")


def kiosk_kept_by(user: User, kiosk_id: int) -> Kiosk:
    """
    One tablet, for those who keep its unit.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    kiosk = Kiosk.objects.filter(pk=kiosk_id).select_related("unit__agency").first()
    if kiosk is None or not abilities_in(user, kiosk.unit.agency.region_id):
        raise NotFound("not-found", where=f"kiosk {kiosk_id}")
    return kiosk


def messages_of(unit: ServiceUnit) -> QuerySet[VoteMessage]:
    """What people wrote to a unit, newest first."""
    return VoteMessage.objects.filter(unit=unit).select_related("vote")
