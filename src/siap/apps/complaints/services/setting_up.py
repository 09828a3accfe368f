"""Setting a desk up: opening it, its promise, its days off, its officers."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.complaints.clock import zone
from siap.apps.complaints.models import (
    DayOff,
    Desk,
    Kind,
    Officer,
    Pledge,
)
from siap.apps.complaints.permissions import require_desk
from siap.apps.organisations.models import Agency, Region
from siap.apps.organisations.permissions import require_administrator
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class DeskFacts:
    """How a desk works."""

    name: str
    slug: str
    contact: str = ""
    is_open: bool = True
    least_for_figures: int = 10
    pause_days: int = 14
    outline: list[list[list[float]]] = field(default_factory=list)


@transaction.atomic
def open_desk(*, region: Region, facts: DeskFacts, by: User, now: datetime) -> Desk:
    """
    Open the desk of a region.

    Raises:
        Forbidden: The person does not administer the region.
        InvalidInput: The region has a desk, or another one has the address.
    """
    require_administrator(by, region)
    if Desk.objects.filter(region=region).exists():
        raise InvalidInput("desk-exists", where="region")
    _refuse_taken(facts.slug, None)
    desk = Desk.objects.create(region=region, **vars(facts))
    _trail(desk, "create", "desk", "", desk.slug, by=by, now=now)
    return desk


@transaction.atomic
def change_desk(*, desk: Desk, facts: DeskFacts, by: User, now: datetime) -> Desk:
    """
    Change how a desk works.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: Another desk has the address.
    """
    require_desk(by, desk)
    _refuse_taken(facts.slug, desk.pk)
    names = ("name", "slug", "contact", "is_open", "least_for_figures", "pause_days")
    for name in names:
        before, after = getattr(desk, name), getattr(facts, name)
        if before != after:
            setattr(desk, name, after)
            _trail(desk, "change", name, before, after, by=by, now=now)
    # Not the last number: a report may have come in since the desk was read.
    desk.save(update_fields=names)
    return desk


@transaction.atomic
def add_pledge(
    *, desk: Desk, kind: str, hours: int, since: tuple[date, str], by: User, now: datetime
) -> Pledge:
    """
    Promise an answer within hours from a day on; what was received before is untouched.

    Args:
        desk: Where.
        kind: One kind, or empty for all.
        hours: 1 to 2,160.
        since: First day, and the decision that it rests on.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: The day lies in the past, or the kind or number cannot be.
    """
    require_desk(by, desk)
    day, basis = since
    if kind and kind not in Kind.values:
        raise InvalidInput("unknown-choice", where="kind", value=kind, known="")
    if not 1 <= hours <= 2160:
        raise InvalidInput("out-of-range", where="hours", value=hours, range="1–2160")
    if day < now.date():
        raise InvalidInput("pledge-in-the-past", where="valid_from")
    pledge, _ = Pledge.objects.update_or_create(
        desk=desk, kind=kind, valid_from=day, defaults={"hours": hours, "basis": basis}
    )
    _trail(desk, "pledge", kind or "*", None, f"{hours} / {day}", by=by, now=now)
    return pledge


@transaction.atomic
def add_day_off(
    *, desk: Desk, day: date, name: str, basis: str, by: User, now: datetime
) -> DayOff:
    """
    Announce a day off of the region, for reports that come in from now on.

    Args:
        desk: Where.
        day: After today.
        name: Of the day.
        basis: The decision that it rests on; everybody reads it.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: The day is not ahead, or announced already.
    """
    require_desk(by, desk)
    if day <= now.astimezone(zone()).date():
        raise InvalidInput("day-off-not-ahead", where="day")
    if DayOff.objects.filter(desk=desk, day=day).exists():
        raise InvalidInput("day-off-known", where="day")
    made = DayOff.objects.create(desk=desk, day=day, name=name, basis=basis, made_at=now)
    _trail(desk, "day-off", day.isoformat(), None, f"{name}: {basis}", by=by, now=now)
    return made


@transaction.atomic
def set_officer(
    *, desk: Desk, officer: tuple[User, Agency], is_officer: bool, by: User, now: datetime
) -> None:
    """
    Make somebody an officer of an agency, or no longer.

    Raises:
        Forbidden: The person does not run the desk.
        InvalidInput: The agency is of another region.
    """
    require_desk(by, desk)
    user, agency = officer
    if agency.region_id != desk.region_id:
        raise InvalidInput("agency-not-fitting", where="agency")
    if is_officer:
        Officer.objects.get_or_create(user=user, agency=agency)
    else:
        Officer.objects.filter(user=user, agency=agency).delete()
    _trail(desk, "officer", agency.name, None, f"{user.display_name}: {is_officer}", by=by,
           now=now)  # fmt: skip


def _refuse_taken(slug: str, own: int | None) -> None:
    taken = Desk.objects.filter(slug=slug).exclude(pk=own or 0).exists()
    if taken or slug in {"meja", "ikuti", "foto", "kanal", "langganan"}:
        raise InvalidInput("address-taken", where="slug", value=slug)


def _trail(
    desk: Desk, kind: str, what: str, *change: object, by: User, now: datetime
) -> None:
    before, after = change
    fact = Fact(
        kind=kind,
        subject="complaint-desk",
        subject_id=str(desk.pk),
        field=what[:80],
        before=before,
        after=after,
    )
    record_changes([fact], scope=Scope(region_id=desk.region_id), by=by, at=now)
