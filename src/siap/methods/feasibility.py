"""Financial feasibility: net present value, internal rate, payback, benefit and cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.methods.polynomial_roots import (
    count_positive_roots,
    value_at,
    without_repeated_roots,
)

LONGEST: Final = 100
"""Longest horizon taken, in years."""

RATE_PLACES: Final = 10
"""Decimal places of the internal rate of return, half up."""

_GRID: Final = 10**RATE_PLACES
_LOWEST: Final = -9999 * _GRID // 10_000
_HIGHEST: Final = 10_000 * _GRID


@dataclass(frozen=True, slots=True)
class Flow:
    """
    Money of one year.

    Args:
        year: Calendar year or number of the year.
        cost: What goes out, rupiah, >= 0.
        benefit: What comes in or is saved, rupiah, >= 0.
    """

    year: int
    cost: Fraction
    benefit: Fraction

    @property
    def net(self) -> Fraction:
        """Benefit less cost."""
        return self.benefit - self.cost


@dataclass(frozen=True, slots=True)
class InternalRate:
    """
    The internal rate of return, or why there is none.

    Args:
        rate: Per year as a share, 10 decimal places, half up; None if there is none or
            more than one.
        reason: Empty, or a message code: `irr-none`, `irr-multiple`, `irr-no-flows`,
            `irr-out-of-reach`.
        count: How many rates make the net present value zero.
    """

    rate: Decimal | None
    reason: str
    count: int


def check_horizon(flows: Sequence[Flow]) -> None:
    """
    Refuse a horizon that nobody plans for.

    Raises:
        InvalidInput: First and last year lie more than 100 years apart.
    """
    years = [flow.year for flow in flows]
    found = max(years) - min(years)
    if found > LONGEST:
        raise InvalidInput("horizon-too-long", where="flows", found=found, most=LONGEST)


def present_value(amounts: Sequence[tuple[int, Fraction]], rate: Fraction) -> Fraction:
    """
    Discount amounts to year 0.

    Args:
        amounts: Years from the first year, and amounts in rupiah.
        rate: Per year as a share (0.12 for 12 percent), > -1.

    Returns:
        The exact value; year 0 is not discounted.

    >>> present_value([(0, Fraction(-100)), (1, Fraction(110))], Fraction(1, 10))
    Fraction(0, 1)
    """
    return sum((amount / (1 + rate) ** year for year, amount in amounts), Fraction(0))


def from_first_year(flows: Sequence[Flow]) -> list[tuple[int, Flow]]:
    """Pair each flow with its distance from the first year, earliest first."""
    first = min(flow.year for flow in flows)
    return sorted(((flow.year - first, flow) for flow in flows), key=lambda pair: pair[0])


def internal_rate(flows: Sequence[Flow]) -> InternalRate:
    """
    Find the rate at which the net present value is zero.

    The number of such rates above -100 percent is counted exactly first; only a single
    one is reported, since with several none can be used.

    Args:
        flows: Distinct years, at most 100 years apart.

    Returns:
        The rate, or why there is none. Correct to the last of its 10 places.

    Source:
        Definition of the internal rate of return; roots counted by Sturm's theorem.

    >>> flows = [Flow(0, Fraction(100), Fraction(0)), Flow(1, Fraction(0), Fraction(110))]
    >>> internal_rate(flows).rate
    Decimal('0.1000000000')
    """
    pairs = from_first_year(flows)
    coefficients = [Fraction(0)] * (pairs[-1][0] + 1)
    for year, flow in pairs:
        coefficients[year] += flow.net
    if not any(coefficients):
        return InternalRate(None, "irr-no-flows", 0)
    count = count_positive_roots(coefficients)
    if count != 1:
        return InternalRate(None, "irr-none" if not count else "irr-multiple", count)
    rate = _only_rate(coefficients)
    return InternalRate(rate, "" if rate is not None else "irr-out-of-reach", 1)


def _only_rate(coefficients: Sequence[Fraction]) -> Decimal | None:
    """Close in on the only rate, on a grid of ten decimal places."""
    # Where the curve only touches zero its sign does not change; without repeated
    # roots it does.
    curve = without_repeated_roots(coefficients)

    def sign(step: Fraction | int) -> int:
        found = value_at(curve, 1 / (1 + Fraction(step) / _GRID))
        return (found > 0) - (found < 0)

    low, high = _LOWEST, _HIGHEST
    side = sign(low)
    if side == 0:
        return _rate(low)
    if side == sign(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if sign(middle) == side else (low, middle)
    # Halves go away from zero, as everywhere.
    at_half = sign(Fraction(low + high, 2))
    nearer_high = at_half == side or (at_half == 0 and high > 0)
    return _rate(high if nearer_high else low)


def _rate(step: int) -> Decimal:
    return Decimal(step).scaleb(-RATE_PLACES)


@dataclass(frozen=True, slots=True)
class Payback:
    """
    When the running sum reaches zero.

    Args:
        years: From the first year, exact, a share of a year at an even pace; None if
            never.
        undone: Whether the running sum falls below zero again later.
    """

    years: Fraction | None
    undone: bool


def payback(amounts: Sequence[tuple[int, Fraction]]) -> Payback:
    """
    Find when what came in has covered what went out.

    Args:
        amounts: Years from the first year, earliest first, and net amounts in rupiah.

    Returns:
        Years from the first year. The amount of a year is taken to come in evenly
        during the twelve months that end there.

    >>> payback([(0, Fraction(-100)), (1, Fraction(40)), (2, Fraction(120))]).years
    Fraction(3, 2)
    """
    running = Fraction(0)
    found: Fraction | None = None
    undone = False
    for year, amount in amounts:
        before, running = running, running + amount
        if found is None and running >= 0:
            found = year - running / amount if before < 0 else Fraction(year)
        elif found is not None and running < 0:
            undone = True
    return Payback(found, undone)
