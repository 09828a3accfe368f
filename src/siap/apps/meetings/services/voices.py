"""What users said as cards on the board of a meeting that runs: each voice once."""

from dataclasses import dataclass
from typing import Final

from siap.apps.evidence.queries import finding_of
from siap.apps.evidence.services import words_on_card
from siap.apps.evidence.sources import source_of
from siap.apps.meetings.log import BOARD
from siap.apps.meetings.models import Item, Meeting, MeetingState, Side
from siap.apps.meetings.services.boards import OPEN, NewCard, board_of, content_of, put_up
from siap.apps.meetings.services.course import Command, item_of
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import Conflict, InvalidInput

MOST_AT_ONCE: Final = 20


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """
    Voices that go onto a board.

    `voices` are pairs of the key of a source and of what it said; field, strength and
    group are those of every card.
    """

    item_id: str
    voices: tuple[tuple[str, str], ...]
    zone: str = ""
    weight: int | None = None
    group: int | None = None


@dataclass(frozen=True)
class PutUp:
    """How many cards were put up, and how many voices were on the board already."""

    added: int
    there: int


def takes_voices(item: Item | None) -> bool:
    """Whether the board of an item is open for what users said."""
    return (
        item is not None
        and item.meeting.state == MeetingState.RUNNING
        and item.phase in OPEN
    )


@in_turn
def put_voices(command: Command, *, chosen: Chosen) -> PutUp:
    """
    Put what users said on the board of an item, with its source; each voice once.

    A card of the same voice that was taken off the board comes back instead of a second
    one.

    Args:
        command: Of somebody who holds the meeting.
        chosen: Which voices; what the public may no longer read goes onto no board.

    Raises:
        Forbidden: The person may not hold the meeting.
        Conflict: The meeting does not run, or the board is not open.
        NotFound: A source does not say so any more.
        InvalidInput: Nothing was chosen, too much at once, or no field of the board.
    """
    meeting = command.begin()
    item = item_of(meeting, chosen.item_id)
    if meeting.state != MeetingState.RUNNING or item.phase not in OPEN:
        raise Conflict("meeting-item-closed", where="item")
    voices = list(dict.fromkeys(chosen.voices))
    if not 1 <= len(voices) <= MOST_AT_ONCE:
        raise InvalidInput("meeting-voices", where="voice", most=MOST_AT_ONCE)
    added = sum(_put(command, meeting, item, chosen, voice) for voice in voices)
    return PutUp(added, len(voices) - added)


def _put(
    command: Command, meeting: Meeting, item: Item, chosen: Chosen, voice: tuple[str, str]
) -> bool:
    source, key = voice
    same = board_of(item).cards.filter(source=source, finding=key)
    if same.filter(removed=False).exists():
        return False
    earlier = same.first()
    if earlier is not None:
        back: dict[str, object] = {"id": str(earlier.pk), "removed": False, "why": ""}
        shown: dict[str, object] = {"id": str(earlier.pk)}
        command.tell(meeting, "card-removed", back, audience=BOARD, shown=shown)
        return True
    finding = finding_of(plan=meeting.plan, source=source, key=key, now=command.now)
    new = NewCard(
        item_id=str(item.pk),
        text=words_on_card(finding),
        zone=chosen.zone,
        weight=chosen.weight,
        group=chosen.group,
    )
    content = content_of(item, new, Side.USER.value, None) | {
        "from": str(source_of(source).title),
        "voice": {"source": source, "finding": key, "address": finding.address},
    }
    put_up(meeting, item, content, "", now=command.now, by=command.by.display_name)
    return True
