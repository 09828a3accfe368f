"""What a schedule is made from: the accepted proposals and the ceilings of a cycle."""

from dataclasses import dataclass, replace
from fractions import Fraction

from siap.apps.musyawarah.models import (
    Ceiling,
    Cycle,
    Proposal,
    ProposalState,
)
from siap.apps.musyawarah.queries.needed import (
    Outside,
    keys_of,
    outside_of,
    with_needed,
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
    people with one person. What was merged or split stands for what became of it.

    Who waits for something that is done, or that others build, need not wait; who waits
    for something of an earlier cycle comes no earlier than that; who waits for something
    refused, taken back or undecided gets no year, unless it is mandatory or promised (or
    needed by what is): then people have decided so.

    Raises:
        InvalidInput: Nothing is accepted, or a year has no ceiling on the whole.
    """
    proposals = accepted_of(cycle)
    if not proposals:
        raise InvalidInput("schedule-nothing", where=cycle.title)
    if rules.forced_code:
        _check_forced(proposals, cycle, rules)
    return Problem(
        horizon=list(cycle.years),
        ceilings=_ceilings(cycle, rules),
        proposals=_with_needs(
            [_wanted(each, cycle, rules) for each in proposals], proposals, cycle
        ),
        discount=Fraction(rules.discount_percent, 100),
        floor_share=Fraction(rules.floor_percent, 100),
    )


def _check_forced(proposals: list[Proposal], cycle: Cycle, rules: Rules) -> None:
    if rules.forced_code not in {each.code for each in proposals}:
        raise InvalidInput("forced-unknown", where="forced_code")
    if rules.forced_year not in cycle.years:
        first, last = cycle.years[0], cycle.years[-1]
        raise InvalidInput("forced-year", where="forced_year", first=first, last=last)


def _with_needs(
    wanted: list[Wanted], proposals: list[Proposal], cycle: Cycle
) -> list[Wanted]:
    """Say what each needs, and hold back those whose need will not be met."""
    needs = needs_of(cycle)
    ids = {each.pk for each in proposals}
    decided = [int(w.id) for w in wanted if w.mandatory or w.fixed_year is not None]
    must = with_needed(needs, decided)
    outside = outside_of(needs, ids)
    found = []
    for each in wanted:
        key = int(each.id)
        inside = [str(other) for other in sorted(needs.get(key, set()) & ids)]
        new = replace(each, needs=inside)
        if key in outside and key not in must:
            new = _held_back(new, outside[key], cycle)
        found.append(new)
    return found


def _held_back(wanted: Wanted, outside: Outside, cycle: Cycle) -> Wanted:
    first, last = outside.since, wanted.not_after
    if first is not None and last is not None and first > last:
        # No year is allowed, which a window before all years says without contradiction.
        wanted = replace(wanted, not_before=None, not_after=cycle.years[0] - 1)
    elif first is not None:
        wanted = replace(wanted, not_before=max(first, wanted.not_before or first))
    refused, undecided = keys_of(outside.refused), keys_of(outside.open)
    return replace(wanted, refused_needs=refused, open_needs=undecided)


def _wanted(proposal: Proposal, cycle: Cycle, rules: Rules) -> Wanted:
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
