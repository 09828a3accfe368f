"""Non-revenue water: what was distributed and not sold."""

from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number


@dataclass(frozen=True, slots=True)
class Loss:
    """
    Water that brought no income.

    Args:
        volume: In the unit of the input, exact.
        percent: Of the water distributed, exact, 0..100.
    """

    volume: Fraction
    percent: Fraction


def non_revenue_water(distributed: Fraction, sold: Fraction) -> Loss:
    """
    Work out the water that was distributed and not sold.

    Args:
        distributed: Volume that went into the network in the period, > 0.
        sold: Volume billed in the same period and unit, 0..distributed.

    Returns:
        Volume and percentage, both exact.

    Raises:
        InvalidInput: More was sold than distributed: the data are wrong.

    Source:
        bppspam-juknis-2010 and kepmendagri-47-1999: (distributed − sold) ÷ distributed.
        Their bands differ and cannot take each other's place.

    >>> non_revenue_water(Fraction(4_000_000), Fraction(2_680_000)).percent
    Fraction(33, 1)
    """
    if sold > distributed:
        facts = {"sold": exact_number(sold), "distributed": exact_number(distributed)}
        raise InvalidInput("sold-above-distributed", where="sold", **facts)
    volume = distributed - sold
    return Loss(volume, volume / distributed * 100)
