"""From the years of a schedule: the waiting list, what is spent, and why not earlier."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from siap.methods.equal_shares import equal_shares
from siap.methods.projects import Project
from siap.scheduling.problem import Problem, Proposal, Years

Key = tuple[str, str, int]
"""Scope (`total`, `area`, `agency`), its name (empty for the whole), year."""


@dataclass
class Ledger:
    """What is spent and what may be, whole rupiah, by scope, name and year."""

    spent: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    limits: dict[Key, int] = field(default_factory=dict)

    def has_room(self, key: Key, money: int) -> bool:
        """Whether so much more may be spent there."""
        limit = self.limits.get(key)
        return limit is None or self.spent[key] + money <= limit


def ledger_of(problem: Problem, years: Years) -> Ledger:
    """Add up building and recurring costs of a schedule."""
    ledger = Ledger(limits=_limits(problem))
    for proposal in problem.proposals:
        built = years[proposal.id]
        for year in problem.horizon:
            money = _money(proposal, built, year)
            for scope, name in _scopes(proposal) if money else ():
                ledger.spent[scope, name, year] += money
    return ledger


def _limits(problem: Problem) -> dict[Key, int]:
    ceilings = problem.ceilings
    named = [("total", "", ceilings.total or {})]
    named += [("area", name, by_year) for name, by_year in ceilings.area.items()]
    named += [("agency", name, by_year) for name, by_year in ceilings.agency.items()]
    return {
        (scope, name, year): limit
        for scope, name, by_year in named
        for year, limit in by_year.items()
    }


def _scopes(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    return (("total", ""), ("area", proposal.area), ("agency", proposal.agency))


def waiting_order(problem: Problem, years: Years) -> list[str]:
    """
    The waiting list.

    Returns:
        What got no year, the most benefit for its cost first; ties by id.
    """
    waiting = [each for each in problem.proposals if years[each.id] is None]
    waiting.sort(key=lambda each: (-_worth(each), len(each.id), each.id))
    return [each.id for each in waiting]


def _worth(proposal: Proposal) -> Fraction:
    return proposal.score * proposal.people / max(1, proposal.cost)


@dataclass(frozen=True)
class Shortage:
    """How much a ceiling lacks for one proposal in a year, whole rupiah."""

    scope: str
    name: str
    year: int
    lacks: int


@dataclass(frozen=True)
class Reason:
    """
    Why a proposal has its year.

    Args:
        code: `first-year`, `promised`, `window` (its own first year), `needs` (waits for
            another), `ceiling` (a ceiling of the year before would be passed), `choice`
            (it would fit, but a better whole came out this way).
        year: The year before that was looked at; None if there is none.
        shortages: What is missing in that year if all others stay where they are.
    """

    code: str
    year: int | None = None
    shortages: tuple[Shortage, ...] = ()


def reasons_of(problem: Problem, years: Years) -> dict[str, Reason]:
    """
    Say for each proposal why it does not come earlier, from the ledger of the schedule.

    Looks at the year just before the one it got; for what waits, at the last year. With
    the ceilings raised by the shortages it would fit there and every rule would be kept.
    """
    ledger = ledger_of(problem, years)
    return {each.id: _reason(problem, years, ledger, each) for each in problem.proposals}


def _reason(
    problem: Problem, years: Mapping[str, int | None], ledger: Ledger, proposal: Proposal
) -> Reason:
    built = years[proposal.id]
    if proposal.fixed_year is not None:
        return Reason("promised")
    earlier = [year for year in problem.horizon if built is None or year < built]
    if not earlier:
        return Reason("first-year")
    year = earlier[-1]
    if proposal.not_before is not None and year < proposal.not_before:
        return Reason("window", year)
    late = [
        other
        for other in proposal.needs
        if (needed := years.get(other)) is None or needed > year
    ]
    if late:
        return Reason("needs", year)
    shortages = tuple(_shortages(ledger, proposal, built, year, problem))
    return Reason("ceiling" if shortages else "choice", year, shortages)


def _shortages(
    ledger: Ledger, proposal: Proposal, built: int | None, year: int, problem: Problem
) -> list[Shortage]:
    found = []
    for scope, name in _scopes(proposal):
        for each in problem.horizon:
            limit = ledger.limits.get((scope, name, each))
            if limit is None or each < year:
                continue
            now = _money(proposal, built, each)
            then = proposal.cost if each == year else proposal.yearly_cost
            lacks = ledger.spent[scope, name, each] - now + then - limit
            if lacks > 0 and then > now:
                found.append(Shortage(scope, name, each, lacks))
    return found


def _money(proposal: Proposal, built: int | None, year: int) -> int:
    if built is None or year < built:
        return 0
    return proposal.cost if year == built else proposal.yearly_cost


def plain_list(problem: Problem) -> dict[str, int | None]:
    """
    The old way: the first year only, by score, until the money ends; the rest is dropped.

    Args:
        problem: Its needs, windows and floors are not asked for; promises are kept.

    Returns:
        The first year, the promised year or None by proposal. Goes down the list and
        passes over what no longer fits; ties by id.
    """
    free = [each for each in problem.proposals if each.fixed_year is None]
    free.sort(key=lambda one: (-one.score, len(one.id), one.id))
    return _filled(problem, free)


def village_shares(
    problem: Problem, village_of: Mapping[str, str]
) -> dict[str, int | None]:
    """
    Equal shares: every village disposes of the same part of the first year's money.

    Each village is one voter that wants its own proposals as much as they were scored;
    what is left goes by the list of the most wanted.

    Args:
        problem: As for the plain list; with a total ceiling.
        village_of: Village by proposal.

    Returns:
        As the plain list. What a ceiling of an area or agency does not allow waits.

    Source:
        `siap.methods.equal_shares`, completion `by-list`.
    """
    first = problem.horizon[0]
    years = _filled(problem, [])
    left = (problem.ceilings.total or {}).get(first, 0)
    left -= ledger_of(problem, years).spent["total", "", first]
    free = {
        each.id: each
        for each in problem.proposals
        if each.fixed_year is None and each.cost > 0
    }
    ballots: dict[str, dict[str, Fraction]] = {}
    for key, each in free.items():
        ballots.setdefault(village_of[key], {})[key] = each.score
    if left <= 0 or not ballots:
        return years
    projects = [Project(key, free[key].cost) for key in sorted(free)]
    found = equal_shares(left, projects, list(ballots.values()), "by-list")
    return _filled(problem, [free[key] for key in found.funded])


def _filled(problem: Problem, wanted: Sequence[Proposal]) -> dict[str, int | None]:
    """Promises, then in the first year what is wanted as far as every ceiling allows."""
    first = problem.horizon[0]
    years: dict[str, int | None] = {each.id: each.fixed_year for each in problem.proposals}
    ledger = ledger_of(problem, years)
    for each in wanted:
        keys = [(scope, name, first) for scope, name in _scopes(each)]
        if all(ledger.has_room(key, each.cost) for key in keys):
            years[each.id] = first
            for key in keys:
                ledger.spent[key] += each.cost
    return years
