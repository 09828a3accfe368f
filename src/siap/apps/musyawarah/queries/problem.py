"""What a schedule is made from: the accepted proposals and the ceilings of a cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from siap.apps.musyawarah.models import (
    Ceiling,
    Cycle,
    Proposal,
    ProposalState,
)
from siap.apps.musyawarah.queries.needs import needs_of
from siap.kernel.errors import InvalidInput
from siap.scheduling.problem import Ceilings, Problem
from siap.scheduling.problem import Proposal as Wanted


@dataclass(frozen=True, kw_only=True)
class Rules:
    """
    What a scenario assumes, beside the records.

    Args:
        ceiling_percent: Of the ceilings that are set; 100 leaves them.
        floor_percent: Share of all money that each kecamatan gets at least.
        discount_percent: What a year of waiting takes off the benefit.
        keep_promises: Whether promised years stay.
        time_limit_s: How long may be searched.
        forced_code: Number of a proposal that is put into `forced_year`, to see what
            that would move; empty for none.
        forced_year: The year for it.
    """

    ceiling_percent: int = 100
    floor_percent: int = 0
    discount_percent: int = 5
    keep_promises: bool = True
    time_limit_s: int = 60
    forced_code: str = ""
    forced_year: int | None = None


def accepted_of(cycle: Cycle) -> list[Proposal]:
    """What is to be scheduled, by number."""
    found = Proposal.objects.filter(cycle=cycle, state=ProposalState.ACCEPTED)
    return list(found.select_related("kecamatan", "agency").order_by("pk"))


def problem_of(cycle: Cycle, rules: Rules) -> Problem:
    """
    Collect what a schedule is made from.

    A proposal that nobody scored counts with the lowest score, 1; one without a number of
    people with one person. Waiting for something that is not accepted (any more) counts
    for nothing; what was merged or split stands for what became of it.

    Raises:
        InvalidInput: Nothing is accepted, or a year has no ceiling on the whole.
    """
    proposals = accepted_of(cycle)
    if not proposals:
        raise InvalidInput("schedule-nothing", where=cycle.title)
    if rules.forced_code:
        _check_forced(proposals, cycle, rules)
    ids = {each.pk for each in proposals}
    needs = {
        key: [str(other) for other in sorted(needed & ids)]
        for key, needed in needs_of(cycle).items()
    }
    return Problem(
        horizon=list(cycle.years),
        ceilings=_ceilings(cycle, rules),
        proposals=[_wanted(each, cycle, rules, needs) for each in proposals],
        discount=Fraction(rules.discount_percent, 100),
        floor_share=Fraction(rules.floor_percent, 100),
    )


def _check_forced(proposals: list[Proposal], cycle: Cycle, rules: Rules) -> None:
    if rules.forced_code not in {each.code for each in proposals}:
        raise InvalidInput("forced-unknown", where="forced_code")
    if rules.forced_year not in cycle.years:
        first, last = cycle.years[0], cycle.years[-1]
        raise InvalidInput("forced-year", where="forced_year", first=first, last=last)


def _wanted(
    proposal: Proposal, cycle: Cycle, rules: Rules, needs: Mapping[int, list[str]]
) -> Wanted:
    is_promised = proposal.promised and proposal.year in cycle.years
    fixed = proposal.year if is_promised and rules.keep_promises else None
    if proposal.code == rules.forced_code:
        fixed = rules.forced_year
    return Wanted(
        id=str(proposal.pk),
        area=str(proposal.kecamatan_id or 0),
        agency=str(proposal.agency_id or 0),
        cost=proposal.cost_idr,
        score=Fraction(proposal.score) if proposal.score is not None else Fraction(1),
        yearly_cost=proposal.recurring_idr,
        people=max(1, proposal.beneficiaries),
        not_before=proposal.not_before,
        not_after=proposal.not_after,
        mandatory=proposal.mandatory,
        needs=needs.get(proposal.pk, []),
        fixed_year=fixed,
    )


def _ceilings(cycle: Cycle, rules: Rules) -> Ceilings:
    amounts: dict[tuple[str, str], dict[int, int]] = {}
    for each in Ceiling.objects.filter(cycle=cycle, year__in=list(cycle.years)):
        key = ("total", "")
        if each.area_id:
            key = ("area", str(each.area_id))
        elif each.agency_id:
            key = ("agency", str(each.agency_id))
        money = each.amount_idr * rules.ceiling_percent // 100
        amounts.setdefault(key, {})[each.year] = money
    total = amounts.get(("total", ""), {})
    if set(total) != set(cycle.years):
        raise InvalidInput("schedule-no-ceiling", where=cycle.title)
    # A year without a ceiling of its own is bounded by the whole.
    scopes: dict[str, dict[str, dict[int, int]]] = {"area": {}, "agency": {}}
    for (scope, name), by_year in amounts.items():
        if scope != "total":
            scopes[scope][name] = {y: by_year.get(y, total[y]) for y in cycle.years}
    return Ceilings(total, scopes["area"], scopes["agency"])
