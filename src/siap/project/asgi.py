"""The application as a server sees it: web pages, and live streams beside them."""

import os

from django.core.asgi import get_asgi_application

from siap.live.server import Receive, Scope, Send

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siap.project.settings.prod")

get_asgi_application()  # sets Django up

# Models can be imported only after the line above.
from siap.apps.meetings.streaming import live_app  # noqa: E402
from siap.project.pages_handler import PagesHandler  # noqa: E402

_pages = PagesHandler()
_live = live_app()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a request to the live streams or to the pages."""
    if _live.wants(scope):
        await _live(scope, receive, send)
    else:
        await _pages(scope, receive, send)  # type: ignore[arg-type]


def close() -> None:
    """Let go of the records, after the server has stopped."""
    _pages.close(seconds=1)
