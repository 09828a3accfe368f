"""Prices of money, of floors and of needs, and the bound that they prove."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from siap.scheduling.arrays import Arrays, Floats
from siap.scheduling.model import Model


@dataclass
class Prices:
    """
    What a unit of every rule is worth to the solver, all >= 0.

    Args:
        pots: By pot and year.
        floors: By entry of `Arrays.floor`.
        needs: By entry of `Arrays.needs` and year.
    """

    pots: Floats
    floors: Floats
    needs: Floats


def net_gains(model: Model, arrays: Arrays, prices: Prices) -> Floats:
    """
    Work out what is left of every column's gain after it has paid for its money.

    Returns:
        By column, in units of the solver.
    """
    owner, year = arrays.proposal, arrays.year
    later = _later(prices.pots)
    net = arrays.gain.copy()
    for pot, mine in _by_pot(model, len(model.pots)):
        here = mine[owner]
        who, when = owner[here], year[here]
        net[here] -= arrays.cost[who] * prices.pots[pot, when]
        net[here] -= arrays.yearly[who] * later[pot, when]
    for (_, places, _), price in zip(arrays.floor, prices.floors, strict=True):
        inside = np.zeros(len(model.proposals), dtype=bool)
        inside[places] = True
        here = inside[owner]
        net[here] += arrays.cost[owner[here]] * price
    for (place, other), by_year in zip(arrays.needs, prices.needs, strict=True):
        since = np.cumsum(by_year[::-1])[::-1]
        for who, sign in ((place, -1), (other, 1)):
            span = slice(arrays.start[who], arrays.start[who + 1])
            net[span] += sign * since[year[span]]
    return net


def _later(by_year: Floats) -> Floats:
    """Sum of the prices of all years after each one."""
    after = np.cumsum(by_year[:, ::-1], axis=1)[:, ::-1] - by_year
    return np.asarray(after, dtype=np.float64)


def _by_pot(model: Model, count: int) -> list[tuple[int, np.ndarray]]:
    member = np.zeros((count, len(model.proposals)), dtype=bool)
    for place, pots in enumerate(model.pots_of):
        for pot in pots:
            member[pot, place] = True
    return [(pot, member[pot]) for pot in range(count)]


_FINE = 2**60


def proven_bound(model: Model, arrays: Arrays, prices: Prices) -> Fraction:
    """
    Prove that no schedule is worth more than this, whatever the solver says.

    Any prices >= 0 give such a bound: pretend that rules may be broken for money. Here
    the prices of the solver are taken as whole numbers and the sum is done exactly, so
    the bound does not hang on the solver's tolerances.

    Args:
        model: The problem.
        arrays: Its arrays, which say what the prices refer to.
        prices: Any prices; negative ones count as nought.

    Returns:
        A bound in units of `Model.gains`.

    Source:
        Lagrange relaxation; Geoffrion (1974).
    """
    money = Fraction(arrays.worth) / Fraction(arrays.money)
    pots = [[_whole(price, money) for price in row] for row in prices.pots]
    floors = {
        area: _whole(price, money)
        for (area, _, _), price in zip(arrays.floor, prices.floors, strict=True)
    }
    total = sum(
        price * most
        for row, pot in zip(pots, model.pots, strict=True)
        for price, most in zip(row, pot.limit, strict=True)
    )
    total -= sum(price * model.floor[area] for area, price in floors.items())
    shifts = _needs_shifts(model, arrays, prices)
    gains = model.gains
    later = [_suffixes(row) for row in pots]
    for place, proposal in enumerate(model.proposals):
        options = []
        subsidy = proposal.cost * floors.get(proposal.area, 0)
        for year in range(model.first[place], model.last[place] + 1):
            paid = sum(
                proposal.cost * pots[pot][year] + proposal.yearly_cost * later[pot][year]
                for pot in model.pots_of[place]
            )
            shift = shifts[place][year] if place in shifts else 0
            options.append(gains[place][year] * _FINE + subsidy - paid + shift)
        if not model.must[place]:
            options.append(0)
        total += max(options)
    return Fraction(total, _FINE)


def _whole(price: float, unit: Fraction) -> int:
    exact = Fraction(float(price)) * unit * _FINE
    return max(0, exact.numerator // exact.denominator)


def _suffixes(row: Sequence[int]) -> list[int]:
    """Sum of all later entries, by place."""
    sums, running = [0] * len(row), 0
    for place in range(len(row) - 1, -1, -1):
        sums[place] = running
        running += row[place]
    return sums


def _needs_shifts(model: Model, arrays: Arrays, prices: Prices) -> dict[int, list[int]]:
    """What the prices of needs add to or take from the years of a proposal."""
    shifts: dict[int, list[int]] = {}
    unit = Fraction(arrays.worth)
    span = len(model.years)
    for (place, other), by_year in zip(arrays.needs, prices.needs, strict=True):
        row = [_whole(price, unit) for price in by_year]
        later = _suffixes(row)
        for who, sign in ((place, -1), (other, 1)):
            mine = shifts.setdefault(who, [0] * span)
            for year in range(span):
                mine[year] += sign * (row[year] + later[year])
    return shifts
