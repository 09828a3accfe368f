"""Surveys of the demonstration region and what people answered."""

import uuid
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from siap.apps.accounts.models import User
from siap.apps.public_services.models import ServiceUnit
from siap.apps.surveys.models import ResponseChannel, Survey
from siap.apps.surveys.questions import PROFILE, elements_of
from siap.apps.surveys.services.keeping import SurveyFacts, add_survey, move_survey
from siap.apps.surveys.services.storing import Answers, store

RULES: Final = "permenpanrb-14-2017"
RESPONDENTS: Final = 120
_WEAK: Final = frozenset({"waktu", "pengaduan"})
_NAMESPACE: Final = uuid.UUID("b4b0d2a6-6d0c-4e52-8a54-0b6f6a2f9c11")


def load_surveys(
    unit: ServiceUnit, random: Random, *, today: date, by: User, now: datetime
) -> int:
    """
    Give a unit two published surveys and one that is open.

    Args:
        unit: The unit.
        random: Drawn from in a fixed order.
        today: The open survey runs around it.
        by: An administrator.
        now: When it is loaded.

    Returns:
        How many sets of answers were loaded.
    """
    periods = (
        (today - timedelta(days=330), today - timedelta(days=300), 0, "published"),
        (today - timedelta(days=150), today - timedelta(days=120), 1, "published"),
        (today - timedelta(days=5), today + timedelta(days=25), 1, "open"),
    )
    loaded = 0
    for starts_on, ends_on, better, state in periods:
        facts = SurveyFacts(
            title=f"Survei kepuasan {unit} {starts_on.year}-{starts_on.month:02d}",
            unit=unit,
            starts_on=starts_on,
            ends_on=ends_on,
            ruleset=RULES,
            population=4200,
            follow_up=(
                "Tambah satu loket pada jam sibuk; triwulan I; kepala unit\n"
                "Tempel daftar waktu layanan; bulan depan; bagian umum"
            ),
        )
        loaded += _filled(facts, random, better, state, by=by, now=now)
    return loaded


def _filled(
    facts: SurveyFacts, random: Random, better: int, state: str, *, by: User, now: datetime
) -> int:
    survey = add_survey(facts=facts, by=by, now=now)
    steps = ["open"] if state == "open" else ["open", "closed", "published"]
    for step in steps:
        survey = move_survey(survey=survey, to=step, by=by, now=now)
    count = 20 if state == "open" else RESPONDENTS
    span = (facts.ends_on - facts.starts_on).days
    many = [
        (
            _answers(survey, random, better, number),
            facts.starts_on + timedelta(days=number % min(span, 5)),
        )
        for number in range(count)
    ]
    return store(survey, many, ResponseChannel.TABLET)


def _answers(survey: Survey, random: Random, better: int, number: int) -> Answers:
    elements = {}
    for question in elements_of(survey, []):
        weights = [4, 14, 52, 30] if question.key in _WEAK else [1, 6, 58, 35]
        weights[3] += 12 * better
        if random.random() > 0.03:
            elements[question.key] = random.choices((1, 2, 3, 4), weights=weights)[0]
    profile = {field.key: random.choice(field.choices)[0] for field in PROFILE}
    key = uuid.uuid5(_NAMESPACE, f"{survey.pk}:{number}")
    return Answers(key=key, elements=elements or {"waktu": 3}, profile=profile)
