"""Pages of workbooks: downloading, handing in, differences, result."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.accounts.models import signed_in
from siap.apps.imports.forms import WorkbookForm
from siap.apps.imports.models import Upload
from siap.apps.imports.queries import open_uploads
from siap.apps.imports.services import NewFile
from siap.apps.imports.views import own_upload
from siap.apps.imports.workbooks.page import shown_in_page
from siap.apps.imports.workbooks.taking import (
    Answers,
    diff_of,
    start_workbook,
    take_workbook,
)
from siap.apps.imports.workbooks.writing import workbook_of
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in, require
from siap.apps.plans.queries import plan_visible_to
from siap.apps.worksheets.queries import worksheets_of
from siap.kernel.errors import Conflict, InvalidInput, NotFound
from siap.methodology.library import edition
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _breadcrumbs(plan: Plan, *here: str) -> list[Link]:
    links = [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(plan.title, reverse("framework:plan", args=[plan.pk])),
    ]
    if not here:
        return [*links, Link(gettext("Buku kerja"), current=True)]
    above = Link(gettext("Buku kerja"), reverse("imports:workbook", args=[plan.pk]))
    return [*links, above, Link(here[0], current=True)]


@require_http_methods(["GET", "POST"])
@login_required
def workbook(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Download the plan as a workbook, or hand a filled one in."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    abilities = abilities_in(user, plan)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        require(user, "sheet.import", plan)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                upload = start_workbook(
                    plan=plan,
                    file=NewFile(name=str(file.name), data=file.read()),
                    language=reader_language(),
                    by=user,
                    now=timezone.now(),
                )
            except InvalidInput as problem:
                form.add_error("file", problem.message(reader_language()))
            else:
                return redirect("imports:differences", plan_id, upload.token)
    else:
        require(user, "plan.export", plan)
    waiting = open_uploads(user, plan_id, now=timezone.now(), workbooks=True)
    context = {
        "plan": plan,
        "form": form,
        "may_import": "sheet.import" in abilities,
        "worksheets": _titled(plan),
        "waiting": waiting,
        "breadcrumbs": _breadcrumbs(plan),
    }
    status = 422 if form.errors else 200
    return render(request, "imports/workbook.html", context, status=status)


def _titled(plan: Plan) -> list[tuple[str, str]]:
    english = reader_language() == "en"
    return [
        (one.id, f"{one.number} {one.title_en if english else one.title}")
        for one in worksheets_of(plan)
    ]


@require_GET
@login_required
def download(request: HttpRequest, plan_id: int, worksheet_id: str = "") -> HttpResponse:
    """Give a worksheet or the whole plan as a workbook to be filled off-line."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "plan.export", plan)
    one = edition(plan.edition).worksheet(worksheet_id) if worksheet_id else None
    data = workbook_of(
        plan,
        worksheets_of(plan) if one is None else [one],
        now=timezone.now(),
        language=reader_language(),
        personal="sheet.edit" in abilities_in(user, plan),
    )
    name = gettext("buku-kerja")
    which = f"{plan.pk}" if one is None else f"{one.number}-{plan.pk}"
    response = HttpResponse(data, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}-{which}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@login_required
def differences(request: HttpRequest, plan_id: int, token: uuid.UUID) -> HttpResponse:
    """Show what a workbook would change, ask what must be asked, and take it."""
    upload = _own_workbook(request, plan_id, token)
    if upload.batch is not None:
        return redirect("imports:workbook-taken", plan_id, token)
    answers = _answers(request)
    if request.method != "POST":
        return _differences_page(request, upload, answers)
    try:
        done = take_workbook(
            upload=upload, answers=answers, by=signed_in(request), now=timezone.now()
        )
    except (Conflict, InvalidInput) as problem:
        said = problem.message(reader_language())
        status = 409 if isinstance(problem, Conflict) else 422
        return _differences_page(request, upload, answers, problem=said, status=status)
    text = gettext(
        "%(added)d baris ditambahkan, %(changed)d baris diubah, %(removed)d baris dihapus."
    )
    undo_url = reverse("worksheets:undo", args=[plan_id, done.batch])
    notices.done(request, text % done.outcome, undo_url=undo_url)
    return redirect("imports:workbook-taken", plan_id, token)


def _own_workbook(request: HttpRequest, plan_id: int, token: uuid.UUID) -> Upload:
    upload = own_upload(request, plan_id, token)
    if upload.part:
        raise NotFound("import-expired", where=str(token))
    return upload


def _answers(request: HttpRequest) -> Answers:
    posted = request.POST
    mine = {
        name.removeprefix("pilih:")
        for name, value in posted.items()
        if name.startswith("pilih:") and value == "saya"
    }
    return Answers(
        seen=posted.get("tanda", ""),
        mine=frozenset(mine),
        removed=frozenset(posted.getlist("hapus")),
        again=frozenset(posted.getlist("lagi")),
        language=reader_language(),
    )


def _differences_page(
    request: HttpRequest,
    upload: Upload,
    answers: Answers,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "plan": upload.plan,
        "upload": upload,
        "breadcrumbs": _breadcrumbs(upload.plan, gettext("Perbedaan")),
    }
    try:
        diff = diff_of(upload, language=reader_language())
        context |= shown_in_page(diff, language=reader_language(), answers=answers)
    except InvalidInput as fault:
        problem, status = fault.message(reader_language()), 422
    context["problem"] = problem
    return render(request, "imports/differences.html", context, status=status)


@require_GET
@login_required
def taken(request: HttpRequest, plan_id: int, token: uuid.UUID) -> HttpResponse:
    """Tell what was taken, and let it be undone."""
    upload = _own_workbook(request, plan_id, token)
    if upload.batch is None:
        return redirect("imports:differences", plan_id, token)
    context = {
        "plan": upload.plan,
        "upload": upload,
        "outcome": upload.outcome,
        "breadcrumbs": _breadcrumbs(upload.plan, gettext("Hasil")),
    }
    return render(request, "imports/workbook_taken.html", context)
