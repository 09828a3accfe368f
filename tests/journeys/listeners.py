"""Phones and screens without a browser: they post until taken, and listen over cuts."""

import asyncio
import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

CSRF = "a" * 32
EVENT = re.compile(rb"id: (\d+)\ndata: (.*?)\n\n", re.DOTALL)


@dataclass
class Line:
    """Where the server is."""

    port: int

    async def ask(self, head: str, body: str = "") -> bytes:
        """Send one request and read the whole answer; empty when the line is dead."""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(f"{head}\r\nConnection: close\r\n\r\n{body}".encode())
            answer = await asyncio.wait_for(reader.read(), 20)
        except (OSError, TimeoutError):
            return b""
        writer.close()
        return answer


async def post_until_taken(
    line: Line, meeting: dict[str, Any], token: str, texts: Iterable[str]
) -> list[str]:
    """Send cards one after another, each with its key, until the server says it has it."""
    taken = []
    for text in texts:
        fields = {"item": meeting["item"], "text": text, "key": text.replace(" ", "-")}
        body = urlencode(fields)
        head = "\r\n".join(
            (
                f"POST /r/{meeting['code']}/kirim/kartu HTTP/1.1",
                f"Host: 127.0.0.1:{line.port}",
                f"Cookie: rapat-{meeting['code']}={token}; csrftoken={CSRF}",
                f"X-CSRFToken: {CSRF}",
                "Accept: application/json",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            )
        )
        await _until_created(line, head, body)
        taken.append(text)
    return taken


async def _until_created(line: Line, head: str, body: str) -> None:
    for _ in range(600):
        if (await line.ask(head, body)).startswith(b"HTTP/1.1 201"):
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(body)


@dataclass
class Listener:
    """A screen on a bad line: it is cut off again and again and resumes where it was."""

    line: Line
    stream: str
    seed: int
    heard: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    last: int = 0
    cuts: int = 0
    resets: int = 0
    enough: int = 0
    cut_enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self, done: asyncio.Event, *, longest: float) -> None:
        """Listen in pieces of random length until told that it is done."""
        lots = random.Random(self.seed)  # noqa: S311 - the same cuts in every run
        while not done.is_set():
            await self.piece(lots.uniform(0.01, longest))
            self.cuts += 1
            if self.cuts >= self.enough:
                self.cut_enough.set()

    async def cut_often_enough(self, times: int) -> None:
        """Wait until this one was cut off so many times more."""
        self.enough = max(self.cuts + 1, times)
        self.cut_enough.clear()
        await self.cut_enough.wait()

    async def piece(self, seconds: float) -> None:
        """Listen for a while, then drop the line without a word."""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.line.port)
        except OSError:
            await asyncio.sleep(0.05)
            return
        writer.write(
            f"GET {self.stream} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Last-Event-ID: {self.last}\r\n\r\n".encode()
        )
        kept = b""
        try:
            async with asyncio.timeout(seconds):
                while chunk := await reader.read(65536):
                    kept = self.take(kept + chunk)
        except (TimeoutError, OSError):
            pass
        writer.transport.abort()

    def take(self, kept: bytes) -> bytes:
        """Take whole events out of what came; half of one is as good as none."""
        self.resets += kept.count(b"event: reset")
        end = 0
        # Chunk headers of HTTP stand between events, never inside one batch.
        for found in EVENT.finditer(kept):
            self.last = int(found[1])
            self.heard.append((self.last, json.loads(found[2])))
            end = found.end()
        return kept[end:]

    @property
    def numbers(self) -> list[int]:
        """The numbers of what was heard, in the order of hearing."""
        return [number for number, _ in self.heard]
