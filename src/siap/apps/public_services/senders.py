"""Telling senders apart for a day without knowing who they are, to slow floods down."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from siap.apps.public_services.models import DaySalt, SenderCount
from siap.kernel.addresses import sender_of

KEPT_DAYS: Final = 2
_TRACE_LENGTH: Final = 24


def trace_of(request: HttpRequest, today: date) -> str:
    """
    Make a trace of an address that holds for one day only.

    Args:
        request: Where from.
        today: The day; its salt is made on first use and thrown away two days later.

    Returns:
        24 hexadecimal digits.
    """
    return trace(str(request.META.get("REMOTE_ADDR", "")), today)


def trace(address: str, today: date) -> str:
    """Make a trace of an address, as `trace_of`; of IPv6 only the network counts."""
    mixed = hashlib.sha256(f"{_salt(today)}:{sender_of(address)}".encode())
    return mixed.hexdigest()[:_TRACE_LENGTH]


def _salt(today: date) -> str:
    known = DaySalt.objects.filter(day=today).first()
    if known is not None:
        return known.salt
    _forget(today)
    made, _ = DaySalt.objects.get_or_create(
        day=today, defaults={"salt": secrets.token_hex(32)}
    )
    return made.salt


def _forget(today: date) -> None:
    """Throw old salts and counts away: nobody can follow a trace back afterwards."""
    oldest = today - timedelta(days=KEPT_DAYS)
    DaySalt.objects.filter(day__lt=oldest).delete()
    SenderCount.objects.filter(day__lt=oldest).delete()


@transaction.atomic
def count_up(what: str, sender: str, *, now: datetime, minutes: int) -> int:
    """
    Count that a sender did something once more.

    Args:
        what: Short name of what is counted, with the id of its place.
        sender: A trace, or the random mark of a browser.
        now: When, aware.
        minutes: Length of the stretch of time that is counted, 1..1440.

    Returns:
        How often it was done in this stretch, this time included.
    """
    key = _key(what, sender, now, minutes)
    made, is_new = SenderCount.objects.get_or_create(
        key=key, defaults={"day": now.date(), "count": 1}
    )
    if is_new:
        return 1
    SenderCount.objects.filter(pk=made.pk).update(count=F("count") + 1)
    made.refresh_from_db(fields=["count"])
    return made.count


def count_near(what: str, sender: str, *, now: datetime, minutes: int) -> int:
    """
    Count as `count_up`, with what was done in the stretch before.

    Returns:
        How often it was done in the last `minutes` at least, this time included: nobody
        gains by doing it at the end of one stretch and the beginning of the next.
    """
    before = _key(what, sender, now - timedelta(minutes=minutes), minutes)
    earlier = SenderCount.objects.filter(key=before).values_list("count", flat=True).first()
    return count_up(what, sender, now=now, minutes=minutes) + (earlier or 0)


def _key(what: str, sender: str, now: datetime, minutes: int) -> str:
    stretch = int(now.timestamp()) // (minutes * 60)
    return hashlib.sha256(f"{what}:{sender}:{stretch}".encode()).hexdigest()
