"""Days off by year, as the joint decrees of three ministers list them."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, Self

import yaml
from pydantic import model_validator

from siap.kernel.errors import NotFound
from siap.methodology.shapes import Citation, Sentence, Shape
from siap.methods.method import TRUSTED

Verification = Literal[
    "verified", "public-text", "source-document", "code-only", "unverified"
]


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
    verification: Verification
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

    @classmethod
    def for_year(cls, year: int) -> Self:
        """
        Read the days off of a year from the catalogue.

        Args:
            year: Calendar year, like 2026.

        Returns:
            All days off with source and how well they are verified.

        Raises:
            NotFound: The catalogue has no list for that year. A missing list never
                means a year without days off.

        Source:
            The joint decree that the file names.

        >>> Holidays.for_year(2026).days[0].name
        'Tahun Baru Masehi'
        """
        text = _text(year)
        if text is None:
            raise NotFound("holidays-missing", where="holidays", year=year)
        return cls.model_validate(yaml.safe_load(text))

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


@cache
def _text(year: int) -> str | None:
    path = files("siap").joinpath("catalog", "holidays", f"{year}.yaml")
    return path.read_text(encoding="utf-8") if path.is_file() else None
