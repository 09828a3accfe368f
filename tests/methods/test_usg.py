"""USG: a sum on a declared scale."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methodology.calculation import compute
from siap.methods.usg import FACTORS, total

scores = st.fixed_dictionaries(dict.fromkeys(FACTORS, st.integers(1, 5)))


@given(scores)
def test_the_total_lies_between_three_and_fifteen(given_: dict[str, int]) -> None:
    assert 3 <= total({key: Fraction(value) for key, value in given_.items()}) <= 15


@given(scores, st.sampled_from(FACTORS))
def test_a_higher_score_gives_a_higher_total(given_: dict[str, int], factor: str) -> None:
    first = {key: Fraction(value) for key, value in given_.items()}

    assert total({**first, factor: first[factor] + 1}) == total(first) + 1


@given(st.lists(scores, min_size=2, max_size=5))
def test_the_order_of_input_changes_no_rank(rows: list[dict[str, int]]) -> None:
    alternatives = [{"id": str(i), "scores": row} for i, row in enumerate(rows)]

    first = compute("usg", {"alternatives": alternatives, "scale": [1, 5]})
    second = compute("usg", {"alternatives": alternatives[::-1], "scale": [1, 5]})

    assert first["ranks"] == second["ranks"]


@pytest.mark.parametrize(
    ("score", "accepted"), [(0, False), (1, True), (5, True), (6, False)]
)
def test_the_ends_of_the_scale_belong_to_it_and_nothing_beyond(
    score: int, *, accepted: bool
) -> None:
    row = {"urgency": score, "seriousness": 3, "growth": 3}
    data = {"alternatives": [{"id": "a", "scores": row}], "scale": [1, 5]}

    if accepted:
        assert compute("usg", data)["totals"] == {"a": score + 6}
    else:
        with pytest.raises(InvalidInput):
            compute("usg", data)
