"""Surveys as evidence: the index as a figure, elements as cards or proposals."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siap.apps.accounts.models import User
from siap.apps.evidence.sources import (
    ElementMeans,
    Finding,
    Measure,
    Reading,
    Seed,
    Source,
    about_of,
)
from siap.apps.surveys.figures import ElementResult, Results
from siap.apps.surveys.models import Survey
from siap.apps.surveys.queries import published_surveys, results_for
from siap.kernel.digits import whole_number
from siap.kernel.numbers import round_half_up
from siap.ui import formatting

_MOST: Final = 6
_RULES_OF_W08: Final = "permenpanrb-14-2017"


def _surveys(region_id: int) -> QuerySet[Survey]:
    found = published_surveys().filter(unit__agency__region_id=region_id)
    return found.order_by("-ends_on", "-pk")


def _key(survey: Survey) -> str:
    """A series: the surveys of one unit, or of one of its services, by one rule set."""
    return f"{survey.unit_id}:{survey.service_id or 0}:{survey.ruleset}"


def _about(survey: Survey) -> str:
    return f"{survey.service}, {survey.unit}" if survey.service else str(survey.unit)


def _newest(region_id: int) -> list[Survey]:
    """The newest published survey of each series, newest first."""
    found: dict[str, Survey] = {}
    for survey in _surveys(region_id):
        found.setdefault(_key(survey), survey)
    return list(found.values())


class SurveySource(Source):
    """The published surveys of a region."""

    title = _("Survei kepuasan")

    def measures(self, region_id: int) -> Sequence[Measure]:
        """The index of each series of surveys."""
        found = [
            Measure(
                key=_key(survey),
                title=gettext("Indeks kepuasan: {about}").format(about=_about(survey)),
                unit=gettext("poin (skala 25–100)"),
                address=reverse("surveys:results", args=[survey.pk]),
            )
            for survey in _newest(region_id)
        ]
        return sorted(found, key=lambda measure: measure.title)

    def readings(
        self,
        region_id: int,
        keys: Sequence[str],
        year: int,
        now: datetime,  # noqa: ARG002
    ) -> Mapping[str, Reading]:
        """The index of the newest survey of each series that ended in the year."""
        newest: dict[str, Survey] = {}
        for survey in _surveys(region_id).filter(ends_on__year=year):
            if _key(survey) in keys:
                newest.setdefault(_key(survey), survey)
        found = {}
        for key, survey in newest.items():
            results, _counts = results_for(survey)
            found[key] = Reading(
                value=results.score,
                n=results.respondents,
                words=_words(survey, results),
                on=survey.ends_on,
            )
        return found

    def findings(self, region_id: int, now: datetime) -> Sequence[Finding]:  # noqa: ARG002
        """The weakest elements of the newest surveys."""
        found = []
        for survey in _newest(region_id)[:_MOST]:
            results, _counts = results_for(survey)
            found += [_finding(survey, each) for each in results.priorities]
        return found

    def said(
        self,
        region_id: int,
        keys: Collection[str],
        now: datetime,  # noqa: ARG002
    ) -> Mapping[str, Finding]:
        """Any element of published surveys, by `<survey>:<element>`."""
        numbers = [n for key in keys if (n := whole_number(about_of(key))) is not None]
        found = {}
        for survey in _surveys(region_id).filter(pk__in=numbers):
            results, _counts = results_for(survey)
            for element in results.elements:
                if element.n and _element_key(survey, element) in keys:
                    each = _finding(survey, element)
                    found[each.key] = each
        return found

    def seed(
        self,
        region_id: int,
        key: str,
        user: User,  # noqa: ARG002
        now: datetime,  # noqa: ARG002
    ) -> Seed | None:
        """A proposal out of an element of a published survey."""
        number = whole_number(about_of(key))
        for survey in _surveys(region_id).filter(pk__in=[number or 0]):
            results, _counts = results_for(survey)
            for place, element in enumerate(results.elements, 1):
                if element.n and _element_key(survey, element) == key:
                    return _seed(survey, results, place)
        return None

    def element_means(self, region_id: int) -> Sequence[ElementMeans]:
        """The newest surveys by the nine elements that W08 knows."""
        found = []
        surveys = [each for each in _newest(region_id) if each.ruleset == _RULES_OF_W08]
        for survey in surveys[:_MOST]:
            results, _counts = results_for(survey)
            means = {
                element.question.key: round_half_up(element.mean, 3)
                for element in results.elements
                if element.mean is not None and not element.question.key.startswith("x")
            }
            found.append(
                ElementMeans(
                    key=str(survey.pk),
                    title=survey.title,
                    words=_words(survey, results),
                    means=means,
                )
            )
        return found


def _element_key(survey: Survey, element: ElementResult) -> str:
    return f"{survey.pk}:{element.question.key}"


def _finding(survey: Survey, element: ElementResult) -> Finding:
    said = gettext("{element} dinilai {mean} dari 4: {about}, {n} responden")
    text = said.format(
        element=element.question.title,
        mean=formatting.number(element.shown, 2),
        about=_about(survey),
        n=formatting.number(element.n),
    )
    return Finding(
        key=_element_key(survey, element),
        text=text,
        address=reverse("surveys:results", args=[survey.pk]),
    )


def _seed(survey: Survey, results: Results, place: int) -> Seed:
    element = results.elements[place - 1]
    title = gettext("Perbaikan pelayanan {about}: {element}")
    return Seed(
        finding=_finding(survey, element),
        title=title.format(about=_about(survey), element=element.question.title),
        problem=_problem(survey, results, place),
        agency_id=survey.unit.agency_id,
        spot=survey.unit.address,
    )


def _problem(survey: Survey, results: Results, place: int) -> str:
    element = results.elements[place - 1]
    said = gettext(
        "Unsur U{place} {element} dinilai {mean} dari 4 oleh {n} responden dalam {survey} "
        "({about}), {first} – {last}."
    )
    text = said.format(
        place=place,
        element=element.question.title,
        mean=formatting.number(element.shown, 3),
        n=formatting.number(element.n),
        survey=survey.title,
        about=_about(survey),
        first=formatting.day(survey.starts_on, short=True),
        last=formatting.day(survey.ends_on, short=True),
    )
    if results.score is None:
        return text
    index = gettext("Indeks survei {score}, mutu pelayanan {grade} ({label}).")
    score = formatting.number(results.score, 2)
    told = index.format(score=score, grade=results.grade, label=results.label)
    return f"{text} {told}"


def _words(survey: Survey, results: Results) -> str:
    return gettext("{title}: {n} responden, sampai {day}").format(
        title=survey.title,
        n=formatting.number(results.respondents),
        day=formatting.day(survey.ends_on, short=True),
    )


SURVEYS: Final = SurveySource()
