"""Non-revenue water: volume and percentage, and data that cannot be true."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.contract_cases import BAD_NUMBERS, cases_of, check_case, refusal, without
from siap.methodology.calculation import compute

INPUT: dict[str, Any] = {"distributed": 4000, "sold": 2680}


@pytest.mark.parametrize("case", cases_of("nrw"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("nrw", case)


@pytest.mark.parametrize("key", INPUT)
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("nrw", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
@pytest.mark.parametrize("key", INPUT)
def test_what_is_not_a_number_is_refused(key: str, bad: object, code: str) -> None:
    assert refusal("nrw", {**INPUT, key: bad}) == (code, key)


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ({**INPUT, "distributed": 0}, "out-of-range", "distributed"),
        ({**INPUT, "distributed": -1}, "out-of-range", "distributed"),
        ({**INPUT, "sold": -1}, "out-of-range", "sold"),
        ({**INPUT, "sold": 4001}, "sold-above-distributed", "sold"),
        ({**INPUT, "leak": 1}, "unknown-key", "leak"),
        ([], "wrong-type", ""),
    ],
)
def test_wrong_input_is_refused_with_its_place(data: Any, code: str, where: str) -> None:
    assert refusal("nrw", data) == (code, where)


VOLUMES = st.decimals("0.01", 10**9, places=2)


@given(VOLUMES, VOLUMES)
def test_volume_adds_up_and_the_percentage_stays_between_0_and_100(
    one: Decimal, other: Decimal
) -> None:
    distributed, sold = max(one, other), min(one, other)

    found: Any = compute("nrw", {"distributed": distributed, "sold": sold})

    assert found["volume"] + sold == distributed
    assert 0 <= found["percent"] <= 100


@given(VOLUMES, VOLUMES, st.integers(2, 1000))
def test_another_unit_changes_no_percentage(
    one: Decimal, other: Decimal, factor: int
) -> None:
    distributed, sold = max(one, other), min(one, other)

    found: Any = compute("nrw", {"distributed": distributed, "sold": sold})
    scaled: Any = compute(
        "nrw", {"distributed": distributed * factor, "sold": sold * factor}
    )

    assert scaled["percent"] == found["percent"]
