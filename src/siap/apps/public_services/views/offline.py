"""The script that lets a tablet open its page without a connection."""

from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

_SCRIPT: Final = (
    Path(__file__).parents[1] / "static" / "public_services" / "offline_worker.js"
)


@require_GET
@cache_control(no_cache=True)
def worker(_request: HttpRequest) -> HttpResponse:
    """Serve the worker from an address above the pages that it may look after."""
    response = HttpResponse(_SCRIPT.read_bytes(), content_type="text/javascript")
    response["Service-Worker-Allowed"] = "/"
    return response
