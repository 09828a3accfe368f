"""Satisfaction index: class edges of both regulations, weights, gaps in the answers."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import round_half_up
from siap.methodology.calculation import compute
from siap.methodology.rulesets import rulesets
from siap.methods import satisfaction_index
from siap.methods.bands import classify
from siap.methods.satisfaction_index_contract import RULES

Row = list[int | None]
rows_of_nine = st.lists(
    st.lists(st.sampled_from([1, 2, 3, 4, None]), min_size=9, max_size=9),
    min_size=1,
    max_size=12,
)


def asked(responses: object, **more: object) -> dict[str, object]:
    return {
        "ruleset": "permenpanrb-14-2017",
        "weight_mode": "exact",
        "responses": responses,
        **more,
    }


@pytest.mark.parametrize(
    ("ruleset", "score", "name"),
    [
        ("permenpanrb-14-2017", "64.99", "D"), ("permenpanrb-14-2017", "64.994", "D"),
        ("permenpanrb-14-2017", "64.995", "C"), ("permenpanrb-14-2017", "65.00", "C"),
        ("permenpanrb-14-2017", "76.60", "C"), ("permenpanrb-14-2017", "76.604", "C"),
        ("permenpanrb-14-2017", "76.605", "B"), ("permenpanrb-14-2017", "76.61", "B"),
        ("permenpanrb-14-2017", "88.30", "B"), ("permenpanrb-14-2017", "88.304", "B"),
        ("permenpanrb-14-2017", "88.305", "A"), ("permenpanrb-14-2017", "88.31", "A"),
        ("permenpanrb-14-2017", "25.00", "D"), ("permenpanrb-14-2017", "100", "A"),
        ("kepmenpan-25-2004", "43.75", "D"), ("kepmenpan-25-2004", "43.76", "C"),
        ("kepmenpan-25-2004", "62.50", "C"), ("kepmenpan-25-2004", "62.51", "B"),
        ("kepmenpan-25-2004", "81.25", "B"), ("kepmenpan-25-2004", "81.26", "A"),
    ],
)  # fmt: skip
def test_every_class_edge_on_both_sides(ruleset: str, score: str, name: str) -> None:
    rules = RULES.read(rulesets("satisfaction-index")[ruleset].values)
    index = Fraction(score) / 25

    found = satisfaction_index.score([index], rules, "exact")

    assert found.score == Fraction(score)
    assert found.band.name == name


@pytest.mark.parametrize("mean", ["0.9996", "4.0004"])
def test_a_mean_beside_one_to_four_is_refused(mean: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        compute(
            "satisfaction-index",
            {
                "ruleset": "permenpanrb-14-2017",
                "weight_mode": "exact",
                "element_means": [Decimal(mean)],
            },
        )

    assert caught.value.where == "element_means[0]"


@given(rows_of_nine)
def test_means_agree_with_an_independent_library(rows: list[Row]) -> None:
    found = satisfaction_index.tally(rows, 9)

    table = np.array([[np.nan if a is None else a for a in row] for row in rows])
    counts = (~np.isnan(table)).sum(axis=0)
    assert [each.count for each in found] == counts.tolist()
    assert [each.total for each in found] == np.nansum(table, axis=0).tolist()


@given(rows_of_nine)
def test_score_and_index_stay_in_their_range(rows: list[Row]) -> None:
    result: Any = compute("satisfaction-index", asked(rows))

    if result["index"] is not None:
        assert 1 <= result["index"] <= 4
        assert 25 <= result["score"] <= 100


@given(rows_of_nine)
def test_the_order_of_respondents_changes_nothing(rows: list[Row]) -> None:
    assert compute("satisfaction-index", asked(rows)) == compute(
        "satisfaction-index", asked(rows[::-1])
    )


@given(st.lists(st.fractions(1, 4, max_denominator=50), min_size=9, max_size=9))
def test_the_printed_weight_lowers_the_score_by_one_percent(means: list[Fraction]) -> None:
    rules = RULES.read(rulesets("satisfaction-index")["permenpanrb-14-2017"].values)

    exact = satisfaction_index.score(means, rules, "exact")
    printed = satisfaction_index.score(means, rules, "regulation")

    assert printed.score == exact.score * Fraction(99, 100)
    assert printed.band == classify(Fraction(round_half_up(printed.score, 2)), rules.bands)


def test_fourteen_printed_weights_reach_no_more_than_ninety_nine_point_four() -> None:
    result = compute(
        "satisfaction-index",
        asked([[4] * 14], ruleset="kepmenpan-25-2004", weight_mode="regulation"),
    )

    assert result["score"] == Decimal("99.4")


def test_the_regulation_prints_no_weight_for_ten_elements() -> None:
    with pytest.raises(InvalidInput) as caught:
        compute("satisfaction-index", asked([[4] * 10], weight_mode="regulation"))

    assert (caught.value.code, caught.value.where) == (
        "no-regulation-weight",
        "weight_mode",
    )


def test_more_elements_than_the_regulation_names_are_pointed_out() -> None:
    result: Any = compute("satisfaction-index", asked([[4] * 10]))

    assert "unusual-element-count" in [each["code"] for each in result["warnings"]]


def test_own_names_of_elements_are_kept() -> None:
    result = compute("satisfaction-index", asked([[4, 2]], elements=["loket", "ruang"]))

    assert result["elements"] == ["loket", "ruang"]
    assert result["lowest"] == ["ruang"]


def test_elements_that_share_the_lowest_mean_are_all_named() -> None:
    assert compute("satisfaction-index", asked([[2, 3, 2]]))["lowest"] == ["U1", "U3"]


@pytest.mark.parametrize(
    "wrong", [0, 5, -1, True, Decimal(3), Decimal("2.5"), "3", 3.0, []]
)
def test_anything_but_one_to_four_or_null_is_refused_where_it_stands(wrong: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        compute("satisfaction-index", asked([[4, 4], [4, wrong]]))

    assert caught.value.where == "responses[1][1]"


@pytest.mark.parametrize("wrong", [[4], [4, 4, 4], 4, None, {"U1": 4}])
def test_a_row_of_another_length_or_form_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        compute("satisfaction-index", asked([[4, 4], wrong]))

    assert caught.value.where == "responses[1]"


def test_a_wrong_answer_far_down_is_found() -> None:
    rows: list[list[int]] = [[4, 4]] * 50_000
    rows[45_678] = [4, 9]

    with pytest.raises(InvalidInput) as caught:
        compute("satisfaction-index", asked(rows))

    assert caught.value.where == "responses[45678][1]"


def test_responses_and_means_together_are_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        compute("satisfaction-index", asked([[4]], element_means=[4]))

    assert caught.value.code == "either-of-two"
