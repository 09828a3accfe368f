"""Pages of agreement: versions, answers, differences."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.agreements.forms import PutForm, ReopenForm, ResponseForm
from siap.apps.agreements.models import Response
from siap.apps.agreements.queries import (
    agreement_of,
    frozen_content,
    shown_difference,
    version_of,
    versions_of,
)
from siap.apps.agreements.services import (
    close_agreement,
    current_agreement,
    put_to_agreement,
    record_response,
    reopen,
)
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in
from siap.apps.plans.queries import plan_visible_to
from siap.apps.worksheets.queries import read_sheets
from siap.kernel.digits import whole_number
from siap.kernel.errors import InvalidInput, NotFound, SiapError
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Worksheet
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language, titled


def _crumbs(plan: Plan, worksheet: Worksheet, here: str) -> list[Link]:
    sheet = reverse("worksheets:sheet", args=[plan.pk, worksheet.id])
    return [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(plan.title, reverse("framework:plan", args=[plan.pk])),
        Link(f"{worksheet.number} {titled(worksheet)}", sheet),
        Link(here, current=True),
    ]


def _refused(form: Form, problem: SiapError) -> None:
    field = problem.where if problem.where in form.fields else None
    form.add_error(field, problem.message(reader_language()))


@require_http_methods(["GET", "POST"])
@login_required
def sheet(request: HttpRequest, plan_id: int, worksheet_id: str) -> HttpResponse:
    """Show the versions of a worksheet and its running agreement; put it to agreement."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    form = PutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            put_to_agreement(
                plan=plan,
                worksheet_id=worksheet_id,
                offices=form.names(),
                due=form.cleaned_data["due"],
                by=user,
                now=timezone.now(),
            )
        except InvalidInput as problem:
            _refused(form, problem)
        else:
            notices.done(request, gettext("Lembar diajukan dan dikunci."))
            return redirect("agreements:sheet", plan_id, worksheet_id)
    current = current_agreement(plan, worksheet_id)
    context = {
        "plan": plan,
        "worksheet": worksheet,
        "form": form,
        "current": current,
        "responses": list(current.responses.all()) if current else [],
        "versions": versions_of(plan, worksheet_id),
        "reopen_form": ReopenForm(),
        "abilities": abilities_in(user, plan),
        "today": timezone.localdate(),
        "breadcrumbs": _crumbs(plan, worksheet, gettext("Kesepakatan")),
    }
    status = 422 if form.errors else 200
    return render(request, "agreements/sheet.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def respond(
    request: HttpRequest, plan_id: int, agreement_id: int, response_id: int
) -> HttpResponse:
    """Write down the answer of an office."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    agreement = agreement_of(plan, agreement_id)
    response = Response.objects.filter(agreement=agreement, pk=response_id).first()
    if response is None:
        raise NotFound("not-found", where=f"response {response_id}")
    initial = {
        "answer": response.answer,
        "person": response.person,
        "note": response.note,
        "on": response.answered_on or timezone.localdate(),
    }
    form = ResponseForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            record_response(
                response=response, given=form.given(), by=user, now=timezone.now()
            )
        except InvalidInput as problem:
            _refused(form, problem)
        else:
            notices.done(request, gettext("Tanggapan dicatat."))
            return redirect("agreements:sheet", plan_id, agreement.version.worksheet)
    worksheet = edition(plan.edition).worksheet(agreement.version.worksheet)
    context = {
        "plan": plan,
        "response": response,
        "agreement": agreement,
        "worksheet": worksheet,
        "form": form,
        "breadcrumbs": _crumbs(plan, worksheet, response.office),
    }
    status = 422 if form.errors else 200
    return render(request, "agreements/respond.html", context, status=status)


@require_POST
@login_required
def close(request: HttpRequest, plan_id: int, agreement_id: int) -> HttpResponse:
    """Say that a version is agreed."""
    user = signed_in(request)
    agreement = agreement_of(plan_visible_to(user, plan_id), agreement_id)
    close_agreement(agreement=agreement, by=user, now=timezone.now())
    notices.done(request, gettext("Disepakati. Versi ini dibekukan."))
    return redirect("agreements:sheet", plan_id, agreement.version.worksheet)


@require_POST
@login_required
def open_again(request: HttpRequest, plan_id: int, agreement_id: int) -> HttpResponse:
    """Let a worksheet be changed again, with a reason."""
    user = signed_in(request)
    agreement = agreement_of(plan_visible_to(user, plan_id), agreement_id)
    reopen(
        agreement=agreement,
        reason=request.POST.get("reason", ""),
        by=user,
        now=timezone.now(),
    )
    notices.done(request, gettext("Lembar dibuka lagi."))
    return redirect("agreements:sheet", plan_id, agreement.version.worksheet)


@require_GET
@login_required
def compare(
    request: HttpRequest, plan_id: int, worksheet_id: str, number: int
) -> HttpResponse:
    """Show what differs between a version and another, or what stands there now."""
    plan = plan_visible_to(signed_in(request), plan_id)
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    before = version_of(plan, worksheet_id, number)
    asked = whole_number(request.GET.get("dengan", ""))
    if asked is not None:
        after = frozen_content(version_of(plan, worksheet_id, asked))
    else:
        after = read_sheets(plan, [worksheet]).content
    context = {
        "plan": plan,
        "worksheet": worksheet,
        "before": before,
        "after": asked,
        "rows": shown_difference(
            worksheet, frozen_content(before), after, language=reader_language()
        ),
        "versions": versions_of(plan, worksheet_id),
        "breadcrumbs": _crumbs(plan, worksheet, gettext("Perbedaan")),
    }
    return render(request, "agreements/compare.html", context)
