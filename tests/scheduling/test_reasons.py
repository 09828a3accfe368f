"""Reasons hold word by word, and what it would take is found by solving again."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scheduling.cases import middling, random_problem
from siap.kernel.errors import InvalidInput, SiapError
from siap.scheduling.checking import breaches
from siap.scheduling.fairness import parts, spread
from siap.scheduling.other_ways import plain_list, shares_of_areas
from siap.scheduling.planning import schedule
from siap.scheduling.problem import Ceilings, Problem, Proposal, worth
from siap.scheduling.reasons import CODES, Reason, facts_of, reasons
from siap.scheduling.sooner import nearby, sooner
from siap.scheduling.wording import sentence

ROAD = Proposal("road", "north", "works", 8, Fraction(3), people=20)
PARK = Proposal("park", "north", "parks", 8, Fraction(2), people=20)
TIGHT = Problem([2026, 2027], Ceilings({2026: 10, 2027: 10}), [ROAD, PARK], Fraction(1, 4))


def test_a_claim_that_there_is_no_room_is_true_for_every_earlier_year() -> None:
    checked = 0
    for seed in range(150):
        problem = random_problem(seed)
        try:
            years = schedule(problem, time_limit_s=5).years
        except SiapError:
            continue
        for key, reason in reasons(problem, years).items():
            now = years[key]
            if reason.code not in ("no-room", "no-room-earlier"):
                continue
            for year in problem.horizon:
                if now is None or year < now:
                    checked += 1
                    assert breaches(problem, {**years, key: year}), (seed, key, year)

    assert checked > 20


def test_a_shortage_is_exact_to_the_rupiah() -> None:
    years = schedule(TIGHT).years
    (short,) = reasons(TIGHT, years)["park"].short
    enough = replace(TIGHT, ceilings=Ceilings({2026: 10 + short.by, 2027: 10}))
    lacking = replace(TIGHT, ceilings=Ceilings({2026: 9 + short.by, 2027: 10}))

    assert breaches(enough, {**years, "park": 2026}) == []
    assert breaches(lacking, {**years, "park": 2026})


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_reason_has_a_sentence(code: str, language: str) -> None:
    facts = {
        "year": 2026,
        "needs": ["drain"],
        "short": [{"scope": "area", "id": "north", "year": 2026, "by": 1500000}],
    }

    assert sentence(code, facts, language).endswith(".")


def test_a_sentence_says_year_scope_and_money() -> None:
    why = facts_of(reasons(TIGHT, schedule(TIGHT).years)["park"])

    said = sentence(str(why["code"]), why["facts"], "id")  # type: ignore[arg-type]

    assert "pagu seluruhnya tahun 2026 kurang Rp6" in said


def test_who_waits_for_another_is_told_so() -> None:
    waits = replace(PARK, needs=["road"], score=Fraction(9))
    problem = replace(TIGHT, proposals=[replace(ROAD, not_before=2027), waits])

    found = reasons(problem, {"road": 2027, "park": 2027})

    assert found["park"] == Reason("after-needed", 2027, ["road"])
    assert found["road"] == Reason("not-before", 2027)


@pytest.mark.parametrize("kind", ["refused", "open"])
def test_who_needs_what_will_not_come_waits_and_so_do_those_behind(kind: str) -> None:
    held = replace(PARK, **{f"{kind}_needs": ["well"]})
    problem = replace(TIGHT, proposals=[replace(ROAD, needs=["park"]), held])

    years = schedule(problem).years

    assert years == {"road": None, "park": None}
    why = Reason(f"needed-{kind}", needs=["well"])
    assert reasons(problem, years) == {"road": why, "park": why}
    assert breaches(problem, {"road": None, "park": 2026})


def test_coming_sooner_pushes_another_back_and_costs_worth() -> None:
    years = schedule(TIGHT).years

    found = sooner(TIGHT, years, ("park", 2026))

    assert found.schedule is not None
    assert [(each.id, each.before, each.after) for each in found.changes] == [
        ("road", 2026, 2027),
        ("park", 2027, 2026),
    ]
    assert found.loss == worth(TIGHT, years) - found.schedule.value == 4


def test_room_made_by_those_of_one_year_leaves_all_others_where_they_are() -> None:
    checked = 0
    for seed in range(120):
        problem = random_problem(seed)
        try:
            years = schedule(problem, time_limit_s=5).years
        except SiapError:
            continue
        first = problem.horizon[0]
        for key, year in years.items():
            found = nearby(problem, years, (key, first)) if year != first else None
            if found is None or found.schedule is None:
                continue
            checked += 1
            wanted = {each.id: each for each in problem.proposals}[key]
            released = replace(wanted, fixed_year=None)
            others = [released if p.id == key else p for p in problem.proposals]
            loose = replace(problem, proposals=others)
            assert breaches(loose, found.schedule.years) == []
            assert found.schedule.years[key] == first
            moved = {each.id for each in found.changes} - {key, *_needed(problem, key)}
            assert all(years[other] == first for other in moved), (seed, key)

    assert checked > 10


def _needed(problem: Problem, key: str) -> set[str]:
    needs = {each.id: set(each.needs) for each in problem.proposals}
    found = set(needs[key])
    while more := {other for one in found for other in needs[one]} - found:
        found |= more
    return found


def test_what_cannot_come_sooner_says_what_is_short() -> None:
    promised = replace(TIGHT, proposals=[replace(ROAD, fixed_year=2026), PARK])
    years = schedule(promised).years

    found = sooner(promised, years, ("park", 2026))

    assert found.schedule is None
    assert found.obstacle is not None
    assert found.obstacle.code == "ceiling-too-low"
    assert "Rp6" in found.obstacle.message("id")


@pytest.mark.parametrize("wanted", [("tower", 2026), ("park", 1999)])
def test_asking_for_something_unknown_is_refused(wanted: tuple[str, int]) -> None:
    with pytest.raises(InvalidInput):
        sooner(TIGHT, schedule(TIGHT).years, wanted)


def test_parts_of_all_areas_add_up_to_the_whole() -> None:
    problem = middling(200)
    years = plain_list(problem)

    found = parts(problem, years)

    assert sum(part.proposals for part in found.values()) == 200
    assert sum(part.scheduled for part in found.values()) == sum(
        year is not None for year in years.values()
    )
    assert 0 <= spread(found) <= 1


def test_people_may_be_grouped_in_another_way() -> None:
    years = {"road": 2026, "park": None}

    found = parts(TIGHT, years, lambda proposal: proposal.agency)

    assert (found["works"].built, found["parks"].built) == (8, 0)


@pytest.mark.parametrize("way", [plain_list, shares_of_areas])
def test_other_ways_keep_every_rule_but_the_floor(way) -> None:  # type: ignore[no-untyped-def]
    problem = middling(300)

    broken = breaches(problem, way(problem))

    assert [each for each in broken if each.rule != "floor"] == []


def test_the_schedule_is_worth_at_least_as_much_as_the_other_ways() -> None:
    problem = replace(middling(80), floor_share=Fraction(0))
    best = schedule(problem, time_limit_s=1).value

    assert best >= worth(problem, plain_list(problem))
    assert best >= worth(problem, shares_of_areas(problem))


def test_equal_shares_serve_the_smaller_area_that_a_plain_list_forgets() -> None:
    big = [Proposal(f"b{n}", "big", "x", 5, Fraction(9)) for n in range(4)]
    small = Proposal("s", "small", "x", 10, Fraction(1))
    problem = Problem([2026], Ceilings({2026: 20}), [*big, small])

    assert plain_list(problem)["s"] is None
    assert shares_of_areas(problem)["s"] == 2026
