"""Errors as pages: one clear message instead of a traceback or a blank screen."""

import logging
from collections.abc import Callable
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from siap.kernel.errors import Conflict, Forbidden, NotFound, SiapError, Unavailable
from siap.ui.formatting import reader_language

LOG: Final = logging.getLogger("siap.ui")
_STATUS: Final[tuple[tuple[type[SiapError], int], ...]] = (
    (Forbidden, 403),
    (NotFound, 404),
    (Conflict, 409),
    (Unavailable, 503),
)
_PAGES: Final = frozenset({400, 403, 404, 413, 503})


class ErrorPageMiddleware:
    """Turn what a service refused, or a database that is away, into a page or JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """
        Pass the request on; Django calls `process_exception` when a view fails.

        An address with the one sign that no record can hold leads nowhere: PostgreSQL
        would refuse the question.
        """
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return error_response(request, 404)
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """
        Answer for an exception we can explain.

        Returns:
            The response, or None to let Django go on (404 of Django, real mistakes).
        """
        if isinstance(exception, SiapError):
            return error_response(
                request, status_of(exception), exception.message(reader_language())
            )
        if isinstance(exception, RequestDataTooBig):
            return error_response(request, 413)
        if isinstance(exception, OperationalError):
            LOG.error("The database did not answer", exc_info=exception)
            return error_response(request, 503)
        return None


def status_of(error: SiapError) -> int:
    """Give the HTTP status that fits an error of ours; 400 unless listed."""
    return next((code for kind, code in _STATUS if isinstance(error, kind)), 400)


def error_response(
    request: HttpRequest, status: int, message: str = "", *, page: str = ""
) -> HttpResponse:
    """
    Make the answer for a failed request.

    Args:
        request: What failed; a script that asks for JSON gets JSON.
        status: The HTTP status.
        message: What happened and what to do, in the reader's language; may be empty.
        page: Template to use instead of the one of the status.

    Returns:
        The page of that status, or `{"message": ...}`.
    """
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"message": message}, status=status)
    template = page or f"{status if status in _PAGES else 400}.html"
    return render(request, template, {"message": message}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django itself refused (`handler400`)."""
    too_big = isinstance(exception, RequestDataTooBig)
    return error_response(request, 413 if too_big else 400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose protection token is missing or out of date."""
    LOG.info("Form refused: %s", reason)
    message = _(
        "Halaman itu sudah terlalu lama terbuka, atau kuki dimatikan di peramban Anda. "
        "Kembali ke halaman tadi, muat ulang, lalu kirim sekali lagi."
    )
    return error_response(request, 403, message, page="siap/stale_form.html")
