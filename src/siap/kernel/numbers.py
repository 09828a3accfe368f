"""Rounding, exact output and the way to write numbers, in one place."""

from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import lru_cache
from typing import Final

EXACT_PLACES: Final = 28
"""A terminating fraction is given in full up to this many decimal places."""

ENDLESS_PLACES: Final = 12
"""Any other fraction is given with this many decimal places, half up."""

_SCALE = 10**EXACT_PLACES
_LARGE: Final = 10**60
_EXACTLY: Final = Context(prec=60 + EXACT_PLACES, traps=[Inexact])
"""Room for every digit of a number below `_LARGE` that ends within `EXACT_PLACES`."""


def round_half_up(value: Decimal | Fraction | int, places: int) -> Decimal:
    """
    Round to a number of decimal places, halves away from zero.

    Args:
        value: An exact, finite number of any length.
        places: Decimal places kept, >= 0.

    Returns:
        A Decimal with exactly that many places.

    >>> round_half_up(Decimal("76.605"), 2)
    Decimal('76.61')
    >>> round_half_up(Fraction(-5, 2), 0)
    Decimal('-3')
    """
    return Decimal(f"{_rounded_units(value, places)}E-{places}")


def round_exactly(value: Decimal | Fraction | int, places: int) -> Fraction:
    """
    Round like `round_half_up`, to a number that can go on being calculated with.

    >>> round_exactly(Fraction(2, 3), 1)
    Fraction(7, 10)
    """
    return _in_places(_rounded_units(value, places), places)


@lru_cache(maxsize=2**14)
def _in_places(units: int, places: int) -> Fraction:
    return Fraction(units, 10**places)


def _rounded_units(value: Decimal | Fraction | int, places: int) -> int:
    top, bottom = value.as_integer_ratio()
    units: int = (abs(top) * 10**places * 2 + bottom) // (bottom * 2)
    return -units if top < 0 else units


def exact_number(value: Fraction | int) -> int | Decimal:
    """
    Turn an exact fraction into a number that JSON can hold.

    Args:
        value: Any fraction.

    Returns:
        An int if it is whole; the exact decimal if it ends within
        `EXACT_PLACES` places; otherwise `ENDLESS_PLACES` places, half up.

    >>> exact_number(Fraction(6, 3)), exact_number(Fraction(5, 4))
    (2, Decimal('1.25'))
    >>> exact_number(Fraction(2, 3))
    Decimal('0.666666666667')
    """
    top, bottom = value.as_integer_ratio()
    if bottom == 1:
        return top
    if _SCALE % bottom:
        return round_half_up(value, ENDLESS_PLACES)
    if -_LARGE < top < _LARGE:
        return _EXACTLY.divide(Decimal(top), Decimal(bottom))
    digits = str(top * (_SCALE // bottom))
    kept = digits.rstrip("0")
    return Decimal(f"{kept}E-{EXACT_PLACES - len(digits) + len(kept)}")


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """
    Write a number as Indonesian readers do: point for thousands, comma for decimals.

    Args:
        value: The number.
        places: Decimal places shown; None shows those that the number has.

    Returns:
        Text such as `1.234,5`.

    >>> format_number(Decimal("1234.5"))
    '1.234,5'
    >>> format_number(-1234567, 2)
    '-1.234.567,00'
    """
    number = Decimal(value)
    if places is not None:
        number = round_half_up(number, places)
    text = f"{number:,f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def write_number(
    value: Decimal | Fraction | int, language: str = "id", places: int | None = None
) -> str:
    """
    Write a number for readers of either language.

    Args:
        value: The number; a fraction that does not end shows four places.
        language: `id` or `en`.
        places: Decimal places shown; None shows those that the number has.

    Returns:
        Text such as `1.234,5` (Indonesian) or `1,234.5` (English).

    >>> write_number(Fraction(2, 3)), write_number(Decimal("1234.5"), "en")
    ('0,6667', '1,234.5')
    """
    if isinstance(value, Fraction):
        endless = places is None and bool(_SCALE % value.denominator)
        value = round_half_up(value, 4) if endless else exact_number(value)
    if language == "id":
        return format_number(value, places)
    number = Decimal(value) if places is None else round_half_up(value, places)
    return f"{number:,f}"


def format_rupiah(amount_idr: int) -> str:
    """
    Write an amount of money in whole rupiah.

    >>> format_rupiah(12500000)
    'Rp12.500.000'
    >>> format_rupiah(-5000)
    '-Rp5.000'
    """
    sign = "-" if amount_idr < 0 else ""
    return f"{sign}Rp{format_number(abs(amount_idr))}"
