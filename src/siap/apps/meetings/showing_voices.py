"""What users said that may go onto the board of a meeting, and what hangs there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from siap.apps.evidence.queries import Found, brought_to, findings_for
from siap.apps.meetings.models import Item
from siap.apps.meetings.services.boards import board_of


@dataclass(frozen=True)
class Offered:
    """A voice that may become a card, and whether it is one on this board already."""

    found: Found
    is_there: bool

    @property
    def value(self) -> str:
        """What the form sends: the key of the source and that of the voice."""
        return f"{self.found.source}:{self.found.finding.key}"


def voices_for(
    item: Item, now: datetime, words: str = ""
) -> list[tuple[str, Sequence[Offered]]]:
    """
    The voices that the plan of a meeting can hear, by source.

    Args:
        item: With the board.
        now: When.
        words: What somebody looks for; without any, what was brought to the plan comes
            first, then the heaviest voices of each source.

    Returns:
        Title of a group with its voices; groups without any are left out.
    """
    plan = item.meeting.plan
    rows = board_of(item).cards.filter(removed=False).exclude(source="")
    there = set(rows.values_list("source", "finding"))
    brought = [] if words else brought_to(plan, now)
    known = {(each.source, each.finding.key) for each in brought}
    groups = [(gettext("Sudah dibawa ke rencana ini"), brought)]
    for _key, title, found in findings_for(plan, now, words):
        more = [one for one in found if (one.source, one.finding.key) not in known]
        groups.append((title, more))
    return [
        (title, [Offered(one, (one.source, one.finding.key) in there) for one in found])
        for title, found in groups
        if found
    ]
