"""Writing a proposal and handing it in at once, as most people do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Cycle, Proposal
from siap.apps.musyawarah.queries.origins import Origin
from siap.apps.musyawarah.services.origins import keep_origin
from siap.apps.musyawarah.services.proposals import enter, save_proposal


@dataclass(frozen=True, kw_only=True)
class NewProposal:
    """A proposal as its form brings it; see `save_proposal`."""

    cycle: Cycle
    key: str
    values: Mapping[str, object]
    origin: Origin


@transaction.atomic
def hand_in(*, new: NewProposal, by: User, now: datetime) -> Proposal:
    """
    Keep a new proposal and hand it in, in one change of the records.

    Args:
        new: What and where; the same key is the same proposal, however often it comes.
        by: Who writes it.
        now: When.

    Returns:
        The proposal as it lies before its first meeting.

    Raises:
        Forbidden: As `save_proposal` and `keep_origin`.
        Conflict: The cycle takes no proposals; nothing is kept then.
        InvalidInput: The place lies outside, or no level takes proposals from there.
    """
    proposal = save_proposal(
        cycle=new.cycle, key=new.key, values=new.values, by=by, now=now
    )
    if new.origin != Origin():
        keep_origin(proposal=proposal, origin=new.origin, by=by, now=now)
    return enter(proposal, by=by, now=now)
