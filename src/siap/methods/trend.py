"""Growth, straight line and projection of indicators over the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from siap.methods.yearly import Reading, slope

FEWEST_YEARS = 3
"""Below this many values a line says little; the answer warns."""


@dataclass(frozen=True, slots=True)
class Course:
    """
    What one indicator was over the years.

    Args:
        id: Its name.
        series: Its values, one per year, in any order; at least one.
        direction: `higher`, `lower` or `range`: which values are good; None if nobody said.
        years_ahead: For how many years after the last one to project, >= 0.
    """

    id: str
    series: Sequence[Reading]
    direction: str | None = None
    years_ahead: int = 0


class Movement(NamedTuple):
    """
    How an indicator moves.

    Args:
        yearly_growth: Mean of the changes from one year to the next, in percent of the
            earlier value; None without two years in a row or where one of the earlier
            values is not above nought.
        whole_growth: Change from the first value to the last, in percent of the first;
            None below two values or where the first is not above nought.
        slope: Change per year of the least squares line, in the unit of the values; None
            below two values.
        line: The line in each year that has a value; empty below two values.
        projected: The line in the years after the last; empty below two values.
        good: Whether the line moves in the good direction; None where it is level, where
            nobody said which direction is good, and for a range.
    """

    yearly_growth: Fraction | None
    whole_growth: Fraction | None
    slope: Fraction | None
    line: dict[int, Fraction]
    projected: dict[int, Fraction]
    good: bool | None


def follow(course: Course) -> Movement:
    """
    Work out how an indicator moves.

    Args:
        course: Its values over the years.

    Returns:
        The movement, exact. Years without a value are left out, never filled in.

    Source:
        Ordinary least squares; growth rates as usual in statistics of governments.

    >>> course = Course("a", [Reading(2023, Fraction(40)), Reading(2024, Fraction(50))])
    >>> follow(course).yearly_growth
    Fraction(25, 1)
    """
    series = sorted(course.series)
    steps = [
        _growth(earlier.value, later.value)
        for earlier, later in pairwise(series)
        if later.year == earlier.year + 1
    ]
    rise = slope(series)
    last = series[-1].year
    ahead = range(last + 1, last + 1 + course.years_ahead)
    return Movement(
        yearly_growth=_mean(steps),
        whole_growth=_growth(series[0].value, series[-1].value) if series[1:] else None,
        slope=rise,
        line=_line(series, rise, [reading.year for reading in series]),
        projected=_line(series, rise, ahead),
        good=_is_good(course.direction, rise),
    )


def missing_years(series: Sequence[Reading]) -> list[int]:
    """Give the years between the first and the last that have no value, in order."""
    there = {reading.year for reading in series}
    return [year for year in range(min(there), max(there)) if year not in there]


def _growth(earlier: Fraction, later: Fraction) -> Fraction | None:
    # A percentage of nought or of a loss has no meaning: it would turn the sign round.
    return 100 * (later - earlier) / earlier if earlier > 0 else None


def _mean(values: Sequence[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    return sum(known, Fraction()) / len(known)


def _line(
    series: Sequence[Reading], rise: Fraction | None, years: Sequence[int]
) -> dict[int, Fraction]:
    if rise is None:
        return {}
    n = len(series)
    mean_year = Fraction(sum(reading.year for reading in series), n)
    mean = sum((reading.value for reading in series), Fraction()) / n
    return {year: mean + rise * (year - mean_year) for year in years}


def _is_good(direction: str | None, rise: Fraction | None) -> bool | None:
    if not rise or direction not in ("higher", "lower"):
        return None
    return (rise > 0) == (direction == "higher")
