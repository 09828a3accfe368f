"""Filling what is left: the best of the waiting first, each in the first year that fits."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from siap.scheduling.ledger import Ledger
from siap.scheduling.model import Model


def by_density(model: Model) -> list[int]:
    """Order proposals by gain for a rupiah in the first year they may have, best first."""

    def key(place: int) -> tuple[Fraction, int, str]:
        proposal = model.proposals[place]
        first = min(model.first[place], len(model.years) - 1)
        later = len(model.years) - 1 - first
        money = proposal.cost + proposal.yearly_cost * later
        gain = model.gains[place][first]
        density = Fraction(gain, money) if money else Fraction(gain * 10**30)
        return (-density, proposal.cost, proposal.id)

    return sorted(range(len(model.proposals)), key=key)


def fill(ledger: Ledger, queue: Iterable[int]) -> None:
    """
    Give every waiting proposal of the queue the first year that holds it.

    One that has to wait for another is tried again after the others.
    """
    waiting = [place for place in queue if ledger.chosen[place] is None]
    grown = True
    while waiting and grown:
        grown = False
        later = []
        for place in waiting:
            if _try(ledger, place):
                grown = True
            elif any(ledger.chosen[other] is None for other in ledger.model.needs[place]):
                later.append(place)
        waiting = later


def _try(ledger: Ledger, place: int) -> bool:
    for year in ledger.allowed(place):
        if ledger.has_room(place, year):
            ledger.place(place, year)
            return True
    return False


def first_answer(model: Model, queue: Sequence[int]) -> Ledger:
    """
    Make a schedule at once: promises, then what is mandatory, then floors, then the rest.

    Args:
        model: The problem.
        queue: All proposals, best first.

    Returns:
        A ledger that breaks no ceiling. Something mandatory may be missing or a floor
        not reached; `Ledger.is_whole` tells.
    """
    ledger = Ledger(model)
    rank = {place: number for number, place in enumerate(model.order)}
    must = [place for place in queue if model.must[place]]
    must.sort(key=lambda place: (model.last[place] - model.first[place] > 0, rank[place]))
    fill(ledger, must)
    for area, gap in sorted(ledger.floor_gaps().items()):
        _reach_floor(ledger, queue, area, gap)
    fill(ledger, queue)
    return ledger


def _reach_floor(ledger: Ledger, queue: Sequence[int], area: str, gap: int) -> None:
    proposals = ledger.model.proposals
    for place in queue:
        if gap <= 0:
            return
        waits = ledger.chosen[place] is None
        if proposals[place].area == area and waits and _try(ledger, place):
            gap -= proposals[place].cost


def bring_forward(ledger: Ledger, queue: Iterable[int]) -> None:
    """
    Move every proposal to the first year that holds it, as long as any can move.

    No move costs anything: a year earlier is never worth less.
    """
    moving = list(queue)
    moved = True
    while moved:
        moved = False
        for place in moving:
            now = ledger.chosen[place]
            if now is None or ledger.earliest(place) >= now:
                continue
            moved |= _move_up(ledger, place)


def _move_up(ledger: Ledger, place: int) -> bool:
    now, first = ledger.chosen[place], ledger.earliest(place)
    if now is None or not any(ledger.could_pay(place, y) for y in range(first, now)):
        return False
    ledger.remove(place)
    for year in range(first, now):
        if ledger.has_room(place, year):
            ledger.place(place, year)
            return True
    ledger.place(place, now)
    return False
