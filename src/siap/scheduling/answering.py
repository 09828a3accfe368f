"""The whole answer of the contract: schedule, money, reasons, fairness, other rules."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from siap.kernel.numbers import exact_number, round_half_up
from siap.methods.method import Answer, Notice
from siap.scheduling.fairness import parts, spread
from siap.scheduling.other_ways import plain_list, shares_of_areas
from siap.scheduling.planning import Schedule, schedule
from siap.scheduling.problem import Problem, Years, worth
from siap.scheduling.reasons import facts_of, reasons

_BOUND_PLACES: Final = 6
_NAMED: Final = 9


def full_answer(problem: Problem, time_limit_s: float, seed: int) -> Answer:
    """
    Schedule a problem and say everything about it that the contract asks for.

    Args:
        problem: As in `schedule`.
        time_limit_s: As in `schedule`.
        seed: As in `schedule`.
    """
    found = schedule(problem, time_limit_s=time_limit_s, seed=seed)
    bound = found.bound if found.status == "optimal" else _rounded_up(found.bound)
    gap = (bound - found.value) / bound if bound else Fraction(0)
    why = reasons(problem, found.years)
    return Answer(
        {
            "year": dict(found.years),
            "waiting": waiting_list(problem, found.years),
            "value": exact_number(found.value),
            "bound": exact_number(bound),
            "gap": exact_number(gap),
            "gap_percent_rounded": round_half_up(gap * 100, 2),
            "status": found.status,
            "spent": money_spent(problem, found.years),
            "why": {key: facts_of(reason) for key, reason in why.items()},
            "by_area": {
                area: {
                    "proposals": part.proposals,
                    "scheduled": part.scheduled,
                    "first_year": part.first_year,
                    "asked": part.asked,
                    "built": part.built,
                    "people": part.people,
                    "share_scheduled": exact_number(part.share_scheduled),
                }
                for area, part in parts(problem, found.years).items()
            },
            "compared": _compared(problem, found),
        },
        _notices(problem, found),
    )


def waiting_list(problem: Problem, years: Years) -> list[str]:
    """
    Put those that wait in line.

    Returns:
        Ids, the most score × people first; of equals the cheaper, then the alphabet.
    """
    waiting = [each for each in problem.proposals if years[each.id] is None]
    waiting.sort(key=lambda each: (-each.score * each.people, each.cost, each.id))
    return [each.id for each in waiting]


def money_spent(problem: Problem, years: Years) -> dict[str, object]:
    """Add up building and yearly cost: whole, by area and by agency, by year as text."""

    def none() -> dict[str, int]:
        return {str(year): 0 for year in problem.horizon}

    total = none()
    by_area: dict[str, dict[str, int]] = {}
    by_agency: dict[str, dict[str, int]] = {}
    for each in problem.proposals:
        places = (
            total,
            by_area.setdefault(each.area, none()),
            by_agency.setdefault(each.agency, none()),
        )
        built = years[each.id]
        if built is None:
            continue
        for year in problem.horizon:
            money = each.cost if year == built else each.yearly_cost if year > built else 0
            for place in places:
                place[str(year)] += money
    return {"total": total, "area": by_area, "agency": by_agency}


def _compared(problem: Problem, found: Schedule) -> Mapping[str, object]:
    ways = {
        "schedule": found.years,
        "plain-list": plain_list(problem),
        "equal-shares": shares_of_areas(problem),
    }
    first = problem.horizon[0]
    return {
        name: {
            "value": exact_number(worth(problem, years)),
            "scheduled": sum(year is not None for year in years.values()),
            "first_year": sum(year == first for year in years.values()),
            "spread": exact_number(spread(parts(problem, years))),
        }
        for name, years in ways.items()
    }


def _rounded_up(bound: Fraction) -> Fraction:
    """Round a bound to a few places so that it stays a bound."""
    units = bound * 10**_BOUND_PLACES
    return Fraction(-(-units.numerator // units.denominator), 10**_BOUND_PLACES)


def _notices(problem: Problem, found: Schedule) -> list[Notice]:
    notices = []
    first, last = problem.horizon[0], problem.horizon[-1]
    outside = [
        each.id
        for each in problem.proposals
        if (each.not_before is not None and each.not_before > last)
        or (each.not_after is not None and each.not_after < first)
    ]
    if outside:
        facts = {"ids": ", ".join(outside[:_NAMED])}
        notices.append(Notice("window-outside-horizon", "proposals", facts))
    if found.status == "time-limit":
        notices.append(Notice("schedule-not-repeatable", "time_limit_s"))
    if found.status == "stopped":
        notices.append(Notice("schedule-stopped"))
    return notices
