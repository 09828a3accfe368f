"""Pages on which a region prepares surveys and watches answers come in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.public_services.permissions import abilities_in
from siap.apps.public_services.queries import region_kept_by
from siap.apps.public_services.views.keeping import crumbs, refused
from siap.apps.surveys.forms import QuestionForm, SurveyForm
from siap.apps.surveys.models import QuestionKind, Survey
from siap.apps.surveys.queries import (
    extras_of,
    invitation_counts,
    survey_kept_by,
    surveys_of_region,
    written_answers,
)
from siap.apps.surveys.questions import elements_of, rulesets_for_new
from siap.apps.surveys.services.keeping import (
    add_question,
    add_survey,
    change_survey,
    move_survey,
    remove_question,
)
from siap.apps.surveys.services.tokens import tablet_token
from siap.apps.surveys.views.reading import report_response, results_context
from siap.kernel.errors import NotFound, SiapError
from siap.ui import notices
from siap.ui.components import Link


def here(survey: Survey, title: str = "") -> list[Link]:
    """The way back up from a page of a survey."""
    region = survey.unit.agency.region
    up = Link(gettext("Survei"), reverse("surveys:keep", args=[region.pk]))
    own = Link(survey.title, reverse("surveys:dashboard", args=[survey.pk]))
    if not title:
        return crumbs(region, up, Link(survey.title, current=True))
    return crumbs(region, up, own, Link(title, current=True))


@require_GET
@login_required
def region(request: HttpRequest, region_id: int) -> HttpResponse:
    """List the surveys of a region."""
    user = signed_in(request)
    found = region_kept_by(user, region_id)
    context = {
        "region": found,
        "surveys": surveys_of_region(found.pk),
        "abilities": abilities_in(user, found.pk),
        "breadcrumbs": crumbs(found, Link(gettext("Survei"), current=True)),
    }
    return render(request, "surveys/keep/region.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, region_id: int) -> HttpResponse:
    """Prepare a survey."""
    user = signed_in(request)
    found = region_kept_by(user, region_id)
    first = {"ruleset": rulesets_for_new()[0][0], "weight_mode": "exact"}
    form = SurveyForm(request.POST or None, initial=first, region_id=found.pk)
    if request.method == "POST" and form.is_valid():
        try:
            survey = add_survey(facts=form.facts(), by=user, now=timezone.now())
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(request, gettext("Survei disiapkan. Buka bila sudah siap."))
            return redirect("surveys:dashboard", survey.pk)
    title = gettext("Survei baru")
    up = Link(gettext("Survei"), reverse("surveys:keep", args=[found.pk]))
    context = {
        "form": form,
        "title": title,
        "breadcrumbs": crumbs(found, up, Link(title, current=True)),
    }
    status = 422 if form.errors else 200
    return render(request, "public_services/keep/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Change a survey."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    form = SurveyForm(
        request.POST or None,
        initial=SurveyForm.first(survey),
        region_id=survey.unit.agency.region_id,
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_survey(
                survey=survey,
                facts=form.facts(),
                seen_version=form.cleaned_data["version"] or 0,
                by=user,
                now=timezone.now(),
            )
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(request, gettext("Survei disimpan."))
            return redirect("surveys:dashboard", survey.pk)
    title = gettext("Ubah survei")
    context = {"form": form, "title": title, "breadcrumbs": here(survey, title)}
    status = 422 if form.errors else 200
    return render(request, "public_services/keep/form.html", context, status=status)


@require_GET
@login_required
def dashboard(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Show results so far and what can be done next."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    token = tablet_token(survey)
    made, used = invitation_counts(survey)
    address = reverse("surveys:tablet", args=[token]) if token else ""
    context = results_context(survey, inside=True) | {
        "abilities": abilities_in(user, survey.unit.agency.region_id),
        "tablet": request.build_absolute_uri(address) if token else "",
        "made": made,
        "used": used,
        "open_address": request.build_absolute_uri(
            reverse("surveys:answer", args=[survey.pk])
        ),
        "breadcrumbs": here(survey),
    }
    return render(request, "surveys/keep/dashboard.html", context)


@require_POST
@login_required
def move(request: HttpRequest, survey_id: int, to: str) -> HttpResponse:
    """Open, close or publish."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    move_survey(survey=survey, to=to, by=user, now=timezone.now())
    done = {
        "open": gettext("Survei dibuka."),
        "closed": gettext("Survei ditutup."),
        "published": gettext("Hasil diumumkan untuk umum."),
    }
    notices.done(request, done.get(to, ""))
    return redirect("surveys:dashboard", survey.pk)


@require_http_methods(["GET", "POST"])
@login_required
def questions(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Show the questions and add one's own."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    form = QuestionForm(request.POST or None, initial={"kind": "scale"})
    if request.method == "POST" and form.is_valid():
        try:
            add_question(survey=survey, new=form.new(), by=user, now=timezone.now())
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(request, gettext("Pertanyaan ditambahkan."))
            return redirect("surveys:questions", survey.pk)
    extras = extras_of(survey)
    context = {
        "survey": survey,
        "form": form,
        "elements": elements_of(survey, []),
        "extras": extras,
        "written": [
            {"text": each.text, "lines": written_answers(survey, each)}
            for each in extras
            if each.kind == QuestionKind.TEXT
        ],
        "abilities": abilities_in(user, survey.unit.agency.region_id),
        "breadcrumbs": here(survey, gettext("Pertanyaan")),
    }
    status = 422 if form.errors else 200
    return render(request, "surveys/keep/questions.html", context, status=status)


@require_POST
@login_required
def drop_question(request: HttpRequest, survey_id: int, question_id: int) -> HttpResponse:
    """Take one of the survey's own questions out."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    question = survey.extras.filter(pk=question_id).first()
    if question is None:
        raise NotFound("not-found", where=f"question {question_id}")
    remove_question(question=question, by=user, now=timezone.now())
    notices.done(request, gettext("Pertanyaan dihapus."))
    return redirect("surveys:questions", survey.pk)


@require_GET
@login_required
def report(request: HttpRequest, survey_id: int, format_name: str) -> HttpResponse:
    """The report of results so far, for keepers."""
    survey = survey_kept_by(signed_in(request), survey_id)
    return report_response(survey, format_name)
