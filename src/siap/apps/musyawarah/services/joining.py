"""Joining proposals: merged, split, one waiting for another; nobody's name is lost."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Cycle,
    Follower,
    Link,
    LinkKind,
    Proposal,
    ProposalState,
    Source,
)
from siap.apps.musyawarah.permissions import may_relate
from siap.apps.musyawarah.queries.desk import meeting_place
from siap.apps.musyawarah.queries.needs import continuing, needs_of, ring_in, told_ring
from siap.apps.musyawarah.services.proposals import code_of, search_text_of
from siap.apps.musyawarah.services.telling import tell
from siap.apps.musyawarah.services.trail import proposal_fact, record
from siap.kernel.errors import Forbidden, InvalidInput

_KEPT: Final = (
    "problem",
    "kind",
    "field",
    "spot",
    "latitude",
    "longitude",
    "beneficiaries",
    "benefits",
    "unit",
    "indicator",
    "contribution",
    "evidence",
    "proposer_kind",
    "proposer_name",
    "contact",
    "source",
    "mandatory",
    "not_before",
    "not_after",
)


@dataclass(frozen=True)
class Part:
    """A part that a proposal is split into."""

    title: str
    cost_idr: int
    volume: Decimal | None = None


def merge_into(
    *, proposal: Proposal, target: Proposal | None, by: User, now: datetime
) -> None:
    """
    Merge a proposal into another: it stays to be seen, and its people follow the other.

    Raises:
        InvalidInput: The other does not lie before the same meeting, or proposals would
            wait for each other in a ring.
    """
    _alone(proposal.cycle)
    # Read again now that nobody else merges: it may have been merged a moment ago.
    found = Proposal.objects.select_related("region__parent", "cycle__region")
    target = found.filter(pk=target.pk).first() if target is not None else None
    if target is None or not _before_same_meeting(proposal, target):
        raise InvalidInput("merge-target-wrong", where="target")
    more = [(proposal.pk, target.pk, LinkKind.MERGED_INTO.value)]
    ring = ring_in(needs_of(proposal.cycle, more=more))
    if ring:
        raise InvalidInput("merge-ring", where="target", ring=told_ring(ring))
    Link.objects.get_or_create(start=proposal, end=target, kind=LinkKind.MERGED_INTO)
    proposal.state = ProposalState.MERGED
    _share_followers(proposal, [target], now)
    facts = [proposal_fact(target, "merged-with", after=proposal.code)]
    record(facts, cycle=proposal.cycle, by=by, now=now)
    text = gettext("Usulan %(code)s digabung ke dalam usulan ini.") % {
        "code": proposal.code
    }
    tell(proposal=target, text=text, now=now)


def _alone(cycle: Cycle) -> None:
    """Let nobody else relate proposals of a cycle until this is done."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)


def _before_same_meeting(proposal: Proposal, target: Proposal) -> bool:
    return (
        target.pk != proposal.pk
        and target.state == ProposalState.OPEN
        and target.level_id == proposal.level_id
        and meeting_place(target) == meeting_place(proposal)
    )


def split_into(
    *, proposal: Proposal, parts: Sequence[Part], by: User, now: datetime
) -> list[Proposal]:
    """
    Split a proposal: each part goes on by itself from the same level.

    Raises:
        InvalidInput: There are fewer than two parts, or one has no title or cost.
    """
    if len(parts) < 2 or any(not part.title or part.cost_idr <= 0 for part in parts):
        raise InvalidInput("split-two-parts", where="parts")
    kept = model_to_dict(proposal, fields=_KEPT)
    made = []
    for part in parts:
        key = f"split:{uuid.uuid4().hex}"
        new = Proposal(
            **kept,
            cycle=proposal.cycle,
            client_key=key,
            code=code_of(proposal.cycle, key),
            state=ProposalState.OPEN,
            level=proposal.level,
            title=part.title[:150],
            volume=part.volume,
            cost_idr=part.cost_idr,
            region=proposal.region,
            village=proposal.village,
            kecamatan=proposal.kecamatan,
            agency=proposal.agency,
            created_by=proposal.created_by,
            created_at=now,
            submitted_at=now,
            changed_at=now,
        )
        new.search_text = search_text_of(new)
        new.save()
        made.append(new)
    Link.objects.bulk_create(
        Link(start=new, end=proposal, kind=LinkKind.PART_OF) for new in made
    )
    proposal.state = ProposalState.SPLIT
    _share_followers(proposal, made, now)
    facts = [proposal_fact(new, "split-from", after=proposal.code) for new in made]
    record(facts, cycle=proposal.cycle, by=by, now=now)
    return made


def _share_followers(proposal: Proposal, others: Sequence[Proposal], now: datetime) -> None:
    users = list(
        Follower.objects.filter(proposal=proposal).values_list("user_id", flat=True)
    )
    Follower.objects.bulk_create(
        [
            Follower(proposal=other, user_id=user, since=now)
            for other in others
            for user in users
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def link_proposals(
    *, start: Proposal, end: Proposal, kind: str, by: User, now: datetime
) -> Link:
    """
    Say that a proposal waits for another or continues an earlier one.

    Raises:
        Forbidden: The person may neither correct nor schedule the first one.
        InvalidInput: They are the same, the other is still a draft or (to wait for it) of
            another cycle, or they would wait for each other in a ring.
    """
    if not may_relate(by, start):
        raise Forbidden("forbidden", where="proposal.link")
    wrong = start.pk == end.pk or end.state == ProposalState.DRAFT
    if wrong or kind not in {LinkKind.DEPENDS, LinkKind.CONTINUES}:
        raise InvalidInput("link-wrong", where="other")
    if kind == LinkKind.DEPENDS and start.cycle_id != end.cycle_id:
        raise InvalidInput("link-other-cycle", where="other", number=end.code)
    _alone(start.cycle)
    more = (start.pk, end.pk, kind)
    waits = kind == LinkKind.DEPENDS
    ring = ring_in(
        needs_of(start.cycle, more=[more]) if waits else continuing(start, more=more)
    )
    if ring:
        raise InvalidInput("link-ring", where="other", ring=told_ring(ring))
    link, made = Link.objects.get_or_create(start=start, end=end, kind=kind)
    if made:
        fact = proposal_fact(start, "link", field=kind, after=end.code)
        record([fact], cycle=start.cycle, by=by, now=now)
    return link


def may_part(user: User, link: Link) -> bool:
    """
    Whether a person may take a relation away again.

    What a meeting merged or split stays, and so does what was carried over from the cycle
    before: those are facts, not intentions.
    """
    if link.kind not in {LinkKind.DEPENDS, LinkKind.CONTINUES}:
        return False
    carried = link.kind == LinkKind.CONTINUES and link.start.source == Source.CARRIED
    return not carried and may_relate(user, link.start)


@transaction.atomic
def unlink_proposals(
    *, start: Proposal, end: Proposal, kind: str, by: User, now: datetime
) -> bool:
    """
    Say that a proposal no longer waits for or continues another; linking again undoes it.

    Returns:
        Whether they were related: taking away what is gone changes nothing.

    Raises:
        Forbidden: The person may not, or the relation was decided in a meeting.
    """
    _alone(start.cycle)
    rows = Link.objects.select_related("start__region").filter(start=start, end=end)
    link = rows.filter(kind=kind).first()
    if link is None:
        return False
    if not may_part(by, link):
        raise Forbidden("forbidden", where="proposal.link")
    link.delete()
    fact = proposal_fact(start, "unlink", field=kind, after=end.code)
    record([fact], cycle=start.cycle, by=by, now=now)
    return True
