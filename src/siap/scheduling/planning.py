"""The year of every proposal: first answer, bound, kernel, neighbourhoods."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import Unavailable
from siap.scheduling.checking import breaches
from siap.scheduling.explaining import contradiction, core_of
from siap.scheduling.filling import first_answer
from siap.scheduling.improving import improve, solve_kernel
from siap.scheduling.model import Model
from siap.scheduling.outlook import outlook_of, prices_of
from siap.scheduling.preparing import prepare
from siap.scheduling.prices import proven_bound
from siap.scheduling.problem import Problem
from siap.scheduling.program import program_of
from siap.scheduling.searching import Progress, Search, Watch, gap_between
from siap.scheduling.solver import relax


@dataclass(frozen=True)
class Schedule:
    """
    A schedule that keeps every rule.

    Args:
        years: Year by proposal, None while it waits; in the order of the problem.
        value: What it is worth, exact.
        bound: No schedule is worth more, proven.
        status: `optimal` if nothing better exists, `feasible` if the planned work was done,
            `time-limit` if time ended it, `stopped` if a person did.
        seconds: How long it took by the clock.
    """

    years: Mapping[str, int | None]
    value: Fraction
    bound: Fraction
    status: str
    seconds: float

    @property
    def gap(self) -> Fraction:
        """Share of the bound that may be missing, 0..1."""
        return gap_between(self.value, self.bound)


def go_on(_progress: Progress) -> bool:
    """Watch without a word."""
    return True


def schedule(
    problem: Problem, *, time_limit_s: float = 60, seed: int = 0, watch: Watch = go_on
) -> Schedule:
    """
    Choose the year of every proposal so that the gain of all years is as large as can be.

    This is the function for other programs; its arguments and answer stay as they are.

    Args:
        problem: Years, ceilings, proposals; their order decides nothing.
        time_limit_s: Processor time at most, seconds; by the clock at most four times as
            much. The planned work depends on it, not on how fast the machine is, and as a
            rule is done before; only if time ends it (status `time-limit`) another run
            may differ.
        seed: Of all choices between equals; the same seed gives the same schedule.
        watch: Told about progress several times a second; returns False to stop, and then
            the best so far is the answer.

    Returns:
        A schedule without a broken rule, with a proven bound.

    Raises:
        InvalidInput: The problem contradicts itself or no schedule can keep its rules.
        Unavailable: No schedule was found in the time given.

    Source:
        0/1 program with a choice of year; relaxation, kernel search (Angelelli, Mansini
        and Speranza 2010) and large neighbourhoods (Shaw 1998) with HiGHS.

    >>> from siap.scheduling.problem import Ceilings, Proposal
    >>> well = Proposal("well", "north", "works", 5, Fraction(3))
    >>> road = Proposal("road", "north", "works", 5, Fraction(2))
    >>> found = schedule(Problem([2026, 2027], Ceilings({2026: 5, 2027: 5}), [road, well]))
    >>> found.years, found.status
    ({'road': 2027, 'well': 2026}, 'optimal')
    """
    model = prepare(problem)
    search = Search(model, time_limit_s, seed, watch)
    _search(search)
    return _answer(search)


def _search(search: Search) -> None:
    model = search.model
    search.prove(_without_prices(model))
    search.enter("first-answer", 0.0)
    search.offer(first_answer(model, search.queue))
    search.enter("bound", 0.05)
    if search.over:
        return
    arrays = search.arrays
    program = program_of(model, arrays)
    relaxed = relax(program, search.limits())
    if relaxed.status == "infeasible":
        raise contradiction(model, arrays, search.limits())
    if relaxed.status != "optimal":
        return
    prices = prices_of(arrays, program, relaxed)
    search.prove(proven_bound(model, arrays, prices))
    if search.best is None:
        _rescue(search)
    outlook = outlook_of(model, arrays, prices, relaxed.values)
    search.enter("kernel", 0.15)
    solve_kernel(search, outlook)
    search.enter("neighbours", 0.3)
    improve(search, outlook)


def _without_prices(model: Model) -> Fraction:
    """The bound that needs no solver: everybody gets the best year."""
    best = (
        max(gains[model.first[place] : model.last[place] + 1], default=0)
        for place, gains in enumerate(model.gains)
    )
    return Fraction(sum(best))


def _rescue(search: Search) -> None:
    """Find any schedule at all: what must be built, and the floors, before the rest."""
    model = search.model
    nobody: list[int | None] = [None] * len(model.proposals)
    core = core_of(model, floors=True)
    found = search.solve_part(core, nobody, search.limits())
    if found.status == "infeasible":
        raise contradiction(model, search.arrays, search.limits())


def _answer(search: Search) -> Schedule:
    model = search.model
    if search.best is None or search.bound is None:
        raise Unavailable("no-schedule-found")
    years = model.years_of(search.best)
    broken = breaches(model.problem, years)
    if broken:
        raise RuntimeError(f"the schedule breaks a rule: {broken[:3]}")
    search.enter("done", 1.0)
    return Schedule(
        years=years,
        value=search.value * model.unit,
        bound=search.bound * model.unit,
        status=_status(search),
        seconds=search.spent,
    )


def _status(search: Search) -> str:
    if search.proven:
        return "optimal"
    if search.stopped:
        return "stopped"
    return "time-limit" if search.over else "feasible"
