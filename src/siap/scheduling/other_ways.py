"""The same proposals by other rules: the plain list, and equal shares for the areas."""

from fractions import Fraction

from siap.methods.equal_shares import equal_shares
from siap.methods.projects import Project
from siap.scheduling.checking import pool_of
from siap.scheduling.filling import fill
from siap.scheduling.ledger import Ledger
from siap.scheduling.model import Model
from siap.scheduling.preparing import prepare
from siap.scheduling.problem import Problem


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
    model = prepare(problem)
    ledger = Ledger(model)
    by_value = sorted(
        range(len(model.proposals)),
        key=lambda place: (-max(model.gains[place]), *_level(model, place)),
    )
    pool = pool_of(problem) or sum(each.cost for each in model.proposals)
    funded = _funded(model, pool)
    order = {key: number for number, key in enumerate(funded)}
    queue = sorted(
        by_value, key=lambda place: order.get(model.proposals[place].id, len(order))
    )
    fill(ledger, _must_first(model, queue))
    return model.years_of(ledger.chosen)


def _funded(model: Model, pool: int) -> list[str]:
    projects = [Project(each.id, each.cost) for each in model.proposals if each.cost]
    ballots: dict[str, dict[str, Fraction]] = {}
    for each in model.proposals:
        gain = each.score * each.people
        if gain and each.cost:
            ballots.setdefault(each.area, {})[each.id] = gain
    if not projects or not ballots:
        return []
    return equal_shares(pool, projects, list(ballots.values())).funded
