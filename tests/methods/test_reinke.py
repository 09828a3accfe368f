"""Reinke: dearer is never better."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methods.reinke import FACTORS, total

scores = st.fixed_dictionaries(dict.fromkeys(FACTORS, st.integers(1, 5)))


def exact(given_: dict[str, int]) -> dict[str, Fraction]:
    return {key: Fraction(value) for key, value in given_.items()}


@given(scores)
def test_a_higher_cost_gives_a_lower_priority(given_: dict[str, int]) -> None:
    first = exact(given_)

    assert total({**first, "cost": first["cost"] + 1}) < total(first)


@given(scores, st.sampled_from(FACTORS[:3]))
def test_a_higher_benefit_gives_a_higher_priority(
    given_: dict[str, int], factor: str
) -> None:
    first = exact(given_)

    assert total({**first, factor: first[factor] + 1}) > total(first)


@given(scores)
def test_priority_times_cost_is_the_product_again(given_: dict[str, int]) -> None:
    first = exact(given_)

    product = first["magnitude"] * first["importance"] * first["vulnerability"]

    assert total(first) * first["cost"] == product


@pytest.mark.parametrize("cost", [0, -1])
def test_a_cost_that_is_not_above_nought_is_refused(cost: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        total({**dict.fromkeys(FACTORS, Fraction(3)), "cost": Fraction(cost)})

    assert (caught.value.code, caught.value.where) == ("cost-not-above-nought", "cost")
