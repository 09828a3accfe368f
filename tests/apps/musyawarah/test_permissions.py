"""Who may do what in a musyawarah, as a table, and how far a duty reaches."""

from pathlib import Path

import pytest

from factories.musyawarah import City, a_city, a_duty, a_proposal
from factories.plans import a_user
from siap.apps.musyawarah.models import DutyRole
from siap.apps.musyawarah.permissions import (
    ABILITIES,
    Place,
    abilities_at,
    may_change,
    may_decide,
    may_score,
)

GOLDEN = Path(__file__).with_name("permissions.txt")


def table() -> str:
    """One line for each ability, with the duties that have it."""
    abilities = sorted(set().union(*ABILITIES.values()))
    return "".join(
        f"{each}: {', '.join(role for role, has in ABILITIES.items() if each in has)}\n"
        for each in abilities
    )


def test_the_duties_allow_what_was_agreed(*, update_golden: bool) -> None:
    if update_golden:
        GOLDEN.write_text(table(), encoding="utf-8")

    assert table() == GOLDEN.read_text(encoding="utf-8")


@pytest.fixture
def city(db: None) -> City:
    return a_city()


def test_a_duty_holds_in_its_place_and_below_but_not_beside(city: City) -> None:
    first, second = city.villages
    secretary = a_duty(city, DutyRole.SECRETARY, first)

    assert "proposal.decide" in abilities_at(secretary, Place(first))
    assert "proposal.decide" in abilities_at(secretary, Place(city.rt()))
    assert abilities_at(secretary, Place(second)) == frozenset()
    assert abilities_at(secretary, Place(city.kecamatan)) == frozenset()


def test_a_verifier_has_no_say_about_what_another_agency_does(city: City) -> None:
    region = city.cycle.region
    verifier = a_duty(city, DutyRole.VERIFIER, region, agency=city.agency)

    mine = abilities_at(verifier, Place(city.rt(), city.agency.pk))
    others = abilities_at(verifier, Place(city.rt(), city.agency.pk + 1))

    assert "verification.answer" in mine
    assert others == frozenset()


def test_a_closed_account_can_do_nothing(city: City) -> None:
    planner = a_duty(city, DutyRole.PLANNER, city.cycle.region)
    planner.is_active = False

    assert abilities_at(planner, Place(city.rt())) == frozenset()


def test_who_may_score_need_not_decide(city: City) -> None:
    scorer = a_duty(city, DutyRole.SCORER, city.rw())
    proposal = a_proposal(city)

    assert may_score(scorer, proposal)
    assert not may_decide(scorer, proposal)


def test_a_proposer_corrects_until_the_first_decision_only(city: City) -> None:
    proposal = a_proposal(city)
    by = proposal.created_by
    assert may_change(by, proposal)
    assert not may_change(a_user(), proposal)

    proposal.decisions.create(
        level=proposal.level,
        kind="forward",
        reason="-",
        cost_idr=1,
        at=proposal.created_at,
        by=by,
    )

    assert not may_change(by, proposal)
