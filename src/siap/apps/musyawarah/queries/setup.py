"""Reading what a planner sets up."""

from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Ceiling, Cycle, Duty
from siap.apps.musyawarah.permissions import ABILITIES, covers, duties_of
from siap.apps.organisations.models import Region, RegionLevel
from siap.apps.organisations.queries import regions_administered_by


def regions_planned_by(user: User) -> list[Region]:
    """The provinces, regencies and cities where a person may start a cycle."""
    planned = {
        duty.region_id for duty in duties_of(user) if "cycle.edit" in ABILITIES[duty.role]
    }
    administered = regions_administered_by(user).filter(level__lte=RegionLevel.REGENCY)
    found = {region.pk: region for region in administered}
    found |= {region.pk: region for region in Region.objects.filter(pk__in=planned)}
    return sorted(found.values(), key=lambda region: region.code)


def ceilings_of(cycle: Cycle) -> Mapping[tuple[int, int | None, int | None], int]:
    """Ceilings in whole rupiah by year, area and agency."""
    return {
        (each.year, each.area_id, each.agency_id): each.amount_idr
        for each in Ceiling.objects.filter(cycle=cycle)
    }


def duties_in(cycle: Cycle) -> Sequence[Duty]:
    """Who has a duty in the cycle's region, by place."""
    code = cycle.region.code
    found = Duty.objects.filter(region__code__startswith=code)
    related = found.select_related("user", "region__parent", "agency")
    return [duty for duty in related if covers(code, duty.region.code)]


def upper_regions(cycle: Cycle) -> QuerySet[Region]:
    """The region of a cycle, its kecamatan and villages, in the order of codes."""
    top = Q(pk=cycle.region_id) | Q(parent=cycle.region_id)
    villages = Q(parent__parent=cycle.region_id, level=RegionLevel.VILLAGE)
    return Region.objects.filter(top | villages).order_by("code")
