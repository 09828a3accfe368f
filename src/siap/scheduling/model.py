"""The problem as numbers: proposals by place, years by place, pots of money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from siap.scheduling.checking import floors
from siap.scheduling.problem import AGENCY, AREA, TOTAL, Problem, Proposal, Years


@dataclass(frozen=True, slots=True)
class Pot:
    """
    Money under one ceiling.

    Args:
        scope: `total`, `area` or `agency`.
        id: The area or agency; empty for the whole.
        limit: Whole rupiah by place of the year.
    """

    scope: str
    id: str
    limit: Sequence[int]


@dataclass
class Model:
    """
    A checked problem, ready to be searched.

    Proposals stand in the order of their ids, so the order of the input decides nothing.

    Args:
        problem: Where it came from.
        proposals: By id, ascending.
        pots: Every ceiling.
        pots_of: By proposal, the places of its pots.
        needs: By proposal, the places of those that it needs.
        needed_by: By proposal, the places of those that need it.
        order: Places so that every proposal comes after those that it needs.
        first: By proposal, the place of the first year allowed.
        last: By proposal, the place of the last year allowed; before `first` if none is.
        must: By proposal, whether it must get a year.
    """

    problem: Problem
    proposals: Sequence[Proposal]
    pots: Sequence[Pot]
    pots_of: Sequence[Sequence[int]]
    needs: Sequence[Sequence[int]]
    needed_by: Sequence[Sequence[int]]
    order: Sequence[int]
    first: list[int]
    last: list[int]
    must: list[bool]

    @cached_property
    def years(self) -> Sequence[int]:
        """Years of the horizon, ascending."""
        return self.problem.horizon

    @cached_property
    def floor(self) -> Mapping[str, int]:
        """Least cost to be built for, by area."""
        return floors(self.problem)

    @cached_property
    def _unit(self) -> tuple[int, Sequence[int]]:
        """Common denominator of all gains, and what a year weighs with it."""
        rate = 1 + self.problem.discount
        steps = [year - self.years[0] for year in self.years]
        top, bottom, far = rate.numerator, rate.denominator, steps[-1]
        return top**far, [bottom**step * top ** (far - step) for step in steps]

    @cached_property
    def unit(self) -> Fraction:
        """What one unit of `gains` is worth."""
        return Fraction(1, self._unit[0] * self._score_unit)

    @cached_property
    def _score_unit(self) -> int:
        unit = 1
        for proposal in self.proposals:
            bottom = proposal.score.denominator
            unit = unit * bottom // _common(unit, bottom)
        return unit

    @cached_property
    def gains(self) -> list[list[int]]:
        """What a proposal is worth in each year, in whole units."""
        weights, unit = self._unit[1], self._score_unit
        return [
            [int(proposal.score * unit) * proposal.people * weight for weight in weights]
            for proposal in self.proposals
        ]

    def value(self, chosen: Sequence[int | None]) -> int:
        """Add up the gains of a choice of years, in whole units."""
        gains = self.gains
        return sum(
            gains[place][year] for place, year in enumerate(chosen) if year is not None
        )

    def years_of(self, chosen: Sequence[int | None]) -> dict[str, int | None]:
        """Write a choice as years by id, in the order of the problem."""
        by_id = {
            proposal.id: None if year is None else self.years[year]
            for proposal, year in zip(self.proposals, chosen, strict=True)
        }
        return {proposal.id: by_id[proposal.id] for proposal in self.problem.proposals}

    def chosen_of(self, years: Years) -> list[int | None]:
        """Read years by id as a choice of the model."""
        places = {year: place for place, year in enumerate(self.years)}
        found = [years[proposal.id] for proposal in self.proposals]
        return [None if year is None else places[year] for year in found]


def _common(first: int, second: int) -> int:
    while second:
        first, second = second, first % second
    return first


def pots_of_problem(problem: Problem) -> list[Pot]:
    """Give every ceiling as a pot: the whole, then areas, then agencies."""
    ceilings = problem.ceilings
    named = [(TOTAL, "", ceilings.total)] if ceilings.total is not None else []
    named += [(AREA, key, ceilings.area[key]) for key in sorted(ceilings.area)]
    named += [(AGENCY, key, ceilings.agency[key]) for key in sorted(ceilings.agency)]
    return [
        Pot(scope, key, [limit[year] for year in problem.horizon])
        for scope, key, limit in named
    ]
