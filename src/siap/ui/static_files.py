"""Static files, served from the thread that would otherwise make the page."""

from collections.abc import Callable

from asgiref.sync import async_to_sync
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from servestatic.middleware import (  # type: ignore[import-untyped]
    ServeStaticMiddleware,
)


class StaticFilesMiddleware:
    """
    Give the files that ServeStatic knows; pass everything else on.

    ServeStatic is asynchronous only. Among middleware that is not, every page would go to
    the event loop and back for its sake, and with people waiting each way takes as long as
    others compute.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._static = ServeStaticMiddleware(_nothing_else)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the file of this address, or with what comes after."""
        file = self._static.files.get(request.path_info)
        if file is None:
            return self.get_response(request)
        answer: HttpResponseBase = async_to_sync(self._static.aserve)(file, request)
        return answer


async def _nothing_else(_request: HttpRequest) -> HttpResponseBase:
    return HttpResponse(status=404)
