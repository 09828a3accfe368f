"""The same rules by pabutools, an independent library, with our way of breaking ties."""

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule


def _ties(data: dict[str, Any]) -> TieBreakingRule:
    backers = Counter(key for vote in data["votes"] for key in vote)

    def place(_instance: Any, _profile: Any, project: Any) -> Any:
        return (-backers[project.name], project.cost, project.name)

    return TieBreakingRule(place)


def shares(path: Path, data: dict[str, Any], *, by_cost: bool) -> list[str]:
    """Give what equal shares fund without completion, in their order."""
    instance, profile = parse_pabulib(str(path))
    found = method_of_equal_shares(
        instance,
        profile,
        sat_class=Cost_Sat if by_cost else Cardinality_Sat,
        tie_breaking=_ties(data),
    )
    return [project.name for project in found]


def raised(path: Path, data: dict[str, Any]) -> set[str]:
    """Give what equal shares fund when shares are raised by a percent at a time."""
    instance, profile = parse_pabulib(str(path))
    step = Fraction(data["budget"], len(data["votes"])) / 100
    found = method_of_equal_shares(
        instance,
        profile,
        sat_class=Cost_Sat,
        tie_breaking=_ties(data),
        voter_budget_increment=step,
    )
    return {project.name for project in found}


def greedy(path: Path, data: dict[str, Any], *, per_rupiah: bool) -> list[str]:
    """Give what the greedy rule funds, in its order."""
    instance, profile = parse_pabulib(str(path))
    found = greedy_utilitarian_welfare(
        instance,
        profile,
        sat_class=Cardinality_Sat if per_rupiah else Cost_Sat,
        tie_breaking=_ties(data),
    )
    return [project.name for project in found]
