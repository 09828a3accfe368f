"""What every call goes through: method, jurisdiction, refusals in the form asked for."""

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Final

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from siap.apps.complaints.models import Desk
from siap.apps.open311 import reading
from siap.apps.open311.models import ApiKey
from siap.apps.open311.services import key_of
from siap.apps.open311.shapes import Answer, Refused, refusal, write
from siap.kernel.errors import Forbidden, NotFound, SiapError, Unavailable

LOG: Final = logging.getLogger("siap.open311")
FORMS: Final = {"json", "xml"}

Call = Callable[..., Answer]


def served(*methods: str) -> Callable[[Call], Callable[..., HttpResponse]]:
    """Write what a call gives, or why it refuses, in the form of the address."""

    def around(call: Call) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @wraps(call)
        def view(request: HttpRequest, form: str, **path: object) -> HttpResponse:
            wanted = form if form in FORMS else "xml"
            try:
                _require_method(request, methods)
                answer = call(request, **path)
            except Exception as problem:  # noqa: BLE001 - told in the form that was asked for
                answer = refusal(_refused(problem))
            return write(answer, wanted)

        return view

    return around


def _require_method(request: HttpRequest, methods: tuple[str, ...]) -> None:
    if request.method == "HEAD":
        request.method = "GET"
    if request.method not in methods:
        raise Refused(405, "This method is not served here.")


_STATUS: Final[Mapping[type[SiapError], int]] = {
    Unavailable: 503,
    Forbidden: 403,
    NotFound: 404,
}
"""HTTP status of our own errors; 400 for all others."""


_UNREADABLE: Final = (SuspiciousOperation, BadRequest, MultiPartParserError)


def _refused(problem: Exception) -> Refused:
    if isinstance(problem, Refused):
        return problem
    if isinstance(problem, SiapError):
        status = _STATUS.get(type(problem), 400)
        told = "" if status == 503 else problem.code
        return Refused(status, problem.message("en"), told)
    if isinstance(problem, RequestDataTooBig):
        return Refused(413, "The request is too large.")
    if isinstance(problem, Http404):
        return Refused(404, "There is no such thing.")
    if isinstance(problem, _UNREADABLE):
        return Refused(400, "The request cannot be read.")
    LOG.error("A call failed", exc_info=problem)
    return Refused(500, "This went wrong on our side. It has been written down.")


def desk_of(request: HttpRequest) -> Desk:
    """The desk that `jurisdiction_id` names; not needed where there is only one."""
    wanted = reading.arguments(request).get("jurisdiction_id", "")
    desks = Desk.objects.select_related("region")
    if wanted:
        found = desks.filter(slug=wanted).first()
        if found is None:
            raise Refused(404, "There is no such jurisdiction_id.")
        return found
    several = list(desks[:2])
    if len(several) != 1:
        raise Refused(400, "jurisdiction_id is required here.")
    return several[0]


def required_key(desk: Desk, given: Mapping[str, str]) -> ApiKey:
    """
    The key that a program sends along.

    Raises:
        Refused: 403, there is none, or it is not valid at this desk.
    """
    key = key_of(desk, given.get("api_key", ""))
    if key is None:
        raise Refused(403, "api_key is missing or not valid here.")
    return key
