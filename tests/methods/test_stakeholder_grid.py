"""Stakeholder grid: both sides of the cut, and on it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.methods.stakeholder_grid import QUADRANTS, Stakeholder, place

scores = st.fractions(1, 5)


@pytest.mark.parametrize(
    ("interest", "quadrant", "borderline"),
    [
        ("2.99", "keep-satisfied", {}),
        ("3", "keep-satisfied", {"s": ["interest"]}),
        ("3.01", "manage-closely", {}),
    ],
)
def test_a_score_is_high_only_above_the_cut_and_flagged_on_it(
    interest: str, quadrant: str, borderline: dict[str, list[str]]
) -> None:
    found = place([Stakeholder("s", Fraction(interest), Fraction(4))], Fraction(3))

    assert found == ({"s": quadrant}, borderline)


def test_somebody_on_both_cuts_is_flagged_on_both_axes() -> None:
    _, borderline = place([Stakeholder("s", Fraction(3), Fraction(3))], Fraction(3))

    assert borderline == {"s": ["interest", "influence"]}


@given(scores, scores, scores)
def test_everybody_has_exactly_one_quadrant(
    interest: Fraction, influence: Fraction, cut: Fraction
) -> None:
    quadrant, _ = place([Stakeholder("s", interest, influence)], cut)

    assert quadrant["s"] in QUADRANTS.values()


@given(scores, scores, scores)
def test_more_influence_never_lowers_the_attention(
    interest: Fraction, influence: Fraction, cut: Fraction
) -> None:
    before, _ = place([Stakeholder("s", interest, influence)], cut)
    after, _ = place([Stakeholder("s", interest, Fraction(5))], cut)

    if before["s"] in ("manage-closely", "keep-satisfied"):
        assert after == before
