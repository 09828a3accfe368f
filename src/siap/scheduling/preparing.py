"""From a problem to a model: refuses what contradicts itself, narrows the years."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from siap.kernel.errors import InvalidInput
from siap.scheduling.model import Model, Pot, pots_of_problem
from siap.scheduling.problem import AGENCY, AREA, TOTAL, ByYear, Problem, Proposal


def prepare(problem: Problem) -> Model:
    """
    Check a problem and number its parts.

    Args:
        problem: As handed in.

    Returns:
        A model whose years already obey windows, promises and needs.

    Raises:
        InvalidInput: Years are not ascending, a ceiling lacks a year, a need is unknown
            or goes round in a circle, a promise lies outside the horizon or its window,
            a mandatory proposal can have no year, a floor has no money to refer to.
    """
    _check_horizon(problem)
    _check_ceilings(problem)
    given = {proposal.id: place for place, proposal in enumerate(problem.proposals)}
    for place, proposal in enumerate(problem.proposals):
        _check_proposal(problem, proposal, given, f"proposals[{place}]")
    proposals = sorted(problem.proposals, key=lambda each: each.id)
    places = {proposal.id: place for place, proposal in enumerate(proposals)}
    needs = [[places[key] for key in sorted(set(each.needs))] for each in proposals]
    pots = pots_of_problem(problem)
    model = Model(
        problem=problem,
        proposals=proposals,
        pots=pots,
        pots_of=_pots_of(proposals, pots),
        needs=needs,
        needed_by=_turned(needs),
        order=_in_order(proposals, needs, given),
        first=[],
        last=[],
        must=[each.mandatory or each.fixed_year is not None for each in proposals],
    )
    _narrow(model, given)
    return model


def _check_horizon(problem: Problem) -> None:
    for place, (before, after) in enumerate(pairwise(problem.horizon), start=1):
        if after <= before:
            raise InvalidInput(
                "schedule-horizon-order", where=f"horizon[{place}]", year=after
            )


def _check_ceilings(problem: Problem) -> None:
    ceilings = problem.ceilings
    if ceilings.total is not None:
        _check_years(problem, ceilings.total, f"ceilings.{TOTAL}")
    for scope, limits in ((AREA, ceilings.area), (AGENCY, ceilings.agency)):
        for key, limit in limits.items():
            _check_years(problem, limit, f"ceilings.{scope}.{key}")
    if problem.floor_share and ceilings.total is None:
        for proposal in problem.proposals:
            if proposal.area not in ceilings.area:
                raise InvalidInput("floor-without-ceiling", where="floor_share")


def _check_years(problem: Problem, limit: ByYear, where: str) -> None:
    for year in limit:
        if year not in problem.horizon:
            known = ", ".join(map(str, problem.horizon))
            raise InvalidInput(
                "unknown-key", where=f"{where}.{year}", key=str(year), known=known
            )
    for year in problem.horizon:
        if year not in limit:
            raise InvalidInput("missing", where=f"{where}.{year}")


def _check_proposal(
    problem: Problem, proposal: Proposal, given: Mapping[str, int], where: str
) -> None:
    for place, key in enumerate(proposal.needs):
        if key not in given:
            raise InvalidInput(
                "unknown-id",
                where=f"{where}.needs[{place}]",
                value=key[:40],
                list="proposals",
            )
    first, last = proposal.not_before, proposal.not_after
    if first is not None and last is not None and first > last:
        raise InvalidInput(
            "window-turned-round", where=f"{where}.not_after", first=first, last=last
        )
    fixed = proposal.fixed_year
    if fixed is None:
        return
    if fixed not in problem.horizon:
        raise InvalidInput(
            "fixed-outside-horizon",
            where=f"{where}.fixed_year",
            year=fixed,
            first=problem.horizon[0],
            last=problem.horizon[-1],
        )
    if (first is not None and fixed < first) or (last is not None and fixed > last):
        raise InvalidInput("fixed-outside-window", where=f"{where}.fixed_year", year=fixed)


def _pots_of(proposals: Sequence[Proposal], pots: Sequence[Pot]) -> list[list[int]]:
    known = {(pot.scope, pot.id): place for place, pot in enumerate(pots)}
    return [
        [
            known[key]
            for key in ((TOTAL, ""), (AREA, each.area), (AGENCY, each.agency))
            if key in known
        ]
        for each in proposals
    ]


def _turned(needs: Sequence[Sequence[int]]) -> list[list[int]]:
    turned: list[list[int]] = [[] for _ in needs]
    for place, needed in enumerate(needs):
        for other in needed:
            turned[other].append(place)
    return turned


def _in_order(
    proposals: Sequence[Proposal], needs: Sequence[Sequence[int]], given: Mapping[str, int]
) -> list[int]:
    """Sort so that what is needed comes first; name a circle if there is one."""
    left = [len(needed) for needed in needs]
    needed_by = _turned(needs)
    ready = [place for place, count in enumerate(left) if not count]
    for place in ready:  # grows while it is walked through
        for other in needed_by[place]:
            left[other] -= 1
            if not left[other]:
                ready.append(other)
    if len(ready) < len(proposals):
        circle = _circle(needs, {place for place, count in enumerate(left) if count})
        names = [proposals[place].id for place in circle]
        raise InvalidInput(
            "needs-circle",
            where=f"proposals[{given[names[0]]}].needs",
            ids=" → ".join(name[:40] for name in [*names[:9], names[0]]),
        )
    return ready


def _circle(needs: Sequence[Sequence[int]], among: set[int]) -> list[int]:
    place, way = min(among), list[int]()
    while place not in way:
        way.append(place)
        place = min(other for other in needs[place] if other in among)
    return way[way.index(place) :]


def _narrow(model: Model, given: Mapping[str, int]) -> None:
    """Narrow the years by windows, promises and needs, from both ends."""
    for proposal in model.proposals:
        first, last = _window(model.years, proposal)
        model.first.append(first)
        model.last.append(last)
    for place in model.order:
        for other in model.needs[place]:
            model.first[place] = max(model.first[place], model.first[other])
            if model.first[other] > model.last[other]:
                model.last[place] = -1
    _pull(model)
    for place, proposal in enumerate(model.proposals):
        if model.must[place] and model.first[place] > model.last[place]:
            raise InvalidInput(
                "mandatory-without-year",
                where=f"proposals[{given[proposal.id]}]",
                id=proposal.id[:40],
            )


def _pull(model: Model) -> None:
    """What something mandatory needs is mandatory as well, and not later."""
    for place in reversed(model.order):
        for other in model.needed_by[place]:
            if model.must[other]:
                model.must[place] = True
                model.last[place] = min(model.last[place], model.last[other])


def _window(years: Sequence[int], proposal: Proposal) -> tuple[int, int]:
    """Places of the first and the last year that the proposal itself allows."""
    if proposal.is_held:
        return 0, -1
    fixed = proposal.fixed_year
    low = proposal.not_before if fixed is None else fixed
    high = proposal.not_after if fixed is None else fixed
    first = sum(low is not None and year < low for year in years)
    last = sum(high is None or year <= high for year in years) - 1
    return first, last
