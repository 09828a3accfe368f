"""Saying that a proposal has been built, and taking it up in a plan."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.actions.models import Action
from siap.apps.musyawarah.models import PlanAction, Proposal, ProposalKind, ProposalState
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.services.telling import tell
from siap.apps.musyawarah.services.trail import plain, proposal_fact, record
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import ReadyRow, add_ready_rows
from siap.kernel.errors import Conflict, InvalidInput
from siap.kernel.numbers import format_rupiah


@transaction.atomic
def mark_done(
    *, proposal: Proposal, done_on: date, real_cost_idr: int, by: User, now: datetime
) -> Proposal:
    """
    Say that a proposal has been carried out, and what it really cost.

    Raises:
        Forbidden: The person neither plans nor verifies for the agency in charge.
        Conflict: It was not accepted.
    """
    require(by, "proposal.realise", Place(proposal.region, proposal.agency_id))
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if current.state != ProposalState.ACCEPTED:
        raise Conflict("proposal-closed", state=current.get_state_display())
    current.state, current.done_on = ProposalState.DONE, done_on
    current.real_cost_idr = real_cost_idr
    current.year = current.year or done_on.year
    current.waiting_place = None
    current.version += 1
    current.changed_at = now
    current.save()
    fact = proposal_fact(current, "done", after=real_cost_idr)
    record([fact], cycle=current.cycle, by=by, now=now)
    cost = {"cost": format_rupiah(real_cost_idr)}
    tell(
        proposal=current, text=gettext("Terlaksana dengan biaya %(cost)s.") % cost, now=now
    )
    return current


@transaction.atomic
def take_up(*, proposal: Proposal, plan: Plan, by: User, now: datetime) -> Action:
    """
    Make an action of a plan (W31) from a proposal, with its cost in its year.

    Args:
        proposal: An accepted one.
        plan: Of the same region.
        by: A planner who also edits the plan.
        now: When.

    Returns:
        The action; the proposal's page leads to it and to its budget lines.

    Raises:
        Forbidden: The person may not, here or in the plan.
        Conflict: The proposal is not accepted.
        InvalidInput: The plan is of another region.
    """
    require(by, "schedule.adopt", Place(proposal.region))
    if proposal.state != ProposalState.ACCEPTED:
        raise Conflict("proposal-closed", state=proposal.get_state_display())
    if plan.region_id != proposal.cycle.region_id:
        raise InvalidInput("place-outside", where="plan")
    place = place_of(plan, "w31-action-scheme", "actions")
    row_id = uuid.uuid4()
    aspect = "facilities" if proposal.kind == ProposalKind.PHYSICAL else "people"
    cells: dict[str, object] = {
        "title": proposal.title,
        "aspect": aspect,
        "unit": proposal.unit[:40],
        "output": proposal.indicator,
        "outcome": proposal.benefits,
        "in_charge": proposal.agency.name if proposal.agency else "",
        "volume": plain(proposal.volume),
    }
    cells = {key: value for key, value in cells.items() if value}
    if proposal.year is not None:
        cells["cost"] = {str(proposal.year): proposal.cost_idr}
    row = ReadyRow(cells=cells, row_id=row_id)  # type: ignore[arg-type]
    add_ready_rows(place=place, rows=[row], by=by, now=now)
    action = Action.objects.get(pk=row_id)
    link_action(proposal=proposal, action=action, by=by, now=now)
    return action


@transaction.atomic
def link_action(
    *, proposal: Proposal, action: Action, by: User, now: datetime
) -> PlanAction:
    """
    Say that an action that is there already takes a proposal up.

    Raises:
        Forbidden: The person does not plan for the region.
        InvalidInput: The action's plan is of another region.
    """
    require(by, "schedule.adopt", Place(proposal.region))
    if action.plan.region_id != proposal.cycle.region_id:
        raise InvalidInput("place-outside", where="plan")
    link, made = PlanAction.objects.get_or_create(proposal=proposal, action=action)
    if made:
        fact = proposal_fact(proposal, "take-up", after=str(action.pk), note=action.title)
        record([fact], cycle=proposal.cycle, by=by, now=now)
    return link
