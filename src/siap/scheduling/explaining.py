"""Why no schedule can keep every rule: the least that is short, and where."""

from typing import Final

import numpy as np

from siap.kernel.errors import InvalidInput, SiapError, Unavailable
from siap.kernel.numbers import format_rupiah
from siap.scheduling.arrays import Arrays, Places
from siap.scheduling.model import Model
from siap.scheduling.program import Program, program_of
from siap.scheduling.solver import Limits, choose

_SHOWN: Final = 3
_HAIR: Final = 1e-6


def core_of(model: Model, *, floors: bool) -> list[int]:
    """
    Give the proposals that decide whether there is any schedule at all.

    Args:
        model: The problem.
        floors: Whether those of areas with a floor belong to it.

    Returns:
        Places of what is mandatory or promised, of proposals in areas with a floor, and
        of everything that these need. To let all others wait breaks no rule.
    """
    wanted = {
        place
        for place, proposal in enumerate(model.proposals)
        if model.must[place] or (floors and proposal.area in model.floor)
    }
    for place in reversed(model.order):
        if place in wanted:
            wanted.update(model.needs[place])
    return sorted(wanted)


def contradiction(model: Model, arrays: Arrays, limits: Limits) -> SiapError:
    """
    Say what stands in the way of any schedule.

    Args:
        model: A problem that has no schedule, or for which none was found.
        arrays: Its arrays.
        limits: For the solver.

    Returns:
        The error to raise: the least sum of rupiah that ceilings lack for what is
        mandatory and promised; or the least by which floors are missed; or that none was
        found in the time given.
    """
    nobody: list[int | None] = [None] * len(model.proposals)
    program = program_of(model, arrays, core_of(model, floors=False), nobody)
    pots, floors = _rows(program, arrays)
    loose = program.with_slack(floors, 1.0, 0.0).with_slack(pots, -1.0, 1.0)
    short = choose(loose, limits)
    lacking = short.slack[len(floors) :]
    if short.status == "optimal" and lacking.sum() > _HAIR:
        told = _pots(model, arrays, lacking)
        return InvalidInput("ceiling-too-low", where="ceilings", short=told)
    program = program_of(model, arrays, core_of(model, floors=True), nobody)
    _, floors = _rows(program, arrays)
    short = choose(program.with_slack(floors, 1.0, 1.0), limits)
    if short.status == "optimal" and short.slack.sum() > _HAIR:
        named = {
            area: _rupiah(arrays, by)
            for (area, _, _), by in zip(arrays.floor, short.slack, strict=True)
        }
        return InvalidInput("floor-unreachable", where="floor_share", short=_listed(named))
    return Unavailable("no-schedule-found")


def _rows(program: Program, arrays: Arrays) -> tuple[Places, Places]:
    """Rows of the pots and rows of the floors."""
    first = len(program.members)
    middle = first + arrays.limit.size
    return np.arange(first, middle), np.arange(middle, middle + len(arrays.floor))


def _rupiah(arrays: Arrays, scaled: float) -> int:
    return round(float(scaled) * arrays.money)


def _pots(model: Model, arrays: Arrays, short: np.ndarray) -> str:
    span = len(model.years)
    named = {}
    for row, by in enumerate(short):
        pot, year = model.pots[row // span], model.years[row % span]
        named[" ".join(filter(None, (pot.scope, pot.id[:40], str(year))))] = _rupiah(
            arrays, by
        )
    return _listed(named)


def _listed(named: dict[str, int]) -> str:
    found = {name: by for name, by in named.items() if by > 0}
    shown = [f"{name} {format_rupiah(by)}" for name, by in list(found.items())[:_SHOWN]]
    more = ["…"] if len(found) > _SHOWN else []
    return f"{format_rupiah(sum(found.values()))} ({'; '.join([*shown, *more])})"
