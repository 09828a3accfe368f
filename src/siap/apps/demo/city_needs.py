"""Proposals of the fictional city that wait for others: done, refused and undecided."""

from typing import Final

from siap.apps.musyawarah.models import Cycle, Link, LinkKind, Proposal, ProposalState

_ROAD: Final = "Pengerasan jalan lingkungan"
_DRAIN: Final = "Perbaikan saluran air"
_WANTED: Final = (ProposalState.REFUSED, ProposalState.OPEN, ProposalState.ACCEPTED)


def add_needs(cycle: Cycle) -> None:
    """
    Let paved roads wait for drains beside them: one refused, one discussed, one accepted.

    Args:
        cycle: With its proposals. Planners read of the first two before they calculate.
    """
    rows = Proposal.objects.filter(cycle=cycle).order_by("pk")
    accepted = rows.filter(state=ProposalState.ACCEPTED, title__startswith=_ROAD)
    roads = {each.kecamatan_id: each for each in accepted}
    for state in _WANTED:
        drains = rows.filter(state=state, title__startswith=_DRAIN)
        drain = drains.filter(kecamatan__in=roads).first()
        if drain is not None:
            road = roads.pop(drain.kecamatan_id)
            Link.objects.create(start=road, end=drain, kind=LinkKind.DEPENDS)
