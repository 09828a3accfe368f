"""Surveys and their answers for tests; each in one line."""

import itertools
import uuid
from datetime import date, timedelta

from factories.plans import NOW
from factories.services import a_unit, keeper_of
from siap.apps.public_services.models import ServiceUnit
from siap.apps.ratings.models import Channel, DayTally
from siap.apps.ratings.services.sums import sum_months
from siap.apps.surveys.models import ResponseChannel, Survey
from siap.apps.surveys.questions import elements_of
from siap.apps.surveys.services.keeping import SurveyFacts, add_survey, move_survey
from siap.apps.surveys.services.storing import Answers, store

_numbers = itertools.count(1)
RULES = "permenpanrb-14-2017"


def a_survey(
    unit: ServiceUnit | None = None, *, state: str = "open", **facts: object
) -> Survey:
    unit = unit or a_unit()
    values: dict[str, object] = {
        "title": f"Survei {next(_numbers)}",
        "starts_on": NOW.date() - timedelta(days=30),
        "ends_on": NOW.date() + timedelta(days=30),
        "ruleset": RULES,
    } | facts
    by = keeper_of(unit)
    survey = add_survey(facts=SurveyFacts(unit=unit, **values), by=by, now=NOW)  # type: ignore[arg-type]
    ways = {"draft": [], "open": ["open"], "closed": ["open", "closed"]}
    for step in [*ways.get(state, ["open", "closed", "published"])]:
        survey = move_survey(survey=survey, to=step, by=by, now=NOW)
    return survey


def answers_for(survey: Survey, value: int = 3, **changes: int) -> Answers:
    keys = [each.key for each in elements_of(survey, list(survey.extras.all()))]
    elements = dict.fromkeys(keys, value) | changes
    return Answers(key=uuid.uuid4(), elements=elements)


def answered(survey: Survey, *values: int, day: date | None = None) -> Survey:
    many = [(answers_for(survey, value), day or NOW.date()) for value in values]
    store(survey, many, ResponseChannel.WEB)
    return survey


def rated(unit: ServiceUnit, day: date, *, green: int, red: int) -> None:
    DayTally.objects.create(unit=unit, day=day, channel=Channel.PHONE, green=green, red=red)
    sum_months([unit])
