"""Ceilings of a cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact
from siap.apps.musyawarah.models import Ceiling, Cycle
from siap.apps.musyawarah.permissions import Place, covers, require
from siap.apps.musyawarah.services.trail import record
from siap.apps.organisations.models import Agency, Region
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True)
class CeilingKey:
    """Which ceiling: of a year, and of one kecamatan or one agency if given."""

    year: int
    area_id: int | None = None
    agency_id: int | None = None


@transaction.atomic
def set_ceilings(
    *, cycle: Cycle, amounts: Mapping[CeilingKey, int | None], by: User, now: datetime
) -> None:
    """
    Set ceilings in whole rupiah; None takes a ceiling away.

    Raises:
        Forbidden: The person may not.
        InvalidInput: An area or an agency is not of the region.
    """
    require(by, "cycle.edit", Place(cycle.region))
    areas = {key.area_id for key in amounts if key.area_id}
    codes = Region.objects.filter(pk__in=areas).values_list("code", flat=True)
    if not all(covers(cycle.region.code, code) for code in codes):
        raise InvalidInput("place-outside", where="area")
    agencies = {key.agency_id for key in amounts if key.agency_id}
    if Agency.objects.filter(pk__in=agencies).exclude(region=cycle.region).exists():
        raise InvalidInput("place-outside", where="agency")
    facts = []
    for key, amount in amounts.items():
        found = Ceiling.objects.filter(
            cycle=cycle, year=key.year, area=key.area_id, agency=key.agency_id
        ).first()
        before = found.amount_idr if found else None
        if before == amount:
            continue
        ceiling = found or Ceiling(
            cycle=cycle, year=key.year, area_id=key.area_id, agency_id=key.agency_id
        )
        if amount is None:
            ceiling.delete()
        else:
            ceiling.amount_idr = amount
            ceiling.save()
        facts.append(
            Fact(
                kind="set-ceiling",
                subject="cycle",
                subject_id=f"cycle-{cycle.pk}",
                field=str(key.year),
                before=before,
                after=amount,
                note=f"area {key.area_id or '-'}, agency {key.agency_id or '-'}",
            )
        )
    record(facts, cycle=cycle, by=by, now=now)
