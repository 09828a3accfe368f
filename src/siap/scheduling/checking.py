"""Whether a schedule keeps every rule: written from the rules alone, trusting nothing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from siap.scheduling.problem import AGENCY, AREA, TOTAL, ByYear, Problem, Proposal, Years


@dataclass(frozen=True, slots=True)
class Breach:
    """
    One rule that a schedule breaks.

    Args:
        rule: `ceiling`, `floor`, `window`, `fixed`, `mandatory`, `needs` or `unknown-year`.
        id: The proposal, area or agency concerned; empty for the whole.
        year: The year concerned, if there is one.
        by: Rupiah over or short, where money is concerned.
    """

    rule: str
    id: str
    year: int | None = None
    by: int = 0


def breaches(problem: Problem, years: Years) -> list[Breach]:
    """
    Look for every rule that a schedule breaks.

    It shares no code with what makes schedules.

    Args:
        problem: The ceilings and proposals.
        years: Year by proposal, None while it waits; every proposal has its entry.

    Returns:
        Breaches; empty for a schedule that keeps every rule.

    >>> from siap.scheduling.problem import Ceilings
    >>> well = Proposal("well", "north", "works", 5, Fraction(3))
    >>> problem = Problem([2026], Ceilings({2026: 4}), [well])
    >>> breaches(problem, {"well": 2026})
    [Breach(rule='ceiling', id='', year=2026, by=1)]
    """
    found: list[Breach] = []
    for proposal in problem.proposals:
        found += _own(problem, proposal, years)
    return [*found, *_over(problem, years), *_under(problem, years)]


def _own(problem: Problem, proposal: Proposal, years: Years) -> Iterator[Breach]:
    year = years[proposal.id]
    if proposal.fixed_year is not None and year != proposal.fixed_year:
        yield Breach("fixed", proposal.id, proposal.fixed_year)
    if year is None:
        if proposal.mandatory:
            yield Breach("mandatory", proposal.id)
        return
    if year not in problem.horizon:
        yield Breach("unknown-year", proposal.id, year)
    too_early = proposal.not_before is not None and year < proposal.not_before
    too_late = proposal.not_after is not None and year > proposal.not_after
    if too_early or too_late:
        yield Breach("window", proposal.id, year)
    yield from _unmet(proposal, year, years)


def _unmet(proposal: Proposal, year: int, years: Years) -> Iterator[Breach]:
    if proposal.is_held:
        yield Breach("needs", proposal.id, year)
    for needed in proposal.needs:
        before = years[needed]
        if before is None or before > year:
            yield Breach("needs", proposal.id, year)


def _over(problem: Problem, years: Years) -> Iterator[Breach]:
    spent: dict[tuple[str, str, int], int] = defaultdict(int)
    for proposal in problem.proposals:
        built = years[proposal.id]
        if built is None:
            continue
        for year in problem.horizon:
            money = proposal.cost if year == built else 0
            money += proposal.yearly_cost if year > built else 0
            spent[TOTAL, "", year] += money
            spent[AREA, proposal.area, year] += money
            spent[AGENCY, proposal.agency, year] += money
    total = problem.ceilings.total
    limits = {} if total is None else {(TOTAL, ""): total}
    limits |= {(AREA, key): limit for key, limit in problem.ceilings.area.items()}
    limits |= {(AGENCY, key): limit for key, limit in problem.ceilings.agency.items()}
    for (scope, key), limit in limits.items():
        for year, most in limit.items():
            if spent[scope, key, year] > most:
                yield Breach("ceiling", key, year, spent[scope, key, year] - most)


def _under(problem: Problem, years: Years) -> Iterator[Breach]:
    built: dict[str, int] = defaultdict(int)
    for proposal in problem.proposals:
        if years[proposal.id] is not None:
            built[proposal.area] += proposal.cost
    for area, least in floors(problem).items():
        if built[area] < least:
            yield Breach("floor", area, by=least - built[area])


def floors(problem: Problem) -> dict[str, int]:
    """
    Work out how much must be built for in every area.

    Args:
        problem: With a total ceiling, or a ceiling for every area with proposals.

    Returns:
        Whole rupiah by area, only where it is more than nought: the floor share of the
        money of all years, rounded down; at most the cost of all proposals of the area
        that would fit on their own.
    """
    if not problem.floor_share:
        return {}
    pool = pool_of(problem)
    share = problem.floor_share * pool
    wanted = share.numerator // share.denominator
    asked: dict[str, int] = defaultdict(int)
    for proposal in problem.proposals:
        if _may_be_built(problem, proposal):
            asked[proposal.area] += proposal.cost
    return {area: min(wanted, cost) for area, cost in asked.items() if min(wanted, cost)}


def pool_of(problem: Problem) -> int:
    """Add up the money of all years: the total ceiling, or else those of all areas."""
    ceilings = problem.ceilings
    if ceilings.total is not None:
        return sum(ceilings.total.values())
    return sum(sum(limit.values()) for limit in ceilings.area.values())


def _may_be_built(problem: Problem, proposal: Proposal) -> bool:
    """Whether some year of its window could hold the proposal if there were no other."""
    if proposal.is_held:
        return False
    ceilings = problem.ceilings
    limits = [
        ceilings.total,
        ceilings.area.get(proposal.area),
        ceilings.agency.get(proposal.agency),
    ]
    return any(
        all(limit is None or _holds(limit, proposal, year) for limit in limits)
        for year in problem.horizon
        if (proposal.not_before is None or proposal.not_before <= year)
        and (proposal.not_after is None or year <= proposal.not_after)
    )


def _holds(limit: ByYear, proposal: Proposal, built: int) -> bool:
    return proposal.cost <= limit[built] and all(
        proposal.yearly_cost <= most for year, most in limit.items() if year > built
    )
