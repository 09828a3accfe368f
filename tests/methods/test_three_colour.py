"""Three colours: shares, score, and an interval checked against a library."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from siap.methodology.calculation import compute
from siap.methods.three_colour import Counts, score, wilson

counts = st.integers(0, 500)


@given(st.integers(1, 400), st.data())
def test_the_interval_agrees_with_an_independent_library(
    total: int, data: st.DataObject
) -> None:
    hits = data.draw(st.integers(0, total))

    low, high = wilson(hits, total)

    wanted = binomtest(hits, total).proportion_ci(method="wilson")
    assert float(low) == pytest.approx(wanted.low, abs=1e-9)
    assert float(high) == pytest.approx(wanted.high, abs=1e-9)


@given(st.integers(1, 10**9), st.data())
def test_the_interval_holds_the_share_and_stays_within_nought_and_one(
    total: int, data: st.DataObject
) -> None:
    hits = data.draw(st.integers(0, total))

    low, high = wilson(hits, total)

    assert 0 <= low <= Fraction(hits, total) <= high <= 1


@given(counts, counts, counts)
def test_score_lies_between_nought_and_a_hundred(red: int, yellow: int, green: int) -> None:
    found = score(Counts(red, yellow, green))

    assert (found is None) == (red + yellow + green == 0)
    assert found is None or 0 <= found <= 100


@given(counts, counts, counts)
def test_one_more_green_never_lowers_the_score(red: int, yellow: int, green: int) -> None:
    before, after = score(Counts(red, yellow, green)), score(Counts(red, yellow, green + 1))

    assert after is not None
    assert before is None or after >= before


@pytest.mark.parametrize(("total", "enough"), [(29, False), (30, True), (31, True)])
def test_thirty_answers_are_enough_and_one_less_is_not(total: int, *, enough: bool) -> None:
    data = {"counts": {"a": {"red": 0, "yellow": 0, "green": total}}}

    result: Any = compute("three-colour", data)

    assert result["enough"] == {"a": enough}


@given(counts, counts, counts)
def test_exact_shares_of_a_unit_add_up_to_one(red: int, yellow: int, green: int) -> None:
    data = {"counts": {"a": {"red": red, "yellow": yellow, "green": green}}}

    result: Any = compute("three-colour", data)

    if result["shares"]["a"]:
        assert abs(sum(result["shares"]["a"].values()) - 1) <= Fraction(2, 10**12)
