"""What the relaxation leaves open is told apart from what merely follows a need."""

from fractions import Fraction

from siap.scheduling.arrays import arrays_of
from siap.scheduling.outlook import Outlook, outlook_of, prices_of
from siap.scheduling.preparing import prepare
from siap.scheduling.problem import Ceilings, Problem, Proposal
from siap.scheduling.program import program_of
from siap.scheduling.solver import Limits, relax

PAIR = (
    Proposal("pipe", "a", "x", 2, Fraction(90), needs=["well"]),
    Proposal("well", "a", "x", 2, Fraction(1)),
)
OTHERS = [Proposal(f"z{number}", "a", "x", 2, Fraction(10 - number)) for number in range(5)]


def looked_at(*proposals: Proposal, money: int) -> Outlook:
    model = prepare(Problem([2026], Ceilings({2026: money}), proposals))
    arrays = arrays_of(model)
    program = program_of(model, arrays)
    relaxed = relax(program, Limits(5))
    prices = prices_of(arrays, program, relaxed)
    assert prices.needs.max(initial=0) > 0
    return outlook_of(model, arrays, prices, relaxed.values)


def test_who_simply_follows_what_it_needs_is_not_undecided() -> None:
    found = looked_at(*PAIR, *OTHERS, money=9)

    assert found.sure[:2] == [0, 0]
    assert found.margins[:2].min() > 1


def test_what_the_relaxation_splits_comes_first_of_the_undecided() -> None:
    found = looked_at(*PAIR, *OTHERS, money=9)

    # Nine units hold the pair, two others and half of a third.
    assert found.margins.argmin() == 4
    assert found.losses[4] == found.margins[4] == -1
