"""Pages on which a region keeps boxes, tablets and messages."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.accounts.models import signed_in
from siap.apps.public_services.models import ServiceUnit
from siap.apps.public_services.permissions import abilities_in, require
from siap.apps.public_services.queries import region_kept_by, unit_kept_by
from siap.apps.public_services.views.keeping import crumbs, refused
from siap.apps.ratings.evidence import recent_key
from siap.apps.ratings.forms import KioskForm, SlipsForm
from siap.apps.ratings.models import PaperCount
from siap.apps.ratings.queries import (
    kiosk_kept_by,
    kiosks_of,
    messages_of,
    paper_counts,
    rated_units,
)
from siap.apps.ratings.services.devices import (
    close_kiosk,
    count_paper,
    open_kiosk,
    token_of,
)
from siap.kernel.errors import SiapError
from siap.ui import notices
from siap.ui.components import Link

MESSAGES_A_PAGE = 50


def _here(unit: ServiceUnit, title: str) -> list[Link]:
    region = unit.agency.region
    up = Link(
        pgettext("tiga warna", "Penilaian"), reverse("ratings:keep", args=[region.pk])
    )
    return crumbs(region, up, Link(f"{unit}: {title}", current=True))


@require_GET
@login_required
def region(request: HttpRequest, region_id: int) -> HttpResponse:
    """List the units with what can be done for their ratings."""
    user = signed_in(request)
    found = region_kept_by(user, region_id)
    context = {
        "region": found,
        "units": rated_units(found.pk),
        "abilities": abilities_in(user, found.pk),
        "breadcrumbs": crumbs(
            found, Link(pgettext("tiga warna", "Penilaian"), current=True)
        ),
    }
    return render(request, "ratings/keep/region.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def kiosks(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Open and close the tablets of a unit."""
    user = signed_in(request)
    unit = unit_kept_by(user, unit_id)
    form = KioskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        open_kiosk(unit=unit, by=user, now=timezone.now(), **form.cleaned_data)
        notices.done(request, gettext("Tablet didaftarkan. Buka alamatnya di tablet itu."))
        return redirect("ratings:kiosks", unit.pk)
    today = timezone.localdate()
    abilities = abilities_in(user, unit.agency.region_id)
    rows = [
        {
            "kiosk": each,
            "open": each.closed_at is None and each.expires_on >= today,
            "address": request.build_absolute_uri(
                reverse("ratings:kiosk", args=[token_of(each)])
            ),
        }
        for each in kiosks_of(unit)
    ]
    context = {
        "unit": unit,
        "form": form,
        "rows": rows if "rating.device" in abilities else [],
        "abilities": abilities,
        "breadcrumbs": _here(unit, gettext("Tablet")),
    }
    status = 422 if form.errors else 200
    return render(request, "ratings/keep/kiosks.html", context, status=status)


@require_POST
@login_required
def shut_kiosk(request: HttpRequest, kiosk_id: int) -> HttpResponse:
    """Take a tablet's leave away."""
    user = signed_in(request)
    kiosk = kiosk_kept_by(user, kiosk_id)
    close_kiosk(kiosk=kiosk, by=user, now=timezone.now())
    notices.done(request, gettext("Tablet ditutup. Penilaian darinya tidak diterima lagi."))
    return redirect("ratings:kiosks", kiosk.unit_id)


@require_http_methods(["GET", "POST"])
@login_required
def paper(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Write down the slips of a box, day by day."""
    user = signed_in(request)
    unit = unit_kept_by(user, unit_id)
    counts = paper_counts(unit)
    form = SlipsForm(request.POST or None, initial=_first(request, counts))
    if request.method == "POST" and form.is_valid():
        try:
            count_paper(
                unit=unit,
                slips=form.slips(),
                seen_version=form.cleaned_data["version"],
                by=user,
                now=timezone.now(),
            )
        except SiapError as problem:
            refused(form, problem)
        else:
            notices.done(request, gettext("Hitungan kertas disimpan."))
            return redirect("ratings:paper", unit.pk)
    context = {
        "unit": unit,
        "form": form,
        "counts": counts,
        "abilities": abilities_in(user, unit.agency.region_id),
        "breadcrumbs": _here(unit, gettext("Hitungan kertas")),
    }
    status = 422 if form.errors else 200
    return render(request, "ratings/keep/paper.html", context, status=status)


def _first(request: HttpRequest, counts: list[PaperCount]) -> dict[str, object]:
    """Today's empty form, or the count that somebody wants to put right."""
    asked = request.GET.get("tanggal", "")
    for count in counts:
        if str(count.day) == asked:
            names = ("day", "red", "yellow", "green", "counters", "version")
            return {name: getattr(count, name) for name in names}
    return {"day": timezone.localdate(), "version": 0}


@require_GET
@login_required
def messages(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Read what people wrote beside their votes; not for everybody who may look in."""
    user = signed_in(request)
    unit = unit_kept_by(user, unit_id)
    require(user, "rating.messages", unit.agency.region_id)
    page = Paginator(messages_of(unit), MESSAGES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "unit": unit,
        "page": page,
        "voice": recent_key(unit, timezone.now()),
        "breadcrumbs": _here(unit, gettext("Pesan")),
    }
    return render(request, "ratings/keep/messages.html", context)
