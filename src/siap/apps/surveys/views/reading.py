"""Results of surveys: for everybody once they are public, for keepers at any time."""

from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.public_services.prints import as_file, printed
from siap.apps.surveys.figures import (
    SMALL,
    Counts,
    Results,
    hidden_groups,
    sample_size,
)
from siap.apps.surveys.models import ExtraQuestion, QuestionKind, Survey, SurveyState
from siap.apps.surveys.queries import (
    earlier_results,
    extras_of,
    results_for,
    survey_for_everybody,
)
from siap.apps.surveys.questions import PROFILE, least_respondents
from siap.apps.surveys.report import file_name, report_document
from siap.apps.surveys.report_tables import picture
from siap.diagrams import draw
from siap.kernel.numbers import round_half_up
from siap.methodology.rulesets import choose
from siap.ui import formatting
from siap.ui.components import Link, Tile


def results_context(survey: Survey, *, inside: bool) -> dict[str, object]:
    """
    What a page of results shows.

    Args:
        survey: The survey.
        inside: Whether keepers read it; for the public small groups are left out.
    """
    results, counts = results_for(survey)
    needed = max(
        sample_size(survey.population) or 0, least_respondents(survey.ruleset) or 0
    )
    return {
        "survey": survey,
        "results": results,
        "rule": choose("satisfaction-index", survey.ruleset, None).title,
        "needed": needed,
        "too_few": results.respondents < needed,
        "tiles": _tiles(results),
        "pictures": _pictures(results),
        "groups": _groups(counts, least=1 if inside else SMALL),
        "own": _own(extras_of(survey), counts),
        "earlier": earlier_results(survey),
    }


def _tiles(results: Results) -> list[Tile]:
    grade = f"{results.grade} – {results.label}" if results.grade else formatting.NOTHING
    return [
        Tile(gettext("Indeks (25–100)"), formatting.number(results.score, 2)),
        Tile(gettext("Mutu pelayanan"), grade),
        Tile(gettext("Responden"), formatting.number(results.respondents)),
    ]


def _pictures(results: Results) -> dict[str, str] | None:
    if results.index is None or not 1 <= results.index <= 4:
        return None
    diagram = picture(results)
    return {
        "wide": draw(diagram, width="portrait", prefix="s-").text,
        "narrow": draw(diagram, width="phone", prefix="sp-").text,
    }


def _groups(counts: Counts, *, least: int) -> list[dict[str, object]]:
    """Respondents by each field; too small ones are hidden."""
    found = []
    for field in PROFILE:
        numbers = counts.get(("profile", field.key), {})
        total = sum(numbers.values())
        hidden = hidden_groups(numbers, least)
        rows = [
            {
                "said": said,
                "count": numbers.get(key, 0),
                "hidden": key in hidden,
                "share": _percent(numbers.get(key, 0), total),
            }
            for key, said in field.choices
        ]
        found.append({"title": field.title, "rows": rows, "total": total})
    return found


def _percent(count: int, total: int) -> object:
    return round_half_up(Fraction(100 * count, total), 1) if total else None


def _own(extras: list[ExtraQuestion], counts: Counts) -> list[dict[str, object]]:
    """Answers to the questions of its own, without those that were written freely."""
    shown = {QuestionKind.SCALE, QuestionKind.CHOICE}
    return [
        {"text": each.text, "rows": sorted(counts.get(("extra", each.key), {}).items())}
        for each in extras
        if each.kind in shown
    ]


@require_GET
def results(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Show public results."""
    survey = survey_for_everybody(survey_id)
    if survey.state != SurveyState.PUBLISHED:
        return redirect("surveys:answer", survey.pk)
    context = results_context(survey, inside=False) | {
        "breadcrumbs": [
            Link(gettext("Survei"), reverse("surveys:index")),
            Link(survey.title, current=True),
        ]
    }
    return render(request, "surveys/results.html", context)


def report_response(survey: Survey, format_name: str) -> HttpResponse:
    """The report of a survey as a file, dated by its last day."""
    found, counts = results_for(survey)
    document = report_document(
        survey, found, counts, earlier_results(survey), day=survey.ends_on
    )
    return as_file(printed(document, format_name), file_name(survey), format_name)


@require_GET
def report(_request: HttpRequest, survey_id: int, format_name: str) -> HttpResponse:
    """The report of public results, for everybody."""
    survey = survey_for_everybody(survey_id)
    if survey.state != SurveyState.PUBLISHED:
        return redirect("surveys:answer", survey.pk)
    return report_response(survey, format_name)
