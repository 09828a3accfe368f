"""The fictional city's musyawarah: 3,000 proposals in two cycles, the same every time."""

from datetime import date, timedelta
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.demo.city_links import add_links
from siap.apps.demo.city_needs import add_needs
from siap.apps.demo.city_people import add_duties, add_meetings
from siap.apps.demo.city_places import City, add_places
from siap.apps.demo.city_proposals import ENDS, STANDINGS, Works, noon
from siap.apps.demo.city_sent import TAKEN
from siap.apps.demo.city_usual import USUAL
from siap.apps.demo.city_words import PEOPLE
from siap.apps.musyawarah.models import Cycle, CycleState, UsualProposal
from siap.apps.musyawarah.presets import NATIONAL
from siap.apps.musyawarah.services.carrying import carry_over
from siap.apps.musyawarah.services.ceilings import CeilingKey, set_ceilings
from siap.apps.musyawarah.services.cycles import NewCycle, create_cycle, edit_cycle
from siap.apps.organisations.models import Membership, Region, RegionRole

PROPOSALS: Final = 3000
FIRST_CYCLE: Final = 1300


def city_is_loaded() -> bool:
    """Whether the musyawarah of the fictional city is there."""
    return Cycle.objects.filter(region__code__startswith="00.").exists()


@transaction.atomic
def load_city(*, region: Region, password: str, today: date) -> Cycle:
    """
    Load two cycles of the fictional city: one that ended, one that runs.

    Args:
        region: The regency of a demonstration plan.
        password: Of every account made for it.
        today: The running cycle takes proposals on this day.

    Returns:
        The running cycle.
    """
    hashed = make_password(password)
    people = {
        key: User.objects.filter(username=key).first()
        or User.objects.create(username=key, name=name, password=hashed)
        for key, name in PEOPLE
    }
    planner = people["perencana"]
    Membership.objects.get_or_create(
        user=planner, region=region, role=RegionRole.READER.value
    )
    city = add_places(region)
    add_duties(city, people)
    _dictionary(city)
    first = _cycle(city, today.replace(month=1, day=5) - timedelta(days=365), None, planner)
    works = Works(city, people["warga"], planner)
    works.fill(first, FIRST_CYCLE, ENDS)
    works.give_years(first)
    values = {"state": CycleState.CLOSED}
    edit_cycle(cycle=first, values=values, by=planner, now=noon(first.closes_on))
    second = _cycle(city, today - timedelta(days=110), first, planner)
    carried = carry_over(cycle=second, by=planner, now=noon(second.opens_on))
    works.fill(second, PROPOSALS - FIRST_CYCLE - carried - TAKEN, STANDINGS)
    add_needs(second)
    add_meetings(city, second)
    add_links(city, second, by=people["sekretaris-desa"], today=today)
    return second


def _dictionary(city: City) -> None:
    UsualProposal.objects.bulk_create(
        UsualProposal(
            region=city.region,
            title=each.title,
            kind=each.kind,
            field=each.field,
            unit=each.unit,
            price_idr=each.price_idr,
            indicator=each.indicator,
            agency=city.agencies[each.agency],
        )
        for each in USUAL
    )


def _cycle(city: City, opens: date, previous: Cycle | None, planner: User) -> Cycle:
    year = opens.year + 1 if previous is None else previous.year + 1
    new = NewCycle(
        region=city.region,
        title=f"Musrenbang {year}",
        year=year,
        horizon=5,
        preset=NATIONAL,
        opens_on=opens,
        closes_on=opens + timedelta(days=150),
        previous=previous,
    )
    cycle = create_cycle(new=new, by=planner, now=noon(opens))
    values = {"state": CycleState.RUNNING}
    edit_cycle(cycle=cycle, values=values, by=planner, now=noon(opens))
    for position, level in enumerate(cycle.levels.all()):
        level.starts_on = opens + timedelta(days=20 + 22 * position)
        level.ends_on = level.starts_on + timedelta(days=14)
        level.save(update_fields=["starts_on", "ends_on"])
    amounts: dict[CeilingKey, int | None] = {}
    for year in cycle.years:
        amounts[CeilingKey(year)] = 14_000_000_000
        for area in city.kecamatan:
            amounts[CeilingKey(year, area_id=area.pk)] = 2_900_000_000
    set_ceilings(cycle=cycle, amounts=amounts, by=planner, now=noon(opens))
    return cycle
