"""The plan as it will be printed, chapter by chapter: whole it is too much for a phone."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import signed_in
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.services import build_document, may_print
from siap.apps.documents.views.pages import Page, crumbs, language
from siap.apps.plans.queries import plan_visible_to
from siap.rendering.html_chapters import chapters
from siap.ui.components import Link


@require_GET
@login_required
def preview(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show one chapter, and the way to the others."""
    user = signed_in(request)
    found = plan_visible_to(user, plan_id)
    wanted = Wanted(kind="plan", language=language(), personal=may_print(user, found))
    parts = chapters(build_document(found, wanted), "?page={number}")
    shown = Paginator(parts, 1).get_page(request.GET.get("page"))
    page = Page(gettext("Pratinjau rencana"), {})
    back = Link(gettext("Dokumen rencana"), reverse("documents:plan", args=[plan_id]))
    way = crumbs(found, page)
    context = {
        "plan": found,
        "page": page,
        "shown": shown,
        "contents": [
            Link(part.title, f"?page={number}", current=number == shown.number)
            for number, part in enumerate(parts, start=1)
        ],
        "paper": mark_safe(shown[0].html),  # noqa: S308 - built escaped
        "breadcrumbs": [*way[:-1], back, way[-1]],
    }
    return render(request, "documents/preview.html", context)
