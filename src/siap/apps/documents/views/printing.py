"""Choosing a paper's form, looking at it, having it made."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.builders.setting import UNISSUED, Issued
from siap.apps.documents.forms import PrintForm
from siap.apps.documents.services import (
    Export,
    build_document,
    export,
    export_package,
    may_print,
    state_of,
)
from siap.apps.documents.views.asked import asked_for, remember
from siap.apps.documents.views.pages import Page, crumbs, language
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in
from siap.apps.plans.queries import plan_visible_to
from siap.kernel.errors import NotFound
from siap.methodology.document_outlines import outline
from siap.methodology.library import edition
from siap.rendering import html
from siap.ui.components import Link


@require_http_methods(["GET", "POST"])
@login_required
def plan(request: HttpRequest, plan_id: int) -> HttpResponseBase:
    """Print the plan."""
    found = plan_visible_to(signed_in(request), plan_id)
    kinds = {"plan": gettext("Dokumen rencana"), "workbook": gettext("Semua lembar kerja")}
    return _choose(request, found, Page(gettext("Dokumen rencana"), kinds))


@require_http_methods(["GET", "POST"])
@login_required
def sheet(request: HttpRequest, plan_id: int, worksheet_id: str) -> HttpResponseBase:
    """Print one worksheet by itself."""
    found = plan_visible_to(signed_in(request), plan_id)
    worksheet = edition(found.edition).worksheet(worksheet_id)
    title = worksheet.title if language() == "id" else worksheet.title_en
    back = Link(
        f"{worksheet.number} {title}",
        reverse("worksheets:sheet", args=[plan_id, worksheet_id]),
    )
    kinds = {"sheet": gettext("Lembar kerja")}
    page = Page(gettext("Cetak lembar"), kinds, worksheet_id, back, previewed=True)
    return _choose(request, found, page)


@require_http_methods(["GET", "POST"])
@login_required
def paper(
    request: HttpRequest, plan_id: int, kind: str, topic_key: str = ""
) -> HttpResponseBase:
    """Print a paper of the plan, or of one of its topics."""
    found = plan_visible_to(signed_in(request), plan_id)
    known = outline(kind)
    if known.paper.about != ("topic" if topic_key else "plan"):
        raise NotFound("not-found", where=f"document {kind} {topic_key}")
    title = known.title.in_language(language())
    back = _topic_link(plan_id, topic_key) if topic_key else None
    topic = back.url if back else None
    page = Page(title, {kind: title}, topic_key, back, previewed=True, topic=topic)
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
        language=language(),
        may_see_personal=personal,
    )
    kind = next(iter(page.kinds))
    if request.method == "POST" and form.is_valid():
        wanted, format_name = form.wanted(page.subject)
        wanted = replace(wanted, issue=_address(request, page))
        made = export(plan=found, wanted=wanted, format_name=format_name, by=user)
        return _hand_over(request, found, made)
    known = outline(kind).paper
    context: dict[str, object] = {
        "plan": found,
        "page": page,
        "form": form,
        "asked": asked_for(request, found),
        "summary": known.summary.in_language(language()) if known.summary else "",
        "issue_key": f"{kind}:{page.subject}"
        if known.issued and "paper.issue" in abilities_in(user, found)
        else "",
        "breadcrumbs": crumbs(found, page),
    }
    if page.previewed:
        wanted = Wanted(
            kind=kind,
            subject=page.subject,
            language=language(),
            personal=personal,
            issue=_address(request, page),
        )
        made_document = build_document(found, wanted)
        context["paper"] = mark_safe(html.fragment(made_document))  # noqa: S308 - built escaped
    status = 422 if form.errors else 200
    return render(request, "documents/choose.html", context, status=status)


def _address(request: HttpRequest, page: Page) -> Issued:
    """Where a code on the paper leads to: the page of the topic that it is about."""
    if page.topic is None:
        return UNISSUED
    return Issued(address=request.build_absolute_uri(page.topic))


def _hand_over(request: HttpRequest, found: Plan, made: Export) -> HttpResponseBase:
    """Send the file if it is ready, else the person to the page that waits for it."""
    user = signed_in(request)
    where = [found.pk, made.key, made.name, made.format]
    ready = state_of(found, made.key, made.format, by=user) == "ready"
    if not ready:
        remember(request, found, made)
    return redirect(f"documents:{'download' if ready else 'progress'}", *where)


@require_POST
@login_required
def package(request: HttpRequest, plan_id: int) -> HttpResponseBase:
    """Put the papers of a plan together without names, for other regions to copy."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    made = export_package(plan=found, language=language(), by=user)
    return _hand_over(request, found, made)
