"""Tablets that take votes, and boxes that are counted by hand."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.core import signing
from django.db import transaction
from django.utils import timezone

from siap.apps.accounts.models import User
from siap.apps.public_services.models import ServiceUnit
from siap.apps.public_services.permissions import require
from siap.apps.public_services.services.recording import record
from siap.apps.ratings.models import Channel, DayTally, Kiosk, PaperCount
from siap.apps.ratings.services.sums import sum_months
from siap.kernel.errors import Conflict, InvalidInput, NotFound

_SALT: Final = "siap.ratings.kiosk"
LONGEST_DAYS: Final = 400
MOST_SLIPS: Final = 100_000


@transaction.atomic
def open_kiosk(
    *, unit: ServiceUnit, name: str, days: int, by: User, now: datetime
) -> Kiosk:
    """
    Let a tablet take votes for a unit.

    Args:
        unit: Which unit.
        name: What people call the tablet.
        days: How long, 1..400.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not.
        InvalidInput: It has no name, or the time is out of range.
    """
    require(by, "rating.device", unit.agency.region_id)
    if not name.strip():
        raise InvalidInput("missing", where="name")
    if not 1 <= days <= LONGEST_DAYS:
        facts = {"value": days, "least": 1, "most": LONGEST_DAYS}
        raise InvalidInput("out-of-scale", where="days", **facts)
    kiosk = Kiosk.objects.create(
        unit=unit,
        name=name.strip()[:80],
        nonce=secrets.token_hex(16),
        opened_at=now,
        opened_by=by,
        expires_on=timezone.localdate(now) + timedelta(days=days),
    )
    _trail(kiosk, "open", by=by, now=now)
    return kiosk


@transaction.atomic
def close_kiosk(*, kiosk: Kiosk, by: User, now: datetime) -> None:
    """
    Take a tablet's leave away, for instance when it is lost; closing twice is no harm.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "rating.device", kiosk.unit.agency.region_id)
    if kiosk.closed_at is None:
        kiosk.closed_at = now
        kiosk.save()
        _trail(kiosk, "close", by=by, now=now)


def token_of(kiosk: Kiosk) -> str:
    """The signed token in the address of a tablet; nobody can make one up."""
    return signing.dumps([kiosk.pk, kiosk.nonce], salt=_SALT)


def kiosk_with_token(token: str, *, today: date) -> Kiosk:
    """
    The tablet of a token.

    Raises:
        NotFound: The token is forged, the tablet was closed, or its time is over.
    """
    try:
        pk, nonce = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotFound("not-found", where="kiosk") from error
    found = Kiosk.objects.filter(pk=pk, closed_at=None, expires_on__gte=today)
    kiosk = found.select_related("unit__agency__region").first()
    if kiosk is None or not secrets.compare_digest(kiosk.nonce, str(nonce)):
        raise NotFound("not-found", where="kiosk")
    return kiosk


def _trail(kiosk: Kiosk, kind: str, *, by: User, now: datetime) -> None:
    about = ("kiosk", kiosk.pk)
    note = f"{kiosk.unit}: {kiosk.name}"
    record(kiosk.unit.agency.region_id, kind, about, note, by=by, now=now)


@dataclass(frozen=True, kw_only=True)
class Slips:
    """The slips of a box, counted by two people."""

    day: date
    red: int
    yellow: int
    green: int
    counters: str


@transaction.atomic
def count_paper(
    *, unit: ServiceUnit, slips: Slips, seen_version: int, by: User, now: datetime
) -> PaperCount:
    """
    Write down the slips of a day, or put an earlier count right.

    Args:
        unit: Where the box stands.
        slips: The count.
        seen_version: Version of the count of that day that the person saw; 0 for none.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not.
        InvalidInput: The day lies ahead, a number is out of range, or nobody counted.
        Conflict: Somebody wrote down this day meanwhile.
    """
    require(by, "rating.count", unit.agency.region_id)
    _check(slips, timezone.localdate(now))
    found = PaperCount.objects.select_for_update().filter(unit=unit, day=slips.day).first()
    if (found.version if found else 0) != seen_version:
        raise Conflict("changed-meanwhile", where="day")
    count = found or PaperCount(unit=unit, day=slips.day, version=0)
    count.red, count.yellow, count.green = slips.red, slips.yellow, slips.green
    count.counters, count.version = slips.counters.strip()[:200], count.version + 1
    count.save()
    DayTally.objects.update_or_create(
        unit=unit,
        day=slips.day,
        channel=Channel.PAPER,
        defaults={"red": slips.red, "yellow": slips.yellow, "green": slips.green},
    )
    sum_months([unit], slips.day.replace(day=1))
    note = f"{unit} {slips.day}: {slips.red}, {slips.yellow}, {slips.green}"
    about = ("paper-count", count.pk)
    record(unit.agency.region_id, "count", about, note, by=by, now=now)
    return count


def _check(slips: Slips, today: date) -> None:
    if slips.day > today:
        raise InvalidInput("voice-day-ahead", where="day")
    for name in ("red", "yellow", "green"):
        value = getattr(slips, name)
        if not 0 <= value <= MOST_SLIPS:
            facts = {"value": value, "least": 0, "most": MOST_SLIPS}
            raise InvalidInput("out-of-scale", where=name, **facts)
    if not slips.counters.strip():
        raise InvalidInput("missing", where="counters")
