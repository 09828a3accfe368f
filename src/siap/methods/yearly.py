"""Values of one indicator over the years, and the straight line through them."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Final, NamedTuple

from siap.kernel.errors import InvalidInput
from siap.methods.shape_groups import ListOf, Record
from siap.methods.shapes import Number, Shape, Whole, exact

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200


class Reading(NamedTuple):
    """Value of an indicator in one year."""

    year: int
    value: Fraction


class SeriesOf(Shape[list[Reading]]):
    """
    A list of `{year, value}`, every year once, in any order.

    Args:
        least: Fewest entries allowed.
        about: Description for the schema.
    """

    def __init__(self, least: int = 0, about: str = "") -> None:
        self.least = least
        self.about = about

    def _take(self, value: object) -> list[Reading]:
        # What is right is taken in one pass, for there may be a million of them; anything
        # else goes to the form below, which says what is wrong and where.
        if type(value) is list and len(value) >= self.least:
            taken = [entry for each in value if (entry := _plain_reading(each))]
            if len(taken) == len(value) == len({entry.year for entry in taken}):
                return taken
        return self._careful.read(value)

    @cached_property
    def _careful(self) -> ListOf[Reading]:
        entry = Record(Reading, {"year": Whole(FIRST_YEAR, LAST_YEAR), "value": Number()})
        return ListOf(entry, least=self.least, unique="year", about=self.about)

    def _form(self) -> dict[str, object]:
        return self._careful.schema()


def _plain_reading(entry: object) -> Reading | None:
    """Give a reading without a fault; None where a closer look is needed."""
    if type(entry) is not dict or len(entry) != 2:
        return None
    year, value = entry.get("year"), entry.get("value")
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if type(value) is not int and type(value) is not Decimal:
        return None
    try:
        return Reading(year, exact(value))
    except InvalidInput:
        return None


def slope(series: Sequence[Reading]) -> Fraction | None:
    """
    Give the slope of the straight line that fits best, by least squares.

    Args:
        series: Values of different years, in any order.

    Returns:
        Change of the value per year, exact; None below two values.

    >>> slope([Reading(2023, Fraction(10)), Reading(2025, Fraction(14))])
    Fraction(2, 1)
    """
    n = len(series)
    if n < 2:
        return None
    first = series[0].year
    ratios = [reading.value.as_integer_ratio() for reading in series]
    shared = lcm(*[bottom for _, bottom in ratios])
    x = y = xx = xy = 0
    # Whole numbers throughout: one fraction made at the end is what makes this fast.
    for reading, (top, bottom) in zip(series, ratios, strict=True):
        step = reading.year - first
        units = top * (shared // bottom)
        x += step
        y += units
        xx += step * step
        xy += step * units
    return Fraction(n * xy - x * y, shared * (n * xx - x * x))
