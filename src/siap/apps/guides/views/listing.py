"""Pages that list guides and begin one: by copying, or from a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.accounts.models import User, signed_in
from siap.apps.guides.forms.starting import CopyForm, FileForm
from siap.apps.guides.queries import guides_visible_to
from siap.apps.guides.services import copy_guide, take_file
from siap.apps.plans.queries import regions_for_new_plan
from siap.methodology.guide_files import FileFault, FileRefused, read_guide_file
from siap.methodology.library import edition
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language, titled


def crumbs(here: str, *between: Link) -> list[Link]:
    """The way from the list of guides to a page."""
    start = Link(gettext("Panduan"), reverse("guides:index"))
    return [start, *between, Link(here, current=True)]


@require_GET
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """List the guides of the edition, and those of the person's regions."""
    user = signed_in(request)
    context = {
        "edition": edition(),
        "own": guides_visible_to(user),
        "may_adapt": regions_for_new_plan(user).exists(),
    }
    return render(request, "guides/index.html", context)


@require_GET
@login_required
def shipped(request: HttpRequest, key: str) -> HttpResponse:
    """Show a guide of the edition."""
    guide = edition().guide(key)
    context = {
        "guide": guide,
        "library": edition(),
        "training_url": reverse("guides:shipped_training", args=[key]),
        "may_adapt": regions_for_new_plan(signed_in(request)).exists(),
        "breadcrumbs": crumbs(titled(guide.head)),
    }
    return render(request, "guides/guide.html", context)


def _sources(user: User) -> list[tuple[str, str]]:
    shipped_guides = [(key, titled(guide.head)) for key, guide in edition().guides.items()]
    own = guides_visible_to(user)
    return [*shipped_guides, *((g.key, f"{g.title} ({g.region.name})") for g in own)]


@require_http_methods(["GET", "POST"])
@login_required
def copy(request: HttpRequest) -> HttpResponse:
    """Copy a guide for a region."""
    user = signed_in(request)
    form = CopyForm(
        request.POST or None,
        regions=regions_for_new_plan(user),
        sources=_sources(user),
        initial={"source": request.GET.get("dari", "")},
    )
    if request.method == "POST" and form.is_valid():
        guide = copy_guide(
            region=form.cleaned_data["region"],
            source=form.cleaned_data["source"],
            title=form.cleaned_data["title"],
            by=user,
            now=timezone.now(),
        )
        notices.done(request, gettext("Salinan dibuat. Sesuaikan, lalu terbitkan."))
        return redirect("guides:draft", guide.pk)
    context = {"form": form, "breadcrumbs": crumbs(gettext("Salin panduan"))}
    status = 422 if form.errors else 200
    return render(request, "guides/copy.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def import_file(request: HttpRequest) -> HttpResponse:
    """Take a guide from a file, or say in which lines it is wrong."""
    user = signed_in(request)
    regions = regions_for_new_plan(user)
    form = FileForm(request.POST or None, request.FILES or None, regions=regions)
    faults: tuple[FileFault, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            file = read_guide_file(form.content(), edition=edition())
        except FileRefused as refused:
            form.add_error("file", refused.message(reader_language()))
            faults = refused.faults
        else:
            region = form.cleaned_data["region"]
            guide = take_file(region=region, file=file, by=user, now=timezone.now())
            notices.done(request, gettext("Panduan diambil dari berkas."))
            return redirect("guides:draft", guide.pk)
    language = reader_language()
    context = {
        "form": form,
        "faults": [(fault, fault.message(language)) for fault in faults],
        "breadcrumbs": crumbs(gettext("Impor panduan")),
    }
    status = 422 if form.errors else 200
    return render(request, "guides/import.html", context, status=status)
