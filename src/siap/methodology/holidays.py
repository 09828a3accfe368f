"""Days off by year, as the joint decrees of three ministers list them."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, Self

from pydantic import ValidationError, model_validator

from siap.kernel.errors import NotFound
from siap.methodology.located_yaml import load_located
from siap.methodology.rulesets import CATALOG, Mark
from siap.methodology.shapes import Citation, Sentence, Shape
from siap.methods.method import TRUSTED


class Holiday(Shape):
    """
    One day off.

    A day that another decision adds (a polling day) carries its own source.
    """

    date: date
    name: Sentence
    kind: Literal["libur-nasional", "cuti-bersama"]
    source: Citation | None = None


class Holidays(Shape):
    """The days off of one calendar year, in the order of the calendar."""

    year: int
    source: Citation
    verification: Mark
    note: Sentence
    days: tuple[Holiday, ...]

    @model_validator(mode="after")
    def _days_lie_in_the_year_in_order_and_once(self) -> Self:
        dates = [day.date for day in self.days]
        if any(day.year != self.year for day in dates):
            msg = f"a day outside of {self.year}"
            raise ValueError(msg)
        if dates != sorted(set(dates)):
            msg = "days must stand in the order of the calendar, each once"
            raise ValueError(msg)
        return self

    @staticmethod
    def for_year(year: int) -> "Holidays":
        """
        Read the days off of a year from the catalogue.

        Args:
            year: Calendar year, like 2026.

        Returns:
            All days off with source and how well they are verified.

        Raises:
            NotFound: The catalogue has no list for that year. A missing list never
                means a year without days off.
            Unavailable: The file is wrong; the message names file, line and path.

        Source:
            The joint decree that the file names.

        >>> Holidays.for_year(2026).days[0].name
        'Tahun Baru Masehi'
        """
        return _of_year(year)

    @property
    def is_verified(self) -> bool:
        """Whether somebody read the list in a public text, not only in a program."""
        return self.verification in TRUSTED

    def dates(self, *, joint_leave: bool) -> tuple[date, ...]:
        """
        Say on which dates offices are closed.

        Args:
            joint_leave: Whether `cuti-bersama` counts as a day off. Civil servants take
                it, so offices of local government are closed; a water company may
                decide otherwise.

        Returns:
            Dates in the order of the calendar, weekends included where the decree
            lists them.

        >>> len(Holidays.for_year(2026).dates(joint_leave=False))
        17
        """
        return tuple(
            day.date for day in self.days if joint_leave or day.kind == "libur-nasional"
        )


def days_off(years: Iterable[int], *, joint_leave: bool) -> tuple[date, ...]:
    """
    Collect the dates off of several years.

    Args:
        years: Calendar years in any order; a year named twice counts once.
        joint_leave: See `Holidays.dates`.

    Returns:
        Dates in the order of the calendar.

    Raises:
        NotFound: The catalogue has no list for one of the years.

    Source:
        The joint decrees that the files name.

    >>> len(days_off([2026, 2025], joint_leave=True))
    53
    """
    lists = [Holidays.for_year(year) for year in sorted(set(years))]
    return tuple(day for each in lists for day in each.dates(joint_leave=joint_leave))


def read_holidays(path: Path) -> Holidays:
    """
    Read one list of days off.

    Args:
        path: A file named after its year.

    Raises:
        Unavailable: The file is wrong; the message names file, line and path.
    """
    located = load_located(path)
    try:
        holidays = Holidays.model_validate(located.value)
    except ValidationError as faults:
        first = faults.errors()[0]
        raise located.fault(first["loc"], first["msg"]) from None
    if path.name != f"{holidays.year}.yaml":
        raise located.fault(("year",), f"must be {path.name.removesuffix('.yaml')}")
    return holidays


@lru_cache(maxsize=32)
def _of_year(year: int) -> Holidays:
    path = CATALOG / "holidays" / f"{year}.yaml"
    if not path.is_file():
        raise NotFound("holidays-missing", where="holidays", year=year)
    return read_holidays(path)
