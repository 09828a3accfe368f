"""What the relaxation says about every proposal: its best year, and how clearly."""

from dataclasses import dataclass, replace

import numpy as np

from siap.scheduling.arrays import Arrays, Floats
from siap.scheduling.model import Model
from siap.scheduling.prices import Prices, net_gains
from siap.scheduling.program import Program
from siap.scheduling.solver import Relaxed


@dataclass
class Outlook:
    """
    What is clear after the relaxation and what is not.

    Args:
        sure: By proposal, the year that the relaxation chose, if any.
        losses: By column, how far it is behind the best year of its proposal, waiting
            being a year that is worth nothing; below nought where the relaxation splits.
        margins: By proposal, how much better its best year is than its second best, with
            the prices of needs or without, whichever is clearer: the price of a need
            makes who waits for another look undecided though it simply follows.
    """

    sure: list[int | None]
    losses: Floats
    margins: Floats


def outlook_of(model: Model, arrays: Arrays, prices: Prices, values: Floats) -> Outlook:
    """
    Read the relaxation of the whole problem.

    Args:
        model: The problem.
        arrays: Its columns.
        prices: Prices of the rules.
        values: By column, 0..1.
    """
    losses, margins = _behind(model, arrays, prices)
    alone = replace(prices, needs=np.zeros_like(prices.needs))
    margins = np.maximum(margins, _behind(model, arrays, alone)[1])
    split = (values > 1e-6) & (values < 1 - 1e-6)
    losses[split] = -1.0
    margins[arrays.proposal[split]] = -1.0
    sure: list[int | None] = [None] * len(model.proposals)
    for column in np.nonzero(values > 0.5)[0]:
        sure[arrays.proposal[column]] = int(arrays.year[column])
    return Outlook(sure, losses, margins)


def _behind(model: Model, arrays: Arrays, prices: Prices) -> tuple[Floats, Floats]:
    """How far columns are behind the best of their proposal, and the seconds of each."""
    net = net_gains(model, arrays, prices)
    best = np.where(np.array(model.must), -np.inf, 0.0)
    np.maximum.at(best, arrays.proposal, net)
    losses = best[arrays.proposal] - net
    margins = np.full(len(model.proposals), np.inf)
    for place, must in enumerate(model.must):
        options = losses[arrays.start[place] : arrays.start[place + 1]]
        if not must:
            options = np.append(options, best[place])
        if len(options) > 1:
            margins[place] = np.sort(options)[1]
    return losses, margins


def prices_of(arrays: Arrays, program: Program, relaxed: Relaxed) -> Prices:
    """Read the prices of the rules from the relaxation of the whole program."""
    first = len(program.members)
    pots = relaxed.prices[first : first + arrays.limit.size]
    first += arrays.limit.size
    floors = relaxed.prices[first : first + len(arrays.floor)]
    needs = relaxed.prices[first + len(arrays.floor) :]
    return Prices(
        np.maximum(pots, 0).reshape(arrays.limit.shape),
        np.maximum(-floors, 0),
        np.maximum(needs, 0).reshape(len(arrays.needs), arrays.limit.shape[1]),
    )
