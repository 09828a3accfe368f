"""Reading meetings: always from what the person may see."""

from django.db.models import QuerySet

from siap.apps.accounts.models import User
from siap.apps.meetings.models import Card, Meeting, Participant
from siap.apps.meetings.tokens import tidy_code
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import plans_visible_to
from siap.kernel.errors import NotFound


def meetings_visible_to(user: User) -> QuerySet[Meeting]:
    """The meetings of the plans that a person may see, newest first."""
    meetings = Meeting.objects.select_related("plan", "plan__region", "item")
    return meetings.filter(plan__in=plans_visible_to(user).order_by())


def meeting_visible_to(user: User, meeting_id: int) -> Meeting:
    """
    One meeting that a person may see.

    Raises:
        NotFound: There is none, or it is not for this person; nobody learns which.
    """
    found = meetings_visible_to(user).filter(pk=meeting_id).first()
    if found is None:
        raise NotFound("not-found", where=f"meeting {meeting_id}")
    return found


def meetings_of(plan: Plan, topic: str) -> QuerySet[Meeting]:
    """The meetings on a topic of a plan, newest first."""
    return Meeting.objects.filter(plan=plan, topic=topic)


def meeting_by_code(typed: str) -> Meeting:
    """
    The meeting with a code, however it was typed.

    Raises:
        NotFound: There is none.
    """
    meetings = Meeting.objects.select_related("plan", "plan__region", "item")
    found = meetings.filter(code=tidy_code(typed)).first()
    if found is None:
        raise NotFound("meeting-no-code", where="code")
    return found


def room_by_code(code: str) -> Meeting:
    """
    The meeting with a code, without what its pages show: for what phones send.

    Raises:
        NotFound: There is none.
    """
    found = Meeting.objects.only("pk", "code").filter(code=tidy_code(code)).first()
    if found is None:
        raise NotFound("meeting-no-code", where="code")
    return found


def is_late(card_id: str) -> bool:
    """Whether a card waits for those who hold the meeting because it came late."""
    return Card.objects.filter(pk=card_id, late=True).exists()


def cards_of(participant: Participant) -> QuerySet[Card]:
    """What somebody wrote under their own name in a meeting, oldest first."""
    return Card.objects.filter(author=participant)
