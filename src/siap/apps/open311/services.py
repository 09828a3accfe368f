"""Keys, and reports that come in with one."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.complaints.models import Desk, Event, Identity, Report
from siap.apps.complaints.permissions import require_desk
from siap.apps.complaints.photos import redrawn
from siap.apps.complaints.services import Act, NewReport, add_photos, answer, take_report
from siap.apps.open311.models import ApiKey, TakenUpdate
from siap.kernel.errors import Forbidden, InvalidInput, NotFound


@transaction.atomic
def make_key(
    *, desk: Desk, name: str, officer: User | None = None, by: User, now: datetime
) -> tuple[ApiKey, str]:
    """
    Make a key for a program.

    Args:
        desk: Where it may be used.
        name: Of the program.
        officer: Whose answers it sends; without one it only hands reports in.
        by: Who.
        now: When.

    Returns:
        The key's record, and the key itself, to be handed over once.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: The officer answers for no agency of this region.
    """
    require_desk(by, desk)
    if officer is not None and officer not in officers_of(desk):
        raise InvalidInput("agency-not-fitting", where="officer")
    key = secrets.token_urlsafe(24)
    made = ApiKey.objects.create(
        desk=desk, name=name, user=officer, key_hash=hash_of_key(key), made_at=now
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
    return found.select_related("desk", "user").first()


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
    report = take_report(desk=key.desk, new=new, token=made.hexdigest(), now=now)
    if report.version == 1 and not report.photos.exists():
        add_photos(report=report, pictures=drawn, now=now)
    return report


def officers_of(desk: Desk) -> list[User]:
    """Those who answer for the agencies of a region, by name; each may get a key."""
    rows = User.objects.filter(
        is_active=True, complaint_offices__agency__region=desk.region_id
    )
    return list(rows.distinct().order_by("name", "username"))


@dataclass(frozen=True, kw_only=True)
class NewUpdate:
    """An answer as a program sends it; `external_id` is its own id, or empty."""

    number: int
    text: str
    is_answer: bool
    external_id: str = ""
    pictures: Sequence[bytes] = ()


@transaction.atomic
def take_update(*, key: ApiKey, update: NewUpdate, now: datetime) -> Event:
    """
    Take an answer of an agency from its program, as if its officer had typed it.

    Args:
        key: One that was made for an officer; it may do what they may, on the same gate.
        update: What is answered. With an id that the key sent before, nothing is done.
        now: When.

    Returns:
        The step of the history.

    Raises:
        Forbidden: The key is for no officer, or the report is with none of their agencies.
        NotFound: No such report; a secret one is told like one that never was.
        InvalidInput: The text is too short, the report is ended, or a picture cannot be
            taken.
    """
    if key.user is None:
        raise Forbidden("key-only-hands-in", where="api_key")
    # Two sendings with one id wait for each other here.
    ApiKey.objects.select_for_update().get(pk=key.pk)
    before = TakenUpdate.objects.filter(key=key, external_id=update.external_id or None)
    known = before.select_related("event__report").first()
    if known is not None:
        return known.event
    report = Report.objects.filter(desk=key.desk, number=update.number).first()
    if report is None or report.identity == Identity.SECRET:
        raise NotFound("not-found", where=f"report {update.number}")
    drawn = [redrawn(content) for content in update.pictures]
    act = Act(by=key.user, now=now, seen=report.version)
    done = answer(report=report, text=update.text, interim=not update.is_answer, act=act)
    event = Event.objects.select_related("report").get(report=done, serial=done.version)
    add_photos(report=done, pictures=drawn, event=event, now=now)
    if update.external_id:
        TakenUpdate.objects.create(key=key, external_id=update.external_id, event=event)
    return event


def _trail(key: ApiKey, kind: str, by: User, now: datetime) -> None:
    fact = Fact(kind=kind, subject="open311-key", subject_id=str(key.pk), note=key.name)
    record_changes([fact], scope=Scope(region_id=key.desk.region_id), by=by, at=now)
