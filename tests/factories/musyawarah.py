"""A small city with a cycle, for tests of musyawarah."""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime

from factories.plans import a_region, a_user
from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Cycle, Duty, DutyRole, Proposal
from siap.apps.musyawarah.presets import SURAKARTA
from siap.apps.musyawarah.services.cycles import NewCycle, create_cycle, open_cycle
from siap.apps.musyawarah.services.duties import add_neighbourhoods
from siap.apps.musyawarah.services.proposals import save_proposal, submit_proposal
from siap.apps.organisations.models import (
    Agency,
    Membership,
    Region,
    RegionLevel,
    RegionRole,
)

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
_keys = itertools.count(1)


@dataclass(frozen=True)
class City:
    """A city with one kecamatan, two kelurahan of two RW each, and its cycle."""

    cycle: Cycle
    planner: User
    kecamatan: Region
    villages: tuple[Region, Region]
    agency: Agency

    def rt(self, village: int = 0) -> Region:
        """The first RT of a kelurahan."""
        code = f"{self.villages[village].code}.001.01"
        return Region.objects.select_related("parent__parent__parent").get(code=code)

    def rw(self, village: int = 0) -> Region:
        """The first RW of a kelurahan."""
        return Region.objects.get(code=f"{self.villages[village].code}.001")


def a_city(*, preset: str = SURAKARTA, year: int = 2027) -> City:
    region = a_region("Kota Rekaan")
    planner = a_user("Perencana Rekaan")
    Membership.objects.create(
        user=planner, region=region, role=RegionRole.ADMINISTRATOR.value
    )
    kecamatan = Region.objects.create(
        code=f"{region.code}.01",
        name="Kecamatan Timur",
        level=RegionLevel.KECAMATAN,
        parent=region,
    )
    first, second = (
        Region.objects.create(
            code=f"{kecamatan.code}.{1000 + number}",
            name=name,
            level=RegionLevel.VILLAGE,
            parent=kecamatan,
        )
        for number, name in ((1, "Kelurahan Melati"), (2, "Kelurahan Kenanga"))
    )
    agency = Agency.objects.create(region=region, name="Dinas Pekerjaan Umum Rekaan")
    new = NewCycle(
        region=region,
        title=f"Musyawarah {year}",
        year=year,
        horizon=3,
        preset=preset,
        opens_on=date(2020, 1, 1),
        closes_on=date(2099, 12, 31),
    )
    cycle = create_cycle(new=new, by=planner, now=NOW)
    open_cycle(cycle=cycle, by=planner, now=NOW)
    for village in (first, second):
        add_neighbourhoods(cycle=cycle, village=village, units=[2, 1], by=planner, now=NOW)
    return City(cycle, planner, kecamatan, (first, second), agency)


def a_duty(
    city: City, role: DutyRole, region: Region, *, agency: Agency | None = None
) -> User:
    user = a_user(f"{role.label} {region.name}")
    Duty.objects.create(user=user, role=role, region=region, agency=agency)
    return user


def values_at(region: Region, **other: object) -> dict[str, object]:
    """What a complete proposal says."""
    return {
        "region": region,
        "title": "Perbaikan saluran air Gang Melati",
        "problem": "Gang tergenang setiap hujan.",
        "kind": "physical",
        "field": "drainage",
        "benefits": "warga gang",
        "beneficiaries": 120,
        "volume": 80,
        "unit": "meter",
        "cost_idr": 40_000_000,
        "indicator": "gang tidak tergenang",
        "proposer_kind": "person",
    } | other


def a_proposal(
    city: City, region: Region | None = None, by: User | None = None, **other: object
) -> Proposal:
    """A proposal that has been handed in."""
    draft = save_proposal(
        cycle=city.cycle,
        key=f"kunci-{next(_keys)}",
        values=values_at(region or city.rt(), **other),
        by=by or a_user("Warga Rekaan"),
        now=NOW,
    )
    return submit_proposal(proposal=draft, by=draft.created_by, now=NOW)
