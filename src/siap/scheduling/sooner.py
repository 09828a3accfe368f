"""What it would take for a proposal to come earlier, found by solving again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from siap.kernel.errors import InvalidInput, SiapError
from siap.scheduling.checking import breaches
from siap.scheduling.planning import Schedule, go_on, schedule
from siap.scheduling.problem import Problem, Proposal, Years, worth
from siap.scheduling.searching import Watch


@dataclass(frozen=True)
class Change:
    """
    One proposal whose year differs between two schedules.

    Args:
        id: The proposal.
        before: Its year in the first; None if it waited.
        after: Its year in the second; None if it waits.
    """

    id: str
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Sooner:
    """
    A schedule in which the proposal comes by the year asked for.

    Args:
        schedule: Keeps every rule; None if there is none.
        changes: All proposals whose year differs, in the order of the problem.
        loss: Worth given up; below nought if the new schedule happens to be better.
        obstacle: Why there is no such schedule, if there is none.
    """

    schedule: Schedule | None
    changes: list[Change]
    loss: Fraction
    obstacle: SiapError | None = None


def sooner(
    problem: Problem,
    years: Years,
    wanted: tuple[str, int],
    *,
    time_limit_s: float = 20,
    seed: int = 0,
    watch: Watch = go_on,
) -> Sooner:
    """
    Solve again with one proposal forced to come by a year.

    Args:
        problem: As it was scheduled.
        years: The schedule to compare with.
        wanted: The proposal, and the last year it may have.
        time_limit_s: As in `schedule`.
        seed: As in `schedule`.
        watch: As in `schedule`.

    Returns:
        The new schedule, who has another year in it, and what it costs. The changes show
        one way; a smaller one may exist. Without a schedule, the obstacle: by how much
        which ceiling is short at the least, or that what it needs cannot come either.

    Raises:
        InvalidInput: The proposal is unknown, or the year is not of the horizon.
    """
    key, year = wanted
    known = {proposal.id: proposal for proposal in problem.proposals}
    if key not in known:
        raise InvalidInput("unknown-id", where="id", value=key[:40], list="proposals")
    if year not in problem.horizon:
        years_known = ", ".join(map(str, problem.horizon))
        raise InvalidInput("not-a-choice", where="year", value=year, known=years_known)
    forced = replace(problem, proposals=_forced(problem, known[key], year))
    try:
        found = schedule(forced, time_limit_s=time_limit_s, seed=seed, watch=watch)
    except SiapError as obstacle:
        return Sooner(None, [], Fraction(0), obstacle)
    loss = worth(problem, years) - found.value
    return Sooner(found, changes(years, found.years), loss)


def nearby(
    problem: Problem,
    years: Years,
    wanted: tuple[str, int],
    *,
    time_limit_s: float = 5,
    seed: int = 0,
    watch: Watch = go_on,
) -> Sooner | None:
    """
    Solve again while only those built in the year asked for may make room.

    Everybody else keeps the year they have, so that few move; `sooner` may find a better
    schedule in which more do.

    Args:
        problem: As it was scheduled.
        years: The schedule to compare with; it keeps every rule.
        wanted: The proposal, known, and the last year it may have, of the horizon.
        time_limit_s: As in `schedule`.
        seed: As in `schedule`.
        watch: As in `schedule`.

    Returns:
        As `sooner`; None if there is no such schedule.
    """
    key, year = wanted
    known = {proposal.id: proposal for proposal in problem.proposals}
    free = _with_needs(known, key)
    free |= {other for other, built in years.items() if built == year}
    kept = [
        each
        if each.id in free or each.fixed_year is not None
        else replace(each, fixed_year=years[each.id])
        for each in problem.proposals
        if each.id in free or years[each.id] is not None
    ]
    narrow = replace(problem, proposals=kept)
    narrow = replace(narrow, proposals=_forced(narrow, known[key], year))
    try:
        found = schedule(narrow, time_limit_s=time_limit_s, seed=seed, watch=watch)
    except SiapError:
        return None
    whole = {other: found.years.get(other) for other in years}
    forced = replace(problem, proposals=_forced(problem, known[key], year))
    if breaches(forced, whole):
        return None
    loss = worth(problem, years) - worth(problem, whole)
    return Sooner(replace(found, years=whole), changes(years, whole), loss)


def _with_needs(known: Mapping[str, Proposal], key: str) -> set[str]:
    found, edge = {key}, [key]
    while edge:
        new = set(known[edge.pop()].needs) - found
        found |= new
        edge += new
    return found


def _forced(problem: Problem, wanted: Proposal, year: int) -> list[Proposal]:
    """Make one proposal mandatory by a year; a promise of its own is released."""
    last = year if wanted.not_after is None else min(year, wanted.not_after)
    forced = replace(wanted, mandatory=True, not_after=last, fixed_year=None)
    return [forced if each.id == wanted.id else each for each in problem.proposals]


def changes(before: Years, after: Mapping[str, int | None]) -> list[Change]:
    """Compare two schedules of the same proposals, in the order of the first."""
    return [
        Change(key, year, after[key]) for key, year in before.items() if after[key] != year
    ]
