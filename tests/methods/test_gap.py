"""Gap: directions, conventions, class edges, trend, and what the order hangs on."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from siap.methodology.calculation import compute
from siap.methodology.rulesets import rulesets
from siap.methods.gap import Indicator, achievement_percent, measure
from siap.methods.gap_contract import RULES
from siap.methods.gap_sensitivity import Sensitivity, sensitivity
from siap.methods.ranking import levels_of
from siap.methods.yearly import Reading

BANDS = RULES.read(rulesets("gap")["permendagri-86-2017"].values).bands
amounts = st.fractions(Fraction(1, 10), 1000, max_denominator=10)
directions = st.sampled_from(["higher", "lower"])
conventions = st.sampled_from(["mirror", "ratio"])


def indicators_of(rows: list[tuple[str, Fraction, Fraction]]) -> list[Indicator]:
    return [Indicator(f"i{n}", *row) for n, row in enumerate(rows)]


def percents(indicators: list[Indicator], convention: str) -> dict[str, Fraction | None]:
    return {each.id: measure(each, BANDS, 0, convention).achievement for each in indicators}


def sensitivities(
    indicators: list[Indicator], achieved: dict[str, Fraction | None], convention: str
) -> dict[str, Sensitivity]:
    known = {name: value for name, value in achieved.items() if value is not None}
    directions = {each.id: each.direction for each in indicators}
    return sensitivity(levels_of(known), directions, convention)


def order_of(achieved: dict[str, Fraction | None]) -> list[list[str]]:
    """Group ids by achievement, worst first: an order in which ties show."""
    levels = sorted({value for value in achieved.values() if value is not None})
    return [
        [name for name, value in achieved.items() if value == level] for level in levels
    ]


@given(amounts, directions, conventions)
def test_the_gap_is_nought_and_achievement_full_exactly_on_target(
    target: Fraction, direction: str, convention: str
) -> None:
    found = measure(Indicator("i", direction, target, target), BANDS, 0, convention)

    assert (found.gap, found.achievement) == (0, 100)


@given(amounts, amounts, amounts, directions, conventions)
def test_a_better_value_never_lowers_achievement(
    target: Fraction, actual: Fraction, step: Fraction, direction: str, convention: str
) -> None:
    better = actual + step if direction == "higher" else actual - step
    assume(better > 0)

    before = achievement_percent(target, actual, direction, convention)
    after = achievement_percent(target, better, direction, convention)

    assert before is not None
    assert after is not None
    assert after > before


@pytest.mark.parametrize(
    ("percent", "name"),
    [
        ("91", "sangat tinggi"), ("90.5", "sangat tinggi"), ("90.49", "tinggi"),
        ("76", "tinggi"), ("75.5", "tinggi"), ("75.49", "sedang"),
        ("66", "sedang"), ("65.5", "sedang"), ("65.49", "rendah"),
        ("51", "rendah"), ("50.5", "rendah"), ("50.49", "sangat rendah"),
        ("50", "sangat rendah"), ("0", "sangat rendah"), ("140", "sangat tinggi"),
    ],
)  # fmt: skip
def test_every_class_edge_on_both_sides(percent: str, name: str) -> None:
    found = measure(Indicator("i", "higher", Fraction(100), Fraction(percent)), BANDS, 0)

    assert found.band is not None
    assert found.band.name == name


@pytest.mark.parametrize(
    ("direction", "target", "actual"),
    [
        ("higher", 0, 5),
        ("lower", 0, 5),
        ("higher", -3, 5),
        ("higher", 10, -1),
        ("lower", 10, -1),
    ],
)
def test_no_percentage_where_it_has_no_meaning(
    direction: str, target: int, actual: int
) -> None:
    found = measure(Indicator("i", direction, Fraction(target), Fraction(actual)), BANDS, 0)

    assert found.achievement is None
    assert found.band is None


def test_the_ratio_to_nought_has_no_meaning_but_the_mirror_has() -> None:
    assert achievement_percent(Fraction(5), Fraction(0), "lower", "ratio") is None
    assert achievement_percent(Fraction(5), Fraction(0), "lower", "mirror") == 200


@given(
    st.dictionaries(
        st.integers(2000, 2030), st.fractions(-100, 100, max_denominator=10), min_size=2
    )
)
def test_the_trend_agrees_with_an_independent_regression(
    values: dict[int, Fraction],
) -> None:
    series = [Reading(year, value) for year, value in values.items()]

    found = measure(
        Indicator("i", "higher", Fraction(1), Fraction(1), None, series), BANDS, 0
    )

    wanted = stats.linregress(
        [float(y) for y in values], [float(v) for v in values.values()]
    )
    assert found.trend is not None
    assert float(found.trend) == pytest.approx(wanted.slope, rel=1e-7, abs=1e-7)


def test_one_year_is_no_trend() -> None:
    one = Indicator(
        "i", "higher", Fraction(9), Fraction(1), None, [Reading(2020, Fraction(1))]
    )

    assert measure(one, BANDS, 0).trend is None


@pytest.mark.parametrize("years", [None, 0])
def test_without_years_left_nothing_is_shared_out(years: int | None) -> None:
    left = None if years is None else Fraction(years)
    one = Indicator("i", "higher", Fraction(9), Fraction(1), years_left=left)

    assert measure(one, BANDS, 0).per_year is None


@pytest.mark.parametrize(
    ("actual", "gap", "percent"),
    [
        ("0.99", "0.01", "99"),
        ("1", "0", "100"),
        ("2", "0", "100"),
        ("4", "0", "100"),
        ("4.04", "0.04", "99"),
    ],
)
def test_both_edges_of_a_range_belong_to_it(actual: str, gap: str, percent: str) -> None:
    pair = [Fraction(1), Fraction(4)]

    found = measure(Indicator("i", "range", pair, Fraction(actual)), BANDS, 0)

    assert (found.gap, found.achievement) == (Fraction(gap), Fraction(percent))


rows = st.lists(st.tuples(directions, amounts, amounts), min_size=2, max_size=5)


@given(rows, conventions)
def test_the_order_of_input_changes_neither_order_nor_ties(
    given_: list[tuple[str, Fraction, Fraction]], convention: str
) -> None:
    data: list[dict[str, Any]] = [
        {"id": f"i{n}", "direction": row[0], "target": row[1], "actual": row[2]}
        for n, row in enumerate(given_)
    ]
    base = {"ruleset": "permendagri-86-2017", "lower_is_better": convention}

    first = compute("gap", {**base, "indicators": data})
    second = compute("gap", {**base, "indicators": data[::-1]})

    assert first["order"] == second["order"]
    assert [sorted(group) for group in first["ties"]] == [  # type: ignore[attr-defined]
        sorted(group)
        for group in second["ties"]  # type: ignore[attr-defined]
    ]


@given(rows, conventions)
def test_turning_a_direction_changes_the_order_exactly_where_it_is_said(
    given_: list[tuple[str, Fraction, Fraction]], convention: str
) -> None:
    indicators = indicators_of(given_)
    achieved = percents(indicators, convention)
    found = sensitivities(indicators, achieved, convention)

    for place, (direction, target, actual) in enumerate(given_):
        other = "lower" if direction == "higher" else "higher"
        turned = [*given_[:place], (other, target, actual), *given_[place + 1 :]]
        after = percents(indicators_of(turned), convention)
        changed = order_of(after) != order_of(achieved)
        assert found[f"i{place}"].direction_changes_order == changed


@given(rows, conventions)
def test_the_named_change_of_a_target_reaches_a_neighbour_and_less_does_not(
    given_: list[tuple[str, Fraction, Fraction]], convention: str
) -> None:
    indicators = indicators_of(given_)
    achieved = percents(indicators, convention)
    before = order_of(achieved)
    found = sensitivities(indicators, achieved, convention)

    for place, (direction, target, actual) in enumerate(given_):
        change = found[f"i{place}"].target_change
        if not change:
            continue
        reached = [*given_]
        reached[place] = (direction, target * (1 + change), actual)
        assert order_of(percents(indicators_of(reached), convention)) != before
        reached[place] = (direction, target * (1 + change * Fraction(99, 100)), actual)
        assert order_of(percents(indicators_of(reached), convention)) == before


def test_numbers_in_the_result_are_decimals_without_binary_noise() -> None:
    one = {
        "id": "i",
        "direction": "higher",
        "target": Decimal("0.3"),
        "actual": Decimal("0.1"),
    }

    result: Any = compute("gap", {"indicators": [one], "ruleset": "permendagri-86-2017"})

    assert str(result["gap"]["i"]) == "0.2"
    assert str(result["achievement_percent"]["i"]) == "33.333333333333"
