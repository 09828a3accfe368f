"""What a level decides: forward, return, merge, split, refuse, by own means, elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Decision,
    DecisionKind,
    Level,
    Meeting,
    Proposal,
    ProposalState,
    VerificationResult,
)
from siap.apps.musyawarah.permissions import covers, may_decide
from siap.apps.musyawarah.queries.ranking import total_of
from siap.apps.musyawarah.services.joining import Part, merge_into, split_into
from siap.apps.musyawarah.services.telling import tell
from siap.apps.musyawarah.services.trail import (
    changed,
    proposal_fact,
    record,
    record_fields,
)
from siap.apps.musyawarah.services.verification import ask_agency
from siap.kernel.errors import Conflict, Forbidden, InvalidInput


@dataclass(frozen=True, kw_only=True)
class NewDecision:
    """
    A decision to be taken.

    Args:
        kind: One of `DecisionKind`.
        reason: In plain words, for everybody.
        level_id: The level that the person saw the proposal at.
        volume: As this level sees it.
        cost_idr: As this level sees it, whole rupiah.
        meeting: Where it was decided, if in a meeting that is kept here.
        target: What it is merged into.
        parts: What it is split into.
    """

    kind: str
    reason: str
    level_id: int
    volume: Decimal | None
    cost_idr: int
    meeting: Meeting | None = None
    target: Proposal | None = None
    parts: tuple[Part, ...] = ()


@transaction.atomic
def decide(*, proposal: Proposal, new: NewDecision, by: User, now: datetime) -> Decision:
    """
    Take the decision of a level on a proposal; it is never changed afterwards.

    Args:
        proposal: One that lies before this level.
        new: The decision.
        by: Who keeps the meeting.
        now: When.

    Returns:
        The decision. Everybody who follows the proposal has been told.

    Raises:
        Forbidden: The person does not keep the meeting.
        Conflict: It has left the level meanwhile, or an agency has yet to verify it.
        InvalidInput: No reason is given, or what it is merged into or split into is wrong.
    """
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    level = current.level
    if level is None or current.state != ProposalState.OPEN or level.pk != new.level_id:
        where = proposal.level.name if proposal.level else ""
        raise Conflict("decision-level-passed", level=where)
    if not may_decide(by, current):
        raise Forbidden("forbidden", where="proposal.decide")
    if new.kind not in DecisionKind.values or not new.reason.strip():
        raise InvalidInput("reason-wanted", where="reason")
    held = new.meeting
    if held is not None and not (
        held.level_id == level.pk and covers(held.region.code, current.region.code)
    ):
        raise InvalidInput("place-outside", where="meeting")
    decision = Decision.objects.create(
        proposal=current,
        level=level,
        meeting=new.meeting,
        kind=new.kind,
        reason=new.reason.strip(),
        volume=new.volume,
        cost_idr=new.cost_idr,
        score=total_of(level, current),
        at=now,
        by=by,
    )
    _take_figures(current, decision, by=by, now=now)
    _EFFECTS[DecisionKind(new.kind)](current, new, by, now)
    current.version += 1
    current.changed_at = now
    current.save()
    fact = proposal_fact(
        current, "decide", field=new.kind, after=level.name, note=new.reason
    )
    record([fact], cycle=current.cycle, by=by, now=now)
    said = f"{level.name}: {decision.get_kind_display()}. {decision.reason}"
    tell(proposal=current, text=said, now=now)
    return decision


def _take_figures(
    proposal: Proposal, decision: Decision, *, by: User, now: datetime
) -> None:
    """The latest level's volume, cost and score count; the former stay in the history."""
    figures: dict[str, object] = {"volume": decision.volume, "cost_idr": decision.cost_idr}
    names = changed(proposal, figures)
    before = {name: getattr(proposal, name) for name in names}
    for name in names:
        setattr(proposal, name, figures[name])
    if decision.score is not None:
        proposal.score = decision.score
    record_fields(proposal, before, by=by, now=now)


def _forward(proposal: Proposal, _new: NewDecision, by: User, now: datetime) -> None:
    level = proposal.level
    assert level is not None  # noqa: S101 - `decide` has looked
    if level.needs_verification and not _is_verified(proposal):
        raise Conflict("verification-wanted", level=level.name)
    above = Level.objects.filter(cycle=proposal.cycle, position__gt=level.position).first()
    if above is None:
        proposal.state = ProposalState.ACCEPTED
        return
    proposal.level = above
    wants_answer = above.needs_verification and not proposal.verifications.exists()
    if wants_answer and proposal.agency is not None:
        ask_agency(proposal=proposal, agency=proposal.agency, by=by, now=now)


def _is_verified(proposal: Proposal) -> bool:
    answers = proposal.verifications.values_list("result", flat=True)
    return any(result in VerificationResult.values for result in answers)


def _merge(proposal: Proposal, new: NewDecision, by: User, now: datetime) -> None:
    merge_into(proposal=proposal, target=new.target, by=by, now=now)


def _split(proposal: Proposal, new: NewDecision, by: User, now: datetime) -> None:
    split_into(proposal=proposal, parts=new.parts, by=by, now=now)


_Effect = Callable[[Proposal, NewDecision, User, datetime], None]


def _end_in(state: ProposalState) -> _Effect:
    def effect(proposal: Proposal, _new: NewDecision, _by: User, _now: datetime) -> None:
        proposal.state = state

    return effect


_EFFECTS: Final[Mapping[DecisionKind, _Effect]] = {
    DecisionKind.FORWARD: _forward,
    DecisionKind.MERGE: _merge,
    DecisionKind.SPLIT: _split,
    DecisionKind.RETURN: _end_in(ProposalState.RETURNED),
    DecisionKind.REFUSE: _end_in(ProposalState.REFUSED),
    DecisionKind.OWN: _end_in(ProposalState.OWN),
    DecisionKind.OTHER: _end_in(ProposalState.OTHER),
}


def forward_many(
    *, proposals: list[Proposal], meeting: Meeting | None, by: User, now: datetime
) -> int:
    """
    Forward several proposals as they are, with one reason.

    Returns:
        How many; all or none.

    Raises:
        SiapError: As `decide` for the first that cannot be forwarded.
    """
    with transaction.atomic():
        for proposal in proposals:
            new = NewDecision(
                kind=DecisionKind.FORWARD,
                reason=gettext("Disetujui dan diteruskan bersama usulan lain."),
                level_id=proposal.level_id or 0,
                volume=proposal.volume,
                cost_idr=proposal.cost_idr,
                meeting=meeting,
            )
            decide(proposal=proposal, new=new, by=by, now=now)
    return len(proposals)
