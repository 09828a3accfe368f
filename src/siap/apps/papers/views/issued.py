"""Pages of the papers of a plan: list, issue, look at, download, take back."""

from collections.abc import Callable
from io import BytesIO

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.organisations.models import Agency
from siap.apps.papers.forms import IssueForm, VoidForm
from siap.apps.papers.models import PaperState
from siap.apps.papers.queries import choices_of, paper_of, papers_of
from siap.apps.papers.services import (
    finish_paper,
    issue_document,
    paper_file,
    void_paper,
)
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in, require
from siap.apps.plans.queries import plan_visible_to
from siap.kernel.errors import InvalidInput, Unavailable
from siap.rendering.glyphs import glyph_warning
from siap.rendering.registry import RENDERERS
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language


def _check_url(request: HttpRequest) -> Callable[[str], str]:
    return lambda code: request.build_absolute_uri(reverse("papers:check", args=[code]))


def _crumbs(plan: Plan, *more: Link) -> list[Link]:
    first = [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(plan.title, reverse("framework:plan", args=[plan.pk])),
        Link(gettext("Dokumen"), reverse("documents:list", args=[plan.pk])),
    ]
    name = gettext("Naskah resmi")
    if not more:
        return [*first, Link(name, current=True)]
    return [*first, Link(name, reverse("papers:list", args=[plan.pk])), *more]


@require_GET
@login_required
def papers(request: HttpRequest, plan_id: int) -> HttpResponse:
    """List the papers of a plan."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "plan.export", plan)
    context = {
        "plan": plan,
        "papers": papers_of(plan),
        "abilities": abilities_in(user, plan),
        "breadcrumbs": _crumbs(plan),
    }
    return render(request, "papers/list.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def issue(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Give a document a number and issue it."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "paper.issue", plan)
    agencies = Agency.objects.filter(region=plan.region)
    form = IssueForm(
        request.POST or None,
        choices=choices_of(plan, reader_language()),
        agencies=agencies,
        today=timezone.localdate(),
        initial={
            "agency": plan.lead_partner_id,
            "document": request.GET.get("naskah", ""),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            paper = issue_document(
                plan=plan,
                issue=form.issue(),
                check_url=_check_url(request),
                by=user,
                now=timezone.now(),
            )
        except InvalidInput as problem:
            where = problem.where if problem.where in form.fields else None
            form.add_error(where, problem.message(reader_language()))
        except Unavailable as problem:
            messages.error(request, problem.message(reader_language()))
            return redirect("papers:list", plan_id)
        else:
            notices.done(request, gettext("Naskah diterbitkan dan dibekukan."))
            return redirect("papers:paper", plan_id, paper.pk)
    context = {
        "plan": plan,
        "form": form,
        "has_agency": agencies.exists(),
        "breadcrumbs": _crumbs(plan, Link(gettext("Terbitkan naskah"), current=True)),
    }
    status = 422 if form.errors else 200
    return render(request, "papers/issue.html", context, status=status)


@require_GET
@login_required
def paper(request: HttpRequest, plan_id: int, paper_id: int) -> HttpResponse:
    """Show one paper: its files, their fingerprints, what it replaces."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    require(user, "plan.export", plan)
    return _paper_page(request, plan, paper_id, VoidForm())


def _paper_page(
    request: HttpRequest, plan: Plan, paper_id: int, form: VoidForm
) -> HttpResponse:
    found = paper_of(plan, paper_id)
    newer = [each for each in found.replaced_by.all() if each.state == PaperState.ISSUED]
    language = reader_language()
    files = [(each, RENDERERS[each.format].labels[language]) for each in found.files.all()]
    context = {
        "plan": plan,
        "paper": found,
        "newer": newer,
        "glyphs": glyph_warning(found.choices.get("boxes", []), reader_language()),
        "files": files,
        "form": form,
        "check_url": _check_url(request)(found.code),
        "abilities": abilities_in(signed_in(request), plan),
        "breadcrumbs": _crumbs(plan, Link(found.number, current=True)),
    }
    status = 422 if form.errors else 200
    return render(request, "papers/paper.html", context, status=status)


@require_GET
@login_required
def download(
    request: HttpRequest, plan_id: int, paper_id: int, format_name: str
) -> HttpResponseBase:
    """Send a file of a paper, byte for byte as issued."""
    user = signed_in(request)
    found = paper_of(plan_visible_to(user, plan_id), paper_id)
    content = paper_file(paper=found, format_name=format_name, by=user)
    name = slugify(f"{found.number} {found.title}".replace("/", "-"))[:100].strip("-")
    response = FileResponse(
        BytesIO(content),
        as_attachment=True,
        filename=f"{name}.{format_name}",
        content_type=RENDERERS[format_name].media_type,
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@login_required
def finish(request: HttpRequest, plan_id: int, paper_id: int) -> HttpResponse:
    """Try again to make the files of a paper that has its number."""
    user = signed_in(request)
    found = paper_of(plan_visible_to(user, plan_id), paper_id)
    try:
        finish_paper(
            paper=found, check_url=_check_url(request), by=user, now=timezone.now()
        )
    except Unavailable as problem:
        messages.error(request, problem.message(reader_language()))
    else:
        notices.done(request, gettext("Naskah diterbitkan dan dibekukan."))
    return redirect("papers:paper", plan_id, paper_id)


@require_POST
@login_required
def void(request: HttpRequest, plan_id: int, paper_id: int) -> HttpResponse:
    """Take a paper back, with a reason."""
    user = signed_in(request)
    plan = plan_visible_to(user, plan_id)
    form = VoidForm(request.POST)
    if not form.is_valid():
        require(user, "paper.issue", plan)
        return _paper_page(request, plan, paper_id, form)
    found = paper_of(plan, paper_id)
    reason = form.cleaned_data["reason"]
    void_paper(paper=found, reason=reason, by=user, now=timezone.now())
    notices.done(request, gettext("Naskah dibatalkan. Nomornya tidak dipakai lagi."))
    return redirect("papers:paper", plan_id, paper_id)
