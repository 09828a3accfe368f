"""Rounding and the Indonesian way to write numbers, in one place."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def round_half_up(value: Decimal | Fraction | int, places: int) -> Decimal:
    """
    Round to a number of decimal places, halves away from zero.

    Args:
        value: An exact number.
        places: Decimal places kept, >= 0.

    Returns:
        A Decimal with exactly that many places.

    >>> round_half_up(Decimal("76.605"), 2)
    Decimal('76.61')
    >>> round_half_up(Fraction(-5, 2), 0)
    Decimal('-3')
    """
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**places
        whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
        return Decimal(whole if value >= 0 else -whole).scaleb(-places)
    quantum = Decimal(1).scaleb(-places)
    return Decimal(value).quantize(quantum, rounding=ROUND_HALF_UP)


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
