"""How a request for a page gets a thread and a connection to the records."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, Final

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_started
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.http import HttpRequest
from django.http.response import HttpResponseBase

KEPT_THREADS: Final = 8


class PagesHandler(ASGIHandler):
    """
    Django's handler, with one thread for all of a request, kept for further ones.

    As it comes, each piece of middleware takes a request to the event loop and back into
    its thread, and each request has a new thread, thus a new connection to the records.
    All of ours is synchronous, and with several people at once each way back has to wait
    for what the others compute.
    """

    def __init__(self) -> None:
        super().__init__()
        self._idle: list[ThreadPoolExecutor] = []
        """Only touched by the event loop."""
        connection_created.connect(note_file)
        request_started.connect(let_go_of_replaced_files)

    def load_middleware(self, is_async: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Chain the middleware for a thread, whatever Django asks for."""
        super().load_middleware(is_async=False)

    async def __call__(
        self, scope: dict[str, Any], receive: Callable[..., Any], send: Callable[..., Any]
    ) -> None:
        """Answer a request in a thread that has nothing else to do."""
        thread = self._idle.pop() if self._idle else ThreadPoolExecutor(max_workers=1)
        try:
            async with ThreadSensitiveContext(executor=thread):
                await super().__call__(scope, receive, send)
        finally:
            if len(self._idle) < KEPT_THREADS:
                self._idle.append(thread)
            else:
                _end(thread)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """Go through middleware and view in one go."""
        answer: HttpResponseBase = await sync_to_async(self.get_response)(request)
        return answer

    def close(self, *, seconds: float) -> None:
        """Close all idle connections, so that everything is in the file itself."""
        ended = [_end(thread) for thread in self._idle]
        self._idle.clear()
        wait(ended, timeout=seconds)
        connections.close_all()


def _end(thread: ThreadPoolExecutor) -> Future[None]:
    closed = thread.submit(connections.close_all)
    thread.shutdown(wait=False)
    return closed


def note_file(*, connection: BaseDatabaseWrapper, **_signal: object) -> None:
    """Keep with a new connection which file it has open; only SQLite has one."""
    connection.opened_file = _file_of(connection)  # type: ignore[attr-defined]


def let_go_of_replaced_files(**_signal: object) -> None:
    """Close connections to a file that is not there any more: `siap restore` was run."""
    for connection in connections.all(initialized_only=True):
        opened = getattr(connection, "opened_file", None)
        if opened is not None and opened != _file_of(connection):
            connection.close()


def _file_of(connection: BaseDatabaseWrapper) -> tuple[int, int] | None:
    if connection.vendor != "sqlite":
        return None
    try:
        found = Path(connection.settings_dict["NAME"]).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
