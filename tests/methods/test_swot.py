"""SWOT: quadrants, sums of weights, conventions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methods.swot import Factor, assess, quadrant_of

ratings = st.integers(1, 4)


def factor(name: str, kind: str, weight: str, rating: int) -> Factor:
    return Factor(name, kind, Fraction(weight), Fraction(rating))


OUTSIDE = [factor("o", "O", "0.5", 3), factor("t", "T", "0.5", 2)]


@pytest.mark.parametrize(
    ("x", "y", "quadrant"),
    [
        ("0.05", "1.2", "I"), ("0.4", "-0.3", "II"), ("-0.2", "0.6", "III"),
        ("-0.1", "-0.1", "IV"), ("0", "0.5", "on-axis"), ("0.5", "0", "on-axis"),
        ("0", "0", "on-axis"), ("0.0001", "-0.0001", "II"),
    ],
)  # fmt: skip
def test_every_quadrant_and_both_axes(x: str, y: str, quadrant: str) -> None:
    assert quadrant_of(Fraction(x), Fraction(y)) == quadrant


@pytest.mark.parametrize(
    ("second", "accepted"),
    [
        ("0.495", True),
        ("0.505", True),
        ("0.4949", False),
        ("0.5051", False),
        ("0.48", False),
    ],
)
def test_weights_may_miss_one_by_five_thousandths_and_no_more(
    second: str, *, accepted: bool
) -> None:
    inside = [factor("s", "S", "0.5", 3), factor("w", "W", second, 2)]

    if accepted:
        assert assess("rangkuti", inside, OUTSIDE).weighted["s"] == Fraction(3, 2)
    else:
        with pytest.raises(InvalidInput) as caught:
            assess("rangkuti", inside, OUTSIDE)
        assert (caught.value.code, caught.value.where) == (
            "weights-do-not-add-up",
            "internal",
        )


@given(ratings, ratings, st.integers(1, 99))
def test_percent_and_fraction_give_the_same_point(s: int, w: int, share: int) -> None:
    percent = [Factor("s", "S", Fraction(share), Fraction(s))]
    percent += [Factor("w", "W", Fraction(100 - share), Fraction(w))]
    fraction = [Factor(f.id, f.kind, f.weight / 100, f.rating) for f in percent]

    assert assess("rangkuti", percent, OUTSIDE) == assess("rangkuti", fraction, OUTSIDE)


@given(ratings, ratings)
def test_the_point_stays_within_three_of_the_origin(s: int, w: int) -> None:
    inside = [factor("s", "S", "1", s), factor("w", "W", "1", w)]
    outside = [factor("o", "O", "1", s), factor("t", "T", "1", w)]

    found = assess("four-lists", inside, outside)

    assert -3 <= found.x <= 3
    assert -3 <= found.y <= 3


@given(ratings, ratings)
def test_david_compares_with_the_average_of_two_and_a_half(s: int, w: int) -> None:
    inside = [factor("s", "S", "0.5", s), factor("w", "W", "0.5", w)]

    assert assess("david", inside, OUTSIDE).x == Fraction(s + w, 2) - Fraction(5, 2)


def test_an_empty_list_of_threats_leaves_the_opportunities() -> None:
    inside = [factor("s", "S", "1", 4), factor("w", "W", "1", 3)]

    assert assess("four-lists", inside, [factor("o", "O", "1", 3)]).y == 3


@pytest.mark.parametrize("rating", [0, 5])
def test_a_rating_beside_one_to_four_is_refused(rating: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        assess("rangkuti", [factor("s", "S", "1", rating)], OUTSIDE)

    assert (caught.value.code, caught.value.where) == ("out-of-scale", "internal[0].rating")


def test_a_threat_does_not_belong_inside() -> None:
    with pytest.raises(InvalidInput) as caught:
        assess("rangkuti", [factor("x", "T", "1", 2)], OUTSIDE)

    assert caught.value.where == "internal[0].kind"


@pytest.mark.parametrize(("kind", "rating"), [("S", -1), ("W", 1)])
def test_a_sign_that_contradicts_its_kind_is_refused(kind: str, rating: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        assess("signed", [factor("x", kind, "1", rating)], [factor("o", "O", "1", 1)])

    assert caught.value.code == "sign-against-kind"


def test_the_same_id_inside_and_outside_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        assess("rangkuti", [factor("o", "S", "1", 2)], OUTSIDE)

    assert caught.value.code == "duplicate"
