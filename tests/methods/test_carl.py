"""CARL: a product, so that one nought decides."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from siap.methodology.calculation import compute
from siap.methods.carl import FACTORS, total

scores = st.fixed_dictionaries(dict.fromkeys(FACTORS, st.integers(0, 10)))


@given(scores)
def test_the_total_is_nought_exactly_if_one_factor_is(given_: dict[str, int]) -> None:
    result = total({key: Fraction(value) for key, value in given_.items()})

    assert (result == 0) == (0 in given_.values())


@given(scores, st.sampled_from(FACTORS))
def test_a_higher_score_never_gives_a_lower_total(
    given_: dict[str, int], factor: str
) -> None:
    first = {key: Fraction(value) for key, value in given_.items()}

    assert total({**first, factor: first[factor] + 1}) >= total(first)


@given(st.lists(scores, min_size=1, max_size=5))
def test_each_nought_is_pointed_out_once(rows: list[dict[str, int]]) -> None:
    alternatives = [{"id": str(i), "scores": row} for i, row in enumerate(rows)]

    result = compute("carl", {"alternatives": alternatives, "scale": [0, 10]})

    warnings: list[dict[str, str]] = result["warnings"]  # type: ignore[assignment]
    wanted = [f"alternatives[{i}]" for i, row in enumerate(rows) if 0 in row.values()]
    assert [warning["where"] for warning in warnings] == wanted
