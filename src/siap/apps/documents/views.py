"""Pages of documents: choose and preview, wait, download."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.accounts.models import signed_in
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.forms import PrintForm
from siap.apps.documents.services import (
    Export,
    build_document,
    export,
    may_print,
    ready_file,
    shelf_of,
    state_of,
)
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import plan_visible_to
from siap.kernel.errors import NotFound, Unavailable
from siap.methodology.library import edition
from siap.rendering import html
from siap.rendering.registry import RENDERERS
from siap.rendering.tree import Language
from siap.ui.components import Link
from siap.ui.formatting import reader_language


@dataclass(frozen=True)
class Page:
    """A page on which something is printed: its title, its documents, its way back."""

    title: str
    kinds: dict[str, str]
    subject: str = ""
    back: Link | None = None


def _language() -> Language:
    return "en" if reader_language() == "en" else "id"


@require_http_methods(["GET", "POST"])
@login_required
def plan(request: HttpRequest, plan_id: int) -> HttpResponseBase:
    """Print the plan."""
    found = plan_visible_to(signed_in(request), plan_id)
    kinds = {"plan": gettext("Dokumen rencana"), "workbook": gettext("Semua lembar kerja")}
    return _choose(request, found, Page(gettext("Cetak rencana"), kinds))


@require_http_methods(["GET", "POST"])
@login_required
def sheet(request: HttpRequest, plan_id: int, worksheet_id: str) -> HttpResponseBase:
    """Print one worksheet by itself."""
    found = plan_visible_to(signed_in(request), plan_id)
    worksheet = edition(found.edition).worksheet(worksheet_id)
    title = worksheet.title if _language() == "id" else worksheet.title_en
    back = Link(
        f"{worksheet.number} {title}",
        reverse("worksheets:sheet", args=[plan_id, worksheet_id]),
    )
    kinds = {"sheet": gettext("Lembar kerja")}
    return _choose(request, found, Page(gettext("Cetak lembar"), kinds, worksheet_id, back))


@require_http_methods(["GET", "POST"])
@login_required
def terms(request: HttpRequest, plan_id: int, topic_key: str) -> HttpResponseBase:
    """Print the terms of reference of a topic's meetings."""
    found = plan_visible_to(signed_in(request), plan_id)
    kinds = {"terms": gettext("Kerangka acuan")}
    page = Page(
        gettext("Cetak kerangka acuan"), kinds, topic_key, _topic_link(plan_id, topic_key)
    )
    return _choose(request, found, page)


@require_http_methods(["GET", "POST"])
@login_required
def minutes(request: HttpRequest, plan_id: int, topic_key: str) -> HttpResponseBase:
    """Print the minutes of a topic."""
    found = plan_visible_to(signed_in(request), plan_id)
    kinds = {"minutes": gettext("Berita acara")}
    page = Page(
        gettext("Cetak berita acara"), kinds, topic_key, _topic_link(plan_id, topic_key)
    )
    return _choose(request, found, page)


def _topic_link(plan_id: int, topic_key: str) -> Link:
    label = gettext("Topik {key}").format(key=topic_key)
    return Link(label, reverse("framework:topic", args=[plan_id, topic_key]))


def _choose(request: HttpRequest, found: Plan, page: Page) -> HttpResponseBase:
    user = signed_in(request)
    personal = may_print(user, found)
    form = PrintForm(
        request.POST or None,
        kinds=page.kinds,
        language=_language(),
        may_see_personal=personal,
    )
    if request.method == "POST" and form.is_valid():
        wanted, format_name = form.wanted(page.subject)
        made = export(plan=found, wanted=wanted, format_name=format_name, by=user)
        return _hand_over(request, found, made)
    context: dict[str, object] = {
        "plan": found,
        "page": page,
        "form": form,
        "breadcrumbs": _crumbs(found, page),
    }
    if page.subject:
        wanted = Wanted(
            kind=next(iter(page.kinds)),
            subject=page.subject,
            language=_language(),
            personal=personal,
        )
        made_document = build_document(found, wanted)
        context["paper"] = mark_safe(html.fragment(made_document))  # noqa: S308 - built escaped
    return render(
        request, "documents/choose.html", context, status=422 if form.errors else 200
    )


def _crumbs(found: Plan, page: Page) -> list[Link]:
    crumbs = [
        Link(gettext("Rencana"), reverse("plans:home")),
        Link(found.title, reverse("framework:plan", args=[found.pk])),
    ]
    return [*crumbs, *([page.back] if page.back else []), Link(page.title, current=True)]


def _hand_over(request: HttpRequest, found: Plan, made: Export) -> HttpResponseBase:
    """Send the file if it is ready, else the person to the page that waits for it."""
    user = signed_in(request)
    where = [found.pk, made.key, made.name, made.format]
    ready = state_of(found, made.key, made.format, by=user) == "ready"
    return redirect(f"documents:{'download' if ready else 'progress'}", *where)


@require_GET
@login_required
def preview(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the plan as it will be printed."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    wanted = Wanted(kind="plan", language=_language(), personal=may_print(user, found))
    paper = html.fragment(build_document(found, wanted))
    page = Page(gettext("Pratinjau rencana"), {})
    back = Link(gettext("Cetak rencana"), reverse("documents:plan", args=[plan_id]))
    crumbs = _crumbs(found, page)
    context = {
        "plan": found,
        "page": page,
        "paper": mark_safe(paper),  # noqa: S308 - built escaped
        "breadcrumbs": [*crumbs[:-1], back, crumbs[-1]],
    }
    return render(request, "documents/preview.html", context)


@require_GET
@login_required
def progress(
    request: HttpRequest, plan_id: int, key: str, name: str, format_name: str
) -> HttpResponseBase:
    """Wait for a file; the part that tells how far it is can be fetched by itself."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    state = state_of(found, key, format_name, by=user)
    problem: Unavailable | None = None
    if state == "failed":
        problem = shelf_of(found).failure(key, format_name)
    page = Page(gettext("Mencetak"), {})
    context = {
        "plan": found,
        "page": page,
        "state": state,
        "problem": problem.message(_language()) if problem else "",
        "file_url": reverse("documents:download", args=[plan_id, key, name, format_name]),
        "label": RENDERERS[format_name].labels[_language()],
        "breadcrumbs": _crumbs(found, page),
    }
    whole = request.headers.get("HX-Request") != "true"
    template = "documents/progress.html" if whole else "documents/progress_part.html"
    return render(request, template, context)


@require_GET
@login_required
def download(
    request: HttpRequest, plan_id: int, key: str, name: str, format_name: str
) -> HttpResponseBase:
    """Send a finished file."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    path = ready_file(found, key, format_name, by=user)
    if path is None:
        raise NotFound("not-found", where=f"{key}.{format_name}")
    # In one piece: under ASGI a file that is read on the way would hold up the server.
    response = HttpResponse(
        path.read_bytes(), content_type=RENDERERS[format_name].media_type
    )
    name_of_file = content_disposition_header(
        as_attachment=True, filename=f"{name}.{format_name}"
    )
    response["Content-Disposition"] = str(name_of_file)
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
@cache_control(public=True, max_age=3600)
def stylesheet(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django hands it in
    """The look of papers on the screen."""
    return HttpResponse(html.stylesheet(), content_type="text/css; charset=utf-8")
