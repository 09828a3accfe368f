"""Mails of a citizen, and a desk that takes them."""

import itertools
from email.message import EmailMessage

from django.utils import timezone

from apps.complaints.desks import Office
from siap.apps.channels.models import Message
from siap.apps.channels.services import store_mail, take_waiting

DESK = "lapor@kota.example"
CITIZEN = "sulastri@warga.example"
numbers = itertools.count(1)


def a_mail(text: str = "Air mati di pasar sejak pagi.", **headers: str) -> bytes:
    message = EmailMessage()
    written = {
        "From": f"Sulastri <{CITIZEN}>",
        "To": DESK,
        "Subject": "Air mati",
        "Message-ID": f"<m{next(numbers)}@warga.example>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in written.items():
        message[name] = value
    message.set_content(text)
    return message.as_bytes()


def came(office: Office, raw: bytes, key: str = "") -> Message:
    """Store a mail and let it be taken."""
    now = timezone.now()
    stored = store_mail(desk=office.desk, key=key or f"k{next(numbers)}", raw=raw, now=now)
    take_waiting(now=now)
    stored.refresh_from_db()
    return stored
