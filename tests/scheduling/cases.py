"""Random problems, small enough to try every schedule."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from random import Random

from siap.scheduling.checking import breaches
from siap.scheduling.problem import Ceilings, Problem, Proposal, Years, worth


def random_problem(seed: int) -> Problem:
    """Make a problem with every kind of rule; some contradict themselves."""
    dice = Random(seed)  # noqa: S311
    horizon = [2026, 2027, 2029][: dice.randint(1, 3)]
    count = dice.randint(1, 5)
    proposals = [_proposal(dice, horizon, number, count) for number in range(count)]

    def limits(low: int, high: int) -> dict[int, int]:
        return {year: dice.randint(low, high) for year in horizon}

    ceilings = Ceilings(
        limits(3, 16) if dice.random() < 0.8 else None,
        {key: limits(2, 14) for key in "ab" if dice.random() < 0.5},
        {key: limits(2, 14) for key in "xy" if dice.random() < 0.4},
    )
    floor = Fraction(dice.choice([0, 0, 0, 1, 2, 3]), 10)
    if ceilings.total is None and len(ceilings.area) < 2:
        floor = Fraction(0)
    discount = Fraction(dice.choice([0, 1, 2]), 10)
    return Problem(horizon, ceilings, proposals, discount, floor)


def _proposal(dice: Random, horizon: list[int], number: int, count: int) -> Proposal:
    first = dice.choice([None, None, None, *horizon])
    allowed = [year for year in horizon if first is None or year >= first]
    last = dice.choice([None, None, None, *allowed])
    fixed = [year for year in allowed if last is None or year <= last]
    others = [n for n in range(count) if n != number]
    # Needs may go round in a circle, but seldom do.
    needs = [f"p{n}" for n in others if dice.random() < (0.15 if n < number else 0.01)]
    return Proposal(
        id=f"p{number}",
        area=dice.choice("ab"),
        agency=dice.choice("xy"),
        cost=dice.randint(0, 9),
        score=Fraction(dice.randint(0, 6), dice.choice([1, 2])),
        yearly_cost=dice.choice([0, 0, 1, 2]),
        people=dice.randint(0, 5),
        not_before=first,
        not_after=last,
        mandatory=dice.random() < 0.1,
        needs=needs,
        fixed_year=dice.choice([None] * 8 + fixed),
        refused_needs=["gone"] if dice.random() < 0.03 else [],
        open_needs=["asked"] if dice.random() < 0.03 else [],
    )


def every_schedule(problem: Problem) -> Iterator[Years]:
    """Give every choice of years, whether it keeps the rules or not."""
    ids = [proposal.id for proposal in problem.proposals]
    for chosen in product([None, *problem.horizon], repeat=len(ids)):
        yield dict(zip(ids, chosen, strict=True))


def best_worth(problem: Problem) -> Fraction | None:
    """Find the best worth by trying everything; None if no schedule keeps the rules."""
    fine = (
        worth(problem, years)
        for years in every_schedule(problem)
        if not breaches(problem, years)
    )
    return max(fine, default=None)


def middling(count: int, seed: int = 1) -> Problem:
    """Make a problem that is too large to try everything."""
    dice = Random(seed)  # noqa: S311
    horizon = [2027, 2028, 2029]
    proposals = [
        Proposal(
            id=f"p{number:04d}",
            area=f"w{dice.randrange(4)}",
            agency=f"d{dice.randrange(5)}",
            cost=dice.randint(20, 400) * 1_000_000,
            score=Fraction(dice.randint(40, 100), 20),
            yearly_cost=dice.choice([0, 0, 2_000_000]),
            people=dice.randint(10, 900),
            needs=[f"p{dice.randrange(number):04d}"]
            if dice.random() < 0.05 * (number > 0)
            else [],
        )
        for number in range(count)
    ]
    money = sum(each.cost for each in proposals) // 10
    ceilings = Ceilings(
        dict.fromkeys(horizon, money),
        {f"w{n}": dict.fromkeys(horizon, money * 3 // 10) for n in range(4)},
        {f"d{n}": dict.fromkeys(horizon, money * 26 // 100) for n in range(5)},
    )
    return Problem(horizon, ceilings, proposals, Fraction(1, 10), Fraction(1, 20))
