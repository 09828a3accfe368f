"""Pages on which a region keeps its units and services."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from siap.apps.accounts.models import User, signed_in
from siap.apps.organisations.models import Region
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import plans_visible_to
from siap.apps.public_services.forms import ServiceForm, UnitForm
from siap.apps.public_services.permissions import abilities_in
from siap.apps.public_services.queries import (
    gaps_of,
    in_force,
    region_kept_by,
    regions_kept_by,
    service_kept_by,
    unit_kept_by,
    units_of,
    versions_of,
)
from siap.apps.public_services.services.catalogue import (
    add_service,
    add_unit,
    change_service,
    change_unit,
)
from siap.kernel.errors import SiapError
from siap.ui import notices
from siap.ui.components import Link
from siap.ui.formatting import reader_language


def crumbs(region: Region, *links: Link) -> list[Link]:
    """The way back up to the services of a region."""
    return [
        Link(gettext("Kelola layanan"), reverse("public_services:keep")),
        Link(region.name, reverse("public_services:region", args=[region.pk])),
        *links,
    ]


def refused(form: Form, problem: SiapError) -> None:
    """Tell at the field, or above the form, what a service refused."""
    field = problem.where if problem.where in form.fields else None
    form.add_error(field, problem.message(reader_language()))


@require_GET
@login_required
def regions(request: HttpRequest) -> HttpResponse:
    """Choose a region; with only one, go there."""
    found = list(regions_kept_by(signed_in(request)))
    if len(found) == 1:
        return redirect("public_services:region", found[0].pk)
    return render(request, "public_services/keep/regions.html", {"regions": found})


@require_GET
@login_required
def region(request: HttpRequest, region_id: int) -> HttpResponse:
    """Show the units of a region and how complete their standards are."""
    user = signed_in(request)
    found = region_kept_by(user, region_id)
    context = {
        "region": found,
        "units": units_of(found),
        "abilities": abilities_in(user, found.pk),
        "breadcrumbs": [*crumbs(found)[:-1], Link(found.name, current=True)],
    }
    return render(request, "public_services/keep/region.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new_unit(request: HttpRequest, region_id: int) -> HttpResponse:
    """Add a unit."""
    user = signed_in(request)
    found = region_kept_by(user, region_id)
    form = UnitForm(request.POST or None, region=found)
    if request.method == "POST" and form.is_valid():
        try:
            unit = add_unit(region=found, new=form.new(), by=user, now=timezone.now())
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(
                request, gettext("Unit ditambahkan. Sekarang tambahkan layanannya.")
            )
            return redirect("public_services:new_service", unit.pk)
    title = gettext("Unit pelayanan baru")
    return _form_page(request, form, title, crumbs(found, Link(title, current=True)))


@require_http_methods(["GET", "POST"])
@login_required
def edit_unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Change where people find a unit."""
    user = signed_in(request)
    unit = unit_kept_by(user, unit_id)
    first = {name: getattr(unit, name) for name in ("address", "hours", "contact")}
    form = UnitForm(
        request.POST or None, initial=first, region=unit.agency.region, fixed=True
    )
    if request.method == "POST" and form.is_valid():
        change_unit(unit=unit, new=form.new(), by=user, now=timezone.now())
        notices.done(request, gettext("Keterangan unit disimpan."))
        return redirect("public_services:region", unit.agency.region_id)
    here = crumbs(unit.agency.region, Link(str(unit), current=True))
    return _form_page(request, form, str(unit), here)


@require_http_methods(["GET", "POST"])
@login_required
def new_service(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Add a service to a unit."""
    user = signed_in(request)
    unit = unit_kept_by(user, unit_id)
    form = ServiceForm(
        request.POST or None,
        initial={"delivery": "direct", "is_open": True},
        plans=_plans(unit.agency.region, user),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = add_service(unit=unit, facts=form.facts(), by=user, now=timezone.now())
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(
                request, gettext("Layanan ditambahkan. Sekarang susun standarnya.")
            )
            return redirect("public_services:keep_service", made.pk)
    title = gettext("Layanan baru di {unit}").format(unit=unit)
    return _form_page(
        request, form, title, crumbs(unit.agency.region, Link(title, current=True))
    )


def _plans(found: Region, user: User, current: int | None = None) -> Any:
    """The plans of a region that a person may know of, and the one that is set."""
    known = Q(pk__in=plans_visible_to(user).values("pk")) | Q(pk=current)
    return Plan.objects.filter(known, region=found).order_by("title")


def _form_page(
    request: HttpRequest, form: Form, title: str, breadcrumbs: list[Link]
) -> HttpResponse:
    context = {"form": form, "title": title, "breadcrumbs": breadcrumbs}
    status = 422 if form.errors else 200
    return render(request, "public_services/keep/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def edit_service(request: HttpRequest, service_id: int) -> HttpResponse:
    """Change what is said of a service."""
    user = signed_in(request)
    service = service_kept_by(user, service_id)
    here = service.unit.agency.region
    form = ServiceForm(
        request.POST or None,
        initial=ServiceForm.first(service),
        plans=_plans(here, user, service.plan_id),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_service(
                service=service,
                facts=form.facts(),
                seen_version=form.cleaned_data["version"] or 0,
                by=user,
                now=timezone.now(),
            )
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(request, gettext("Layanan disimpan."))
            return redirect("public_services:keep_service", service.pk)
    back = Link(service.name, reverse("public_services:keep_service", args=[service.pk]))
    title = gettext("Ubah layanan")
    return _form_page(request, form, title, crumbs(here, back, Link(title, current=True)))


@require_GET
@login_required
def keep_service(request: HttpRequest, service_id: int) -> HttpResponse:
    """Show a service with the versions of its standard."""
    user = signed_in(request)
    service = service_kept_by(user, service_id)
    versions = list(versions_of(service))
    draft = next((each for each in versions if each.state == "draft"), None)
    here = service.unit.agency.region
    context = {
        "service": service,
        "versions": versions,
        "draft": draft,
        "gaps": gaps_of(draft) if draft else [],
        "current": in_force(service, timezone.localdate()),
        "abilities": abilities_in(user, here.pk),
        "breadcrumbs": crumbs(here, Link(service.name, current=True)),
    }
    return render(request, "public_services/keep/service.html", context)
