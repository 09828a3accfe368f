"""Ratings as evidence: share of green as a figure, share of red as a card or proposal."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.accounts.models import User
from siap.apps.complaints.covering import covered
from siap.apps.evidence.sources import (
    EARLIEST,
    Finding,
    Measure,
    Reading,
    Seed,
    Source,
    last_day_of,
)
from siap.apps.public_services.models import ServiceUnit
from siap.apps.public_services.permissions import require
from siap.apps.ratings.queries import (
    Period,
    UnitFigure,
    figures_of,
    messages_of,
    rated_units,
)
from siap.kernel.digits import whole_number
from siap.ui import formatting

_LOOK_BACK_DAYS: Final = 180
_MOST: Final = 10
_MOST_MESSAGES: Final = 20


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
            # A month later the same unit may be said again.
            _finding(f"{each.unit.pk}:{today:%Y-%m}", each, period)
            for each in known[:_MOST]
        ]

    def said(
        self, region_id: int, keys: Collection[str], now: datetime
    ) -> Mapping[str, Finding]:
        """
        The share of red of units, of a month's half year or from one day to another.

        Args:
            region_id: Of the units.
            keys: `<unit>:<month>` or `<unit>:<first day>:<last day>`.
            now: No day after it counts.
        """
        found = {}
        for key in keys:
            known = _asked(region_id, key, timezone.localdate(now))
            if known is not None:
                found[key] = _finding(key, *known)
        return found

    def seed(self, region_id: int, key: str, user: User, now: datetime) -> Seed | None:
        """
        A proposal out of the colours of a unit.

        Args:
            region_id: Of the unit.
            key: As for `said`; after a `+`, ids of messages to be read beside the form.
            user: Who reads the messages.
            now: When.

        Raises:
            Forbidden: There are messages, and the person may not read them.
        """
        key, _, picked = key.partition("+")
        known = _asked(region_id, key, timezone.localdate(now))
        if known is None:
            return None
        each, period = known
        messages = _messages(each.unit, picked, user)
        return Seed(
            finding=_finding(key, each, period),
            title=gettext("Perbaikan pelayanan {unit}").format(unit=each.unit),
            problem=_problem(each, period, len(messages)),
            agency_id=each.unit.agency_id,
            spot=each.unit.address,
            aside=messages,
        )


def key_of(unit: ServiceUnit, period: Period) -> str:
    """The voice of a unit from one day to another."""
    return f"{unit.pk}:{period.first}:{period.last}"


def recent_key(unit: ServiceUnit, now: datetime) -> str:
    """The voice of a unit in the last half year; empty while it has too few votes."""
    today = timezone.localdate(now)
    key = key_of(unit, Period(today - timedelta(days=_LOOK_BACK_DAYS), today))
    return key if _asked(unit.agency.region_id, key, today) else ""


def _asked(region_id: int, key: str, today: date) -> tuple[UnitFigure, Period] | None:
    """A unit with its figure, if there are enough votes to say one."""
    unit_id, _, days = key.partition(":")
    period, number = _period(days, today), whole_number(unit_id)
    if period is None or number is None or str(number) != unit_id:
        return None
    units = list(rated_units(region_id).filter(pk=number))
    for each in figures_of(units, period):
        if each.figure.enough:
            return each, period
    return None


def _period(days: str, today: date) -> Period | None:
    first, _, last = days.partition(":")
    if not last:
        end = last_day_of(first, today)
        if end is None:
            return None
        return Period(end - timedelta(days=_LOOK_BACK_DAYS), end)
    try:
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return None
    return period if EARLIEST <= period.first <= period.last <= today else None


def _messages(unit: ServiceUnit, picked: str, user: User) -> list[str]:
    """Messages with personal data covered, for those who may read them."""
    numbers = [n for each in picked.split(".") if (n := whole_number(each)) is not None]
    if not numbers:
        return []
    require(user, "rating.messages", unit.agency.region_id)
    found = messages_of(unit).filter(pk__in=numbers[:_MOST_MESSAGES])
    return [covered(each.text) for each in found]


def _problem(each: UnitFigure, period: Period, messages: int) -> str:
    figure = each.figure
    said = gettext(
        "Dari {n} penilaian {unit} pada {period}, {red} menilai kurang, {yellow} cukup, "
        "dan {green} baik. Nilai rata-ratanya {score} dari 100."
    )
    text = said.format(
        n=formatting.number(figure.n),
        unit=each.unit,
        period=_days(period),
        red=formatting.percent(figure.red, 1),
        yellow=formatting.percent(figure.yellow, 1),
        green=formatting.percent(figure.green, 1),
        score=formatting.number(figure.score, 1),
    )
    if not messages:
        return text
    read = gettext("Petugas membaca {n} pesan penilai tentang hal ini.")
    return f"{text} {read.format(n=formatting.number(messages))}"


def _finding(key: str, each: UnitFigure, period: Period) -> Finding:
    address = _address(each.unit, period)
    return Finding(key=key, text=_red(each, period), address=address)


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
