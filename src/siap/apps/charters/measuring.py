"""Whether promises are kept, from ratings, surveys, reports and what people say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db.models import Count, Q

from siap.apps.charters.models import Charter, Measure, NotKept, Pledge
from siap.apps.complaints.models import Desk
from siap.apps.complaints.queries.figures import Overview, figures
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.figures import Figure
from siap.apps.ratings.queries import Period, figures_of
from siap.apps.surveys.figures import Results
from siap.apps.surveys.queries import published_surveys, results_for
from siap.kernel.numbers import round_half_up
from siap.methods.satisfaction_index import TIMES

LOOK_BACK_DAYS: Final = 180
SILENT_DAYS: Final = 30
"""So far back votes, reports and voices count."""


@dataclass(frozen=True)
class Reading:
    """
    What the system knows of a promise.

    Args:
        pledge: The promise.
        value: Measured value; None while there is none or too little to say.
        n: On how many votes, answers or reports it rests.
        kept: Whether the value reaches the target; None while nobody can say.
        voices: How many said in the last months that it was not kept.
    """

    pledge: Pledge
    value: Decimal | None
    n: int
    kept: bool | None
    voices: int


@dataclass
class Measuring:
    """
    Measures promises on one day; what several charters share is read once.

    Args:
        today: Last day that counts; the first is 180 days before.
        now: For reports that still wait.
    """

    today: date
    now: datetime
    _greens: dict[int, Figure] = field(default_factory=dict)
    _overviews: dict[int, Overview | None] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """The days that count."""
        return Period(self.today - timedelta(days=LOOK_BACK_DAYS), self.today)

    def readings(self, charter: Charter) -> list[Reading]:
        """Measure every promise of a charter, in its order."""
        pledges = list(charter.pledges.all())
        asked = {pledge.measure for pledge in pledges} & {Measure.INDEX, Measure.ELEMENT}
        survey = _newest_survey(charter) if asked else None
        known = _Known(charter.service.unit, survey, self)
        voices = _voices(pledges, self.period)
        if not self._has_been_heard(charter):
            return [_unheard(pledge, known, voices.get(pledge.pk, 0)) for pledge in pledges]
        return [_reading(pledge, known, voices.get(pledge.pk, 0)) for pledge in pledges]

    def _has_been_heard(self, charter: Charter) -> bool:
        """Whether a charter holds so long that silence says something."""
        start = charter.valid_from
        return start is not None and start <= self.today - timedelta(days=SILENT_DAYS)

    def green(self, unit: ServiceUnit) -> Figure:
        """The votes of a unit."""
        if unit.pk not in self._greens:
            self._greens[unit.pk] = figures_of([unit], self.period)[0].figure
        return self._greens[unit.pk]

    def reports(self, region_id: int) -> Overview | None:
        """The figures of reports of a region; None where nobody takes reports."""
        if region_id not in self._overviews:
            desk = Desk.objects.filter(region_id=region_id).first()
            days = self.period
            self._overviews[region_id] = (
                None
                if desk is None
                else figures(desk, since=days.first, until=days.last, now=self.now)
            )
        return self._overviews[region_id]


@dataclass(frozen=True)
class _Known:
    """What is read once for all promises of a charter."""

    unit: ServiceUnit
    results: Results | None
    measuring: Measuring


Value = tuple[Decimal | None, int]


def _voices(pledges: list[Pledge], period: Period) -> dict[int, int]:
    rows = NotKept.objects.filter(
        pledge__in=pledges, is_aside=False, day__gte=period.first, day__lte=period.last
    )
    counted = rows.order_by().values("pledge").annotate(n=Count("pk"))
    return dict(counted.values_list("pledge", "n"))


def _newest_survey(charter: Charter) -> Results | None:
    service = charter.service
    about = Q(service=service) | Q(service=None)
    found = published_surveys().filter(about, unit=service.unit).order_by("-ends_on")
    survey = found.first()
    return None if survey is None else results_for(survey)[0]


def _reading(pledge: Pledge, known: _Known, voices: int) -> Reading:
    if pledge.is_ceiling:
        kept = None if pledge.target is None else voices <= pledge.target
        return Reading(pledge, Decimal(voices), voices, kept, voices)
    value, n = _MEASURES[pledge.measure](pledge, known)
    kept = None if value is None or pledge.target is None else value >= pledge.target
    return Reading(pledge, value, n, kept, voices)


def _unheard(pledge: Pledge, known: _Known, voices: int) -> Reading:
    """As `_reading`, but few voices are no praise while the charter is new."""
    found = _reading(pledge, known, voices)
    if pledge.is_ceiling and found.kept:
        return replace(found, kept=None)
    return found


def _green(_pledge: Pledge, known: _Known) -> Value:
    figure = known.measuring.green(known.unit)
    return (figure.green if figure.enough else None), figure.n


def _index(_pledge: Pledge, known: _Known) -> Value:
    if known.results is None:
        return None, 0
    return known.results.score, known.results.respondents


def _element(pledge: Pledge, known: _Known) -> Value:
    elements = known.results.elements if known.results else ()
    found = next((each for each in elements if each.question.key == pledge.element), None)
    if found is None or found.mean is None:
        return None, 0
    return round_half_up(Fraction(TIMES) * found.mean, 2), found.n


def _complaints(_pledge: Pledge, known: _Known) -> Value:
    """Reports answered in time by the agency of the unit, or else the one above it."""
    agency = known.unit.agency
    overview = known.measuring.reports(agency.region_id)
    if overview is None:
        return None, 0
    by_agency = {each.agency_id: each for each in overview.agencies}
    found = by_agency.get(agency.pk) or by_agency.get(agency.parent_id)
    if found is None:
        return None, 0
    return (found.share if found.is_comparable else None), found.counted


_MEASURES: Final[Mapping[str, Callable[[Pledge, _Known], Value]]] = {
    Measure.GREEN.value: _green,
    Measure.INDEX.value: _index,
    Measure.ELEMENT.value: _element,
    Measure.COMPLAINTS.value: _complaints,
}
