"""Nobody gets a year while what they need is refused or undecided, and planners see it."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from factories.musyawarah import NOW, City, a_city, a_proposal
from siap.apps.musyawarah.models import Cycle, Link, LinkKind, Proposal, ProposalState
from siap.apps.musyawarah.presets import SURAKARTA
from siap.apps.musyawarah.queries.problem import Rules
from siap.apps.musyawarah.services.calculating import calculate
from siap.apps.musyawarah.services.carrying import carry_over
from siap.apps.musyawarah.services.ceilings import CeilingKey, set_ceilings
from siap.apps.musyawarah.services.cycles import NewCycle, create_cycle
from siap.apps.musyawarah.services.schedules import NewRun, adopt_run, create_run

pytestmark = pytest.mark.django_db
WAIT = (None, "needed-refused"), (None, "needed-open")


@pytest.fixture
def city() -> City:
    city = a_city()
    give_money(city)
    return city


def give_money(city: City) -> None:
    amounts = {CeilingKey(year): 100 for year in city.cycle.years}
    set_ceilings(cycle=city.cycle, amounts=amounts, by=city.planner, now=NOW)


def a_pair(city: City, needed: str, **other: object) -> tuple[Proposal, Proposal]:
    """A pipe, accepted, that needs a well in some state."""
    pipe, well = (a_proposal(city, title=name, cost_idr=10) for name in ("Pipa", "Sumur"))
    Proposal.objects.filter(pk=pipe.pk).update(state=ProposalState.ACCEPTED, **other)
    Proposal.objects.filter(pk=well.pk).update(state=needed)
    Link.objects.create(start=pipe, end=well, kind=LinkKind.DEPENDS)
    return pipe, well


def placed(city: City, pipe: Proposal) -> tuple[int | None, str]:
    """Year and reason that a schedule, taken into use, gives to the pipe."""
    new = NewRun(name="Skenario", rules=Rules(time_limit_s=5))
    run = create_run(cycle=city.cycle, new=new, by=city.planner, now=NOW)
    calculate(run, clock=lambda: NOW)
    run.refresh_from_db()
    adopt_run(run=run, by=city.planner, now=NOW)
    placement = run.placements.get(proposal=pipe)
    return placement.year, placement.reason["code"]


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (ProposalState.REFUSED, WAIT[0]),
        (ProposalState.WITHDRAWN, WAIT[0]),
        (ProposalState.OPEN, WAIT[1]),
        (ProposalState.RETURNED, WAIT[1]),
        (ProposalState.DONE, (2027, "first-year")),
        (ProposalState.OTHER, (2027, "first-year")),
    ],
)
def test_who_needs_what_will_not_come_waits_and_is_told_why(
    city: City, state: str, found: tuple[int | None, str]
) -> None:
    pipe, _ = a_pair(city, state)

    assert placed(city, pipe) == found


def test_the_page_of_who_waits_names_what_was_refused(city: City) -> None:
    pipe, well = a_pair(city, ProposalState.REFUSED)
    placed(city, pipe)

    page = Client().get(reverse("musyawarah:proposal", args=[pipe.code])).text

    said = f"Baru dapat dikerjakan sesudah Sumur ({well.code}), yang ditolak atau ditarik."
    assert said in page


@pytest.mark.parametrize("decided", [{"mandatory": True}, {"promised": True, "year": 2028}])
def test_what_people_decided_comes_all_the_same(
    city: City, decided: dict[str, object]
) -> None:
    pipe, _ = a_pair(city, ProposalState.REFUSED, **decided)

    year, _ = placed(city, pipe)

    assert year == decided.get("year", 2027)


def the_planners_page(city: City) -> str:
    client = Client()
    client.force_login(city.planner)
    return client.get(reverse("musyawarah:schedules", args=[city.cycle.pk])).text


@pytest.mark.parametrize("kept", [False, True])
def test_planners_see_who_will_get_no_year_before_they_calculate(
    city: City, kept: object
) -> None:
    _, well = a_pair(city, ProposalState.REFUSED, mandatory=kept)

    page = the_planners_page(city)

    assert "Membutuhkan usulan yang ditolak atau belum diputuskan" in page
    assert reverse("musyawarah:proposal", args=[well.code]) in page
    assert ("Tetap dijadwalkan" in page) is kept


def test_planners_see_no_warning_where_every_need_is_met(city: City) -> None:
    a_pair(city, ProposalState.DONE)

    assert "belum diputuskan" not in the_planners_page(city)


def next_cycle(city: City) -> Cycle:
    new = NewCycle(
        region=city.cycle.region,
        title="Musyawarah 2028",
        year=2028,
        horizon=3,
        preset=SURAKARTA,
        opens_on=city.cycle.opens_on,
        closes_on=city.cycle.closes_on,
    )
    return create_cycle(new=new, by=city.planner, now=NOW)


@pytest.mark.parametrize(
    ("state", "year", "found"),
    [
        (ProposalState.REFUSED, None, WAIT[0]),
        (ProposalState.ACCEPTED, 2027, (2028, "first-year")),
    ],
)
def test_a_need_is_carried_into_the_next_cycle_with_what_became_of_it(
    city: City, state: str, year: int | None, found: tuple[int | None, str]
) -> None:
    _, well = a_pair(city, state)
    Proposal.objects.filter(pk=well.pk).update(year=year)
    after = replace(city, cycle=next_cycle(city))
    carry_over(cycle=after.cycle, by=city.planner, now=NOW)
    give_money(after)

    assert placed(after, Proposal.objects.get(cycle=after.cycle, title="Pipa")) == found


@pytest.mark.parametrize(("until", "year"), [(None, 2029), (2028, None)])
def test_who_needs_what_an_earlier_cycle_put_later_comes_no_earlier(
    city: City, until: int | None, year: int | None
) -> None:
    pipe, well = a_pair(city, ProposalState.ACCEPTED, not_after=until)
    Proposal.objects.filter(pk=well.pk).update(year=2029)
    Proposal.objects.filter(pk=well.pk).update(cycle=next_cycle(city))

    assert placed(city, pipe)[0] == year
