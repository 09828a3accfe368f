"""Reading a mail, however broken: who, what, whether a machine wrote it."""

import email
import hashlib
import html
import re
from dataclasses import dataclass, field
from email import policy
from email.message import Message
from email.utils import getaddresses, parseaddr
from typing import Final

from siap.apps.channels.bounces import Bounce, read_bounce

LONGEST: Final = 8000
MOST_PARTS: Final = 60
_QUOTE: Final = re.compile(
    r"^(?:On .{5,120} wrote:|Pada .{5,120} menulis:|-{2,} ?(?:Original Message|Pesan asli)"
    r"|_{10,}$|Dari: .+@|From: .+@)",
    re.IGNORECASE | re.MULTILINE,
)
_AWAY: Final = re.compile(
    r"out of (?:the )?office|automatic reply|auto[- ]?reply|undeliver|delivery status"
    r"|returned mail|mail delivery|balasan otomatis|di luar kantor|sedang cuti"
    r"|tidak di kantor",
    re.IGNORECASE,
)
_MACHINES: Final = re.compile(
    r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounce[s+-]?)", re.IGNORECASE
)
_TAGS: Final = re.compile(
    r"<(?:script|style).*?</(?:script|style)>|<[^>]*>", re.DOTALL | re.IGNORECASE
)
_BREAKS: Final = re.compile(r"<(?:br|/p|/div|/tr|/li)\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Mail:
    """What a mail says; `machine` is why it is taken for one of a machine, or empty."""

    sender: str
    name: str
    subject: str
    text: str
    message_id: str
    references: list[str]
    recipients: list[str]
    machine: str
    pictures: list[bytes] = field(default_factory=list)
    fallback: bool = False
    bounce: Bounce | None = None

    @property
    def fingerprint(self) -> str:
        """The same for the same mail delivered twice by different ways."""
        words = f"{self.message_id}\x00{self.sender}\x00{self.subject}\x00{self.text}"
        return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def read_mail(raw: bytes) -> Mail:
    """
    Read a mail.

    Args:
        raw: Any bytes.

    Returns:
        What could be read; never raises for what somebody may send.
    """
    message, fallback = _parsed(raw)
    sender_name, sender = parseaddr(_header(message, "From"))
    text, broken = _text(message)
    if not text and isinstance(message.get_payload(), str):
        text = raw.partition(b"\n\n")[2][:LONGEST].decode("utf-8", "replace")
    return Mail(
        sender=sender.strip().lower()[:254],
        name=sender_name[:100],
        subject=" ".join(_header(message, "Subject").split())[:200],
        text=_own_words(text)[:LONGEST],
        message_id=_header(message, "Message-ID").strip()[:200],
        references=_ids(
            _header(message, "References") + " " + _header(message, "In-Reply-To")
        ),
        recipients=[
            address.lower()
            for _, address in getaddresses([_header(message, "To"), _header(message, "Cc")])
        ],
        machine=_machine(message, sender),
        pictures=_pictures(message),
        fallback=fallback or broken,
        bounce=read_bounce(message, raw),
    )


def _parsed(raw: bytes) -> tuple[Message, bool]:
    try:
        message: Message = email.message_from_bytes(raw, policy=policy.default)
        message.keys()
    except Exception:  # noqa: BLE001 - whatever somebody sends must be read somehow
        return email.message_from_bytes(raw, policy=policy.compat32), True
    return message, False


def _header(message: Message, name: str) -> str:
    """A header as text; the strict reader gives up on some that people really send."""
    try:
        value = message.get(name, "")
        return str(value).replace("\r", " ").replace("\n", " ").replace("\x00", "")
    except Exception:  # noqa: BLE001 - see above
        pairs = [str(v) for k, v in message._headers if k.lower() == name.lower()]  # type: ignore[attr-defined]  # noqa: SLF001
        return " ".join(pairs).replace("\x00", "")


def _ids(text: str) -> list[str]:
    return re.findall(r"<[^<>\s]{3,200}>", text)[:50]


def _leaves(message: Message) -> list[Message]:
    try:
        return [part for part in message.walk() if not part.is_multipart()][:MOST_PARTS]
    except Exception:  # noqa: BLE001 - see above
        return []


def _text(message: Message) -> tuple[str, bool]:
    broken = False
    for wanted in ("text/plain", "text/html"):
        for part in _leaves(message):
            if part.get_content_type() != wanted or part.get_filename():
                continue
            text, bad = _decoded(part)
            broken = broken or bad
            if wanted == "text/html":
                text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", text)))
            if text.strip():
                return text.replace("\x00", ""), broken
    return "", broken


def _decoded(part: Message) -> tuple[str, bool]:
    """The words of a part: as it says, else UTF-8, else Windows-1252 with marks."""
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - see above
        payload = None
    content = payload if isinstance(payload, bytes) else str(part.get_payload()).encode()
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            if charset:
                return content.decode(charset), charset != part.get_content_charset()
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return content.decode("windows-1252", "replace"), True


def _own_words(text: str) -> str:
    """The text without what it quotes; all of it stays in the stored message."""
    lines = text.replace("\r\n", "\n").split("\n")
    kept = "\n".join(line for line in lines if not line.startswith(">"))
    found = _QUOTE.search(kept)
    head = kept[: found.start()] if found else kept
    return head.strip() or kept.strip() or text.strip()


def _machine(message: Message, sender: str) -> str:
    """Why a mail is taken for one of a machine; the union of what others look at."""
    automatic = _header(message, "Auto-Submitted").lower().strip()
    precedence = _header(message, "Precedence").lower().strip()
    tests = {
        "auto-submitted": bool(automatic) and not automatic.startswith("no"),
        "precedence": precedence in {"bulk", "list", "junk", "auto_reply"},
        "list": any(_header(message, name) for name in ("List-Id", "List-Unsubscribe")),
        "autoreply": any(
            _header(message, name)
            for name in ("X-Autoreply", "X-Autorespond", "X-Loop", "X-Autoreply-From")
        ),
        "report": message.get_content_type()
        in {"multipart/report", "message/delivery-status"},
        "empty-path": _header(message, "Return-Path").strip() == "<>",
        "sender": not sender or bool(_MACHINES.match(sender)),
        "subject": bool(_AWAY.search(_header(message, "Subject"))),
    }
    return next((name for name, hit in tests.items() if hit), "")


def _pictures(message: Message) -> list[bytes]:
    found = []
    for part in _leaves(message):
        if part.get_content_maintype() != "image":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload:
            found.append(payload)
    return found[:3]
