"""What would bring a proposal forward: reading the questions and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.apps.musyawarah.models import Earlier, Placement, Proposal
from siap.apps.musyawarah.queries.schedules import Move, rank

SHOWN = 10
EARLIER_POSSIBLE = frozenset(
    {"after-needed", "no-room-earlier", "no-room", "too-large", "needed-waits"}
)
"""Reasons that another schedule might overcome; a window or a promise it cannot."""


def year_wanted(placement: Placement, years: range) -> int | None:
    """
    Say by which year a proposal would have to come to be called earlier.

    Returns:
        The year before its own, for what waits the last of the cycle; None where nothing
        earlier is allowed.
    """
    if placement.reason.get("code") not in EARLIER_POSSIBLE:
        return None
    if placement.year is None:
        return years[-1]
    return placement.year - 1 if placement.year > years[0] else None


@dataclass(frozen=True)
class Answer:
    """
    What would bring a proposal forward, ready to be shown.

    Args:
        year: It would come by this year.
        is_known: Whether it has been worked out.
        is_asked: Whether somebody asked for it to be worked out first.
        later: Others that would come later or wait, the biggest cost first, at most
            `SHOWN`.
        delayed: How many others would come later.
        gaining: How many others would come earlier.
        loss_percent: What the whole schedule would be worth less.
        obstacle: Why there is no such schedule; empty if there is one.
    """

    year: int
    is_known: bool
    is_asked: bool
    later: Sequence[Move]
    delayed: int
    gaining: int
    loss_percent: object
    obstacle: str


def earlier_of(placement: Placement) -> Answer | None:
    """The answer for one placement of the schedule in use; None where none is wanted."""
    found = Earlier.objects.filter(placement=placement).first()
    if found is None:
        return None
    own = placement.proposal_id
    others = [move for move in found.moves if move[0] != own]
    late = {key: (a, b) for key, a, b in others if rank(b) > rank(a)}
    proposals = Proposal.objects.select_related("kecamatan").filter(pk__in=late)
    largest = proposals.order_by("-cost_idr", "pk")[:SHOWN]
    moves = [Move(each, *late[each.pk]) for each in largest]
    return Answer(
        found.year,
        found.answered_at is not None,
        found.asked_at is not None,
        moves,
        len(late),
        len(others) - len(late),
        found.loss_percent,
        found.obstacle,
    )
