"""Messages after an action, with an undo button where the action can be undone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_UNDO: Final = "undo:"
_KINDS: Final = {"success": "success", "warning": "warning", "error": "error"}
_ICONS: Final = {
    "success": "check",
    "warning": "warning",
    "error": "warning",
    "info": "info",
}


@dataclass(frozen=True)
class Notice:
    """One message as the page shows it."""

    text: str
    kind: str
    undo_url: str = ""

    @property
    def icon(self) -> str:
        """Name of the icon that goes with the kind."""
        return _ICONS[self.kind]


def done(request: HttpRequest, text: str, *, undo_url: str = "") -> None:
    """
    Tell that something succeeded, on the next page shown.

    Args:
        request: The request of the person to be told.
        text: One sentence in the reader's language.
        undo_url: Where a POST takes the action back; empty when it cannot be.
    """
    messages.success(request, text, extra_tags=f"{_UNDO}{undo_url}" if undo_url else "")


def read(stored: Iterable[Message]) -> list[Notice]:
    """
    Turn Django's stored messages into notices, in the order they were given.

    Returns:
        Notices of kind `success`, `warning`, `error` or `info`.
    """
    return [
        Notice(
            text=str(message.message),
            kind=_KINDS.get(message.level_tag, "info"),
            undo_url=_undo_url(message.extra_tags or ""),
        )
        for message in stored
    ]


def _undo_url(extra_tags: str) -> str:
    return extra_tags.removeprefix(_UNDO) if extra_tags.startswith(_UNDO) else ""
