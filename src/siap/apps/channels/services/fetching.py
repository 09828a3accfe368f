"""Fetching mail by IMAP: stored and committed first, then marked as seen."""

import imaplib
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import unquote, urlsplit

from django.conf import settings

from siap.apps.channels.services.storing import store_mail
from siap.apps.complaints.models import Desk

LOG: Final = logging.getLogger("siap.channels")
PATIENCE: Final = 30
LARGEST: Final = 40 * 2**20
HEAD: Final = 2**20


@dataclass(frozen=True)
class MailBox:
    """A mail box: `<desk>=imaps://user:password@host:port/INBOX`."""

    desk: str
    url: str

    @staticmethod
    def read(text: str) -> "MailBox":
        """Read one from the settings."""
        desk, _, url = text.partition("=")
        return MailBox(desk.strip(), url.strip())


def fetch_mail(*, now: datetime) -> int:
    """
    Store new mail of every mail box in the settings; one that fails stops no other.

    Returns:
        How many mails were fetched.
    """
    fetched = 0
    for text in settings.SIAP_IMAP:
        box = MailBox.read(text)
        desk = Desk.objects.filter(slug=box.desk).first()
        if desk is None:
            LOG.error("There is no desk %s for a mail box", box.desk)
            continue
        try:
            fetched += _fetch(box, desk, now)
        except (imaplib.IMAP4.error, OSError, ValueError) as problem:
            # Never the address: it holds the password.
            LOG.warning("Mail of %s was not fetched: %s", box.desk, type(problem).__name__)
    return fetched


@contextmanager
def _open(box: MailBox) -> Iterator[imaplib.IMAP4]:
    parts = urlsplit(box.url)
    host = parts.hostname or "localhost"
    if parts.scheme == "imaps":
        secure = ssl.create_default_context()
        connection: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            host, parts.port or 993, ssl_context=secure, timeout=PATIENCE
        )
    else:
        connection = imaplib.IMAP4(host, parts.port or 143, timeout=PATIENCE)
    try:
        connection.login(unquote(parts.username or ""), unquote(parts.password or ""))
        connection.select(unquote(parts.path.strip("/")) or "INBOX")
        yield connection
    finally:
        try:
            connection.logout()
        except (imaplib.IMAP4.error, OSError):
            LOG.info("The mail server closed the connection")


def _fetch(box: MailBox, desk: Desk, now: datetime) -> int:
    fetched = 0
    with _open(box) as connection:
        validity = _validity(connection)
        _, found = connection.uid("SEARCH", "UNSEEN")
        for uid in (found[0] or b"").split():
            number = uid.decode()
            raw = _bytes_of(connection, number)
            if raw is None:
                continue
            key = f"{desk.pk}:{urlsplit(box.url).hostname}:{validity}:{number}"
            store_mail(desk=desk, key=key, raw=raw, now=now)
            # Only now: a power cut before this fetches it again, under the same key.
            connection.uid("STORE", number, "+FLAGS", r"(\Seen)")
            fetched += 1
    return fetched


def _validity(connection: imaplib.IMAP4) -> str:
    _, found = connection.response("UIDVALIDITY")
    first = found[0] if found else None
    return first.decode() if isinstance(first, bytes) else "0"


def _bytes_of(connection: imaplib.IMAP4, number: str) -> bytes | None:
    """A mail byte for byte; of one beyond forty megabytes its first megabyte."""
    _, sizes = connection.uid("FETCH", number, "(RFC822.SIZE)")
    words = str(sizes[0])
    size = int("".join(c for c in words.partition("RFC822.SIZE")[2] if c.isdigit()) or 0)
    what = "(BODY.PEEK[])" if size <= LARGEST else f"(BODY.PEEK[]<0.{HEAD}>)"
    _, data = connection.uid("FETCH", number, what)
    return next((bytes(one[1]) for one in data if isinstance(one, tuple)), None)
