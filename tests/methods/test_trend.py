"""Trend: growth, the least squares line, projections, and series with faults."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from methods.contract_cases import BAD_NUMBERS, cases_of, check_case, refusal, warned
from siap.methodology.calculation import compute
from siap.methods.trend import Course, follow
from siap.methods.yearly import Reading

VALUES = st.decimals(-(10**6), 10**6, places=2)
SERIES = st.dictionaries(st.integers(1950, 2050), VALUES, min_size=2, max_size=12)


def readings(values: dict[int, Any]) -> list[Reading]:
    return [Reading(year, Fraction(value)) for year, value in values.items()]


def course(values: dict[int, Any], **more: Any) -> Course:
    return Course("a", readings(values), **more)


def asked(values: dict[int, Any], **more: Any) -> dict[str, Any]:
    series = [{"year": year, "value": value} for year, value in values.items()]
    return {"indicators": [{"id": "a", "series": series, **more}]}


@pytest.mark.parametrize(
    "case", [each for each in cases_of("trend") if "error" not in each.values[0]]
)
def test_an_answer_fits_its_schema_and_shows_its_working(case: dict[str, Any]) -> None:
    check_case("trend", case)


@given(SERIES)
def test_slope_and_line_are_those_of_scipy(values: dict[int, Decimal]) -> None:
    years = list(values)

    found = follow(course(values, years_ahead=1))

    known = stats.linregress(years, [float(value) for value in values.values()])
    assert found.slope is not None
    assert float(found.slope) == pytest.approx(known.slope, rel=1e-6, abs=1e-6)
    for year, value in {**found.line, **found.projected}.items():
        wanted = known.intercept + known.slope * year
        assert float(value) == pytest.approx(wanted, rel=1e-6, abs=1e-2)


@given(SERIES, st.randoms(use_true_random=False))
def test_the_order_of_the_years_in_the_input_changes_nothing(
    values: dict[int, Decimal], dice: Any
) -> None:
    shuffled = list(values.items())
    dice.shuffle(shuffled)

    assert follow(course(dict(shuffled), years_ahead=2)) == follow(
        course(values, years_ahead=2)
    )


@given(SERIES)
def test_what_lies_off_the_line_adds_up_to_nought(values: dict[int, Decimal]) -> None:
    found = follow(course(values))

    assert sum(Fraction(values[year]) - found.line[year] for year in values) == 0


@given(SERIES, st.integers(2, 1000))
def test_another_unit_changes_no_growth_and_scales_the_slope(
    values: dict[int, Decimal], factor: int
) -> None:
    found = follow(course(values))
    scaled = follow(course({year: value * factor for year, value in values.items()}))

    assert scaled.whole_growth == found.whole_growth
    assert scaled.yearly_growth == found.yearly_growth
    assert found.slope is not None
    assert scaled.slope == found.slope * factor


@given(SERIES)
def test_turning_the_direction_round_turns_good_into_bad(
    values: dict[int, Decimal],
) -> None:
    higher = follow(course(values, direction="higher"))
    lower = follow(course(values, direction="lower"))

    assert (higher.good is None) == (higher.slope == 0)
    assert higher.good is None or lower.good is (not higher.good)


@given(st.integers(-1000, 1000), st.integers(-50, 50), st.integers(3, 10))
def test_a_straight_line_goes_on_as_it_was(start: int, step: int, years: int) -> None:
    values = {2000 + n: start + step * n for n in range(years)}

    found = follow(course(values, years_ahead=3))

    assert found.slope == step
    assert list(found.projected.values()) == [start + step * (years + n) for n in range(3)]
    assert list(found.projected) == [2000 + years + n for n in range(3)]


def test_a_level_indicator_moves_in_no_direction() -> None:
    assert follow(course({2023: 4, 2024: 4}, direction="higher")).good is None


def test_a_range_and_an_unsaid_direction_are_neither_good_nor_bad() -> None:
    values = {2023: 4, 2024: 5}

    assert follow(course(values, direction="range")).good is None
    assert follow(course(values)).good is None


@pytest.mark.parametrize("first", [0, -5])
def test_growth_from_nought_or_below_has_no_meaning(first: int) -> None:
    found = follow(course({2023: first, 2024: 10}))

    assert found.yearly_growth is None
    assert found.whole_growth is None
    assert found.slope == 10 - first


def test_a_fall_below_nought_is_a_fall_of_more_than_all() -> None:
    assert follow(course({2023: 10, 2024: -5})).whole_growth == -150


def test_one_loss_in_between_leaves_the_whole_growth() -> None:
    found = follow(course({2022: 10, 2023: -5, 2024: 20}))

    assert found.yearly_growth is None
    assert found.whole_growth == 100


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({2022: 1, 2023: 2, 2024: 3}, set()),
        ({2023: 1, 2024: 2}, {"few-years"}),
        ({2024: 1}, {"few-years"}),
        ({2021: 1, 2022: 2, 2024: 3}, {"years-missing"}),
        ({2020: 1, 2022: 2, 2024: 3}, {"years-missing", "no-growth"}),
        ({2022: 0, 2023: 2, 2024: 3}, {"no-growth"}),
    ],
)
def test_what_weakens_the_answer_is_said(values: dict[int, int], codes: set[str]) -> None:
    assert warned("trend", asked(values)) == codes


@pytest.mark.parametrize(("bad", "code"), BAD_NUMBERS)
def test_a_value_that_is_no_number_is_refused_at_its_place(bad: object, code: str) -> None:
    data = asked({2023: 1, 2024: bad})

    assert refusal("trend", data) == (code, "indicators[0].series[1].value")


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (asked({}), "empty", "indicators[0].series"),
        ({"indicators": []}, "empty", "indicators"),
        ({}, "missing", "indicators"),
        (asked({1899: 1}), "out-of-range", "indicators[0].series[0].year"),
        (asked({2020: 1}, years_ahead=31), "out-of-range", "indicators[0].years_ahead"),
        (asked({2020: 1}, years_ahead=-1), "out-of-range", "indicators[0].years_ahead"),
        (asked({2020: 1}, direction="up"), "unknown-choice", "indicators[0].direction"),
        (asked({2020: 1}, unit="m"), "unknown-key", "indicators[0].unit"),
    ],
)
def test_wrong_input_is_refused_with_its_place(data: Any, code: str, where: str) -> None:
    assert refusal("trend", data) == (code, where)


def test_no_years_ahead_give_no_projection() -> None:
    found: Any = compute("trend", asked({2022: 1, 2023: 2, 2024: 3}))

    assert found["projected"] == {"a": {}}
    assert found["projected_last"] == {"a": None}


def test_the_slope_is_the_one_of_gap() -> None:
    values = {2020: 10, 2021: 13, 2024: 11}
    series = asked(values)["indicators"][0]["series"]
    indicator = {"id": "a", "direction": "higher", "target": 20, "actual": 11}
    gap = {"indicators": [indicator | {"series": series}], "lower_is_better": "mirror"}

    found: Any = compute("gap", gap | {"ruleset": "permendagri-86-2017"})
    trend: Any = compute("trend", asked(values))

    assert found["trend"] == trend["trend"]
