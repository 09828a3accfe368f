"""The checker sees every rule that a schedule can break."""

from dataclasses import replace
from fractions import Fraction

import pytest

from siap.scheduling.checking import Breach, breaches, floors
from siap.scheduling.problem import Ceilings, Problem, Proposal

A = Proposal("a", "north", "works", 5, Fraction(1))
B = Proposal("b", "south", "health", 4, Fraction(1))


def problem(*proposals: Proposal, ceilings: Ceilings | None = None) -> Problem:
    return Problem([2026, 2027], ceilings or Ceilings(), proposals)


@pytest.mark.parametrize(
    ("changes", "years", "rule"),
    [
        ({"mandatory": True}, {"a": None}, "mandatory"),
        ({"fixed_year": 2027}, {"a": 2026}, "fixed"),
        ({"fixed_year": 2027}, {"a": None}, "fixed"),
        ({"not_before": 2027}, {"a": 2026}, "window"),
        ({"not_after": 2026}, {"a": 2027}, "window"),
        ({}, {"a": 2030}, "unknown-year"),
    ],
)
def test_a_rule_of_one_proposal_is_seen(
    changes: dict[str, object], years: dict[str, int | None], rule: str
) -> None:
    found = breaches(problem(replace(A, **changes)), years)  # type: ignore[arg-type]

    assert rule in [each.rule for each in found]


@pytest.mark.parametrize("years", [{"a": 2026, "b": 2027}, {"a": 2026, "b": None}])
def test_a_need_that_comes_later_or_waits_is_seen(years: dict[str, int | None]) -> None:
    found = breaches(problem(replace(A, needs=["b"]), B), years)

    assert found == [Breach("needs", "a", 2026)]


def test_a_need_in_the_same_year_is_fine() -> None:
    assert breaches(problem(replace(A, needs=["b"]), B), {"a": 2026, "b": 2026}) == []


@pytest.mark.parametrize(
    ("ceilings", "key"),
    [
        (Ceilings({2026: 8, 2027: 9}), ""),
        (Ceilings(area={"north": {2026: 4, 2027: 0}}), "north"),
        (Ceilings(agency={"health": {2026: 3, 2027: 0}}), "health"),
    ],
)
def test_a_ceiling_of_every_kind_is_seen(ceilings: Ceilings, key: str) -> None:
    found = breaches(problem(A, B, ceilings=ceilings), {"a": 2026, "b": 2026})

    assert found == [Breach("ceiling", key, 2026, 1)]


def test_the_yearly_cost_counts_in_later_years_only() -> None:
    ceilings = Ceilings({2026: 5, 2027: 1})
    upkeep = problem(replace(A, yearly_cost=2), ceilings=ceilings)

    assert breaches(upkeep, {"a": 2026}) == [Breach("ceiling", "", 2027, 1)]


def test_a_floor_that_is_missed_is_seen() -> None:
    ceilings = Ceilings({2026: 10, 2027: 10})
    floored = replace(problem(A, B, ceilings=ceilings), floor_share=Fraction(1, 5))

    assert breaches(floored, {"a": 2026, "b": None}) == [Breach("floor", "south", by=4)]


def test_a_floor_is_not_more_than_what_could_be_built() -> None:
    ceilings = Ceilings({2026: 10, 2027: 10})
    dear = replace(B, cost=11)
    floored = replace(problem(A, dear, ceilings=ceilings), floor_share=Fraction(1, 2))

    assert floors(floored) == {"north": 5}
