"""Pages of services for everybody: no account, no script needed."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from siap.apps.organisations.models import Region
from siap.apps.public_services.components import components_of
from siap.apps.public_services.models import Service, StandardVersion
from siap.apps.public_services.paper import (
    cost_words,
    duration_words,
    file_name,
    standard_document,
)
from siap.apps.public_services.prints import as_file, printed
from siap.apps.public_services.queries import (
    in_force,
    in_force_for,
    public_service,
    public_services,
    published_of,
    unit_with_code,
)
from siap.kernel.digits import whole_number
from siap.kernel.errors import NotFound
from siap.ui.components import Fact, Link
from siap.ui.formatting import titled

SERVICES_A_PAGE = 30


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the services, narrowed by words and region."""
    words = request.GET.get("cari", "").strip()[:200]
    region_id = whole_number(request.GET.get("daerah", ""))
    page = Paginator(public_services(words, region_id), SERVICES_A_PAGE).get_page(
        request.GET.get("page")
    )
    standards = in_force_for(list(page), timezone.localdate())
    context = {
        "words": words,
        "region_id": region_id,
        "regions": Region.objects.filter(agencies__service_unit__isnull=False).distinct(),
        "page": page,
        "cards": [_card(service, standards.get(service.pk)) for service in page],
    }
    return render(request, "public_services/index.html", context)


def _card(service: Service, standard: StandardVersion | None) -> dict[str, object]:
    return {
        "service": service,
        "time": duration_words(standard) if standard else "",
        "cost": cost_words(standard) if standard else "",
    }


@require_GET
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show a unit and what it offers."""
    found = unit_with_code(code)
    services = list(found.services.filter(is_open=True))
    standards = in_force_for(services, timezone.localdate())
    context = {
        "unit": found,
        "cards": [_card(service, standards.get(service.pk)) for service in services],
        "breadcrumbs": [
            Link(gettext("Layanan publik"), reverse("public_services:index")),
            Link(str(found), current=True),
        ],
    }
    return render(request, "public_services/unit.html", context)


@require_GET
def service(request: HttpRequest, service_id: int) -> HttpResponse:
    """Show a service and the standard that holds today, or on a day asked for."""
    found = public_service(service_id)
    day = _day(request)
    standard = in_force(found, day)
    context = {
        "service": found,
        "standard": standard,
        "day": day,
        "is_today": day == timezone.localdate(),
        "facts": _facts(found, standard),
        "sections": _sections(standard, "delivery"),
        "others": _sections(standard, "management"),
        "steps": list(standard.steps.all()) if standard else [],
        "versions": published_of(found),
        "breadcrumbs": [
            Link(gettext("Layanan publik"), reverse("public_services:index")),
            Link(str(found.unit), reverse("public_services:unit", args=[found.unit.code])),
            Link(found.name, current=True),
        ],
    }
    return render(request, "public_services/service.html", context)


def _day(request: HttpRequest) -> date:
    """The day asked for; today if none, or none that can be read."""
    try:
        return date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return timezone.localdate()


def _facts(found: Service, standard: StandardVersion | None) -> list[Fact]:
    rows = [
        (gettext("Lama penyelesaian"), duration_words(standard) if standard else ""),
        (gettext("Biaya"), cost_words(standard) if standard else ""),
        (gettext("Untuk siapa"), found.audience),
        (gettext("Cara pelayanan"), str(found.get_delivery_display())),
        (gettext("Jam pelayanan"), found.unit.hours),
        (gettext("Alamat"), found.unit.address),
        (gettext("Kontak layanan"), found.unit.contact),
    ]
    return [Fact(label, value) for label, value in rows if value]


def _sections(standard: StandardVersion | None, group: str) -> list[dict[str, object]]:
    """Each component of a group: key, title and its lines."""
    if standard is None:
        return []
    return [
        {
            "key": each.key,
            "title": titled(each),
            "lines": [
                line
                for line in standard.components.get(each.key, "").splitlines()
                if line.strip()
            ],
        }
        for each in components_of(standard.ruleset)
        if each.group == group
    ]


@require_GET
def standard_file(request: HttpRequest, service_id: int, format_name: str) -> HttpResponse:
    """Print the standard that holds today, or on a day asked for."""
    found = public_service(service_id)
    standard = in_force(found, _day(request))
    if standard is None or standard.valid_from is None:
        raise NotFound("not-found", where=f"standard of {service_id}")
    standard.service = found
    # Dated by the standard, so that the same standard is the same file every day.
    document = standard_document(standard, day=standard.valid_from)
    return as_file(printed(document, format_name), file_name(found), format_name)
