"""What a form sent, kept until it is confirmed; confirmed twice it is one report."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db import transaction

from siap.apps.complaints.codes import new_token
from siap.apps.complaints.models import (
    Category,
    Desk,
    Draft,
    Identity,
    Photo,
    Report,
    Trace,
)
from siap.apps.complaints.photos import redrawn
from siap.apps.complaints.services.intake import NewReport, Sender, take_report
from siap.kernel.addresses import sender_of
from siap.kernel.errors import NotFound

PER_SENDER: Final = 5
PER_ADDRESS: Final = 120
"""Sendings within an hour before more are held; a village shares an address."""
LIMITS: Final = (PER_SENDER, PER_ADDRESS)
PICTURE_LIMITS: Final = (60, 10)
"""Drafts with pictures within an hour: from one address, from one browser."""
PICTURES_LEFT: Final = "pictures_left"
_HOUR: Final = timedelta(hours=1)
_KEPT: Final = timedelta(days=1)


def keep_draft(
    *,
    desk: Desk,
    values: Mapping[str, str],
    uploads: Sequence[bytes],
    keys: Sequence[str] = (),
    now: datetime,
) -> Draft:
    """
    Keep what a form sent until the sender has seen and confirmed it.

    Args:
        desk: Where it is to go.
        values: Checked fields of the form as text.
        uploads: Pictures as uploaded, at most three; only their redrawing is kept.
        keys: Keys of address and browser from `trace_key`. Over the limit the draft is
            kept without its pictures and says so: words are never refused.
        now: When.

    Raises:
        InvalidInput: An upload is no picture, or too large.
    """
    if uploads and too_many(keys, limits=PICTURE_LIMITS, now=now):
        uploads, values = (), {**values, PICTURES_LEFT: "1"}
    pictures = [redrawn(content) for content in uploads]
    with transaction.atomic():
        draft = Draft.objects.create(
            token=new_token(), desk=desk, values=dict(values), made_at=now
        )
        Photo.objects.bulk_create(
            Photo(draft=draft, name=secrets.token_hex(16), content=content, added_at=now)
            for content in pictures
        )
    return draft


def draft_of(token: str) -> Draft:
    """
    Find a draft.

    Raises:
        NotFound: There is none; after a day drafts are forgotten.
    """
    found = Draft.objects.filter(token=token).select_related("desk", "report").first()
    if found is None:
        raise NotFound("draft-gone", where="draft")
    return found


@transaction.atomic
def confirm(*, draft: Draft, keys: Sequence[str], now: datetime) -> Report:
    """
    Make a draft a report; confirming it again gives the same report.

    Args:
        draft: Kept before.
        keys: Keys of sender and address from `trace_key`; over the limit the report is
            held for a person to look at, never refused.
        now: When.
    """
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.report_id is not None:
        return Report.objects.get(pk=locked.report_id)
    new = _new_report(locked)
    if new.is_held or too_many(keys, now=now):
        new = _held(locked)
    report = take_report(desk=locked.desk, new=new, token=locked.token, now=now)
    Photo.objects.filter(draft=locked).update(report=report, draft=None)
    # What was typed lives in the report now; the draft only remembers that it was sent.
    locked.report, locked.values = report, {}
    locked.save()
    return report


def trace_key(what: str, value: str, *, now: datetime) -> str:
    """A key for counting that changes every day and cannot be turned back."""
    text = f"{now.date().isoformat()}:{what}:{value}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()[:32]


def address_key(what: str, address: str, *, now: datetime) -> str:
    """A key for counting what comes from an address, of IPv6 from its network."""
    return trace_key(what, sender_of(address), now=now)


def too_many(keys: Sequence[str], *, now: datetime, limits: Sequence[int] = LIMITS) -> bool:
    """
    Count a sending and say whether there were too many within an hour.

    Args:
        keys: First that of the sender, then that of the address.
        now: When.
        limits: How many are allowed for each key.
    """
    over = False
    for key, most in zip(keys, limits, strict=False):
        sent = Trace.objects.filter(key=key, at__gt=now - _HOUR).count()
        over = over or sent >= most
    Trace.objects.bulk_create(Trace(key=key, at=now) for key in keys)
    return over


def forget_old(*, now: datetime) -> None:
    """Forget drafts of yesterday with their pictures, and counts of the last hour."""
    old = Draft.objects.filter(made_at__lt=now - _KEPT)
    Photo.objects.filter(draft__in=old, report=None).delete()
    old.delete()
    Trace.objects.filter(at__lt=now - _HOUR).delete()


def _held(draft: Draft) -> NewReport:
    draft.values["held"] = "1"
    return _new_report(draft)


def _new_report(draft: Draft) -> NewReport:
    values = {key: str(value) for key, value in draft.values.items()}
    category = values.get("category")
    names = ("name", "email", "phone", "address")
    return NewReport(
        text=values["text"],
        kind=values["kind"],
        identity=values.get("identity") or Identity.HIDDEN,
        place=values.get("place", ""),
        subject=values.get("subject", ""),
        category=Category.objects.filter(desk=draft.desk, pk=category).first()
        if category
        else None,
        latitude=Decimal(values["latitude"]) if values.get("latitude") else None,
        longitude=Decimal(values["longitude"]) if values.get("longitude") else None,
        sender=Sender(**{name: values.get(name, "") for name in names}),
        is_held=bool(values.get("held")),
    )
