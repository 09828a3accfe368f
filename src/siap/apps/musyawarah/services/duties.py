"""Duties of people, and the RW and RT below a village."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Cycle, Duty
from siap.apps.musyawarah.permissions import Place, covers, require
from siap.apps.musyawarah.services.trail import record_cycle
from siap.apps.organisations.models import Agency, Region, RegionLevel
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class NewDuty:
    """A duty to be given."""

    username: str
    role: str
    region: Region
    agency: Agency | None = None


@transaction.atomic
def give_duty(*, cycle: Cycle, new: NewDuty, by: User, now: datetime) -> Duty:
    """
    Give a person a duty.

    Raises:
        Forbidden: `by` may not give duties in the cycle's region.
        InvalidInput: The user name is unknown, the place lies outside, or a verifier has
            no agency.
    """
    require(by, "duty.edit", Place(cycle.region))
    if not covers(cycle.region.code, new.region.code):
        raise InvalidInput("place-outside", where="region")
    if new.role == "verifier" and new.agency is None:
        raise InvalidInput("missing", where="agency")
    user = User.objects.filter(username=new.username).first()
    if user is None:
        raise InvalidInput("unknown-user", where="username", value=new.username)
    agency = new.agency if new.role == "verifier" else None
    duty, made = Duty.objects.get_or_create(
        user=user, region=new.region, agency=agency, role=new.role
    )
    if made:
        note = f"{user.display_name}: {new.region.name}"
        record_cycle(cycle, "give-duty", note=note, after=new.role, by=by, now=now)
    return duty


@transaction.atomic
def take_duty(*, cycle: Cycle, duty: Duty, by: User, now: datetime) -> None:
    """
    Take a duty away.

    Raises:
        Forbidden: `by` may not take duties in the cycle's region.
        InvalidInput: It is a duty in another region.
    """
    require(by, "duty.edit", Place(cycle.region))
    if not covers(cycle.region.code, duty.region.code):
        raise InvalidInput("place-outside", where="region")
    note = f"{duty.user.display_name}: {duty.region.name}"
    record_cycle(cycle, "take-duty", note=note, after=duty.role, by=by, now=now)
    duty.delete()


@transaction.atomic
def add_neighbourhoods(
    *, cycle: Cycle, village: Region, units: Sequence[int], by: User, now: datetime
) -> int:
    """
    Add the RW of a village and the RT of each.

    Args:
        cycle: Of the region around the village.
        village: Where.
        units: Number of RT in RW 1, 2 and so on; those that are there stay.
        by: A planner.
        now: When.

    Returns:
        How many regions were added.

    Raises:
        Forbidden: The person may not.
        InvalidInput: The village is not in the region.
    """
    require(by, "cycle.edit", Place(cycle.region))
    if village.level != RegionLevel.VILLAGE or not covers(cycle.region.code, village.code):
        raise InvalidInput("place-outside", where="village")
    before = Region.objects.count()
    for number, homes in enumerate(units, 1):
        code = f"{village.code}.{number:03d}"
        unit, _ = Region.objects.get_or_create(
            code=code,
            defaults={
                "name": f"RW {number:02d}",
                "level": RegionLevel.RW,
                "parent": village,
            },
        )
        Region.objects.bulk_create(
            [
                Region(
                    code=f"{code}.{home:02d}",
                    name=f"RT {home:02d}/RW {number:02d}",
                    level=RegionLevel.RT,
                    parent=unit,
                )
                for home in range(1, homes + 1)
            ],
            ignore_conflicts=True,
        )
    added = Region.objects.count() - before
    record_cycle(
        cycle, "add-neighbourhoods", note=village.name, after=added, by=by, now=now
    )
    return added
