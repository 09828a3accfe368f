"""The link by which residents of a place propose: opened, renewed, switched off."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Cycle, CycleState, Invitation, ProposerKind
from siap.apps.musyawarah.permissions import Place, covers, require
from siap.apps.musyawarah.services.proposals import LETTERS, first_level
from siap.apps.musyawarah.services.trail import record_cycle
from siap.apps.organisations.models import Region, RegionLevel
from siap.kernel.errors import Conflict, InvalidInput, Unavailable


def check_takes(*, cycle: Cycle, region: Region, today: date) -> None:
    """
    Let residents propose in a place today, or say why not.

    Raises:
        Conflict: The cycle takes no proposals, or the level of the place is over.
        InvalidInput: No level takes proposals of this place.
    """
    if cycle.state != CycleState.RUNNING or not cycle.opens_on <= today <= cycle.closes_on:
        raise Conflict("cycle-not-running", where=cycle.title)
    level = first_level(cycle, region, ProposerKind.PERSON)
    if level.ends_on is not None and today > level.ends_on:
        raise Conflict("invitation-level-over", where="region", level=level.name)


def check_open(*, invitation: Invitation, today: date) -> None:
    """
    Let somebody in by a link, or say why not.

    Raises:
        Unavailable: The link was switched off or renewed, or its last day is over.
        Conflict, InvalidInput: As `check_takes`.
    """
    if invitation.closed_at is not None or today > invitation.until:
        raise Unavailable("invitation-ended", where=invitation.token)
    check_takes(cycle=invitation.cycle, region=invitation.region, today=today)


def last_day(*, cycle: Cycle, region: Region) -> date:
    """
    The last day on which a link of a place can be valid.

    Raises:
        InvalidInput: No level takes proposals of this place.
    """
    level = first_level(cycle, region, ProposerKind.PERSON)
    return min(cycle.closes_on, level.ends_on or cycle.closes_on)


@transaction.atomic
def open_invitation(
    *, cycle: Cycle, region: Region, until: date | None, by: User, now: datetime
) -> Invitation:
    """
    Open the link of a place, or renew it: the one before ends.

    Args:
        cycle: One that takes proposals there today.
        region: An RT, an RW or a village of the cycle's region.
        until: Last day of the link; None for the last day on which the place proposes.
        by: Whoever keeps the links of the place.
        now: When.

    Raises:
        Forbidden: The person does not keep the links there.
        InvalidInput: The place or the day will not do.
        Conflict: No proposals are taken there now.
    """
    require(by, "invitation.keep", Place(region))
    if not covers(cycle.region.code, region.code):
        raise InvalidInput("place-outside", where="region")
    if region.level < RegionLevel.VILLAGE:
        raise InvalidInput("invitation-place", where="region")
    today = timezone.localdate(now)
    check_takes(cycle=cycle, region=region, today=today)
    last = last_day(cycle=cycle, region=region)
    day = until or last
    if not today <= day <= last:
        shown = last.strftime("%d/%m/%Y")
        raise InvalidInput("invitation-until", where="until", last=shown)
    # Two officials at once: the second finds the link of the first and renews it.
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    before = Invitation.objects.filter(cycle=cycle, region=region, closed_at=None)
    kind = "renew-link" if before.update(closed_at=now) else "open-link"
    made = Invitation.objects.create(
        cycle=cycle,
        region=region,
        token="".join(secrets.choice(LETTERS) for _ in range(8)),
        until=day,
        opened_by=by,
        opened_at=now,
    )
    record_cycle(cycle, kind, note=region.name, after=day.isoformat(), by=by, now=now)
    return made


@transaction.atomic
def close_invitation(*, invitation: Invitation, by: User, now: datetime) -> None:
    """
    Switch a link off; what came by it stays. Once more changes nothing.

    Raises:
        Forbidden: The person does not keep the links there.
    """
    require(by, "invitation.keep", Place(invitation.region))
    still_open = Invitation.objects.filter(pk=invitation.pk, closed_at=None)
    if still_open.update(closed_at=now):
        name = invitation.region.name
        record_cycle(invitation.cycle, "close-link", note=name, by=by, now=now)
