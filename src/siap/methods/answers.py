"""Parts that many answers share: maps of exact numbers, ranks, ties."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from siap.kernel.numbers import exact_number, round_half_up
from siap.methods.shape_groups import ListOf, MapOf, OrNull
from siap.methods.shapes import Name, Number, Whole

K = TypeVar("K")

NUMBERS: Final = MapOf(Number())
NUMBERS_OR_NULL: Final = MapOf(OrNull(Number()))
RANKS: Final = MapOf(Whole(1), about="Standard competition ranks: 1, 1, 3.")
TIES: Final = ListOf(ListOf(Name(), least=2), least=0, about="Groups that share a rank.")
NAMES: Final = ListOf(Name(), least=0)


def numbers(values: Mapping[K, Fraction | int]) -> dict[K, int | Decimal]:
    """Give exact values as numbers for JSON."""
    return {key: exact_number(value) for key, value in values.items()}


def rounded(values: Mapping[K, Fraction | int], places: int) -> dict[K, Decimal]:
    """Give values rounded half up."""
    return {key: round_half_up(value, places) for key, value in values.items()}


def number_or_null(value: Fraction | int | None) -> int | Decimal | None:
    """Give one exact value as a number for JSON; None stays None."""
    return None if value is None else exact_number(value)


def rounded_or_null(value: Fraction | int | None, places: int) -> Decimal | None:
    """Give one value rounded half up; None stays None."""
    return None if value is None else round_half_up(value, places)
