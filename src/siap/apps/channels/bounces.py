"""Reading what a mail server says about a mail that it could not deliver (RFC 3464)."""

import re
from dataclasses import dataclass
from email.message import Message
from typing import Final

_STATUS: Final = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_IDS: Final = re.compile(
    rb"^(?:Message-ID|X-MS-Exchange-Parent-Message-Id):\s*(<[^<>\s]{3,200}>)",
    re.IGNORECASE | re.MULTILINE,
)
_FULL: Final = {"5.2.2"}
"""A mail box that is full today takes mail again tomorrow."""


@dataclass(frozen=True)
class Bounce:
    """What became of a mail: for whom, with which status, and which mail it was."""

    recipient: str
    action: str
    status: str
    original: str

    @property
    def is_final(self) -> bool:
        """Whether nothing can be delivered to that address, today or tomorrow."""
        failed = self.action == "failed" and self.status.startswith("5.")
        return failed and self.status not in _FULL


def read_bounce(message: Message, raw: bytes) -> Bounce | None:
    """
    Read a delivery status notification.

    Args:
        message: As parsed; anything may be missing in it.
        raw: The same byte for byte, for the id of the mail that came back.

    Returns:
        What it says about its first recipient; None if the message is no such thing.
    """
    if message.get_content_type() not in {"multipart/report", "message/delivery-status"}:
        return None
    fields: dict[str, str] = {}
    for part in _parts(message):
        if part.get_content_type() == "message/delivery-status":
            _read_fields(part, fields)
    if "action" not in fields and "status" not in fields:
        return None
    status = _STATUS.search(fields.get("status", ""))
    recipient = fields.get("final-recipient") or fields.get("original-recipient", "")
    return Bounce(
        recipient=recipient.rpartition(";")[2].strip().strip("<>").lower()[:254],
        action=fields.get("action", "").strip().lower(),
        status=status[0] if status else "",
        original=_original(raw),
    )


def _parts(message: Message) -> list[Message]:
    try:
        return list(message.walk())[:60]
    except Exception:  # noqa: BLE001 - whatever somebody sends must be read somehow
        return []


def _read_fields(part: Message, fields: dict[str, str]) -> None:
    """The fields of a status part: its blocks are parsed as messages without a body."""
    payload = part.get_payload()
    blocks = payload if isinstance(payload, list) else [payload]
    for block in blocks:
        pairs = (
            [(name, str(value)) for name, value in block.items()]
            if isinstance(block, Message)
            else re.findall(r"^([\w-]+):[ \t]*(.*)$", str(block), re.MULTILINE)
        )
        for name, value in pairs:
            fields.setdefault(name.lower(), value)


def _original(raw: bytes) -> str:
    """The id of the mail that came back: the last one, the first is the notice's own."""
    found = _IDS.findall(raw)
    return found[-1].decode("ascii", "replace") if len(found) > 1 else ""
