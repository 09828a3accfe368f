"""Keeping where a proposal came from."""

from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import PlanAction, Proposal, ReportOrigin
from siap.apps.musyawarah.queries.origins import Origin
from siap.apps.musyawarah.services.trail import proposal_fact, record
from siap.apps.plans.permissions import require as require_in_plan
from siap.kernel.errors import Forbidden, InvalidInput


@transaction.atomic
def keep_origin(*, proposal: Proposal, origin: Origin, by: User, now: datetime) -> None:
    """
    Write down that a proposal grew out of an action or a report; once.

    Args:
        proposal: Of the same region as its origin.
        origin: As the form was filled from it.
        by: Who wrote the proposal; for an action, somebody who edits its plan.
        now: When.

    Raises:
        Forbidden: It is somebody else's proposal, or the person may not edit the plan.
        InvalidInput: The origin is of another region.
    """
    if proposal.created_by_id != by.pk:
        raise Forbidden("forbidden", where="proposal.correct")
    region = proposal.cycle.region_id
    if origin.action is not None:
        require_in_plan(by, "sheet.edit", origin.action.plan)
        if origin.action.plan.region_id != region:
            raise InvalidInput("place-outside", where="plan")
        _, made = PlanAction.objects.get_or_create(proposal=proposal, action=origin.action)
        name, key = origin.action.title, str(origin.action.pk)
    elif origin.report is not None:
        if origin.report.desk.region_id != region:
            raise InvalidInput("place-outside", where="report")
        _, made = ReportOrigin.objects.get_or_create(
            proposal=proposal, report=origin.report
        )
        name, key = origin.report.label, str(origin.report.number)
    else:
        return
    if made:
        fact = proposal_fact(proposal, "grew-from", after=key, note=name)
        record([fact], cycle=proposal.cycle, by=by, now=now)
