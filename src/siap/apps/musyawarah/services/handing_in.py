"""Writing a proposal and handing it in at once, as most people do."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Cycle, Proposal
from siap.apps.musyawarah.queries.origins import Origin
from siap.apps.musyawarah.services.origins import keep_origin
from siap.apps.musyawarah.services.proposals import enter, save_proposal


@transaction.atomic
def hand_in(
    *,
    cycle: Cycle,
    key: str,
    values: Mapping[str, object],
    origin: Origin,
    by: User,
    now: datetime,
) -> Proposal:
    """
    Keep a new proposal and hand it in, in one change of the records.

    Args:
        cycle: As in `save_proposal`.
        key: As there: the same key is the same proposal.
        values: As there.
        origin: What it grew out of.
        by: Who writes it.
        now: When.

    Returns:
        The proposal as it lies before its first meeting.

    Raises:
        Forbidden: As `save_proposal`, `keep_origin`.
        Conflict: The cycle takes no proposals; nothing is kept then.
        InvalidInput: The place lies outside, or no level takes proposals from there.
    """
    proposal = save_proposal(cycle=cycle, key=key, values=values, by=by, now=now)
    if origin != Origin():
        keep_origin(proposal=proposal, origin=origin, by=by, now=now)
    return enter(proposal, by=by, now=now)
