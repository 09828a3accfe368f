"""Ratings as evidence of a plan: share of green as a figure, share of red as a card."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.evidence.sources import Finding, Measure, Reading, Source
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.queries import Period, UnitFigure, figures_of, rated_units
from siap.kernel.digits import whole_number
from siap.ui import formatting

_LOOK_BACK_DAYS: Final = 180
_MOST: Final = 10


class RatingSource(Source):
    """The three colours of the units of a region."""

    title = _("Penilaian tiga warna")

    def measures(self, region_id: int) -> Sequence[Measure]:
        """The share of green of each unit."""
        return [
            Measure(
                key=str(unit.pk),
                title=gettext("Penilaian hijau: {unit}").format(unit=unit),
                unit=gettext("persen"),
                address=reverse("ratings:unit", args=[unit.code]),
            )
            for unit in rated_units(region_id)
        ]

    def readings(
        self, region_id: int, keys: Sequence[str], year: int, now: datetime
    ) -> Mapping[str, Reading]:
        """The share of green in a year, of units with enough votes."""
        first = date(year, 1, 1)
        last = min(date(year, 12, 31), timezone.localdate(now))
        wanted = [number for key in keys if (number := whole_number(key)) is not None]
        units = list(rated_units(region_id).filter(pk__in=wanted))
        return {
            str(each.unit.pk): Reading(
                value=each.figure.green if each.figure.enough else None,
                n=each.figure.n,
                words=_words(each, Period(first, last)),
                on=last,
            )
            for each in figures_of(units, Period(first, last))
        }

    def findings(self, region_id: int, now: datetime) -> Sequence[Finding]:
        """Units with the largest share of red in the last half year."""
        today = timezone.localdate(now)
        period = Period(today - timedelta(days=_LOOK_BACK_DAYS), today)
        units: list[ServiceUnit] = list(rated_units(region_id))
        known = [each for each in figures_of(units, period) if each.figure.counts.red]
        known = [each for each in known if each.figure.enough]
        known.sort(key=lambda each: (-(each.figure.red or 0), each.unit.pk))
        return [
            Finding(
                # A month later the same unit may be said again.
                key=f"{each.unit.pk}:{today:%Y-%m}",
                text=_red(each, period),
                address=_address(each.unit, period),
            )
            for each in known[:_MOST]
        ]


def _red(each: UnitFigure, period: Period) -> str:
    said = gettext("{unit}: {share} menilai kurang, dari {n} penilaian, {period}")
    return said.format(
        unit=each.unit,
        share=formatting.percent(each.figure.red, 1),
        n=formatting.number(each.figure.n),
        period=_days(period),
    )


def _words(each: UnitFigure, period: Period) -> str:
    said = gettext("Penilaian {unit}: {n} penilaian, {period}")
    return said.format(
        unit=each.unit, n=formatting.number(each.figure.n), period=_days(period)
    )


def _days(period: Period) -> str:
    first = formatting.day(period.first, short=True)
    return f"{first} – {formatting.day(period.last, short=True)}"


def _address(unit: ServiceUnit, period: Period) -> str:
    own = reverse("ratings:unit", args=[unit.code])
    return f"{own}?dari={period.first}&sampai={period.last}"


RATINGS: Final = RatingSource()
