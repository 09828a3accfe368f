"""The plain list: from the top while money lasts; an independent library agrees."""

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

CASES = [case for case in cases_of("greedy-list") if "error" not in case.values[0]]
SEEDS = st.integers(0, 10**6)


@pytest.mark.parametrize("case", CASES)
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("greedy-list", case)


@pytest.mark.parametrize("key", ["budget", "projects"])
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("greedy-list", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_what_is_not_a_number_is_refused(bad: object, code: str) -> None:
    projects = [{"id": "a", "cost": bad}]

    found = refusal("greedy-list", changed(INPUT, projects=projects))

    assert found == (code, "projects[0].cost")


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"budget": -5}, "out-of-range", "budget"),
        ({"budget": Decimal("1.5")}, "not-whole", "budget"),
        ({"projects": []}, "empty", "projects"),
        ({"votes": [["x"]]}, "unknown-id", "votes[0]"),
        ({"scores": [{"a": 1}]}, "votes-or-scores", "votes"),
        ({"by": "luck"}, "unknown-choice", "by"),
        ({"too_dear": "borrow"}, "unknown-choice", "too_dear"),
        ({"rule": "x"}, "unknown-key", "rule"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refusal("greedy-list", changed(INPUT, **changes)) == (code, where)


def test_a_tie_is_said() -> None:
    assert warned("greedy-list", INPUT) == {"funding-tied"}


@given(SEEDS, st.sampled_from(["skip", "stop"]))
def test_whoever_is_not_funded_did_not_fit_when_its_turn_came(seed: int, rule: str) -> None:
    data = election(seed)
    found: Any = compute("greedy-list", {**data, "too_dear": rule})
    cost = {each["id"]: each["cost"] for each in data["projects"]}
    queue = sorted(cost, key=lambda key: (found["ranks"][key], cost[key], key))

    left, ended = data["budget"], False
    for key in queue:
        fits = cost[key] <= left and found["support"][key] > 0 and not ended
        assert (key in found["funded"]) == fits
        left -= cost[key] if fits else 0
        ended = ended or (rule == "stop" and not fits)


@given(SEEDS, st.randoms())
def test_the_order_of_the_input_decides_nothing(seed: int, dice: Any) -> None:
    data = election(seed)
    projects = list(data["projects"])
    dice.shuffle(projects)

    first: Any = compute("greedy-list", data)
    second: Any = compute("greedy-list", {**data, "projects": projects})

    assert first["funded"] == second["funded"]


@pytest.mark.parametrize("by", ["support", "support-per-rupiah"])
def test_an_independent_library_funds_the_same_in_the_same_order(
    tmp_path: Path, by: str
) -> None:
    for seed in range(60):
        data = election(seed)
        path = tmp_path / "election.pb"
        path.write_text(as_pb(data))

        found: Any = compute("greedy-list", {**data, "by": by})

        wanted = funding_oracle.greedy(path, data, per_rupiah=by != "support")
        backed = [key for key in wanted if found["support"][key]]
        assert sorted(found["funded"]) == sorted(backed), seed
