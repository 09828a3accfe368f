"""What planners set for the schedule: windows and promises, and the price list."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Cycle, Proposal, ProposalState, UsualProposal
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.services.trail import changed, record_cycle, record_fields
from siap.kernel.errors import Conflict

SET_BY_PLANNERS: Final = ("mandatory", "not_before", "not_after", "promised", "agency")


@transaction.atomic
def set_terms(
    *, proposal: Proposal, values: Mapping[str, object], by: User, now: datetime
) -> None:
    """
    Set in which years a proposal may be built, whether it must, and who builds it.

    Args:
        proposal: One that is open or accepted.
        values: Of `SET_BY_PLANNERS`; taking `promised` away releases a promised year.
        by: A planner.
        now: When.

    Raises:
        Forbidden: The person does not plan for the region.
        Conflict: The proposal is past being scheduled.
    """
    require(by, "schedule.adopt", Place(proposal.region))
    current = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if current.state not in {ProposalState.OPEN, ProposalState.ACCEPTED}:
        raise Conflict("proposal-closed", state=current.get_state_display())
    names = changed(current, {name: values[name] for name in SET_BY_PLANNERS})
    before = {name: getattr(current, name) for name in names}
    for name in names:
        setattr(current, name, values[name])
    if not names:
        return
    current.version += 1
    current.changed_at = now
    current.save()
    record_fields(current, before, by=by, now=now)


@transaction.atomic
def save_usual(
    *, cycle: Cycle, values: Mapping[str, object], by: User, now: datetime
) -> UsualProposal:
    """
    Put a usual proposal into the dictionary of a region, or change it by its title.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "cycle.edit", Place(cycle.region))
    rest = {name: value for name, value in values.items() if name != "title"}
    saved, _ = UsualProposal.objects.update_or_create(
        region=cycle.region, title=values["title"], defaults=rest
    )
    record_cycle(
        cycle, "set-usual", note=saved.title, after=saved.price_idr, by=by, now=now
    )
    return saved


@transaction.atomic
def remove_usual(*, cycle: Cycle, usual: UsualProposal, by: User, now: datetime) -> None:
    """
    Take a usual proposal out of the dictionary.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "cycle.edit", Place(cycle.region))
    record_cycle(cycle, "remove-usual", note=usual.title, by=by, now=now)
    usual.delete()
