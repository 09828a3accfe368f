"""Competency gaps: levels that lack, times people."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.contract_cases import (
    BAD_NUMBERS,
    cases_of,
    check_case,
    refusal,
    warned,
    without,
)
from siap.methodology.calculation import compute

NEED: dict[str, Any] = {"id": "a", "required": 3, "present": 1, "people": 4}


@pytest.mark.parametrize("case", cases_of("competency-gap"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("competency-gap", case)


@pytest.mark.parametrize("level", [0, 4])
def test_both_ends_of_the_scale_are_taken(level: int) -> None:
    found: Any = compute("competency-gap", {"needs": [{**NEED, "required": level}]})

    assert found["gap"] == {"a": level - 1}


@pytest.mark.parametrize("level", [-1, Decimal("4.01"), 5])
@pytest.mark.parametrize("key", ["required", "present"])
def test_levels_outside_the_scale_are_refused(key: str, level: object) -> None:
    data = {"needs": [{**NEED, key: level}]}

    assert refusal("competency-gap", data) == ("out-of-range", f"needs[0].{key}")


@pytest.mark.parametrize("key", NEED)
def test_every_key_must_be_there(key: str) -> None:
    data = {"needs": [without(NEED, key)]}

    assert refusal("competency-gap", data) == ("missing", f"needs[0].{key}")


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_what_is_not_a_number_is_refused(bad: object, code: str) -> None:
    data = {"needs": [{**NEED, "present": bad}]}

    assert refusal("competency-gap", data) == (code, "needs[0].present")


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ({}, "missing", "needs"),
        ({"needs": []}, "empty", "needs"),
        ({"needs": [NEED, NEED]}, "duplicate", "needs[1].id"),
        ({"needs": [{**NEED, "people": 0}]}, "out-of-range", "needs[0].people"),
        ({"needs": [{**NEED, "people": Decimal("2.5")}]}, "not-whole", "needs[0].people"),
        ({"needs": [{**NEED, "note": 1}]}, "unknown-key", "needs[0].note"),
        ({"needs": NEED}, "wrong-type", "needs"),
    ],
)
def test_wrong_input_is_refused_with_its_place(data: Any, code: str, where: str) -> None:
    assert refusal("competency-gap", data) == (code, where)


def test_more_than_needed_is_said() -> None:
    data = {"needs": [{**NEED, "present": 4}]}

    assert warned("competency-gap", data) == {"surplus-level"}


LEVEL = st.decimals(0, 4, places=2)
NEEDS = st.lists(
    st.builds(
        lambda required, present, people: {
            "required": required,
            "present": present,
            "people": people,
        },
        LEVEL,
        LEVEL,
        st.integers(1, 50),
    ),
    min_size=1,
    max_size=10,
).map(lambda needs: [{"id": f"n{index}", **need} for index, need in enumerate(needs)])


@given(NEEDS, st.randoms())
def test_the_order_of_the_input_decides_nothing(
    needs: list[dict[str, Any]], random: Any
) -> None:
    shuffled = list(needs)
    random.shuffle(shuffled)

    first: Any = compute("competency-gap", {"needs": needs})
    second: Any = compute("competency-gap", {"needs": shuffled})

    assert first["order"] == second["order"]
    assert first["ranks"] == second["ranks"]
    assert sorted(first["ties"]) == sorted(second["ties"])


@given(NEEDS, LEVEL)
def test_a_gap_is_nought_when_what_is_needed_is_there(
    needs: list[dict[str, Any]], level: Decimal
) -> None:
    equal = [{**need, "required": level, "present": level} for need in needs]

    found: Any = compute("competency-gap", {"needs": equal})

    assert set(found["weighted_gap"].values()) == {0}
    assert set(found["ranks"].values()) == {1}


@given(NEEDS)
def test_the_order_never_rises(needs: list[dict[str, Any]]) -> None:
    found: Any = compute("competency-gap", {"needs": needs})

    weighted = [found["weighted_gap"][key] for key in found["order"]]
    assert weighted == sorted(weighted, reverse=True)
