"""Leading a meeting: the item, its clock, its tool, who is let in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError

from siap.apps.accounts.models import User
from siap.apps.meetings.activities import ACTIVITIES
from siap.apps.meetings.log import STAFF, STAGE, News, locked, tell
from siap.apps.meetings.models import Door, Item, Meeting, MeetingState, Phase
from siap.apps.meetings.permissions import require_hold
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import InvalidInput, NotFound

LONGEST_MINUTES: Final = 480
MOST_CARDS: Final = 20


@dataclass(frozen=True, kw_only=True)
class Command:
    """Somebody who holds a meeting does something in it."""

    meeting_id: int
    by: User
    now: datetime

    def begin(self) -> Meeting:
        """
        Lock the meeting for this command.

        Raises:
            Forbidden: The person may not hold the meeting.
        """
        meeting = locked(self.meeting_id)
        require_hold(self.by, meeting)
        return meeting

    def tell(
        self,
        meeting: Meeting,
        kind: str,
        data: dict[str, object],
        *,
        audience: str = STAFF,
        shown: dict[str, object] | None = None,
    ) -> None:
        """Append an event of this command to the log."""
        news = News(
            kind=kind,
            data=data,
            audience=audience,
            shown=shown if shown is not None else {},
            by=self.by.display_name,
        )
        tell(meeting, news, now=self.now)


def item_of(meeting: Meeting, item_id: str) -> Item:
    """
    An item of a meeting.

    Raises:
        NotFound: It has no such item.
    """
    try:
        return meeting.items.select_related("board").get(pk=item_id)
    except (Item.DoesNotExist, ValidationError) as error:
        raise NotFound("not-found", where=f"item {item_id}") from error


@in_turn
def go_to(command: Command, *, item_id: str) -> None:
    """
    Turn to an item; the clock of the one before stops.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: The meeting does not run.
        NotFound: It has no such item.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    if meeting.state != MeetingState.RUNNING:
        raise InvalidInput("meeting-not-running", where="item")
    if meeting.item is not None and meeting.item.pk == item.pk:
        return
    if meeting.item is not None and meeting.item.running_since is not None:
        _tell_clock(command, meeting, meeting.item, run=False)
    data: dict[str, object] = {"id": str(item.pk)}
    command.tell(meeting, "item", data, audience=STAGE, shown=data)


@in_turn
def run_clock(command: Command, *, item_id: str, run: bool) -> None:
    """Start or pause the clock of an item."""
    meeting = command.begin()
    item = item_of(meeting, item_id)
    if (item.running_since is not None) != run:
        _tell_clock(command, meeting, item, run=run)


@in_turn
def add_minutes(command: Command, *, item_id: str, minutes: int) -> None:
    """
    Give an item more time, or less.

    Raises:
        InvalidInput: It would get less than none, or more than a working day.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    wanted = item.minutes + minutes
    if not 0 <= wanted <= LONGEST_MINUTES:
        span = f"0–{LONGEST_MINUTES}"
        raise InvalidInput("out-of-range", where="minutes", value=wanted, range=span)
    item.minutes = wanted
    _tell_clock(command, meeting, item, run=item.running_since is not None)


def _tell_clock(command: Command, meeting: Meeting, item: Item, *, run: bool) -> None:
    spent = spent_seconds(item, now=command.now)
    data: dict[str, object] = {
        "id": str(item.pk),
        "minutes": item.minutes,
        "spent": spent,
        "since": command.now.isoformat() if run else None,
    }
    shown: dict[str, object] = {"left": item.minutes * 60 - spent, "run": run}
    # Phones show no clock: only those who look at the wall or lead are told.
    command.tell(meeting, "clock", data, audience="board", shown=shown)


def spent_seconds(item: Item, *, now: datetime) -> int:
    """Whole seconds that an item's clock has run."""
    running = item.running_since
    return item.spent + (int((now - running).total_seconds()) if running else 0)


@dataclass(frozen=True, kw_only=True)
class ToolChoice:
    """
    A tool and how it is used.

    `limit` is cards for each participant; with `by_group` each group has its own board.
    """

    tool: str
    anonymous: bool
    hidden: bool
    limit: int
    by_group: bool = False


@in_turn
def set_tool(command: Command, *, item_id: str, choice: ToolChoice) -> None:
    """
    Say what people do during an item; only before anybody has done anything.

    Raises:
        InvalidInput: There is no such tool, or people have begun already.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    if choice.tool and choice.tool not in ACTIVITIES:
        raise InvalidInput("meeting-choice", where="tool")
    if item.phase != Phase.WAITING or item.cards.exists():
        raise InvalidInput("meeting-item-closed", where="tool")
    if not 1 <= choice.limit <= MOST_CARDS:
        span = f"1–{MOST_CARDS}"
        raise InvalidInput("out-of-range", where="limit", value=choice.limit, range=span)
    # Another tool goes on with nobody's cards.
    board = str(item.board_id) if item.board_id and choice.tool == item.tool else None
    data: dict[str, object] = {"id": str(item.pk), "board": board}
    command.tell(meeting, "tool", data | vars(choice), audience=STAGE)


@in_turn
def set_phase(command: Command, *, item_id: str, phase: str) -> None:
    """
    Open an item for contributions, show what was hidden, or close it.

    Raises:
        InvalidInput: There is no such phase, or the meeting does not run.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    if phase not in Phase.values:
        raise InvalidInput("meeting-choice", where="phase")
    if meeting.state != MeetingState.RUNNING:
        raise InvalidInput("meeting-not-running", where="phase")
    if item.phase != phase:
        shown: dict[str, object] = {"id": str(item.pk), "phase": phase}
        data = dict(shown)
        if item.by_group and not item.board_titles:
            # Groups may be dealt anew later; what was written stays under these names.
            data["titles"] = meeting.group_titles
        command.tell(meeting, "phase", data, audience=STAGE, shown=shown)


@in_turn
def present(command: Command, *, item_id: str, group: int) -> None:
    """
    Show the result of one group to all, or those of all groups again.

    Args:
        command: Of somebody who holds the meeting.
        item_id: The item whose boards belong to groups.
        group: Number of the group from 1; 0 for all of them.

    Raises:
        InvalidInput: The item has no such group.
    """
    meeting = command.begin()
    item = item_of(meeting, item_id)
    if not item.by_group or not 0 <= group <= len(item.board_titles):
        raise InvalidInput("meeting-choice", where="group")
    data: dict[str, object] = {"id": str(item.pk), "group": group}
    command.tell(meeting, "presented", data, audience=STAGE, shown=data)


@in_turn
def set_door(command: Command, *, door: str) -> None:
    """
    Say who gets in with the code from now on.

    Raises:
        InvalidInput: There is no such rule.
    """
    meeting = command.begin()
    if door not in Door.values:
        raise InvalidInput("meeting-choice", where="door")
    if meeting.door != door:
        command.tell(meeting, "door", {"door": door})
