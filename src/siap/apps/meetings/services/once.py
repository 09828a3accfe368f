"""Taking a command of the desk once, however often it arrives."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext

from siap.apps.meetings.log import locked, taken
from siap.apps.meetings.models import Event
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.tokens import own_key
from siap.apps.meetings.turns import in_turn

LONGEST_KEY: Final = 64


@in_turn
def once(command: Command, *, key: str, work: Callable[[], str | None]) -> str | None:
    """
    Do all of a command or nothing; one with a key that was taken before is not done again.

    Args:
        command: Of somebody who holds the meeting.
        key: Made by the page for this command; empty where there are no scripts.
        work: What the command does.

    Returns:
        What is told to the one who sent it.

    Raises:
        Forbidden: The person may not hold the meeting.
    """
    meeting = locked(command.meeting_id)
    require_hold(command.by, meeting)
    own = own_key(command.by.pk, "desk", key[:LONGEST_KEY])
    if taken(meeting, own) is not None:
        return gettext("Sudah tercatat sebelumnya.")
    told = work()
    if own:
        # The first event of the command carries the key; one that changed nothing may come
        # again.
        made = Event.objects.filter(meeting=meeting, seq__gt=meeting.last_seq, key="")
        first = made.order_by("seq").first()
        if first is not None:
            first.key = own
            first.save(update_fields=["key"])
    return told
