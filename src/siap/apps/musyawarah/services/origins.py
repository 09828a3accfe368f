"""Keeping where a proposal came from."""

from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.evidence.sources import about_of, source_of
from siap.apps.musyawarah.models import PlanAction, Proposal, VoiceOrigin
from siap.apps.musyawarah.queries.origins import Origin
from siap.apps.musyawarah.services.trail import proposal_fact, record
from siap.apps.plans.permissions import require as require_in_plan
from siap.kernel.errors import Forbidden, InvalidInput, NotFound


@transaction.atomic
def keep_origin(*, proposal: Proposal, origin: Origin, by: User, now: datetime) -> None:
    """
    Write down that a proposal grew out of an action or out of what users said; once.

    Args:
        proposal: Of the same region as its origin.
        origin: As the form was filled from it.
        by: Who wrote the proposal; for an action, somebody who edits its plan.
        now: When.

    Raises:
        Forbidden: It is somebody else's proposal, or the person may not edit the plan.
        InvalidInput: The action is of another region.
        NotFound: No source says so to the public in the region of the proposal.
    """
    if proposal.created_by_id != by.pk:
        raise Forbidden("forbidden", where="proposal.correct")
    if origin.action is not None:
        require_in_plan(by, "sheet.edit", origin.action.plan)
        if origin.action.plan.region_id != proposal.cycle.region_id:
            raise InvalidInput("place-outside", where="plan")
        _, made = PlanAction.objects.get_or_create(proposal=proposal, action=origin.action)
        name, key = origin.action.title, str(origin.action.pk)
    elif origin.seed is not None:
        made, key, name = _keep_voice(proposal, origin.source, origin.seed.finding.key, now)
    else:
        return
    if made:
        fact = proposal_fact(proposal, "grew-from", after=key, note=name)
        record([fact], cycle=proposal.cycle, by=by, now=now)


def _keep_voice(
    proposal: Proposal, source: str, key: str, now: datetime
) -> tuple[bool, str, str]:
    """Keep a voice that the public hears in the region: whether it is new, key, words."""
    said = source_of(source).said(proposal.cycle.region_id, [key], now).get(key)
    if said is None:
        raise NotFound("not-found", where=f"voice {key[:40]}")
    _, made = VoiceOrigin.objects.get_or_create(
        proposal=proposal, source=source, key=key, defaults={"about": about_of(key)}
    )
    return made, f"{source}:{key}", said.text
