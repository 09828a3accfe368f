"""Equal shares: minorities get their part, and an independent library agrees."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods import funding_oracle
from methods.contract_cases import (
    BAD_NUMBERS,
    cases_of,
    changed,
    check_case,
    refusal,
    warned,
    without,
)
from methods.elections import SMALL as INPUT
from methods.elections import as_pb, election
from siap.methodology.calculation import compute

CASES = [case for case in cases_of("equal-shares") if "error" not in case.values[0]]
SEEDS = st.integers(0, 10**6)


@pytest.mark.parametrize("case", CASES)
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("equal-shares", case)


@pytest.mark.parametrize("key", ["budget", "projects"])
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("equal-shares", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_what_is_not_a_number_is_refused(bad: object, code: str) -> None:
    assert refusal("equal-shares", changed(INPUT, budget=bad)) == (code, "budget")


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"budget": 0}, "out-of-range", "budget"),
        ({"budget": Decimal("1.5")}, "not-whole", "budget"),
        ({"projects": [{"id": "a", "cost": 0}]}, "out-of-range", "projects[0].cost"),
        ({"projects": INPUT["projects"][:1] * 2}, "duplicate", "projects[1].id"),
        ({"votes": []}, "empty", "votes"),
        ({"votes": [["a", "a"]]}, "duplicate", "votes[0]"),
        ({"votes": [["a"], ["c"]]}, "unknown-id", "votes[1]"),
        ({"votes": None}, "missing", "votes"),
        ({"scores": [{"a": 1}]}, "votes-or-scores", "votes"),
        ({"worth": "gold"}, "unknown-choice", "worth"),
        ({"completion": "all"}, "unknown-choice", "completion"),
        ({"seed": 1}, "unknown-key", "seed"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refusal("equal-shares", changed(INPUT, **changes)) == (code, where)


def test_no_ballots_of_either_kind_are_refused() -> None:
    assert refusal("equal-shares", without(INPUT, "votes")) == ("votes-or-scores", "votes")


def test_scores_below_nought_are_refused() -> None:
    data = {**without(INPUT, "votes"), "scores": [{"a": -1}]}

    assert refusal("equal-shares", data) == ("out-of-range", "scores[0].a")


def test_a_tie_and_a_project_without_support_are_said() -> None:
    projects = [{"id": key, "cost": 10} for key in "abc"]

    found = warned("equal-shares", changed(INPUT, projects=projects, votes=[["a"], ["b"]]))

    assert found == {"funding-tied", "nobody-supports"}


def test_money_that_divides_with_a_rest_still_pays_a_project_that_costs_all() -> None:
    data = {"budget": 100, "projects": [{"id": "a", "cost": 100}], "votes": [["a"]] * 3}

    found: Any = compute("equal-shares", {**data, "completion": "leave"})

    assert found["funded"] == ["a"]


@given(SEEDS, st.sampled_from(["leave", "by-list", "raise-shares"]))
def test_never_more_than_the_budget_is_spent(seed: int, completion: str) -> None:
    data = election(seed)

    found: Any = compute("equal-shares", {**data, "completion": completion})

    assert found["spent"] + found["left"] == data["budget"]
    assert found["left"] >= 0


@given(SEEDS, st.randoms())
def test_the_order_of_projects_and_ballots_decides_nothing(seed: int, dice: Any) -> None:
    data = election(seed)
    projects, votes = list(data["projects"]), list(data["votes"])
    dice.shuffle(projects)
    dice.shuffle(votes)

    first: Any = compute("equal-shares", data)
    second: Any = compute("equal-shares", {**data, "projects": projects, "votes": votes})

    assert first["funded"] == second["funded"]


@given(SEEDS, st.integers(2, 60))
def test_a_group_that_agrees_gets_what_its_part_of_the_budget_can_pay(
    seed: int, others: int
) -> None:
    data = election(seed)
    group = len(data["votes"])
    cost = data["budget"] * group // (group + others)
    projects = [{"id": "ours", "cost": max(cost, 1)}, *data["projects"]]
    votes = [["ours"]] * (group + 1) + [["p00"]] * (others - 1)

    found: Any = compute(
        "equal-shares",
        {**data, "projects": projects, "votes": votes, "completion": "leave"},
    )

    assert "ours" in found["funded"]


@pytest.mark.parametrize("worth", ["by-cost", "by-count"])
def test_an_independent_library_funds_the_same_in_the_same_order(
    tmp_path: Path, worth: str
) -> None:
    for seed in range(60):
        data = election(seed)
        path = tmp_path / "election.pb"
        path.write_text(as_pb(data))

        found: Any = compute(
            "equal-shares", {**data, "worth": worth, "completion": "leave"}
        )

        assert found["funded"] == funding_oracle.shares(
            path, data, by_cost=worth == "by-cost"
        ), seed


def test_an_independent_library_funds_the_same_when_shares_are_raised(
    tmp_path: Path,
) -> None:
    for seed in range(30):
        data = election(seed)
        path = tmp_path / "election.pb"
        path.write_text(as_pb(data))

        found: Any = compute("equal-shares", {**data, "completion": "raise-shares"})

        assert set(found["by_shares"]) == funding_oracle.raised(path, data), seed
