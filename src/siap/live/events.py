"""What travels to the screens: events with an audience, written once for all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

RESET: Final = b"event: reset\ndata: {}\n\n"
"""Tells a screen that it is too far behind and must fetch its page anew."""


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """
    One event of a room as screens get it.

    Args:
        seq: Number in the log of the room, from 1, without gaps in the log.
        audience: Who gets it: `stage` (every phone), `board` (whoever looks at boards),
            `staff`, `person:<id>`; empty for nobody.
        wire: The bytes that travel.
        ends: Whether the streams of the audience end once they have it.
    """

    seq: int
    audience: str
    wire: bytes
    ends: bool = False


def written(seq: int, shown: Mapping[str, object]) -> bytes:
    """An event as bytes on the line, with the number to resume from."""
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return f"id: {seq}\ndata: {text}\n\n".encode()


def cursor(seq: int) -> bytes:
    """Moves the number to resume from without waking the page."""
    return f"id: {seq}\n\n".encode()


class EventSource(Protocol):
    """Where events come from; called in threads, so it may block."""

    def head(self, room: int) -> int:
        """The number of the newest event of a room, 0 without any."""

    def after(self, room: int, seq: int, limit: int) -> list[LiveEvent]:
        """The events after a number, oldest first, at most `limit`."""
