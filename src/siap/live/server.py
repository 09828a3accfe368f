"""The small ASGI application beside the web pages: streams of events and live fragments."""

import asyncio
import gzip
import logging
import secrets
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol
from urllib.parse import parse_qs

from siap.live.events import cursor
from siap.live.hub import PATROL_SECONDS, Hub, Subscriber

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

HEARTBEAT_SECONDS: Final = 15.0
_LOG: Final = logging.getLogger(__name__)
_STREAM: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
_FRAGMENT: Final = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"vary", b"accept-encoding"),
]


@dataclass(frozen=True)
class Pass:
    """
    What a token lets one see: a room, as one of its views, in a language.

    `person` is whom it was given to, and whose right may end before the token does.
    """

    room: int
    view: str
    language: str
    audiences: frozenset[str]
    person: str = ""


class Doors(Protocol):
    """What the application that owns the rooms provides."""

    def admit(self, token: str) -> Pass | None:
        """The pass that a token stands for; None for a wrong one. Must not block."""

    def welcome(self, passes: Sequence[Pass]) -> list[bool]:
        """Which of these passes still hold, in their order; may block."""

    def fragment(self, pass_: Pass) -> str:
        """The live part of a view as HTML, the same for all with this view; may block."""


class LiveApp:
    """Serves `<prefix><token>` (events) and `<prefix><token>/bagian` (HTML)."""

    def __init__(self, *, prefix: str, hub: Hub, doors: Doors) -> None:
        self._prefix = prefix
        self._hub = hub
        self._doors = doors
        self._asked: list[tuple[Pass, asyncio.Future[bool | None]]] = []
        self._asking: asyncio.Task[None] | None = None
        self._streams: dict[Subscriber, Pass] = {}
        self._patrol: asyncio.Task[None] | None = None
        self._made: dict[tuple[int, str, str], tuple[int, asyncio.Task[bytes]]] = {}

    def wants(self, scope: Scope) -> bool:
        """Whether a request is for this application."""
        return scope["type"] == "http" and str(scope["path"]).startswith(self._prefix)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        token, _, rest = str(scope["path"])[len(self._prefix) :].partition("/")
        pass_ = self._doors.admit(token)
        if pass_ is None or scope["method"] != "GET" or rest not in {"", "bagian"}:
            # 204 is what tells a browser not to ask again.
            await _answer(send, 204, [(b"cache-control", b"no-store")], b"")
        elif (is_welcome := await self._is_welcome(pass_)) is not True:
            status = 204 if is_welcome is False else 503
            await _answer(send, status, [(b"cache-control", b"no-store")], b"")
        elif rest:
            await self._send_fragment(pass_, scope, send)
        else:
            await self._send_events(pass_, scope, receive, send)

    async def _is_welcome(self, pass_: Pass) -> bool | None:
        """
        Whether a pass still holds; None where nobody can tell just now.

        Asked for all together who came while the last were asked for.
        """
        answer: asyncio.Future[bool | None] = asyncio.get_running_loop().create_future()
        self._asked.append((pass_, answer))
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask_for_all())
        return await answer

    async def _ask_for_all(self) -> None:
        while self._asked:
            asked, self._asked = self._asked, []
            passes = list(dict.fromkeys(pass_ for pass_, _ in asked))
            found: Sequence[bool | None] = [None] * len(passes)
            try:
                found = await self._hub.ask(partial(self._doors.welcome, passes))
            except Exception:  # noqa: BLE001 - they come again
                _LOG.exception("Who may listen could not be read.")
            held = dict(zip(passes, found, strict=True))
            for pass_, answer in asked:
                if not answer.done():
                    answer.set_result(held[pass_])

    async def _watch_streams(self) -> None:
        """A right may end without an event of the room: look again every few seconds."""
        while self._streams:
            await asyncio.sleep(PATROL_SECONDS)
            open_now = tuple(self._streams.items())
            passes = [pass_ for _, pass_ in open_now]
            try:
                found = await self._hub.ask(partial(self._doors.welcome, passes))
            except Exception:  # noqa: BLE001 - next time; screens stay connected
                _LOG.exception("Who may listen could not be read.")
                continue
            for (listener, _), is_welcome in zip(open_now, found, strict=True):
                if not is_welcome:
                    listener.end()

    async def _send_events(
        self, pass_: Pass, scope: Scope, receive: Receive, send: Send
    ) -> None:
        listener, missed = await self._hub.subscribe(
            pass_.room, pass_.audiences, _last_seen(scope)
        )
        watch = asyncio.create_task(_cut_when_gone(receive, listener))
        self._streams[listener] = pass_
        if self._patrol is None or self._patrol.done():
            self._patrol = asyncio.create_task(self._watch_streams())
        # Everybody waits a little differently, so that not all come back at once.
        retry = f"retry: {800 + secrets.randbelow(2200)}\n\n".encode()
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _STREAM})
            await _chunk(send, retry + missed)
            while not listener.is_cut:
                try:
                    async with asyncio.timeout(HEARTBEAT_SECONDS):
                        chunk = await listener.queue.get()
                except TimeoutError:
                    chunk = b": .\n" + cursor(listener.place)
                if not chunk:
                    break
                await _chunk(send, chunk)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            watch.cancel()
            self._streams.pop(listener, None)
            self._hub.unsubscribe(pass_.room, listener)

    async def _send_fragment(self, pass_: Pass, scope: Scope, send: Send) -> None:
        body = await self._fragment(pass_)
        headers = list(_FRAGMENT)
        if b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b""):
            headers.append((b"content-encoding", b"gzip"))
        else:
            body = gzip.decompress(body)
        await _answer(send, 200, headers, body)

    async def _fragment(self, pass_: Pass) -> bytes:
        """Made once for all who ask for the same view at the same event."""
        channel = await self._hub.channel(pass_.room)
        current = channel.stage if pass_.view == "phone" else channel.last
        key = (pass_.room, pass_.view, pass_.language)
        made = self._made.get(key)
        if made is None or made[0] < current or made[1].cancelled():
            task = asyncio.create_task(self._make(pass_))
            self._made[key] = made = (current, task)
            task.add_done_callback(lambda done: self._drop_failed(key, done))
        return await asyncio.shield(made[1])

    async def _make(self, pass_: Pass) -> bytes:
        html = await self._hub.ask(lambda: self._doors.fragment(pass_))
        return gzip.compress(html.encode(), 6)

    def _drop_failed(self, key: tuple[int, str, str], done: asyncio.Task[bytes]) -> None:
        failed = done.cancelled() or done.exception() is not None
        if failed and self._made.get(key, (0, None))[1] is done:
            del self._made[key]


def _last_seen(scope: Scope) -> int:
    """The number to resume from: the browser's header, else the page's parameter."""
    header = dict(scope["headers"]).get(b"last-event-id", b"").decode("latin-1")
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("after", [""])[0]
    for text in (header, asked):
        if text.isascii() and text.isdigit() and len(text) < 16:
            return int(text)
    return 0


async def _cut_when_gone(receive: Receive, listener: Subscriber) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.cut()


async def _chunk(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _answer(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send(
        {"type": "http.response.start", "status": status, "headers": [*headers, length]}
    )
    await send({"type": "http.response.body", "body": body})
