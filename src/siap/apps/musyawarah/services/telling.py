"""Telling those who follow a proposal, or all of an area, what became of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import (
    Cycle,
    Follower,
    Message,
    News,
    Proposal,
    ProposalState,
    Subscription,
)
from siap.apps.organisations.models import Region
from siap.kernel.errors import NotFound

_LONGEST: Final = 400
_FEW: Final = 200


def follow(*, proposal: Proposal, user: User, now: datetime) -> None:
    """
    Tell a person about every change from now on.

    Raises:
        NotFound: It is somebody else's draft.
    """
    if proposal.state == ProposalState.DRAFT and proposal.created_by_id != user.pk:
        raise NotFound("not-found", where=proposal.code)
    wanted = Follower(proposal=proposal, user=user, since=now)
    Follower.objects.bulk_create([wanted], ignore_conflicts=True)


def unfollow(*, proposal: Proposal, user: User) -> None:
    """Tell a person no longer."""
    Follower.objects.filter(proposal=proposal, user=user).delete()


def follow_area(*, cycle: Cycle, area: Region | None, user: User, now: datetime) -> None:
    """Tell a person about everything in an area, or in the whole cycle, from now on."""
    key = _area_key(cycle, area, user)
    values = {"cycle": cycle, "area": area, "user": user, "token": key, "made_at": now}
    Subscription.objects.get_or_create(key=key, defaults=values)


def unfollow_area(*, cycle: Cycle, area: Region | None, user: User) -> None:
    """Tell a person about an area no longer."""
    Subscription.objects.filter(key=_area_key(cycle, area, user)).delete()


def _area_key(cycle: Cycle, area: Region | None, user: User) -> str:
    return f"web:{cycle.pk}:{area.pk if area else 0}:{user.pk}"


def tell(*, proposal: Proposal, text: str, now: datetime, but: User | None = None) -> int:
    """
    Leave a message for everybody who follows a proposal or its area.

    Args:
        proposal: Which.
        text: What happened, in words for everybody; cut after 400 characters.
        now: When.
        but: Whoever did it need not be told.

    Returns:
        How many were told in the web; mails and SMS go out with the chores.
    """
    return tell_many(texts={proposal: text}, now=now, but=but)


@transaction.atomic(savepoint=False)
def tell_many(
    *, texts: Mapping[Proposal, str], now: datetime, but: User | None = None
) -> int:
    """
    Leave messages about several proposals of one cycle.

    Args:
        texts: What happened by proposal, as in `tell`.
        now: When.
        but: As in `tell`.

    Returns:
        How many messages were left in the web.
    """
    said = {each.pk: text[:_LONGEST] for each, text in texts.items()}
    News.objects.bulk_create(
        (News(proposal_id=key, text=text, at=now) for key, text in said.items()),
        batch_size=500,
    )
    pairs = _readers(list(texts))
    told = sorted(pair for pair in pairs if but is None or pair[1] != but.pk)
    Message.objects.bulk_create(
        (Message(user_id=u, proposal_id=key, text=said[key], at=now) for key, u in told),
        batch_size=500,
    )
    return len(told)


def _readers(proposals: Sequence[Proposal]) -> set[tuple[int, int]]:
    """Who is to be told of what: pairs of proposal and person."""
    if not proposals:
        return set()
    known = {each.pk for each in proposals}
    cycle = proposals[0].cycle_id
    # Many numbers in one question are slower than the followers of the whole cycle.
    few = {"proposal__in": known} if len(known) <= _FEW else {"proposal__cycle": cycle}
    rows = Follower.objects.filter(**few).values_list("proposal_id", "user_id")
    found = {row for row in rows if row[0] in known}
    areas = Subscription.objects.filter(cycle=cycle, user__isnull=False, proposal=None)
    for area, user in areas.values_list("area_id", "user_id"):
        found |= {(each.pk, user) for each in proposals if area in _areas_of(each)}
    return found


def _areas_of(proposal: Proposal) -> set[int | None]:
    """The areas whose followers hear of a proposal; None stands for the whole cycle."""
    return {None, proposal.village_id, proposal.kecamatan_id}


def mark_read(*, user: User, now: datetime) -> None:
    """Say that a person has seen their messages."""
    Message.objects.filter(user=user, read_at=None).update(read_at=now)
