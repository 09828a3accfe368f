"""Keys, and reports that come in with one."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.complaints.models import Desk, Report
from siap.apps.complaints.permissions import require_desk
from siap.apps.complaints.photos import redrawn
from siap.apps.complaints.services import NewReport, add_photos, take_report
from siap.apps.open311.models import ApiKey


@transaction.atomic
def make_key(*, desk: Desk, name: str, by: User, now: datetime) -> tuple[ApiKey, str]:
    """
    Make a key for a program.

    Returns:
        The key's record, and the key itself, to be handed over once.

    Raises:
        Forbidden: The person does not run the desk.
    """
    require_desk(by, desk)
    key = secrets.token_urlsafe(24)
    made = ApiKey.objects.create(
        desk=desk, name=name, key_hash=hash_of_key(key), made_at=now
    )
    _trail(made, "create", by, now)
    return made, key


@transaction.atomic
def end_key(*, key: ApiKey, by: User, now: datetime) -> None:
    """
    End a key; what came in with it stays.

    Raises:
        Forbidden: The person does not run the desk.
    """
    require_desk(by, key.desk)
    key.ended_at = now
    key.save()
    _trail(key, "end", by, now)


def key_of(desk: Desk, key: str) -> ApiKey | None:
    """The record of a key that may be used at a desk."""
    if not key:
        return None
    found = ApiKey.objects.filter(desk=desk, key_hash=hash_of_key(key), ended_at=None)
    return found.first()


def hash_of_key(key: str) -> str:
    """What is kept of a key: 192 random bits need no slow hash."""
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def take_in(
    *,
    key: ApiKey,
    new: NewReport,
    pictures: Sequence[bytes],
    token: str,
    now: datetime,
) -> Report:
    """
    Take in a report of a program; with the same token it is the same report.

    Args:
        key: Of the program.
        new: What it says.
        pictures: As uploaded; only their redrawing is kept.
        token: What the program calls its sending, or a random one.
        now: When.

    Raises:
        InvalidInput: Text or picture cannot be taken.
        Unavailable: The desk takes no reports.
    """
    drawn = [redrawn(content) for content in pictures]
    # The code is made from it: nobody who knows the program's own ids may get to it.
    made = hmac.new(
        settings.SECRET_KEY.encode(), f"{key.pk}:{token}".encode(), hashlib.sha256
    )
    before = key.desk.last_number
    report = take_report(desk=key.desk, new=new, token=made.hexdigest(), now=now)
    if report.number > before and not report.photos.exists():
        add_photos(report=report, pictures=drawn, now=now)
    return report


def _trail(key: ApiKey, kind: str, by: User, now: datetime) -> None:
    fact = Fact(kind=kind, subject="open311-key", subject_id=str(key.pk), note=key.name)
    record_changes([fact], scope=Scope(region_id=key.desk.region_id), by=by, at=now)
