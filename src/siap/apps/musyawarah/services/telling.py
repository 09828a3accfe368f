"""Telling those who follow a proposal what became of it."""

from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.musyawarah.models import Follower, Message, Proposal, ProposalState
from siap.kernel.errors import NotFound


def follow(*, proposal: Proposal, user: User, now: datetime) -> None:
    """
    Tell a person about every change from now on.

    Raises:
        NotFound: It is somebody else's draft.
    """
    if proposal.state == ProposalState.DRAFT and proposal.created_by_id != user.pk:
        raise NotFound("not-found", where=proposal.code)
    Follower.objects.get_or_create(proposal=proposal, user=user, defaults={"since": now})


def unfollow(*, proposal: Proposal, user: User) -> None:
    """Tell a person no longer."""
    Follower.objects.filter(proposal=proposal, user=user).delete()


@transaction.atomic
def tell(*, proposal: Proposal, text: str, now: datetime) -> int:
    """
    Leave a message for everybody who follows a proposal.

    Args:
        proposal: Which.
        text: What happened, at most 400 characters; longer ones are cut.
        now: When.

    Returns:
        How many were told.
    """
    users = Follower.objects.filter(proposal=proposal).values_list("user_id", flat=True)
    made = Message.objects.bulk_create(
        Message(user_id=user, proposal=proposal, text=text[:400], at=now) for user in users
    )
    return len(made)


def mark_read(*, user: User, now: datetime) -> None:
    """Say that a person has seen their messages."""
    Message.objects.filter(user=user, read_at=None).update(read_at=now)
