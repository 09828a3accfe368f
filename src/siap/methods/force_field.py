"""Force field: forces that drive a solution against forces that restrain it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput
from siap.methods.ranking import Ranking, standard_ranks


@dataclass(frozen=True, slots=True)
class Force:
    """One force with its strength, 1 (weak) to 5 (strong)."""

    id: str
    strength: Fraction


@dataclass(frozen=True, slots=True)
class Solution:
    """A solution and its forces; one side may be empty, not both."""

    id: str
    driving: Sequence[Force]
    restraining: Sequence[Force]

    def __post_init__(self) -> None:
        if not self.driving and not self.restraining:
            raise InvalidInput("empty", where="driving")


@dataclass(frozen=True, slots=True)
class Balance:
    """Sums of both sides, their difference, and the verdict, by solution."""

    driving: dict[str, Fraction]
    restraining: dict[str, Fraction]
    net: dict[str, Fraction]
    verdict: dict[str, str]
    ranking: Ranking


def weigh(solutions: Sequence[Solution]) -> Balance:
    """
    Weigh the forces of each solution.

    Args:
        solutions: n >= 1 with distinct ids; strengths 1..5.

    Returns:
        Sums, net = driving - restraining, verdict `go` (net > 0), `balanced` (= 0) or
        `strengthen` (< 0), and places by net, highest first; ties stay ties.

    Source:
        Lewin's force field; Tabel Force Field of the STPP guides.

    >>> pump = Solution("pump", [Force("staff", Fraction(4))], [Force("cost", Fraction(3))])
    >>> weigh([pump]).verdict
    {'pump': 'go'}
    """
    driving = {each.id: _sum(each.driving) for each in solutions}
    restraining = {each.id: _sum(each.restraining) for each in solutions}
    net = {name: driving[name] - restraining[name] for name in driving}
    verdict = {name: _verdict(value) for name, value in net.items()}
    return Balance(driving, restraining, net, verdict, standard_ranks(net))


def _sum(forces: Sequence[Force]) -> Fraction:
    return sum((force.strength for force in forces), Fraction())


def _verdict(net: Fraction) -> str:
    if net == 0:
        return "balanced"
    return "go" if net > 0 else "strengthen"
