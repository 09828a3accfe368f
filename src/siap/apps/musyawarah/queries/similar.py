"""Proposals like the one that somebody is typing."""

from collections.abc import Sequence
from typing import Final

from siap.apps.musyawarah.models import Cycle, Proposal, ProposalState
from siap.apps.musyawarah.similarity import most_alike

CANDIDATES: Final = 3000
"""So many are compared at most: those of one village and kind seldom are a tenth of it."""


def similar_proposals(
    cycle: Cycle,
    *,
    title: str,
    village_id: int | None,
    kind: str = "",
    but: int | None = None,
) -> Sequence[Proposal]:
    """
    Find proposals of the same place and kind whose title is alike.

    Args:
        cycle: Where; that of the year before counts too.
        title: What somebody types.
        village_id: The village around the place.
        kind: `physical`, `social` or empty for both.
        but: A proposal that is not like itself.

    Returns:
        At most five, the most alike first.
    """
    cycles = [cycle.pk, *([cycle.previous_id] if cycle.previous_id else [])]
    found = Proposal.objects.filter(cycle__in=cycles, village=village_id)
    found = found.exclude(state=ProposalState.DRAFT)
    if but is not None:
        found = found.exclude(pk=but)
    if kind:
        found = found.filter(kind=kind)
    pairs = found.order_by("-id").values_list("pk", "title")[:CANDIDATES]
    order = [alike.id for alike in most_alike(title, pairs)]
    by_id = Proposal.objects.select_related("village", "level").in_bulk(order)
    return [by_id[key] for key in order if key in by_id]
