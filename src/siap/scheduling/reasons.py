"""Why a proposal has its year or waits: facts that anybody can check, no guesses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from siap.scheduling.ledger import Ledger, filled
from siap.scheduling.model import Model
from siap.scheduling.preparing import prepare
from siap.scheduling.problem import Problem, Years

CODES: Final = (
    "promised",
    "first-year",
    "not-before",
    "after-needed",
    "no-room-earlier",
    "no-room",
    "too-large",
    "no-year-allowed",
    "needed-waits",
    "needed-refused",
    "needed-open",
)
"""
Every reason.

- `promised`: its year was fixed beforehand.
- `first-year`: it has the first year of the horizon.
- `not-before`: it has the first year that its window allows.
- `after-needed`: it has the first year that something it needs allows (`needs`, `year`).
- `no-room-earlier`: with everything else as it is, each earlier year lacks money; the
  facts say which ceiling is short of how much in the year where least is short.
- `no-room`: it waits, and no year has room, everything else as it is; facts likewise.
- `too-large`: it waits, since every year lacks money for it even if nothing else is built.
- `no-year-allowed`: it waits, since its window or what it needs leaves no year.
- `needed-waits`: it waits, since something it needs waits (`needs`).
- `needed-refused`: it waits, since something that it needs, or that this needs in turn, was
  refused (`needs`).
- `needed-open`: the same, but it is not decided yet (`needs`).
"""


@dataclass(frozen=True, slots=True)
class Shortage:
    """
    Money that is lacking.

    Args:
        scope: `total`, `area` or `agency`.
        id: The area or agency; empty for the whole.
        year: Year in which it lacks.
        by: Whole rupiah.
    """

    scope: str
    id: str
    year: int
    by: int


@dataclass(frozen=True, slots=True)
class Reason:
    """
    Why a proposal has its year, or none.

    Args:
        code: One of `CODES`.
        year: Year that the facts are about, if any.
        needs: Proposals that the facts are about.
        short: Ceilings that stand in the way of that year.
    """

    code: str
    year: int | None = None
    needs: Sequence[str] = ()
    short: Sequence[Shortage] = field(default_factory=tuple)


def reasons(problem: Problem, years: Years) -> dict[str, Reason]:
    """
    Say of every proposal why it has its year.

    Args:
        problem: As it was scheduled.
        years: A schedule that keeps every rule.

    Returns:
        Reasons in the order of the problem. "Everything else as it is" is meant word by
        word: what it would take to come earlier if others may move, `sooner` finds out.
    """
    model = prepare(problem)
    ledger = filled(model, model.chosen_of(years))
    empty = Ledger(model)
    found = {
        proposal.id: _reason(model, ledger, empty, place)
        for place, proposal in enumerate(model.proposals)
    }
    return {proposal.id: found[proposal.id] for proposal in problem.proposals}


def _reason(model: Model, ledger: Ledger, empty: Ledger, place: int) -> Reason:
    if ledger.chosen[place] is None:
        return _why_waiting(model, ledger, empty, place)
    return _why_not_earlier(model, ledger, place)


def _why_not_earlier(model: Model, ledger: Ledger, place: int) -> Reason:
    proposal, now = model.proposals[place], ledger.chosen[place]
    if proposal.fixed_year is not None:
        return Reason("promised", proposal.fixed_year)
    earliest = ledger.earliest(place)
    if now is None or now == 0:
        return Reason("first-year", model.years[0])
    if earliest >= now:
        last = [other for other in model.needs[place] if ledger.chosen[other] == now]
        if proposal.not_before == model.years[now] or not last:
            return Reason("not-before", model.years[now])
        return Reason(
            "after-needed",
            model.years[now],
            [model.proposals[other].id for other in last],
        )
    ledger.remove(place)
    year, short = _least_short(model, ledger, place, range(earliest, now))
    ledger.place(place, now)
    return Reason("no-room-earlier", model.years[year], short=short)


def _why_waiting(model: Model, ledger: Ledger, empty: Ledger, place: int) -> Reason:
    held = _held_by(model, place)
    if held is not None:
        return held
    window = range(model.first[place], model.last[place] + 1)
    waiting = [other for other in model.needs[place] if ledger.chosen[other] is None]
    if waiting:
        names = [model.proposals[other].id for other in waiting]
        return Reason("needed-waits", needs=names)
    if not window:
        return Reason("no-year-allowed")
    if not any(empty.has_room(place, year) for year in window):
        year, short = _least_short(model, empty, place, window)
        return Reason("too-large", model.years[year], short=short)
    allowed = ledger.allowed(place)
    if not allowed:
        return Reason("no-year-allowed")
    year, short = _least_short(model, ledger, place, allowed)
    return Reason("no-room", model.years[year], short=short)


def _held_by(model: Model, place: int) -> Reason | None:
    """Say what holds a proposal for good: its own need, or one of what it needs."""
    way = [place]
    for one in way:  # grows while it is walked through
        way += [other for other in model.needs[one] if other not in way]
    among = [model.proposals[one] for one in way]
    refused = dict.fromkeys(key for each in among for key in each.refused_needs)
    if refused:
        return Reason("needed-refused", needs=list(refused))
    undecided = dict.fromkeys(key for each in among for key in each.open_needs)
    return Reason("needed-open", needs=list(undecided)) if undecided else None


def _least_short(
    model: Model, ledger: Ledger, place: int, years: range
) -> tuple[int, list[Shortage]]:
    """Find the year that lacks the least money for a proposal, the first of equals."""
    best: tuple[int, int, list[tuple[int, int, int]]] | None = None
    for year in years:
        short = list(ledger.shortages(place, year))
        lacking = max((by for _, _, by in short), default=0)
        if best is None or lacking < best[0]:
            best = (lacking, year, short)
    if best is None:
        raise ValueError("no year to look at")
    named = [
        Shortage(model.pots[pot].scope, model.pots[pot].id, model.years[when], by)
        for pot, when, by in best[2]
    ]
    return best[1], named


def facts_of(reason: Reason) -> Mapping[str, object]:
    """Write a reason as the contract does: its code, and the facts there are."""
    facts: dict[str, object] = {}
    if reason.year is not None:
        facts["year"] = reason.year
    if reason.needs:
        facts["needs"] = list(reason.needs)
    if reason.short:
        facts["short"] = [
            {"scope": each.scope, "id": each.id, "year": each.year, "by": each.by}
            for each in reason.short
        ]
    return {"code": reason.code, "facts": facts}
