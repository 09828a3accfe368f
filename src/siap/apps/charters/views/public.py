"""Charters for everybody: what is promised, whether it is kept, and one tap to say no."""

import secrets
import uuid
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from siap.apps.charters.consents import consents_in
from siap.apps.charters.forms import VoiceForm
from siap.apps.charters.measuring import Measuring, Reading
from siap.apps.charters.models import Charter, Side
from siap.apps.charters.paper import charter_paper, file_name
from siap.apps.charters.queries import public_charter, public_charters, public_pledge
from siap.apps.charters.services.printing import printed
from siap.apps.charters.services.voices import say_not_kept
from siap.apps.public_services.prints import as_file
from siap.apps.public_services.queries import public_service
from siap.apps.public_services.senders import trace_of
from siap.kernel.errors import InvalidInput, NotFound
from siap.ui.components import Link

_COOKIE: Final = "siap_janji"
CHARTERS_A_PAGE: Final = 15
_COOKIE_SECONDS: Final = 24 * 60 * 60


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the charters in force with how many of their promises are kept."""
    measuring = Measuring(today=timezone.localdate(), now=timezone.now())
    page = Paginator(public_charters(), CHARTERS_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"charter": each, **_summed(measuring.readings(each))} for each in page]
    return render(request, "charters/index.html", {"rows": rows, "page": page})


def _summed(readings: list[Reading]) -> dict[str, int]:
    return {
        "promises": len(readings),
        "kept": sum(reading.kept is True for reading in readings),
        "broken": sum(reading.kept is False for reading in readings),
        "voices": sum(reading.voices for reading in readings),
    }


@require_GET
def charter(request: HttpRequest, service_id: int) -> HttpResponse:
    """Show a charter, how its promises are kept, and a button for each."""
    service = public_service(service_id)
    found = public_charter(service_id)
    readings = []
    if found is not None:
        measuring = Measuring(today=timezone.localdate(), now=timezone.now())
        readings = measuring.readings(found)
    context = {
        "service": service,
        "charter": found,
        "rows": [{"reading": each, "key": uuid.uuid4()} for each in readings],
        "signatures": _signatures(found),
        "consents": consents_in(found.agreement) if found and found.agreement else [],
        "channels": found.channels.splitlines() if found else [],
        "said": request.GET.get("kabar", ""),
        "breadcrumbs": [
            Link(gettext("Maklumat"), reverse("charters:index")),
            Link(service.name, current=True),
        ],
    }
    response = render(request, "charters/charter.html", context)
    if not request.get_signed_cookie(_COOKIE, default=""):
        response.set_signed_cookie(
            _COOKIE,
            secrets.token_hex(12),
            max_age=_COOKIE_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


def _signatures(found: Charter | None) -> list[dict[str, object]]:
    """Who signed; only those who sign for the provider are named."""
    if found is None:
        return []
    return [
        {
            "office": each.office,
            "name": each.name if each.side == Side.PROVIDER else "",
            "side": each.get_side_display(),
            "signed_on": each.signed_on,
        }
        for each in found.signatures.all()
        if each.signed_on
    ]


@require_POST
def not_kept(request: HttpRequest, pledge_id: int) -> HttpResponse:
    """Take one tap: this promise was not kept."""
    pledge = public_pledge(pledge_id)
    form = VoiceForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("missing", where="key")
    now = timezone.now()
    outcome = say_not_kept(
        pledge=pledge,
        key=form.cleaned_data["key"],
        trace=trace_of(request, timezone.localdate(now)),
        browser=str(request.get_signed_cookie(_COOKIE, default="") or ""),
        now=now,
    )
    said = "sudah" if outcome == "repeat" else "diterima"
    address = reverse("charters:charter", args=[pledge.charter.service_id])
    return redirect(f"{address}?kabar={said}")


@require_GET
def paper(request: HttpRequest, service_id: int, kind: str) -> HttpResponse:
    """The charter in force as a poster or a leaflet."""
    public_service(service_id)
    found = public_charter(service_id)
    if found is None:
        raise NotFound("not-found", where=f"charter of {service_id}")
    return paper_response(request, found, kind)


def paper_response(request: HttpRequest, found: Charter, kind: str) -> HttpResponse:
    """
    A charter on paper.

    Raises:
        NotFound: The kind is neither `poster` nor `lembaran`.
    """
    made = printed(charter_paper(found, address_of(request, found)), kind)
    return as_file(made, file_name(found.service.name, kind), "pdf")


def address_of(request: HttpRequest, found: Charter) -> str:
    """The full address of a charter's page."""
    own = reverse("charters:charter", args=[found.service_id])
    return request.build_absolute_uri(own)
