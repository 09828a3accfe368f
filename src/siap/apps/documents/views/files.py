"""Waiting for a file, and taking it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from siap.apps.accounts.models import signed_in
from siap.apps.documents.services import place_of, ready_file, shelf_of, state_of
from siap.apps.documents.shelf import PACKAGE
from siap.apps.documents.views.asked import forget
from siap.apps.documents.views.pages import Page, crumbs, label_of, language
from siap.apps.plans.queries import plan_visible_to
from siap.kernel.errors import NotFound, Unavailable
from siap.rendering import html
from siap.rendering.registry import RENDERERS


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
        "place": place_of(found, key, format_name, by=user),
        "problem": problem.message(language()) if problem else "",
        "file_url": reverse("documents:download", args=[plan_id, key, name, format_name]),
        "label": label_of(format_name),
        "breadcrumbs": crumbs(found, page),
    }
    whole = request.headers.get("HX-Request") != "true"
    template = "documents/progress.html" if whole else "documents/progress_part.html"
    return render(request, template, context)


def _media_type(format_name: str) -> str:
    if format_name == PACKAGE:
        return "application/zip"
    return RENDERERS[format_name].media_type


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
    forget(request, found, key, format_name)
    # In one piece: under ASGI a file that is read on the way would hold up the server.
    content = path.read_bytes()
    response = HttpResponse(content, content_type=_media_type(format_name))
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
