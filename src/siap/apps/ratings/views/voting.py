"""Pages on which people vote: their own phone, and the tablet at the door."""

import json
import secrets
import uuid
from datetime import datetime
from typing import Final

import segno
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from siap.apps.public_services.queries import unit_with_code
from siap.apps.public_services.senders import trace_of
from siap.apps.ratings.forms import RateForm
from siap.apps.ratings.models import Colour
from siap.apps.ratings.services.devices import kiosk_with_token
from siap.apps.ratings.services.votes import (
    Ballot,
    Sender,
    cast_by_phone,
    cast_on_kiosk,
)
from siap.kernel.errors import InvalidInput

_COOKIE: Final = "siap_suara"
_COOKIE_SECONDS: Final = 24 * 60 * 60
_MOST_IN_A_BATCH: Final = 200
FACES: Final = (
    (Colour.GREEN, "green"),
    (Colour.YELLOW, "yellow"),
    (Colour.RED, "red"),
)


@never_cache
@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, code: str) -> HttpResponse:
    """Let somebody judge a unit in one tap, without an account and without a script."""
    unit = unit_with_code(code)
    browser = str(request.get_signed_cookie(_COOKIE, default="") or "")
    form = RateForm(request.POST or None, initial=RateForm.first())
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        sender = Sender(trace=trace_of(request, timezone.localdate(now)), browser=browser)
        outcome = cast_by_phone(unit=unit, ballot=form.ballot(now), sender=sender, now=now)
        thanks = reverse("ratings:thanks", args=[code])
        return redirect(f"{thanks}?ulang=1" if outcome == "repeat" else thanks)
    context = {"unit": unit, "form": form, "faces": FACES}
    status = 422 if form.errors else 200
    response = render(request, "ratings/rate.html", context, status=status)
    if not browser:
        response.set_signed_cookie(
            _COOKIE,
            secrets.token_hex(12),
            max_age=_COOKIE_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


@require_GET
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    """Thank for a vote, or say why it was not counted again."""
    context = {"unit": unit_with_code(code), "repeat": "ulang" in request.GET}
    return render(request, "ratings/thanks.html", context)


def rate_address(request: HttpRequest, code: str) -> str:
    """The address behind a QR code."""
    return request.build_absolute_uri(reverse("ratings:rate", args=[code]))


@require_GET
def qr_code(request: HttpRequest, code: str) -> HttpResponse:
    """The QR code of a unit as a picture."""
    unit = unit_with_code(code)
    made = segno.make(rate_address(request, unit.code), error="q")
    picture = made.svg_inline(scale=8, border=4, omitsize=True)
    text = picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return HttpResponse(text, content_type="image/svg+xml")


@require_GET
def door_sign(request: HttpRequest, code: str) -> HttpResponse:
    """A sheet for the door: what to do, and the QR code."""
    unit = unit_with_code(code)
    context = {"unit": unit, "address": rate_address(request, unit.code)}
    return render(request, "ratings/door_sign.html", context)


@never_cache
@require_GET
def kiosk(request: HttpRequest, token: str) -> HttpResponse:
    """The tablet's page: three large buttons, nothing else."""
    found = kiosk_with_token(token, today=timezone.localdate())
    context = {"unit": found.unit, "token": token, "faces": FACES, "kiosk": found}
    return render(request, "ratings/kiosk.html", context)


# The signed token in the address is the tablet's leave; a page that lay off-line for days
# holds no other.
@csrf_exempt
@require_POST
def kiosk_votes(request: HttpRequest, token: str) -> HttpResponse:
    """Take what a tablet kept; the keys in the answer may be forgotten there."""
    now = timezone.now()
    found = kiosk_with_token(token, today=timezone.localdate(now))
    taken = cast_on_kiosk(kiosk=found, ballots=_ballots(request.body), now=now)
    return JsonResponse({"taken": [str(key) for key in taken]})


def _ballots(body: bytes) -> list[Ballot]:
    """
    Read what a tablet sent.

    Raises:
        InvalidInput: It is not the JSON that a tablet sends.
    """
    try:
        items = json.loads(body)["items"][:_MOST_IN_A_BATCH]
        return [_ballot(item) for item in items]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidInput("voice-broken-batch", where="items") from error


def _ballot(item: dict[str, object]) -> Ballot:
    at = datetime.fromisoformat(str(item["at"]))
    if at.tzinfo is None:
        raise ValueError
    return Ballot(colour=int(str(item["colour"])), key=uuid.UUID(str(item["key"])), at=at)
