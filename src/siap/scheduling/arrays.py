"""The model as arrays for the solver: one column for each proposal and year allowed."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from siap.scheduling.model import Model

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass
class Arrays:
    """
    Columns and rows of the linear program.

    Money is divided by `money` and gains by `gain`, so that the solver meets numbers of
    a middling size; whoever reads its answer checks it again with whole rupiah.

    Args:
        proposal: By column, the place of its proposal.
        year: By column, the place of its year.
        gain: By column, what it is worth, scaled.
        cost: By proposal, cost of building, scaled.
        yearly: By proposal, cost of later years, scaled.
        start: By proposal, its first column; one more entry at the end.
        limit: By pot and year, scaled.
        floor: By area with a floor: places of its proposals and least cost, scaled.
        needs: Pairs of places: who needs whom.
        slots: By proposal, its pots in three columns, -1 where there are fewer.
        money: Rupiah to one unit of the solver.
        worth: Units of gain to one unit of the solver.
    """

    proposal: Places
    year: Places
    gain: Floats
    cost: Floats
    yearly: Floats
    start: Places
    limit: Floats
    floor: list[tuple[str, Places, float]]
    needs: list[tuple[int, int]]
    slots: Places
    money: float
    worth: float


def arrays_of(model: Model) -> Arrays:
    """Write a model as arrays."""
    count = len(model.proposals)
    sizes = [max(0, model.last[p] - model.first[p] + 1) for p in range(count)]
    start = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    proposal = np.repeat(np.arange(count, dtype=np.int64), sizes)
    year = np.arange(start[-1], dtype=np.int64) - start[proposal]
    year += np.array(model.first, dtype=np.int64)[proposal]
    gains = np.array([[float(each) for each in row] for row in model.gains])
    worth = float(np.abs(gains).max()) / 1000 or 1.0
    costs = [float(each.cost) for each in model.proposals]
    money = _money_unit(costs)
    return Arrays(
        proposal=proposal,
        year=year,
        gain=gains[proposal, year] / worth,
        cost=np.array(costs) / money,
        yearly=np.array([float(each.yearly_cost) for each in model.proposals]) / money,
        start=start,
        limit=np.array([[float(x) for x in pot.limit] for pot in model.pots]).reshape(
            len(model.pots), len(model.years)
        )
        / money,
        floor=_floors(model, money),
        needs=[(p, other) for p in range(count) for other in model.needs[p]],
        slots=_slots(model),
        money=money,
        worth=worth,
    )


def _money_unit(costs: list[float]) -> float:
    """Choose the unit so that a proposal of ordinary size costs about a hundred."""
    positive: Any = np.array([cost for cost in costs if cost])
    typical = float(np.median(positive)) if len(positive) else 1.0
    whole = 10.0 ** round(float(np.log10(max(typical, 1.0))) - 2)
    return max(whole, 1.0)


def _floors(model: Model, money: float) -> list[tuple[str, Places, float]]:
    members: dict[str, list[int]] = {area: [] for area in sorted(model.floor)}
    for place, each in enumerate(model.proposals):
        if each.area in members:
            members[each.area].append(place)
    return [
        (area, np.array(places, dtype=np.int64), model.floor[area] / money)
        for area, places in members.items()
    ]


def _slots(model: Model) -> Places:
    slots = np.full((len(model.proposals), 3), -1, dtype=np.int64)
    for place, pots in enumerate(model.pots_of):
        slots[place, : len(pots)] = pots
    return slots
