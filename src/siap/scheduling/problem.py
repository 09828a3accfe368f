"""What is to be scheduled: years, ceilings, proposals, and what a schedule is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

ByYear = Mapping[int, int]
"""Whole rupiah by year."""

TOTAL: Final = "total"
AREA: Final = "area"
AGENCY: Final = "agency"
SCOPES: Final = (TOTAL, AREA, AGENCY)


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    One accepted proposal.

    Args:
        id: Key, distinct.
        area: Where it is (kecamatan).
        agency: Who would build it.
        cost: Whole rupiah in the year of building, >= 0.
        score: What it is worth for each person, >= 0.
        yearly_cost: Whole rupiah in every later year of the horizon, >= 0.
        people: How many benefit, >= 0.
        not_before: First year allowed.
        not_after: Last year allowed.
        mandatory: Must get a year of the horizon.
        needs: Proposals that must be built before it or in the same year.
        fixed_year: Year that was promised.
        refused_needs: What it needs and was refused: it waits; any keys.
        open_needs: What it needs and is not decided yet: it waits; any keys.
    """

    id: str
    area: str
    agency: str
    cost: int
    score: Fraction
    yearly_cost: int = 0
    people: int = 1
    not_before: int | None = None
    not_after: int | None = None
    mandatory: bool = False
    needs: Sequence[str] = ()
    fixed_year: int | None = None
    refused_needs: Sequence[str] = ()
    open_needs: Sequence[str] = ()

    @property
    def is_held(self) -> bool:
        """Whether it waits for something that no schedule brings."""
        return bool(self.refused_needs or self.open_needs)


@dataclass(frozen=True, slots=True)
class Ceilings:
    """
    How much money there is, whole rupiah.

    Args:
        total: By year; None if there is no ceiling for the whole.
        area: By area and year; an area that is not named has no ceiling of its own.
        agency: By agency and year, likewise.
    """

    total: ByYear | None = None
    area: Mapping[str, ByYear] = field(default_factory=dict)
    agency: Mapping[str, ByYear] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Everything that a schedule is made from.

    Args:
        horizon: Years in ascending order, at least one.
        ceilings: Every ceiling names every year of the horizon.
        proposals: At least one; their order decides nothing.
        discount: What a year of waiting takes off, 0.1 for 10 percent, >= 0.
        floor_share: Share of the money of the whole horizon that must be built for in
            every area, 0..1; at most what the area has proposals for.
    """

    horizon: Sequence[int]
    ceilings: Ceilings
    proposals: Sequence[Proposal]
    discount: Fraction = Fraction(0)
    floor_share: Fraction = Fraction(0)


Years = Mapping[str, int | None]
"""Year by proposal; None for those that wait."""


def worth(problem: Problem, years: Years) -> Fraction:
    """
    Add up what a schedule is worth.

    Args:
        problem: With every proposal that `years` names.
        years: Year by proposal, None while it waits.

    Returns:
        Sum of score × people, each divided by (1 + discount) for every year after the
        first of the horizon. Exact.

    >>> well = Proposal("well", "north", "works", 5, Fraction(3), people=20)
    >>> problem = Problem([2026, 2027], Ceilings(), [well], Fraction(1, 5))
    >>> worth(problem, {"well": 2026}), worth(problem, {"well": 2027})
    (Fraction(60, 1), Fraction(50, 1))
    """
    first = problem.horizon[0]
    gained = dict.fromkeys(problem.horizon, Fraction(0))
    for proposal in problem.proposals:
        year = years[proposal.id]
        if year is not None:
            gained[year] += proposal.score * proposal.people
    factor = 1 + problem.discount
    return sum(
        (sum_ / factor ** (year - first) for year, sum_ in gained.items()), Fraction(0)
    )
