"""The method of equal shares: every voter disposes of the same part of the budget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Final

from siap.methods.projects import Ballot, Project, grouped


@dataclass
class Funded:
    """
    What a rule funds.

    Args:
        funded: Projects in the order in which they were chosen.
        price: By funded project, the highest price for one unit of worth that any
            supporter paid; None for one that was added afterwards.
        ties: Groups of projects that were level when one of them was chosen.
        steps: How often the shares were raised.
    """

    funded: list[str] = field(default_factory=list)
    price: dict[str, Fraction | None] = field(default_factory=dict)
    ties: list[list[str]] = field(default_factory=list)
    steps: int = 0


_FINE: Final = 10**18
"""Parts of a rupiah in which voters' money is counted."""
_LEVEL: Final = 10**12
"""Prices that differ by less than its inverse count as level."""
_MOST_STEPS: Final = 1000
STEP: Final = Fraction(1, 100)
"""By how much of the first share all shares are raised at a time."""


def equal_shares(
    budget: int,
    projects: Sequence[Project],
    ballots: Sequence[Ballot],
    completion: str = "leave",
    *,
    by_cost: bool = False,
) -> Funded:
    """
    Fund projects that their supporters can pay from equal shares of the budget.

    Again and again the project is chosen whose supporters must pay the least for a unit
    of worth if all pay the same for it, as far as their money goes; they pay at once.

    Args:
        budget: Whole rupiah, > 0.
        projects: Distinct ids.
        ballots: Worth >= 0 by project; n >= 1.
        completion: What becomes of money that is left: `leave`; `by-list`: the projects
            with the most support that still fit; `raise-shares`: all shares grow by one
            percent at a time until the result exceeds the budget, or leaves no room for
            any other; the last that fits counts, then as `by-list`.
        by_cost: Whether a project is worth its cost to those who want it; otherwise one
            unit each, or the score they gave.

    Returns:
        What is funded. Money is counted to 10^-18 rupiah, shares rounded up and payments
        down, and prices are compared to 12 digits; of level ones the one with more
        supporters goes first, then the cheaper, then the alphabet.

    Source:
        Peters, Pierczyński and Skowron (2021), Proportional Participatory Budgeting with
        Additive Utilities.

    >>> road, park = Project("road", 60), Project("park", 40)
    >>> equal_shares(100, [road, park], [["road"]] * 6 + [["park"]] * 4).funded
    ['road', 'park']
    """
    voters = _Voters(projects, ballots, by_cost=by_cost)
    share = -(-budget * _FINE // len(ballots))
    found = voters.buy(share)
    if completion == "raise-shares":
        found = _raised(voters, budget, share, found)
    if completion != "leave":
        _complete(voters, budget, found)
    return found


def _raised(voters: "_Voters", budget: int, share: int, found: Funded) -> Funded:
    step = int(share * STEP)
    for number in range(1, _MOST_STEPS + 1):
        if not voters.could_add(budget, found):
            return found
        more = voters.buy(share + number * step)
        if sum(voters.cost[key] for key in more.funded) > budget:
            return found
        more.steps = number
        found = more
    return found


def _complete(voters: "_Voters", budget: int, found: Funded) -> None:
    left = budget - sum(voters.cost[key] for key in found.funded)
    queue = [key for key in voters.supported if key not in found.price]
    for key in sorted(queue, key=lambda key: (-voters.worth[key], *voters.level(key))):
        if voters.cost[key] <= left:
            left -= voters.cost[key]
            found.funded.append(key)
            found.price[key] = None


class _Voters:
    """Ballots turned round: by project its supporters; equal ballots count as one."""

    def __init__(
        self, projects: Sequence[Project], ballots: Sequence[Ballot], *, by_cost: bool
    ) -> None:
        self.cost = {project.id: project.cost for project in projects}
        self.unit = self.cost if by_cost else dict.fromkeys(self.cost, 1)
        self.backers: dict[str, dict[Fraction | int, list[int]]] = {}
        wanted, self.weights = grouped(ballots)
        self.single = max(self.weights, default=1) == 1
        plain: dict[str, list[int]] = {key: [] for key in self.cost}
        for voter, ballot in enumerate(wanted):
            if isinstance(ballot, Mapping):
                self._take(voter, ballot)
                continue
            for key in ballot:
                plain[key].append(voter)
        for key, voters in plain.items():
            if voters:
                self.backers.setdefault(key, {})[1] = voters
        self.supported = [key for key in self.cost if key in self.backers]
        self.heads = {
            key: sum(self._people(group) for group in self.backers[key].values())
            for key in self.supported
        }
        self.worth = {key: self._sum(key) for key in self.supported}

    def _take(self, voter: int, ballot: Mapping[str, Fraction]) -> None:
        for key, worth in ballot.items():
            if worth:
                self.backers.setdefault(key, {}).setdefault(worth, []).append(voter)

    def _people(self, group: Sequence[int]) -> int:
        return len(group) if self.single else sum(self.weights[voter] for voter in group)

    def _sum(self, key: str) -> Fraction:
        """Add up what a project is worth to all."""
        groups = self.backers[key].items()
        parts = (Fraction(worth) * self._people(group) for worth, group in groups)
        return sum(parts, Fraction(0))

    def level(self, key: str) -> tuple[int, int, str]:
        """Order level projects: more supporters, then cheaper, then the alphabet."""
        return -self.heads[key], self.cost[key], key

    def could_add(self, budget: int, found: Funded) -> bool:
        """Tell whether a project that somebody supports still fits the budget."""
        left = budget - sum(self.cost[key] for key in found.funded)
        return any(
            self.cost[key] <= left for key in self.supported if key not in found.price
        )

    def buy(self, share: int) -> Funded:
        """Run the rule with a share for everybody, in parts of a rupiah."""
        money = [share] * len(self.weights)
        found = Funded()
        # Prices only rise while money is spent, so an old one bounds the new from below.
        heap = [(Fraction(0), key) for key in self.supported]
        heapify(heap)
        while heap:
            best = self._cheapest(heap, money)
            if not best:
                break
            price, level = best[0][0], [key for _, key in best]
            chosen = min(level, key=self.level)
            if len(level) > 1:
                found.ties.append(sorted(level))
            for each in best:
                if each[1] != chosen:
                    heappush(heap, each)
            self._pay(chosen, price, money)
            found.funded.append(chosen)
            found.price[chosen] = price / _FINE
        return found

    def _cheapest(
        self, heap: list[tuple[Fraction, str]], money: list[int]
    ) -> list[tuple[Fraction, str]]:
        """Take all level projects with the lowest price off the heap."""
        fresh: list[tuple[Fraction, str]] = []
        edge: Fraction | None = None
        while heap and (edge is None or heap[0][0] <= edge):
            _, key = heappop(heap)
            price = self._price(key, money)
            if price is None:
                continue
            fresh.append((price, key))
            lowest = min(price for price, _ in fresh)
            edge = lowest + lowest / _LEVEL
        level = [each for each in fresh if edge is not None and each[0] <= edge]
        for each in fresh:
            if each not in level:
                heappush(heap, each)
        return sorted(level)

    def _price(self, key: str, money: Sequence[int]) -> Fraction | None:
        """Find the price of a unit of worth; None if its supporters lack the money."""
        cost = self.cost[key] * _FINE
        groups = self.backers[key]
        if len(groups) == 1:
            ((worth, voters),) = groups.items()
            even = self._even(cost, voters, money)
            return None if even is None else even / worth / self.unit[key]
        uneven = self._uneven(cost, groups, money)
        return None if uneven is None else uneven / self.unit[key]

    def _even(
        self, cost: int, voters: Sequence[int], money: Sequence[int]
    ) -> Fraction | None:
        """Split a cost alike; who has less pays all that is left."""
        if self.single:
            return _split(cost, sorted([money[voter] for voter in voters]))
        weights = self.weights
        purses = sorted([(money[voter], weights[voter]) for voter in voters])
        left, heads = cost, sum(weight for _, weight in purses)
        for purse, weight in purses:
            if purse * heads >= left:
                return Fraction(left, heads)
            left -= purse * weight
            heads -= weight
        return None

    def _uneven(
        self,
        cost: int,
        groups: Mapping[Fraction | int, Sequence[int]],
        money: Sequence[int],
    ) -> Fraction | None:
        """Split a cost by worth; who has less pays all that is left."""
        weights = self.weights
        purses = sorted(
            (
                Fraction(money[voter]) / worth,
                money[voter] * weights[voter],
                Fraction(worth) * weights[voter],
            )
            for worth, voters in groups.items()
            for voter in voters
        )
        left, worth = Fraction(cost), sum((each[2] for each in purses), Fraction(0))
        for most, purse, part in purses:
            price = left / worth
            if price <= most:
                return price
            left -= purse
            worth -= part
        return None

    def _pay(self, key: str, price: Fraction, money: list[int]) -> None:
        for worth, voters in self.backers[key].items():
            exact = price * worth * self.unit[key]
            part = exact.numerator // exact.denominator
            for voter in voters:
                had = money[voter]
                money[voter] = had - part if had > part else 0


def _split(cost: int, purses: Sequence[int]) -> Fraction | None:
    """Split a cost alike between purses, the poorest first."""
    left, heads = cost, len(purses)
    for purse in purses:
        if purse * heads >= left:
            return Fraction(left, heads)
        left -= purse
        heads -= 1
    return None
