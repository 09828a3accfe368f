"""Making surveys, opening and closing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.public_services.models import Service, ServiceUnit
from siap.apps.public_services.permissions import require
from siap.apps.public_services.services.recording import record
from siap.apps.surveys.models import (
    ExtraQuestion,
    QuestionKind,
    Survey,
    SurveyState,
    WeightMode,
)
from siap.apps.surveys.questions import rulesets_for_new
from siap.kernel.errors import Conflict, InvalidInput

MOST_QUESTIONS: Final = 15
MOST_OPTIONS: Final = 12
_NEXT: Final = {
    SurveyState.DRAFT.value: {SurveyState.OPEN.value},
    SurveyState.OPEN.value: {SurveyState.CLOSED.value},
    SurveyState.CLOSED.value: {SurveyState.OPEN.value, SurveyState.PUBLISHED.value},
    SurveyState.PUBLISHED.value: {SurveyState.CLOSED.value},
}


@dataclass(frozen=True, kw_only=True)
class SurveyFacts:
    """What a survey is about and how it is counted."""

    title: str
    unit: ServiceUnit
    starts_on: date
    ends_on: date
    ruleset: str
    service: Service | None = None
    weight_mode: str = WeightMode.EXACT.value
    population: int | None = None
    by_invitation: bool = False
    follow_up: str = ""


def region_of(survey: Survey) -> int:
    """The id of the region of a survey."""
    return survey.unit.agency.region_id


@transaction.atomic
def add_survey(*, facts: SurveyFacts, by: User, now: datetime) -> Survey:
    """
    Prepare a survey.

    Raises:
        Forbidden: The person may not.
        InvalidInput: The days are upside down, or rule set or weight is unknown.
    """
    require(by, "survey.edit", facts.unit.agency.region_id)
    survey = Survey(unit=facts.unit)
    return _keep(survey, facts, "create", by=by, now=now)


@transaction.atomic
def change_survey(
    *, survey: Survey, facts: SurveyFacts, seen_version: int, by: User, now: datetime
) -> Survey:
    """
    Change a survey; once it is open, rule set and weight stay as they are.

    Raises:
        Forbidden: The person may not.
        Conflict: Somebody changed it since it was seen.
        InvalidInput: As `add_survey`, or the rule was to be changed with answers there.
    """
    require(by, "survey.edit", region_of(survey))
    locked = Survey.objects.select_for_update().get(pk=survey.pk)
    if locked.version != seen_version:
        raise Conflict("changed-meanwhile", where="survey")
    rule = (locked.ruleset, locked.weight_mode, locked.unit_id)
    same = rule == (facts.ruleset, facts.weight_mode, facts.unit.pk)
    if locked.state != SurveyState.DRAFT and not same:
        raise InvalidInput("survey-rule-fixed", where="ruleset")
    locked.version += 1
    return _keep(locked, facts, "change", by=by, now=now)


def _keep(
    survey: Survey, facts: SurveyFacts, kind: str, *, by: User, now: datetime
) -> Survey:
    _check(facts)
    for name in (
        "title", "unit", "service", "starts_on", "ends_on", "ruleset", "weight_mode",
        "population", "by_invitation", "follow_up",
    ):  # fmt: skip
        setattr(survey, name, getattr(facts, name))
    survey.save()
    trail(survey, kind, by=by, now=now)
    return survey


def _check(facts: SurveyFacts) -> None:
    if not facts.title.strip():
        raise InvalidInput("missing", where="title")
    if facts.ends_on < facts.starts_on:
        raise InvalidInput("survey-days", where="ends_on")
    known = [key for key, _ in rulesets_for_new()]
    if facts.ruleset not in known:
        listed = ", ".join(known)
        raise InvalidInput(
            "unknown-ruleset", where="ruleset", value=facts.ruleset[:60], known=listed
        )
    if facts.weight_mode not in WeightMode.values:
        raise InvalidInput("missing", where="weight_mode")
    if facts.service is not None and facts.service.unit_id != facts.unit.pk:
        raise InvalidInput("survey-other-unit", where="service")


@dataclass(frozen=True, kw_only=True)
class NewQuestion:
    """A question of one's own."""

    kind: str
    text: str
    options: Sequence[str] = ()


@transaction.atomic
def add_question(
    *, survey: Survey, new: NewQuestion, by: User, now: datetime
) -> ExtraQuestion:
    """
    Add a question to a survey that nobody has answered yet.

    Raises:
        Forbidden: The person may not.
        Conflict: The survey is open already.
        InvalidInput: Kind, text or options are not as they must be.
    """
    _editable(survey, by)
    options = [option.strip()[:80] for option in new.options if option.strip()]
    if new.kind not in QuestionKind.values or not new.text.strip():
        raise InvalidInput("missing", where="text")
    if new.kind == QuestionKind.CHOICE and not 2 <= len(options) <= MOST_OPTIONS:
        raise InvalidInput("survey-options", where="options", most=MOST_OPTIONS)
    if survey.extras.count() >= MOST_QUESTIONS:
        raise InvalidInput("survey-many-questions", where="text", limit=MOST_QUESTIONS)
    made = ExtraQuestion.objects.create(
        survey=survey,
        position=survey.extras.count() + 1,
        kind=new.kind,
        text=new.text.strip()[:300],
        options=options if new.kind == QuestionKind.CHOICE else [],
    )
    trail(survey, "add-question", by=by, now=now)
    return made


@transaction.atomic
def remove_question(*, question: ExtraQuestion, by: User, now: datetime) -> None:
    """
    Take a question out of a survey that nobody has answered yet.

    Raises:
        Forbidden: The person may not.
        Conflict: The survey is open already.
    """
    survey = question.survey
    _editable(survey, by)
    question.delete()
    trail(survey, "remove-question", by=by, now=now)


def _editable(survey: Survey, by: User) -> None:
    require(by, "survey.edit", region_of(survey))
    if survey.state != SurveyState.DRAFT:
        raise Conflict("survey-running", where="survey")


@transaction.atomic
def move_survey(*, survey: Survey, to: str, by: User, now: datetime) -> Survey:
    """
    Open a survey, close it, open it again, publish its results or take them back.

    Args:
        survey: The survey.
        to: The next state.
        by: Who; publishing needs more than leave to edit.
        now: When.

    Raises:
        Forbidden: The person may not.
        Conflict: It cannot go there from where it is.
        InvalidInput: The printed weight does not fit its added elements.
    """
    both = {survey.state, to}
    ability = "survey.publish" if SurveyState.PUBLISHED in both else "survey.edit"
    require(by, ability, region_of(survey))
    locked = Survey.objects.select_for_update().get(pk=survey.pk)
    if to not in _NEXT[locked.state]:
        raise Conflict("survey-state", where="state")
    added = locked.extras.filter(kind=QuestionKind.ELEMENT).count()
    if added and locked.weight_mode == WeightMode.REGULATION:
        raise InvalidInput("survey-weight", where="weight_mode")
    locked.state = to
    locked.version += 1
    locked.save()
    trail(locked, to, by=by, now=now)
    return locked


def trail(survey: Survey, kind: str, *, by: User, now: datetime, note: str = "") -> None:
    """Write what happened to a survey to the trail."""
    about = ("survey", survey.pk)
    text = f"{survey.title} {note}".strip()
    record(region_of(survey), kind, about, text, by=by, now=now)
