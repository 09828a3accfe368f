"""How the server gives requests a thread and a connection."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

from siap.project import pages_handler
from siap.project.pages_handler import PagesHandler

SEEN: list[int] = []
MET = threading.Barrier(2)


def noting(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    def middleware(request: HttpRequest) -> HttpResponse:
        SEEN.append(threading.get_ident())
        return get_response(request)

    return middleware


def page(_request: HttpRequest) -> HttpResponse:
    SEEN.append(threading.get_ident())
    return HttpResponse("halo")


def meeting(_request: HttpRequest) -> HttpResponse:
    MET.wait(timeout=10)
    return page(_request)


urlpatterns = [path("", page), path("temu/", meeting)]


@pytest.fixture
def handler(settings) -> PagesHandler:
    SEEN.clear()
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "siap.ui.static_files.StaticFilesMiddleware",
        "django.middleware.gzip.GZipMiddleware",
        f"{__name__}.noting",
    ]
    return PagesHandler()


async def get(handler: PagesHandler, address: str) -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []
    asked = [{"type": "http.request", "body": b""}]
    gone = asyncio.Event()

    async def receive() -> dict[str, Any]:
        if asked:
            return asked.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": address,
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
    }
    await handler(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)


def test_middleware_and_view_share_a_thread_that_serves_the_next_request(
    handler: PagesHandler,
) -> None:
    async def twice() -> list[tuple[int, bytes]]:
        return [await get(handler, "/"), await get(handler, "/")]

    assert asyncio.run(twice()) == [(200, b"halo")] * 2
    assert len(SEEN) == 4
    assert len(set(SEEN)) == 1
    assert threading.get_ident() not in SEEN


def test_requests_at_once_have_a_thread_each(handler: PagesHandler) -> None:
    async def both() -> Any:
        return await asyncio.gather(get(handler, "/temu/"), get(handler, "/temu/"))

    assert [status for status, _ in asyncio.run(both())] == [200, 200]
    assert len(set(SEEN)) == 2


def test_a_static_file_comes_whole_and_no_view_is_asked(handler: PagesHandler) -> None:
    status, body = asyncio.run(get(handler, "/static/siap/img/mark.svg"))

    assert status == 200
    assert body.endswith(b"</svg>\n")
    assert SEEN == []


def test_a_stopped_server_leaves_no_thread_behind(handler: PagesHandler) -> None:
    before = threading.active_count()
    asyncio.run(get(handler, "/"))

    handler.close(seconds=5)

    assert threading.active_count() <= before


def test_a_connection_ends_when_its_file_was_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any
) -> None:
    file = tmp_path / "a.sqlite3"
    own = {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "CONN_MAX_AGE": 60}
    connections = ConnectionHandler({"default": own})
    monkeypatch.setattr(pages_handler, "connections", connections)
    connection = connections["default"]

    with django_db_blocker.unblock():
        connection.ensure_connection()
        pages_handler.note_file(connection=connection)
        pages_handler.let_go_of_replaced_files()
        kept = connection.connection
        file.rename(tmp_path / "b.sqlite3")
        file.touch()
        pages_handler.let_go_of_replaced_files()

    assert kept is not None
    assert connection.connection is None
