"""Who gets how much of a schedule: by area, by agency, or by any other grouping."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from siap.scheduling.problem import Problem, Proposal, Years


@dataclass
class Part:
    """
    What one group gets.

    Args:
        proposals: How many were accepted.
        scheduled: How many have a year.
        first_year: How many have the first year of the horizon.
        asked: Rupiah that all of them cost to build.
        built: Rupiah of those with a year.
        people: People who benefit from those with a year; somebody who benefits from two
            counts twice.
    """

    proposals: int = 0
    scheduled: int = 0
    first_year: int = 0
    asked: int = 0
    built: int = 0
    people: int = 0

    @property
    def share_scheduled(self) -> Fraction:
        """Share of its proposals that have a year, 0..1."""
        return Fraction(self.scheduled, self.proposals) if self.proposals else Fraction(0)


def of_area(proposal: Proposal) -> str:
    """Group by area."""
    return proposal.area


def parts(
    problem: Problem, years: Years, group_of: Callable[[Proposal], str] = of_area
) -> dict[str, Part]:
    """
    Add up what every group gets.

    Args:
        problem: As it was scheduled.
        years: Year by proposal.
        group_of: Names the group of a proposal; its area unless told otherwise.

    Returns:
        By group, in the order of its first proposal.
    """
    found: dict[str, Part] = {}
    for proposal in problem.proposals:
        part = found.setdefault(group_of(proposal), Part())
        part.proposals += 1
        part.asked += proposal.cost
        year = years[proposal.id]
        if year is not None:
            part.scheduled += 1
            part.first_year += year == problem.horizon[0]
            part.built += proposal.cost
            part.people += proposal.people
    return found


def spread(found: dict[str, Part]) -> Fraction:
    """Give the largest difference between the shares of proposals with a year, 0..1."""
    shares = [part.share_scheduled for part in found.values()]
    return max(shares) - min(shares) if shares else Fraction(0)
