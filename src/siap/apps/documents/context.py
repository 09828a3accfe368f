"""What every page tells about files that a person waits for."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from siap.apps.documents.views.asked import newly_ready


def ready_files(request: HttpRequest) -> dict[str, object]:
    """The files that have become ready; looked for only by whole pages, which show them."""
    return {"siap_ready_files": SimpleLazyObject(lambda: newly_ready(request))}
