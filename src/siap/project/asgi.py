"""The application as a server sees it: web pages, and live streams beside them."""

import os

from django.core.asgi import get_asgi_application

from siap.live.server import Receive, Scope, Send

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siap.project.settings.prod")

_pages = get_asgi_application()

# Models can be imported only after the line above.
from siap.apps.meetings.streaming import live_app  # noqa: E402

_live = live_app()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a request to the live streams or to the pages."""
    if _live.wants(scope):
        await _live(scope, receive, send)
    else:
        await _pages(scope, receive, send)  # type: ignore[arg-type]
