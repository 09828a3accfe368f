"""Taking the list of an RW in, all or nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Cycle, Proposal, Source
from siap.apps.musyawarah.permissions import Place, require
from siap.apps.musyawarah.services.proposals import save_proposal, submit_proposal
from siap.apps.organisations.models import Region


@transaction.atomic
def take_list(
    *,
    cycle: Cycle,
    village: Region,
    rows: Sequence[tuple[str, Mapping[str, object]]],
    by: User,
    now: datetime,
) -> list[Proposal]:
    """
    Hand in every proposal of a list.

    Args:
        cycle: A running one.
        village: Where they are.
        rows: Key and values of each; the same keys again change nothing.
        by: An official of the village.
        now: When.

    Returns:
        The proposals in the order of the list.

    Raises:
        Forbidden: The person may not type proposals in there.
        Conflict: The cycle takes none.
    """
    require(by, "proposal.type-in", Place(village))
    made = []
    for key, values in rows:
        draft = save_proposal(
            cycle=cycle, key=key, values={**values, "source": Source.FILE}, by=by, now=now
        )
        made.append(submit_proposal(proposal=draft, by=by, now=now))
    return made
