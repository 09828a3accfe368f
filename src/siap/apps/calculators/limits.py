"""How much a visitor may ask of the machine, since nobody has to sign in here."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Final

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from siap.kernel.addresses import sender_of
from siap.kernel.digits import whole_number
from siap.ui.errors import error_response

MOST_BYTES: Final = 512 * 1024
A_MINUTE: Final = 60
MOST_A_MINUTE: Final = 120
"""Calculations of one address in a minute; a hall of people may share an address."""

View = Callable[..., HttpResponse]


def limited(view: View) -> View:
    """
    Refuse what is too large or too often before anything of it is read.

    The check against forged requests is done after that, for it reads the whole body.
    """
    checked = csrf_protect(view)

    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST":
            if _length(request) > MOST_BYTES:
                return error_response(request, 413)
            if _too_often(request):
                message = _(
                    "Terlalu banyak hitungan dalam semenit. Tunggu, lalu kirim lagi."
                )
                return error_response(request, 429, message)
        return checked(request, *args, **kwargs)

    return csrf_exempt(update_wrapper(answer, view))


def _length(request: HttpRequest) -> int:
    text = str(request.META.get("CONTENT_LENGTH") or "0")
    length = whole_number(text)
    return MOST_BYTES + 1 if length is None else length


def _too_often(request: HttpRequest) -> bool:
    key = f"calculators:{sender_of(str(request.META.get('REMOTE_ADDR', '')))}"
    counts = caches["counts"]
    if counts.add(key, 1, timeout=A_MINUTE):
        return False
    try:
        return counts.incr(key) > MOST_A_MINUTE
    except ValueError:  # the minute ended between the two
        return False
