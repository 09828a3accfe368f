"""Pages for invitations, tablets, sheets of paper and files of answers."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.public_services.permissions import require
from siap.apps.public_services.prints import as_file
from siap.apps.public_services.views.keeping import refused
from siap.apps.surveys.forms import FileForm, InviteForm, PaperForm
from siap.apps.surveys.queries import extras_of, survey_kept_by
from siap.apps.surveys.services.answering import enter_paper
from siap.apps.surveys.services.file_columns import blank_workbook
from siap.apps.surveys.services.importing import (
    MOST_FAULTS,
    FileOutcome,
    import_answers,
)
from siap.apps.surveys.services.tokens import invite, renew_tablets
from siap.apps.surveys.views.keeping import here
from siap.kernel.errors import SiapError
from siap.ui import notices
from siap.ui.components import Column
from siap.ui.formatting import reader_language

_FAULT = (
    Column("cell", _("Sel"), header=True),
    Column("column", _("Kolom")),
    Column("found", _("Isinya")),
    Column("wanted", _("Yang diharapkan")),
)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def invitations(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Make invitations and show them once, ready to be printed and cut."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    require(user, "survey.edit", survey.unit.agency.region_id)
    form = InviteForm(request.POST or None)
    made: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        count = form.cleaned_data["count"]
        for token in invite(survey=survey, count=count, by=user, now=timezone.now()):
            address = reverse("surveys:invited", args=[token])
            groups = " ".join(token[start : start + 5] for start in range(0, 20, 5))
            made.append({"code": groups, "address": request.build_absolute_uri(address)})
    context = {
        "survey": survey,
        "form": form,
        "made": made,
        "breadcrumbs": here(survey, gettext("Undangan")),
    }
    status = 422 if form.errors else 200
    return render(request, "surveys/keep/invitations.html", context, status=status)


@require_POST
@login_required
def tablets(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Give tablets a new address, or shut them out."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    keep = request.POST.get("do") != "close"
    renew_tablets(survey=survey, keep=keep, by=user, now=timezone.now())
    said = gettext("Alamat tablet dibuat.") if keep else gettext("Alamat tablet ditutup.")
    notices.done(request, said)
    return redirect("surveys:dashboard", survey.pk)


@require_http_methods(["GET", "POST"])
@login_required
def paper(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Type in one sheet of paper after the other."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    require(user, "survey.enter", survey.unit.agency.region_id)
    first = PaperForm.first() | {"day": request.GET.get("tanggal", timezone.localdate())}
    form = PaperForm(
        request.POST or None, initial=first, survey=survey, extras=extras_of(survey)
    )
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["day"]
        try:
            enter_paper(
                survey=survey, answers=form.answers(), day=day, by=user, now=timezone.now()
            )
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(
                request, gettext("Lembar disimpan. Silakan ketik lembar berikutnya.")
            )
            return redirect(f"{reverse('surveys:paper', args=[survey.pk])}?tanggal={day}")
    context = {
        "survey": survey,
        "form": form,
        "breadcrumbs": here(survey, gettext("Lembar kertas")),
    }
    status = 422 if form.errors else 200
    return render(request, "surveys/keep/paper.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def file(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Take answers from a workbook; mistakes are told by cell."""
    user = signed_in(request)
    survey = survey_kept_by(user, survey_id)
    require(user, "survey.enter", survey.unit.agency.region_id)
    form = FileForm(request.POST or None, request.FILES or None)
    outcome: FileOutcome | None = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            outcome = import_answers(survey=survey, data=data, by=user, now=timezone.now())
        except SiapError as problem:
            refused(form, problem)
    context = {
        "survey": survey,
        "form": form,
        "outcome": outcome,
        "columns": _FAULT,
        "faults": [vars(fault) for fault in outcome.faults] if outcome else [],
        "most": MOST_FAULTS,
        "breadcrumbs": here(survey, gettext("Berkas jawaban")),
    }
    wrong = bool(form.errors) or bool(outcome and outcome.faults)
    return render(request, "surveys/keep/file.html", context, status=422 if wrong else 200)


@require_GET
@login_required
def sheet(request: HttpRequest, survey_id: int) -> HttpResponse:
    """The questions on paper, to be printed, filled in by hand and typed in later."""
    survey = survey_kept_by(signed_in(request), survey_id)
    form = PaperForm(survey=survey, extras=extras_of(survey))
    return render(request, "surveys/keep/sheet.html", {"survey": survey, "form": form})


@require_GET
@login_required
def blank(request: HttpRequest, survey_id: int) -> HttpResponse:
    """An empty workbook for the answers."""
    survey = survey_kept_by(signed_in(request), survey_id)
    return as_file(blank_workbook(survey, reader_language()), "jawaban-survei", "xlsx")
