"""Force field: verdicts at both sides of the balance."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siap.kernel.errors import InvalidInput
from siap.methods.force_field import Force, Solution, weigh

strengths = st.lists(st.fractions(1, 5), min_size=1, max_size=4)


def solution(name: str, driving: list[Fraction], restraining: list[Fraction]) -> Solution:
    forces = [
        [Force(f"{side}{i}", strength) for i, strength in enumerate(values)]
        for side, values in (("d", driving), ("r", restraining))
    ]
    return Solution(name, *forces)


@given(strengths, strengths)
def test_exchanging_the_sides_turns_the_net_force_round(
    driving: list[Fraction], restraining: list[Fraction]
) -> None:
    there = weigh([solution("s", driving, restraining)])
    back = weigh([solution("s", restraining, driving)])

    assert there.net["s"] == -back.net["s"]


@pytest.mark.parametrize(
    ("driving", "verdict"),
    [("3.0001", "go"), ("3", "balanced"), ("2.9999", "strengthen")],
)
def test_the_verdict_turns_exactly_at_the_balance(driving: str, verdict: str) -> None:
    found = weigh([solution("s", [Fraction(driving)], [Fraction(3)])])

    assert found.verdict == {"s": verdict}


@given(st.lists(st.tuples(strengths, strengths), min_size=2, max_size=5))
def test_the_order_of_solutions_changes_no_rank(
    sides: list[tuple[list[Fraction], list[Fraction]]],
) -> None:
    solutions = [solution(f"s{i}", *pair) for i, pair in enumerate(sides)]

    assert weigh(solutions).ranking.ranks == weigh(solutions[::-1]).ranking.ranks


def test_a_solution_without_any_force_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        solution("s", [], [])

    assert (caught.value.code, caught.value.where) == ("empty", "driving")
