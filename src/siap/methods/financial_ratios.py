"""Whether a service pays its way: cost recovery, cost per unit, operating ratio, runway."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number
from siap.methods.yearly import Reading

REVENUE: Final = "revenue"
COST: Final = "cost"
OTHER_COST: Final = "other-cost"
DEPRECIATION: Final = "depreciation"
VOLUME: Final = "volume"
CASH: Final = "cash"
OUTFLOW: Final = "outflow"
KINDS: Final = (REVENUE, COST, OTHER_COST, DEPRECIATION, VOLUME, CASH, OUTFLOW)
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Account:
    """
    One item of the accounts over the years.

    Args:
        id: Its name.
        kind: One of `KINDS`; items of one kind are added up. `revenue` and `cost` are those
            of operation, the cost with its depreciation; `other-cost` is what comes on top
            (interest); `depreciation` is the part of the costs that nobody is paid;
            `volume` is what was sold; `cash` is held at the end of the year; `outflow` is
            paid out in a mean month.
        series: Values, one per year, in one currency; nought or more, but for `cash`.
    """

    id: str
    kind: str
    series: Sequence[Reading]

    def __post_init__(self) -> None:
        if self.kind == CASH:
            return
        for index, reading in enumerate(self.series):
            if reading.value < 0:
                shown = exact_number(reading.value)
                where = f"series[{index}].value"
                raise InvalidInput("out-of-range", where=where, value=shown, range="≥ 0")


class Ratios(NamedTuple):
    """
    The ratios of one year; None where a figure is missing or its divisor is nought.

    Args:
        cost_recovery: Operating revenue in percent of all cost.
        cost_per_unit: All cost by what was sold.
        operating_ratio: Operating cost by operating revenue.
        outflow: What is paid out in a month.
        outflow_estimated: Whether that follows from the cost of the year.
        runway: Months that the cash lasts without income.
    """

    cost_recovery: Fraction | None
    cost_per_unit: Fraction | None
    operating_ratio: Fraction | None
    outflow: Fraction | None
    outflow_estimated: bool
    runway: Fraction | None


def totals(accounts: Sequence[Account]) -> dict[int, dict[str, Fraction]]:
    """
    Add up the items of each kind.

    Args:
        accounts: Items, in any order.

    Returns:
        Sum by kind, by year, years rising; a kind without a value in a year is not there.
    """
    found: dict[int, dict[str, Fraction]] = {}
    for account in accounts:
        for year, value in account.series:
            of_year = found.setdefault(year, {})
            of_year[account.kind] = of_year.get(account.kind, Fraction()) + value
    return dict(sorted(found.items()))


def ratios(year: int, sums: Mapping[str, Fraction]) -> Ratios:
    """
    Work out the ratios of one year.

    Args:
        year: Named when something is wrong.
        sums: Sum by kind, in one currency.

    Returns:
        The ratios, exact.

    Raises:
        InvalidInput: More depreciation than cost.

    Source:
        The operating ratio as in the eighteen indicators of BPPSPAM and Kepmendagri 47 of
        1999; the others are usual in financial analysis and bound by no rule.

    >>> ratios(2024, {"revenue": Fraction(80), "cost": Fraction(100)}).cost_recovery
    Fraction(80, 1)
    """
    operating = sums.get(COST)
    whole = None if operating is None else operating + sums.get(OTHER_COST, 0)
    unpaid = sums.get(DEPRECIATION, Fraction())
    if whole is not None and unpaid > whole:
        raise InvalidInput("depreciation-above-cost", where="accounts", year=year)
    revenue, cash = sums.get(REVENUE), sums.get(CASH)
    outflow = sums.get(OUTFLOW)
    estimated = outflow is None and whole is not None
    if outflow is None and whole is not None:
        outflow = (whole - unpaid) / _MONTHS
    return Ratios(
        cost_recovery=_share(revenue, whole, 100),
        cost_per_unit=_share(whole, sums.get(VOLUME)),
        operating_ratio=_share(operating, revenue),
        outflow=outflow,
        outflow_estimated=estimated,
        # An account that is overdrawn lasts for no time at all.
        runway=_share(None if cash is None else max(cash, Fraction()), outflow),
    )


def _share(
    part: Fraction | None, whole: Fraction | None, times: int = 1
) -> Fraction | None:
    return None if part is None or not whole else part * times / whole
