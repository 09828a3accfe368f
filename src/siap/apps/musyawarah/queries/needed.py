"""Needs that no schedule can meet: the needed one is refused, still open, or elsewhere."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from siap.apps.musyawarah.models import Cycle, Proposal, ProposalState
from siap.apps.musyawarah.queries.needs import Needs, needs_of

_MET: Final = frozenset({ProposalState.DONE, ProposalState.OWN, ProposalState.OTHER})
"""It is there, or others build it with money that is not asked for here."""
_REFUSED: Final = frozenset({ProposalState.REFUSED, ProposalState.WITHDRAWN})


@dataclass
class Outside:
    """
    What one accepted proposal needs that is not among the accepted of its cycle.

    Args:
        refused: Refused or taken back: it will not come unless that changes.
        open: Not decided yet, or accepted in an earlier cycle without a year.
        since: Latest year that an earlier cycle gave to one of them.
    """

    refused: list[Proposal] = field(default_factory=list)
    open: list[Proposal] = field(default_factory=list)
    since: int | None = None

    def take(self, needed: Proposal) -> None:
        """Sort a needed proposal into its place."""
        if needed.state in _REFUSED:
            self.refused.append(needed)
        elif needed.state == ProposalState.ACCEPTED and needed.year is not None:
            self.since = max(self.since or needed.year, needed.year)
        elif needed.state not in _MET:
            self.open.append(needed)


def outside_of(needs: Needs, accepted: Set[int]) -> dict[int, Outside]:
    """
    Look at those that accepted proposals need and that are not accepted beside them.

    Args:
        needs: What each needs.
        accepted: Record numbers of those to be scheduled.

    Returns:
        By record number, only where there is such a need.
    """
    missing = {key: needed - accepted for key, needed in needs.items() if key in accepted}
    wanted = {other for needed in missing.values() for other in needed}
    known = Proposal.objects.in_bulk(sorted(wanted))
    found: dict[int, Outside] = {}
    for key, needed in missing.items():
        for other in sorted(needed):
            found.setdefault(key, Outside()).take(known[other])
    return found


def with_needed(needs: Needs, those: Iterable[int]) -> set[int]:
    """Give some proposals and all that they need, however far away."""
    found, edge = set(those), list(those)
    while edge:
        new = set(needs.get(edge.pop(), ())) - found
        found |= new
        edge += new
    return found


@dataclass(frozen=True)
class Held:
    """An accepted proposal and what stands in its way; `is_kept`: it comes all the same."""

    proposal: Proposal
    needed: Sequence[Proposal]
    is_kept: bool


def held_in(cycle: Cycle) -> list[Held]:
    """
    Say which accepted proposals wait for something refused or undecided, by number.

    What is mandatory or promised, and what that needs, is scheduled all the same: people
    have decided so.
    """
    needs = needs_of(cycle)
    rows = Proposal.objects.filter(cycle=cycle, state=ProposalState.ACCEPTED)
    accepted = set(rows.values_list("pk", flat=True))
    waiting = Proposal.objects.in_bulk(sorted(accepted & needs.keys()))
    must = with_needed(needs, [p.pk for p in waiting.values() if _is_decided(p, cycle)])
    outside = outside_of(needs, accepted)
    return [
        Held(proposal, [*away.refused, *away.open], key in must)
        for key, proposal in sorted(waiting.items())
        if (away := outside.get(key)) and (away.refused or away.open)
    ]


def _is_decided(proposal: Proposal, cycle: Cycle) -> bool:
    is_promised = proposal.promised and proposal.year in cycle.years
    return proposal.mandatory or is_promised


def keys_of(proposals: Iterable[Proposal]) -> list[str]:
    """Numbers of records as a schedule writes them."""
    return [str(each.pk) for each in proposals]
