"""Workload of positions: working time needed, people needed, and how loaded they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import round_half_up
from siap.methods.bands import Band, classify


@dataclass(frozen=True, slots=True)
class Task:
    """
    One task of one position.

    Args:
        id: Key of the task.
        position: Who does it.
        volume: How often it is done per period, >= 0.
        period: `day`, `week`, `month`, `quarter` or `year`.
        minutes_each: Standard time for one, in minutes, >= 0.
    """

    id: str
    position: str
    volume: Fraction
    period: str
    minutes_each: Fraction


@dataclass(frozen=True, slots=True)
class Load:
    """
    The load of one position, or of the unit as a whole.

    Args:
        minutes: Working time that the tasks take, minutes a year.
        need: People needed, exact.
        need_rounded: People needed, whole: half up; up where nobody holds the position.
        staff: People there.
        difference: Staff minus need, exact; negative means a shortage.
        difference_rounded: Staff minus need_rounded.
        index: Minutes over the time that the staff have; None without staff.
        grade: Class of the index; None without an index.
    """

    minutes: Fraction
    need: Fraction
    need_rounded: int
    staff: int
    difference: Fraction
    difference_rounded: int
    index: Fraction | None
    grade: Band | None


def minutes_a_year(task: Task, periods: Mapping[str, Fraction]) -> Fraction:
    """
    Work out how many minutes a year a task takes.

    Args:
        task: The task.
        periods: How often each period comes in a working year (day 250, week 50,
            month 12): the multipliers of the rule, not of the calendar.

    Returns:
        Minutes a year, exact.

    >>> daily = Task("a", "p", Fraction(4), "day", Fraction(15))
    >>> minutes_a_year(daily, {"day": Fraction(250)})
    Fraction(15000, 1)
    """
    return task.volume * periods[task.period] * task.minutes_each


def workload(
    tasks: Sequence[Task],
    effective_minutes: Fraction,
    staff: Mapping[str, int],
    periods: Mapping[str, Fraction],
    grades: Sequence[Band],
) -> tuple[dict[str, Load], Load]:
    """
    Work out the load of every position and of all together.

    Adds up volume × standard time over the tasks of a position and divides by the
    effective working time of one person.

    Args:
        tasks: One entry per task, n >= 1.
        effective_minutes: Effective minutes of one person in a year, > 0.
        staff: People by position; every position of a task must be there.
        periods: Multipliers of the rule, by period.
        grades: Classes of the index, highest first.

    Returns:
        Load by position, in the order of first mention by the tasks, then by `staff`;
        and the total. The whole people of the total are the sum over the positions,
        since nobody can be half here and half there. The index is classed unrounded.

    Raises:
        InvalidInput: A position of a task has no entry in `staff`.

    Source:
        permenpanrb-1-2020 and permendagri-12-2008, annexes.
    """
    minutes: dict[str, Fraction] = {}
    for task in tasks:
        if task.position not in staff:
            raise InvalidInput("missing", where=f"staff.{task.position}")
        taken = minutes_a_year(task, periods)
        minutes[task.position] = minutes.get(task.position, Fraction(0)) + taken
    for position in staff:
        minutes.setdefault(position, Fraction(0))
    loads = {
        position: _load(taken, effective_minutes, staff[position], grades)
        for position, taken in minutes.items()
    }
    whole = sum(load.need_rounded for load in loads.values())
    every = _load(
        sum(minutes.values(), Fraction(0)), effective_minutes, sum(staff.values()), grades
    )
    return loads, _with_whole(every, whole)


def _load(
    minutes: Fraction, effective: Fraction, staff: int, grades: Sequence[Band]
) -> Load:
    need = minutes / effective
    rounded = int(round_half_up(need, 0)) if staff else -int(-need // 1)
    index = need / staff if staff else None
    return Load(
        minutes=minutes,
        need=need,
        need_rounded=rounded,
        staff=staff,
        difference=staff - need,
        difference_rounded=staff - rounded,
        index=index,
        grade=None if index is None else classify(index, grades),
    )


def _with_whole(load: Load, whole: int) -> Load:
    return Load(
        minutes=load.minutes,
        need=load.need,
        need_rounded=whole,
        staff=load.staff,
        difference=load.difference,
        difference_rounded=load.staff - whole,
        index=load.index,
        grade=load.grade,
    )
