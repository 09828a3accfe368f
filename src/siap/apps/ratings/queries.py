"""Reading votes: always from the daily sums, never vote by vote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from siap.apps.accounts.models import User
from siap.apps.public_services.models import ServiceUnit
from siap.apps.public_services.permissions import abilities_in
from siap.apps.ratings.figures import Figure, figure_of
from siap.apps.ratings.models import DayTally, Kiosk, PaperCount, VoteMessage
from siap.kernel.errors import NotFound

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


def _tallies(
    period: Period, units: Iterable[ServiceUnit] | None = None
) -> QuerySet[DayTally]:
    found = DayTally.objects.filter(day__gte=period.first, day__lte=period.last)
    return found if units is None else found.filter(unit__in=list(units))


def _grouped(found: QuerySet[DayTally], by: str) -> list[tuple[Any, Figure]]:
    """Sum the colours for each value of a field, in its order; one query."""
    rows = found.order_by().values(by).annotate(**_SUMS).order_by(by)
    return [(row[by], figure_of(row)) for row in cast("list[dict[str, Any]]", list(rows))]


def figures_of(units: Sequence[ServiceUnit], period: Period) -> list[UnitFigure]:
    """The figure of each unit in a period, in the order of the units; one query."""
    known = dict(_grouped(_tallies(period, units), "unit_id"))
    return [UnitFigure(unit, known.get(unit.pk, figure_of({}))) for unit in units]


def monthly(units: Sequence[ServiceUnit], period: Period) -> list[tuple[date, Figure]]:
    """The figure of all these units together by month, oldest first; one query."""
    return _grouped(_tallies(period, units).annotate(month=TruncMonth("day")), "month")


def daily(unit: ServiceUnit, period: Period) -> list[tuple[date, Figure]]:
    """The figure of a unit by day, oldest first; one query."""
    return _grouped(_tallies(period, [unit]), "day")


def by_channel(unit: ServiceUnit, period: Period) -> list[tuple[str, Figure]]:
    """The figure of a unit by channel; one query."""
    return _grouped(_tallies(period, [unit]), "channel")


def tallies_for_everybody(period: Period, region_id: int | None) -> QuerySet[DayTally]:
    """Every daily sum of a period, for open data: by unit, day and channel."""
    found = _tallies(period).select_related("unit__agency")
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
