"""Who may hold a meeting, look at it, take part in it."""

from siap.apps.accounts.models import User
from siap.apps.meetings.models import Meeting, Participant, Presence
from siap.apps.plans.permissions import abilities_in, require
from siap.kernel.errors import Forbidden

HOLD = "topic.conclude"
"""Facilitator, chair and secretary of the plan hold its meetings."""


def may_hold(user: User, meeting: Meeting) -> bool:
    """Whether a person may lead a meeting or write down what happens in it."""
    return HOLD in abilities_in(user, meeting.plan)


def require_hold(user: User, meeting: Meeting) -> None:
    """
    Let a person hold a meeting, or not.

    Raises:
        Forbidden: The person is neither facilitator, chair nor secretary of the plan.
    """
    require(user, HOLD, meeting.plan)


def require_present(participant: Participant) -> None:
    """
    Let a participant contribute, or not.

    Raises:
        Forbidden: The person was not let in yet, or was sent out.
    """
    if participant.presence != Presence.PRESENT:
        raise Forbidden("meeting-not-in", where="participant")
