"""Round numbers along an axis, and numbers written as readers do."""

from decimal import Decimal
from math import floor, log10

from siap.diagrams.words import say, spoken
from siap.kernel.numbers import round_half_up, write_number


def nice_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """
    Choose round numbers that cover a range.

    Args:
        low: Lower end.
        high: Upper end, >= low.
        count: About how many steps.

    Returns:
        Equally spaced numbers, the first <= low, the last >= high, steps of 1, 2 or 5
        times a power of ten; at least two numbers.
    """
    reach = max(abs(low), abs(high))
    span = high - low if high - low > reach * 1e-9 else reach
    span = span if span > 1e-12 else 1.0  # nothing that is measured is smaller
    rough = span / max(1, count)
    power = 10.0 ** floor(log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)
    first = floor(low / step + 1e-9)
    ticks = [first * step]
    while ticks[-1] < high - step * 1e-9 or len(ticks) < 2:
        ticks.append((first + len(ticks)) * step)
    return ticks


def number(value: Decimal | float, places: int | None = None) -> str:
    """
    Write a number as the picture's readers do, without needless zeros.

    Args:
        value: The number; at most three decimals are shown unless `places` is given.
        places: Decimals at most.

    >>> number(Decimal("12.50")), number(1234567), number(0.1 + 0.2)
    ('12,5', '1.234.567', '0,3')
    """
    exact = round_half_up(Decimal(str(value)), 3 if places is None else places)
    whole = exact or Decimal(0)  # never minus nought
    text = write_number(whole, spoken())
    mark = "." if spoken() == "en" else ","
    return text.rstrip("0").rstrip(mark) if mark in text else text


def rupiah(value: Decimal) -> str:
    """
    Write money in full.

    >>> rupiah(Decimal(-12500000))
    '-Rp12.500.000'
    """
    return f"{'-' if value < 0 else ''}Rp{number(abs(value), 0)}"


_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def amount(value: Decimal | float) -> str:
    """
    Write a large number in words of thousands.

    >>> amount(12500000000), amount(950)
    ('12,5 miliar', '950')
    """
    exact = Decimal(str(value))
    for scale, word in _SCALES:
        if abs(exact) >= scale:
            return f"{number(exact / scale, 2)} {say(word)}"
    return number(exact)
