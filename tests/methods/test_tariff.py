"""Water tariff: the steps of the annex and what they refuse."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.contract_cases import (
    BAD_NUMBERS,
    cases_of,
    changed,
    check_case,
    refusal,
    warned,
    without,
)
from siap.methodology.calculation import compute

INPUT: dict[str, Any] = {
    "operation": 12_000_000_000,
    "depreciation": 2_000_000_000,
    "interest": 500_000_000,
    "other": 1_500_000_000,
    "base_year": 2025,
    "year": 2026,
    "inflation_percent": 5,
    "volume": 5_000_000,
    "standard_loss_percent": 20,
}
LOW = {"subsidy_percent": 25, "low_tariff_volume": 800_000}


@pytest.mark.parametrize("case", cases_of("tariff"))
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("tariff", case)


@pytest.mark.parametrize("key", INPUT)
def test_every_key_must_be_there(key: str) -> None:
    assert refusal("tariff", without(INPUT, key)) == ("missing", key)


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
@pytest.mark.parametrize("key", ["operation", "year", "volume", "standard_loss_percent"])
def test_what_is_not_a_number_is_refused(key: str, bad: object, code: str) -> None:
    assert refusal("tariff", changed(INPUT, **{key: bad})) == (code, key)


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"standard_loss_percent": 100}, "out-of-range", "standard_loss_percent"),
        ({"standard_loss_percent": 101}, "out-of-range", "standard_loss_percent"),
        ({"standard_loss_percent": -1}, "out-of-range", "standard_loss_percent"),
        ({"volume": 0}, "out-of-range", "volume"),
        ({"operation": -1}, "out-of-range", "operation"),
        ({"inflation_percent": -100}, "out-of-range", "inflation_percent"),
        ({"year": 2024}, "year-before-base", "year"),
        ({"year": Decimal("2026.5")}, "not-whole", "year"),
        ({"subsidy_percent": 25}, "given-together", "subsidy_percent"),
        ({"low_tariff_volume": 10}, "given-together", "subsidy_percent"),
        ({**LOW, "subsidy_percent": 101}, "out-of-range", "subsidy_percent"),
        ({**LOW, "low_tariff_volume": 0}, "out-of-range", "low_tariff_volume"),
        ({"margin": 1}, "unknown-key", "margin"),
    ],
)
def test_wrong_input_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refusal("tariff", changed(INPUT, **changes)) == (code, where)


def test_another_loss_than_the_rule_allows_is_said() -> None:
    assert "standard-loss-differs" not in warned("tariff", INPUT)
    other = changed(INPUT, standard_loss_percent=25)
    assert "standard-loss-differs" in warned("tariff", other)


def test_a_tariff_below_cost_is_said() -> None:
    assert "average-below-cost" in warned("tariff", changed(INPUT, average_tariff=4199))
    assert "average-below-cost" not in warned("tariff", changed(INPUT, average_tariff=4200))


@given(st.decimals(0, 98, places=2), st.decimals("0.01", 1, places=2))
def test_the_basic_cost_rises_with_the_loss(loss: Decimal, more: Decimal) -> None:
    first: Any = compute("tariff", changed(INPUT, standard_loss_percent=loss))
    second: Any = compute("tariff", changed(INPUT, standard_loss_percent=loss + more))

    assert second["basic_cost"] > first["basic_cost"]


@given(st.decimals(0, 100, places=2))
def test_the_low_tariff_lies_between_nothing_and_the_basic_tariff(percent: Decimal) -> None:
    data = changed(INPUT, subsidy_percent=percent, low_tariff_volume=800_000)

    found: Any = compute("tariff", data)

    assert 0 <= found["low_tariff"] <= found["basic_tariff"]
    assert found["low_tariff"] + found["subsidy"] == found["basic_tariff"]


@given(st.integers(0, 20))
def test_without_inflation_the_year_changes_nothing(years: int) -> None:
    data = changed(INPUT, inflation_percent=0, year=2025 + years)

    found: Any = compute("tariff", data)

    assert found["projected_cost"] == found["base_cost"]
