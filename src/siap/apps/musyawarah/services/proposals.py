"""Handing a proposal in, correcting it, taking it back."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.musyawarah.models import (
    Cycle,
    CycleState,
    Level,
    Proposal,
    ProposalState,
    ProposerKind,
    Source,
)
from siap.apps.musyawarah.permissions import (
    Place,
    abilities_at,
    covers,
    may_change,
    may_propose,
)
from siap.apps.musyawarah.services.telling import follow, tell
from siap.apps.musyawarah.services.trail import (
    changed,
    proposal_fact,
    record,
    record_fields,
)
from siap.apps.organisations.models import Region, RegionLevel
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Nothing that is mistaken for something else when it is read out."""
_ENTERED: Final = ("state", "level", "submitted_at", "version", "changed_at")


def code_of(cycle: Cycle, client_key: str) -> str:
    """
    The public number of a proposal: the year and eight letters.

    Args:
        cycle: Of the proposal.
        client_key: Random; the same key gives the same number, so that what is sent
            twice stays one.

    Returns:
        Like `27-K7MP-2XQD`.
    """
    digest = hashlib.sha256(f"{cycle.pk}:{client_key}".encode()).digest()
    letters = "".join(LETTERS[byte % 32] for byte in digest[:8])
    return f"{cycle.year % 100:02d}-{letters[:4]}-{letters[4:]}"


def area_of(region: Region) -> dict[str, Region | None]:
    """The village and kecamatan around a place, as a proposal keeps them."""
    above: dict[int, Region] = {region.level: region}
    step = region
    while step.level > RegionLevel.KECAMATAN and step.parent is not None:
        step = step.parent
        above[step.level] = step
    return {
        "village": above.get(RegionLevel.VILLAGE),
        "kecamatan": above.get(RegionLevel.KECAMATAN),
    }


def search_text_of(proposal: Proposal) -> str:
    """What a search looks through: public words only, in small letters."""
    parts = [proposal.code, proposal.title, proposal.problem, proposal.spot]
    return " ".join(parts).casefold()


def first_level(cycle: Cycle, region: Region, proposer_kind: str) -> Level:
    """
    The level where a proposal enters.

    Args:
        cycle: With its levels.
        region: Its place; a meeting below the place cannot decide on it.
        proposer_kind: An RW's own proposals pass its own meeting by; the council's enter
            in the kecamatan.

    Returns:
        The first level that takes proposals and is high enough.

    Raises:
        InvalidInput: There is none.
    """
    highest = {
        ProposerKind.RW.value: int(RegionLevel.VILLAGE),
        ProposerKind.COUNCIL.value: int(RegionLevel.KECAMATAN),
    }.get(proposer_kind, int(RegionLevel.RT))
    limit = min(highest, region.level)
    found = cycle.levels.filter(takes_proposals=True, region_level__lte=limit).first()
    if found is None:
        raise InvalidInput("no-level-for-place", where="region")
    return found


def _check_open(cycle: Cycle, today: date, *, official: bool) -> None:
    in_time = cycle.opens_on <= today <= cycle.closes_on
    if cycle.state != CycleState.RUNNING or not (in_time or official):
        raise Conflict("cycle-not-running", where=cycle.title)


@transaction.atomic
def save_proposal(
    *, cycle: Cycle, key: str, values: Mapping[str, object], by: User, now: datetime
) -> Proposal:
    """
    Keep a new proposal as a draft that only its writer sees.

    Args:
        cycle: A running one.
        key: Random, from the form; the same key of the same person is the same proposal,
            however often it arrives.
        values: Fields of the proposal by name, `region` among them; how it came in
            (`source`) is believed of officials, and of what a resident sent by a link.
        by: Who writes it.
        now: When, aware; its day must lie between opening and closing.

    Returns:
        The draft, or what became of it meanwhile: that is not changed.

    Raises:
        Forbidden: The person may not propose there.
        Conflict: The cycle takes no proposals.
        InvalidInput: The place lies outside the region.
    """
    client_key = f"{by.pk}:{key}"[:40]
    rows = Proposal.objects.select_for_update()
    known = rows.filter(client_key=client_key).first()
    if known is not None and known.state != ProposalState.DRAFT:
        return known
    region = values["region"]
    if not isinstance(region, Region) or not covers(cycle.region.code, region.code):
        raise InvalidInput("place-outside", where="region")
    if not may_propose(by, cycle, region):
        raise Forbidden("forbidden", where="proposal.submit")
    official = "proposal.type-in" in abilities_at(by, Place(region))
    _check_open(cycle, timezone.localdate(now), official=official)
    proposal = known or Proposal(
        cycle=cycle,
        client_key=client_key,
        code=code_of(cycle, client_key),
        created_by=by,
        created_at=now,
    )
    for name, value in {**values, **area_of(region)}.items():
        setattr(proposal, name, value)
    if not official and proposal.source != Source.LINK:
        proposal.source = Source.WEB
    proposal.changed_at = now
    proposal.search_text = search_text_of(proposal)
    try:
        with transaction.atomic():
            proposal.save()
    except IntegrityError:
        return rows.get(client_key=client_key)  # it came twice at once
    if known is None:
        record([proposal_fact(proposal, "draft")], cycle=cycle, by=by, now=now)
    return proposal


@transaction.atomic
def submit_proposal(*, proposal: Proposal, by: User, now: datetime) -> Proposal:
    """
    Hand a draft, or one that came back, in to the level where it belongs.

    Args:
        proposal: Whose; sending it again changes nothing.
        by: Its writer, or an official of the place.
        now: When.

    Raises:
        Forbidden: The person may not.
        Conflict: The cycle takes no proposals, or it has been decided on.
    """
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    return enter(current, by=by, now=now)


def enter(current: Proposal, *, by: User, now: datetime) -> Proposal:
    """Do what `submit_proposal` says with a proposal that nobody else can change now."""
    if current.state == ProposalState.OPEN:
        return current
    if not may_change(by, current):
        raise Forbidden("forbidden", where="proposal.submit")
    if current.state not in {ProposalState.DRAFT, ProposalState.RETURNED}:
        raise Conflict("proposal-closed", state=current.get_state_display())
    first_time = current.state == ProposalState.DRAFT
    if first_time:
        official = "proposal.type-in" in abilities_at(by, Place(current.region))
        _check_open(current.cycle, timezone.localdate(now), official=official)
        current.level = first_level(current.cycle, current.region, current.proposer_kind)
        current.submitted_at = now
    current.state = ProposalState.OPEN
    current.version += 1
    current.changed_at = now
    current.save(update_fields=_ENTERED)
    if first_time:
        new = gettext("Usulan baru: %(title)s.") % {"title": current.title}
        tell(proposal=current, text=new, now=now, but=by)
        follow(proposal=current, user=by, now=now)
    kind = "submit" if first_time else "submit-again"
    record([proposal_fact(current, kind)], cycle=current.cycle, by=by, now=now)
    return current


@transaction.atomic
def correct_proposal(
    *,
    proposal: Proposal,
    values: Mapping[str, object],
    seen_version: int,
    by: User,
    now: datetime,
) -> Proposal:
    """
    Correct what a proposal says; every former wording stays in its history.

    Args:
        proposal: Which.
        values: New values by the name of the field.
        seen_version: The version that the person had before them.
        by: Its proposer until the first decision, or an official of the place.
        now: When.

    Raises:
        Forbidden: The person may not.
        Conflict: Somebody changed it meanwhile.
        InvalidInput: The place lies outside the region.
    """
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not may_change(by, current):
        raise Forbidden("forbidden", where="proposal.correct")
    if current.version != seen_version:
        raise Conflict("proposal-changed", where="version", name=_last_name(current))
    region = values.get("region", current.region)
    if not isinstance(region, Region) or not covers(current.cycle.region.code, region.code):
        raise InvalidInput("place-outside", where="region")
    names = changed(current, values)
    if not names:
        return current
    before = {name: getattr(current, name) for name in names}
    for name, value in {**values, **area_of(region)}.items():
        setattr(current, name, value)
    if current.state == ProposalState.OPEN and {"region", "proposer_kind"} & set(names):
        current.level = first_level(current.cycle, region, current.proposer_kind)
    current.version += 1
    current.changed_at = now
    current.search_text = search_text_of(current)
    current.save()
    if current.state != ProposalState.DRAFT:
        record_fields(current, before, by=by, now=now)
    return current


@transaction.atomic
def withdraw_proposal(
    *, proposal: Proposal, reason: str, by: User, now: datetime
) -> Proposal:
    """
    Take a proposal back; it stays to be seen, a draft goes without a trace.

    Raises:
        Forbidden: It is somebody else's.
        Conflict: It has been decided on.
    """
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if current.created_by_id != by.pk or not by.is_active:
        raise Forbidden("forbidden", where="proposal.withdraw")
    if current.state == ProposalState.DRAFT:
        current.delete()
        return current
    if current.state not in {ProposalState.OPEN, ProposalState.RETURNED}:
        raise Conflict("proposal-closed", state=current.get_state_display())
    current.state = ProposalState.WITHDRAWN
    current.version += 1
    current.changed_at = now
    current.save()
    fact = proposal_fact(current, "withdraw", note=reason)
    record([fact], cycle=current.cycle, by=by, now=now)
    tell(proposal=current, text=gettext("Ditarik oleh pengusulnya."), now=now, but=by)
    return current


def _last_name(proposal: Proposal) -> str:
    last = Change.objects.filter(subject="proposal", subject_id=proposal.code).first()
    return last.by_name if last else "–"
