"""Water tariff: basic cost per cubic metre, basic tariff and low tariff."""

from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Cost:
    """
    What the service costs in the year of the tariff.

    Args:
        base: Cost of the base year (TBU), rupiah.
        projected: Cost of the year of the tariff (YTBU), rupiah.
        loss: Volume lost at the standard rate (VKAS), m3.
        sold: Volume that remains to carry the cost, m3.
        basic: Basic cost (BD), rupiah per m3.
    """

    base: Fraction
    projected: Fraction
    loss: Fraction
    sold: Fraction
    basic: Fraction


@dataclass(frozen=True, slots=True)
class LowTariff:
    """
    Subsidised tariff.

    Args:
        subsidy: Per m3 (Sb), rupiah.
        total: Of all low-tariff volume (TSb), rupiah.
        tariff: Low tariff (TR), rupiah per m3.
    """

    subsidy: Fraction
    total: Fraction
    tariff: Fraction


def basic_cost(
    *,
    costs: Fraction,
    inflation_percent: Fraction,
    years: int,
    volume: Fraction,
    standard_loss_percent: Fraction,
) -> Cost:
    """
    Work out the basic cost of one cubic metre.

    The cost of the base year grows with inflation to the year of the tariff and is carried
    by the water produced less the loss that the standard allows.

    Args:
        costs: Operation, depreciation, interest and other costs of the base year,
            rupiah, >= 0.
        inflation_percent: Per year, > -100.
        years: From the base year to the year of the tariff, >= 0.
        volume: Water produced (VAP), m3 a year, > 0.
        standard_loss_percent: Standard loss (TKAS), 0..100.

    Returns:
        Exact amounts; nothing is rounded.

    Raises:
        InvalidInput: The standard loss leaves no water to sell.

    Source:
        permendagri-71-2016, Lampiran A.

    >>> cost = basic_cost(
    ...     costs=Fraction(16 * 10**9),
    ...     inflation_percent=Fraction(5),
    ...     years=1,
    ...     volume=Fraction(5_000_000),
    ...     standard_loss_percent=Fraction(20),
    ... )
    >>> cost.basic
    Fraction(4200, 1)
    """
    loss = volume * standard_loss_percent / 100
    if loss >= volume:
        facts = {"value": str(standard_loss_percent), "range": "≥ 0, < 100"}
        raise InvalidInput("out-of-range", where="standard_loss_percent", **facts)
    projected = costs * (1 + inflation_percent / 100) ** years
    return Cost(costs, projected, loss, volume - loss, projected / (volume - loss))


def low_tariff(
    basic_tariff: Fraction, subsidy_percent: Fraction, volume: Fraction
) -> LowTariff:
    """
    Work out the tariff for those who get a subsidy.

    Args:
        basic_tariff: TD, rupiah per m3.
        subsidy_percent: psb, 0..100.
        volume: Volume sold at the low tariff (VTTR), m3 a year, > 0.

    Returns:
        Exact amounts. The average subsidy per m3 (RSb) equals the subsidy, since one
        percentage holds for all of the volume.

    Source:
        permendagri-71-2016, Lampiran A.

    >>> low_tariff(Fraction(4200), Fraction(25), Fraction(800_000)).tariff
    Fraction(3150, 1)
    """
    subsidy = basic_tariff * subsidy_percent / 100
    total = subsidy * volume
    return LowTariff(subsidy, total, basic_tariff - total / volume)
