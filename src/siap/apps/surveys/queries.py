"""Reading surveys: results always from the sums, never answer by answer."""

from collections import defaultdict
from datetime import date

from django.db.models import Q, QuerySet

from siap.apps.accounts.models import User
from siap.apps.public_services.permissions import abilities_in
from siap.apps.surveys.figures import Counts, Results, results_of
from siap.apps.surveys.models import (
    ExtraQuestion,
    Invitation,
    Response,
    Survey,
    SurveyState,
    Tally,
)
from siap.apps.surveys.questions import elements_of
from siap.kernel.errors import NotFound


def _surveys() -> QuerySet[Survey]:
    return Survey.objects.select_related("unit__agency__region", "service")


def surveys_of_region(region_id: int) -> QuerySet[Survey]:
    """Every survey of a region, the newest first."""
    return _surveys().filter(unit__agency__region_id=region_id)


def survey_kept_by(user: User, survey_id: int) -> Survey:
    """
    One survey for those who keep it.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    found = _surveys().filter(pk=survey_id).first()
    if found is None or not abilities_in(user, found.unit.agency.region_id):
        raise NotFound("not-found", where=f"survey {survey_id}")
    return found


def open_surveys(today: date) -> QuerySet[Survey]:
    """Surveys that anybody may answer today."""
    return _surveys().filter(
        state=SurveyState.OPEN,
        by_invitation=False,
        starts_on__lte=today,
        ends_on__gte=today,
    )


def published_surveys() -> QuerySet[Survey]:
    """Surveys whose results are public, the newest first."""
    return _surveys().filter(state=SurveyState.PUBLISHED)


def survey_for_everybody(survey_id: int) -> Survey:
    """
    A survey that is open to anybody, or whose results are public.

    Raises:
        NotFound: There is none.
    """
    shown = Q(state=SurveyState.OPEN, by_invitation=False) | Q(state=SurveyState.PUBLISHED)
    found = _surveys().filter(shown, pk=survey_id).first()
    if found is None:
        raise NotFound("not-found", where=f"survey {survey_id}")
    return found


def extras_of(survey: Survey) -> list[ExtraQuestion]:
    """The questions of its own, in order."""
    return list(survey.extras.all())


def counts_of(survey: Survey) -> Counts:
    """Every sum of a survey by kind and key, then by value; one query."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    rows = Tally.objects.filter(survey=survey).values_list("kind", "key", "value", "count")
    for kind, key, value, count in rows:
        found[kind, key][value] = count
    return found


def results_for(survey: Survey) -> tuple[Results, Counts]:
    """What a survey found so far, with the sums that it rests on; two queries."""
    counts = counts_of(survey)
    questions = elements_of(survey, extras_of(survey))
    results = results_of(
        questions, counts, ruleset=survey.ruleset, weight_mode=survey.weight_mode
    )
    return results, counts


def earlier_results(survey: Survey, most: int = 4) -> list[tuple[Survey, Results]]:
    """Published results of the same unit and rule set before this one, oldest first."""
    found = published_surveys().filter(
        unit=survey.unit,
        service=survey.service,
        ruleset=survey.ruleset,
        ends_on__lt=survey.starts_on,
    )
    return [(each, results_for(each)[0]) for each in found[:most]][::-1]


def invitation_counts(survey: Survey) -> tuple[int, int]:
    """How many invitations there are, and how many were used."""
    found = Invitation.objects.filter(survey=survey)
    return found.count(), found.exclude(used_on=None).count()


def written_answers(survey: Survey, question: ExtraQuestion, most: int = 200) -> list[str]:
    """The newest texts that respondents wrote to a question; for keepers only."""
    rows = Response.objects.filter(survey=survey).order_by("-id")
    texts = rows.filter(extra__has_key=question.key).values_list("extra", flat=True)
    return [str(extra[question.key]) for extra in texts[:most]]
