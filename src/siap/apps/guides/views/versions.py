"""Pages of published versions: publish, read, export, history, retire."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.audit.models import Change
from siap.apps.audit.queries import changes_of_subject
from siap.apps.guides.forms.showing import name_of, part_name, shown
from siap.apps.guides.forms.starting import PublishForm
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.permissions import can_adapt, require_adapting
from siap.apps.guides.queries import (
    guide_visible_to,
    published_guide,
    version_of,
    versions_of,
)
from siap.apps.guides.services import publish, set_retired
from siap.apps.guides.views.listing import crumbs
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.guide_drafts import Draft, faults_of
from siap.methodology.guide_files import write_guide_file
from siap.methodology.library import edition
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language

CHANGES_A_PAGE = 50


def _overview(guide: AdaptedGuide) -> Link:
    return Link(guide.title, reverse("guides:draft", args=[guide.pk]))


@require_http_methods(["GET", "POST"])
@login_required
def publish_page(request: HttpRequest, guide_id: int) -> HttpResponse:
    """Publish a draft without faults."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    require_adapting(user, guide.region_id)
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        try:
            version = publish(guide=guide, note=note, by=user, now=timezone.now())
        except (InvalidInput, Conflict) as problem:
            form.add_error(None, problem.message(reader_language()))
        else:
            text = gettext("Versi {number} diterbitkan.").format(number=version.number)
            notices.done(request, text)
            return redirect("guides:draft", guide_id)
    context = {
        "guide": guide,
        "form": form,
        "count": len(faults_of(guide.draft, edition=edition(guide.edition))),
        "newest": next(iter(versions_of(guide)), None),
        "breadcrumbs": crumbs(gettext("Terbitkan"), _overview(guide)),
    }
    status = 422 if form.errors else 200
    return render(request, "guides/publish.html", context, status=status)


@require_GET
@login_required
def version_page(request: HttpRequest, guide_id: int, number: int) -> HttpResponse:
    """Show a published version."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    version = version_of(guide, number)
    context = {
        "guide": published_guide(guide.pk, number)[0],
        "library": edition(guide.edition),
        "version": version,
        "own": guide,
        "training_url": reverse("guides:training", args=[guide.pk]),
        "may_adapt": can_adapt(user, guide.region_id),
        "breadcrumbs": crumbs(
            gettext("Versi {number}").format(number=number), _overview(guide)
        ),
    }
    return render(request, "guides/guide.html", context)


def _file(guide: AdaptedGuide, draft: Draft, ending: str) -> HttpResponse:
    library = edition(guide.edition)
    data = write_guide_file(draft, edition=library, based_on=guide.based_on)
    response = HttpResponse(data, content_type="application/yaml")
    name = f"panduan-{slugify(guide.title)[:60]}-{ending}.yaml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
@login_required
def export_draft(request: HttpRequest, guide_id: int) -> HttpResponse:
    """Give the draft as a file, if it has no fault."""
    guide = guide_visible_to(signed_in(request), guide_id)
    return _file(guide, guide.draft, gettext("rancangan"))


@require_GET
@login_required
def export_version(request: HttpRequest, guide_id: int, number: int) -> HttpResponse:
    """Give a published version as a file."""
    guide = guide_visible_to(signed_in(request), guide_id)
    return _file(guide, version_of(guide, number).content, f"v{number}")


@require_POST
@login_required
def retire(request: HttpRequest, guide_id: int) -> HttpResponse:
    """Offer a guide to new plans no longer, or again."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    retired = request.POST.get("retired") == "1"
    set_retired(guide=guide, retired=retired, by=user, now=timezone.now())
    done = gettext("Panduan tidak lagi ditawarkan untuk rencana baru.")
    again = gettext("Panduan kembali ditawarkan untuk rencana baru.")
    notices.done(request, done if retired else again)
    return redirect("guides:draft", guide_id)


@require_GET
@login_required
def history(request: HttpRequest, guide_id: int) -> HttpResponse:
    """Show every change of a guide: who, when, before, after."""
    user = signed_in(request)
    guide = guide_visible_to(user, guide_id)
    page = Paginator(changes_of_subject(guide.key), CHANGES_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "guide": guide,
        "page": page,
        "changes": [(change, *_told(change)) for change in page],
        "may_adapt": can_adapt(user, guide.region_id),
        "breadcrumbs": crumbs(gettext("Riwayat"), _overview(guide)),
    }
    return render(request, "guides/history.html", context)


def _told(change: Change) -> tuple[str, str, str]:
    part, colon, name = change.field.partition(":")
    if not colon:
        where = name_of(change.field, "head")
    else:
        where = f"{part_name(part)} · {name_of(name, part)}"
    return where, shown(change.before), shown(change.after)
