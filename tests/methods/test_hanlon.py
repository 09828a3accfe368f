"""Hanlon: two forms of one formula, exact fractions, PEARL as a gate."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methodology.calculation import compute
from siap.methods.hanlon import Pearl, Problem, base_priority
from siap.methods.ratings import Ratings

tens = st.integers(0, 10)


def problem(size: int, seriousness: list[int], effectiveness: int) -> Problem:
    return Problem(
        Ratings.of([size]),
        Ratings.of(seriousness),
        Ratings.of([effectiveness]),
        Pearl(1, 1, 1, 1, 1),
    )


@given(tens, st.lists(tens, min_size=1, max_size=4), tens)
def test_the_classic_form_is_a_third_of_the_textbook_form(
    size: int, seriousness: list[int], effectiveness: int
) -> None:
    one = problem(size, seriousness, effectiveness)

    assert base_priority(one, "classic") * 3 == base_priority(one, "textbook")


@given(st.permutations([6, 9, 5]))
def test_the_order_of_the_parts_of_seriousness_changes_nothing(parts: list[int]) -> None:
    assert base_priority(problem(1, parts, 3), "textbook") == 23


def test_pearl_lets_through_only_if_all_five_are_given() -> None:
    through = [bits for bits in product((0, 1), repeat=5) if Pearl(*bits).product]

    assert through == [(1, 1, 1, 1, 1)]


@pytest.mark.parametrize(
    ("variant", "seriousness", "accepted"),
    [
        ("classic", 20, True),
        ("classic", 21, False),
        ("textbook", 10, True),
        ("textbook", 11, False),
        ("textbook", -1, False),
    ],
)
def test_seriousness_reaches_twice_the_scale_only_in_the_classic_form(
    variant: str, seriousness: int, *, accepted: bool
) -> None:
    scores = {
        "size": 5,
        "seriousness": seriousness,
        "effectiveness": 5,
        "pearl": dict.fromkeys("pearl", 1),
    }
    data = {
        "alternatives": [{"id": "a", "scores": scores}],
        "scale": [0, 10],
        "variant": variant,
    }

    if accepted:
        assert compute("hanlon", data)["ranks"] == {"a": 1}
    else:
        with pytest.raises(InvalidInput) as caught:
            compute("hanlon", data)
        assert caught.value.where == "alternatives[0].scores.seriousness"
