"""MCUA: totals, scaling, direction, stability; compared with an independent library."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methods.mcua import Alternative, Criterion, Evaluation, evaluate
from siap.methods.ratings import Ratings

SCALE = [Fraction(1), Fraction(10)]
Table = tuple[list[int], list[list[int]]]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    weights = draw(st.lists(st.integers(0, 5), min_size=width, max_size=width).filter(any))
    row = st.lists(st.integers(1, 10), min_size=width, max_size=width)
    return weights, draw(st.lists(row, min_size=1, max_size=5))


def evaluated(weights: list[Fraction], rows: list[list[int]]) -> Evaluation:
    criteria = [Criterion(f"k{i}", weight) for i, weight in enumerate(weights)]
    alternatives = [
        Alternative(f"a{n}", {f"k{i}": Ratings.of([score]) for i, score in enumerate(row)})
        for n, row in enumerate(rows)
    ]
    return evaluate(criteria, alternatives, SCALE)


def exact(weights: list[int]) -> list[Fraction]:
    return [Fraction(weight) for weight in weights]


@given(tables(), st.fractions(Fraction(1, 100), 100))
def test_scaling_all_weights_changes_neither_ranks_nor_stability(
    table: Table, factor: Fraction
) -> None:
    weights, rows = exact(table[0]), table[1]

    first = evaluated(weights, rows)
    second = evaluated([weight * factor for weight in weights], rows)

    assert first.ranking == second.ranking
    assert first.stability == second.stability


@given(tables())
def test_totals_agree_with_a_matrix_product(table: Table) -> None:
    found = evaluated(exact(table[0]), table[1])

    wanted = np.array(table[1]) @ np.array(table[0])

    assert list(found.totals.values()) == wanted.tolist()


@given(tables())
def test_a_better_score_never_lowers_the_rank(table: Table) -> None:
    weights, rows = exact(table[0]), table[1]
    better = [[min(10, score + 1) for score in rows[0]], *rows[1:]]

    first, second = evaluated(weights, rows), evaluated(weights, better)

    assert second.ranking.ranks["a0"] <= first.ranking.ranks["a0"]


@given(tables())
def test_at_the_tipping_point_and_not_before_the_first_place_changes(table: Table) -> None:
    weights, rows = exact(table[0]), table[1]
    found = evaluated(weights, rows)
    leaders = found.ranking.first

    for place, weight in enumerate(weights):
        tipping = found.stability[f"k{place}"]
        if tipping is None or not tipping.change:
            continue
        moved = [*weights]
        moved[place] = weight * (1 + tipping.change)
        if any(moved):
            assert evaluated(moved, rows).ranking.first == tipping.first
        moved[place] = weight * (1 + tipping.change * Fraction(99, 100))
        assert evaluated(moved, rows).ranking.first == leaders
        moved[place] = weight * (1 - tipping.change * Fraction(99, 100))
        if moved[place] >= 0 and any(moved):
            assert evaluated(moved, rows).ranking.first == leaders


@given(tables())
def test_where_no_tipping_point_is_named_no_weight_changes_the_first_place(
    table: Table,
) -> None:
    weights, rows = exact(table[0]), table[1]
    found = evaluated(weights, rows)

    for place, weight in enumerate(weights):
        if found.stability[f"k{place}"] is None:
            for factor in (Fraction(0), Fraction(1, 3), Fraction(7), Fraction(10**6)):
                moved = [*weights[:place], weight * factor, *weights[place + 1 :]]
                if any(moved):
                    assert evaluated(moved, rows).ranking.first == found.ranking.first


def test_the_order_of_alternatives_breaks_no_tie() -> None:
    rows = [[4, 6], [6, 3]]

    ranks = evaluated(exact([3, 2]), rows).ranking.ranks
    other = evaluated(exact([3, 2]), rows[::-1]).ranking.ranks

    assert set(ranks.values()) == set(other.values()) == {1}


def test_thirds_are_added_exactly() -> None:
    ratings = Ratings.of([1, 1, 2])

    assert ratings.mean * 3 == 4


def test_decimals_are_averaged_without_binary_noise() -> None:
    ratings = Ratings.of([Decimal("0.1"), Decimal("0.2"), 1])

    assert ratings.mean == Fraction(13, 30)


@pytest.mark.parametrize(("low", "high"), [(10, 1), (5, 5)])
def test_a_scale_must_rise(low: int, high: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        evaluate([Criterion("k", Fraction(1))], [], [Fraction(low), Fraction(high)])

    assert caught.value.where == "scale[1]"


def test_weights_that_are_all_nought_are_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        evaluated([Fraction(0)], [[3]])

    assert caught.value.code == "no-weight"


@pytest.mark.parametrize("score", [1, 10])
def test_both_ends_of_the_scale_belong_to_it(score: int) -> None:
    assert evaluated([Fraction(1)], [[score]]).totals == {"a0": score}


@pytest.mark.parametrize("score", [0, 11])
def test_a_score_beside_the_scale_is_refused(score: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        evaluated([Fraction(1)], [[score]])

    assert caught.value.code == "out-of-scale"
