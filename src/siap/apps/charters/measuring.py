"""Whether promises are kept, from ratings, surveys, reports and what people say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db.models import Count, Q

from siap.apps.charters.models import Charter, Measure, NotKept, Pledge
from siap.apps.complaints.models import Desk
from siap.apps.complaints.queries.figures import figures
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.queries import Period, figures_of
from siap.apps.surveys.figures import Results
from siap.apps.surveys.queries import published_surveys, results_for
from siap.kernel.numbers import round_half_up
from siap.methods.satisfaction_index import TIMES

LOOK_BACK_DAYS: Final = 180
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


@dataclass(frozen=True)
class _Known:
    """What is read once for all promises of a charter."""

    unit: ServiceUnit
    period: Period
    results: Results | None
    now: datetime


Value = tuple[Decimal | None, int]


def readings_of(charter: Charter, *, today: date, now: datetime) -> list[Reading]:
    """
    Measure every promise of a charter, in its order.

    Args:
        charter: With its service and unit.
        today: Last day that counts; the first is 180 days before.
        now: For reports that still wait.
    """
    unit = charter.service.unit
    pledges = list(charter.pledges.all())
    period = Period(today - timedelta(days=LOOK_BACK_DAYS), today)
    wanted = {pledge.measure for pledge in pledges}
    asked = bool(wanted & {Measure.INDEX, Measure.ELEMENT})
    known = _Known(unit, period, _newest_survey(charter) if asked else None, now)
    voices = _voices(pledges, period)
    return [_reading(pledge, known, voices.get(pledge.pk, 0)) for pledge in pledges]


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
    value, n = _MEASURES[pledge.measure](pledge, known)
    kept = None if value is None or pledge.target is None else value >= pledge.target
    return Reading(pledge, value, n, kept, voices)


def _nothing(_pledge: Pledge, _known: _Known) -> Value:
    return None, 0


def _green(_pledge: Pledge, known: _Known) -> Value:
    figure = figures_of([known.unit], known.period)[0].figure
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
    desk = Desk.objects.filter(region_id=agency.region_id).first()
    if desk is None:
        return None, 0
    overview = figures(
        desk, since=known.period.first, until=known.period.last, now=known.now
    )
    by_agency = {each.agency_id: each for each in overview.agencies}
    found = by_agency.get(agency.pk) or by_agency.get(agency.parent_id)
    if found is None:
        return None, 0
    return (found.share if found.is_comparable else None), found.counted


_MEASURES: Final[Mapping[str, Callable[[Pledge, _Known], Value]]] = {
    Measure.REPORTS.value: _nothing,
    Measure.GREEN.value: _green,
    Measure.INDEX.value: _index,
    Measure.ELEMENT.value: _element,
    Measure.COMPLAINTS.value: _complaints,
}
