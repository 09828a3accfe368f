"""The same proposals by other rules: the plain list, equal shares, one year at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from siap.methods.equal_shares import equal_shares
from siap.methods.projects import Project
from siap.scheduling.checking import pool_of
from siap.scheduling.filling import fill
from siap.scheduling.ledger import Ledger
from siap.scheduling.model import Model
from siap.scheduling.preparing import prepare
from siap.scheduling.problem import ByYear, Ceilings, Problem


def plain_list(problem: Problem) -> dict[str, int | None]:
    """
    Schedule as a plain priority list does: by score alone, who comes first is served.

    Args:
        problem: Its floors are not looked at; all other rules are kept.

    Returns:
        Year by proposal. What is promised and mandatory comes first; then the highest
        score, each in the first year with room. Equal scores: the cheaper first, then the
        alphabet.
    """
    model = prepare(problem)
    ledger = Ledger(model)
    queue = sorted(
        range(len(model.proposals)),
        key=lambda place: (-model.proposals[place].score, *_level(model, place)),
    )
    fill(ledger, _must_first(model, queue))
    return model.years_of(ledger.chosen)


def _level(model: Model, place: int) -> tuple[int, str]:
    return model.proposals[place].cost, model.proposals[place].id


def _must_first(model: Model, queue: list[int]) -> list[int]:
    def key(place: int) -> tuple[bool, bool]:
        return not model.must[place], model.first[place] < model.last[place]

    return sorted(queue, key=key)


def shares_of_areas(problem: Problem) -> dict[str, int | None]:
    """
    Schedule so that every area disposes of the same money.

    Every area is one voter who values its own proposals by score × people and has an
    equal share of the money of all years; the rule is the method of equal shares.

    Args:
        problem: Its floors are not looked at; all other rules are kept. Without a total
            ceiling and without ceilings of areas everything fits anyway.

    Returns:
        Year by proposal: what the rule chose in its order, each in the first year with
        room, after what is promised and mandatory; the others as far as they fit.
    """
    ballots: dict[str, dict[str, Fraction]] = {}
    for each in problem.proposals:
        gain = each.score * each.people
        if gain and each.cost:
            ballots.setdefault(each.area, {})[each.id] = gain
    return shares_of_voters(problem, list(ballots.values()))


def shares_of_voters(
    problem: Problem, ballots: Sequence[Mapping[str, Fraction]]
) -> dict[str, int | None]:
    """
    Schedule so that every voter disposes of the same money.

    Args:
        problem: As in `shares_of_areas`.
        ballots: What each voter gives to proposals that cost something, > 0.

    Returns:
        As in `shares_of_areas`.
    """
    model = prepare(problem)
    ledger = Ledger(model)
    by_value = sorted(
        range(len(model.proposals)),
        key=lambda place: (-max(model.gains[place]), *_level(model, place)),
    )
    order = {key: number for number, key in enumerate(_funded(problem, ballots))}
    queue = sorted(
        by_value, key=lambda place: order.get(model.proposals[place].id, len(order))
    )
    fill(ledger, _must_first(model, queue))
    return model.years_of(ledger.chosen)


def _funded(problem: Problem, ballots: Sequence[Mapping[str, Fraction]]) -> list[str]:
    pool = pool_of(problem) or sum(each.cost for each in problem.proposals)
    projects = sorted(
        (Project(each.id, each.cost) for each in problem.proposals if each.cost),
        key=lambda project: project.id,
    )
    given = [ballot for ballot in ballots if ballot]
    return equal_shares(pool, projects, given).funded if projects and given else []


def in_first_year(problem: Problem) -> Problem:
    """
    Narrow a problem to its first year, as a plain list without memory does.

    Args:
        problem: As it would be scheduled over all years.

    Returns:
        The same proposals and ceilings for the first year alone, without floors; nothing
        is mandatory. What is promised for a later year, and what needs such a proposal, is
        left out: it cannot come in the first year.
    """
    first = problem.horizon[0]
    out = {each.id for each in problem.proposals if each.fixed_year not in {None, first}}
    grown = True
    while grown:
        late = {each.id for each in problem.proposals if out & set(each.needs)}
        grown = not late <= out
        out |= late
    kept = [
        replace(each, mandatory=False) for each in problem.proposals if each.id not in out
    ]
    ceilings = problem.ceilings
    narrow = Ceilings(
        None if ceilings.total is None else {first: ceilings.total[first]},
        {key: _only(first, limit) for key, limit in ceilings.area.items()},
        {key: _only(first, limit) for key, limit in ceilings.agency.items()},
    )
    return replace(
        problem,
        horizon=[first],
        ceilings=narrow,
        proposals=kept,
        floor_share=Fraction(0),
    )


def _only(year: int, limit: ByYear) -> ByYear:
    return {year: limit[year]}
