"""Boards: cards from phones and desks, clusters, removal with a trace."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from siap.apps.meetings.activities import ACTIVITIES, Activity
from siap.apps.meetings.log import BOARD, STAFF, News, locked, taken, tell
from siap.apps.meetings.models import (
    Card,
    Item,
    Meeting,
    MeetingState,
    Participant,
    Phase,
    Presence,
    Side,
)
from siap.apps.meetings.permissions import require_present
from siap.apps.meetings.services.course import Command, item_of
from siap.apps.meetings.tokens import own_key
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import Conflict, InvalidInput, NotFound

LONGEST_CARD: Final = 200
FEWEST_OF_A_SIDE: Final = 3
_AFTER_GROUPS: Final = frozenset({"plenary", "gallery-walk", "agreement"})
OPEN: Final = frozenset({Phase.OPEN.value, Phase.SHOWN.value})


@dataclass(frozen=True, kw_only=True)
class NewCard:
    """
    A card as somebody wrote it; `key` makes a repeated command harmless.

    `group` says whose result it is a note on, or who wrote what is typed in.
    """

    item_id: str
    text: str
    zone: str = ""
    weight: int | None = None
    side: str = ""
    group: int | None = None
    key: str = ""


def board_of(item: Item) -> Item:
    """The item that holds the cards: itself, or the earlier one that it goes on with."""
    return item.board if item.board is not None else item


def groups_seen(item: Item) -> Item | None:
    """
    The item whose results of groups are looked at.

    Returns:
        For a gallery walk and for what has no board of its own the last item before in
        which groups had boards; None without one.
    """
    activity = ACTIVITIES.get(item.tool)
    if activity is not None and activity.key != "gallery":
        return None
    before = Item.objects.filter(
        meeting_id=item.meeting_id, position__lt=item.position, by_group=True
    )
    found = before.exclude(board_titles=[]).order_by("position").last()
    return found if item.kind in _AFTER_GROUPS or activity is not None else None


@in_turn
def post_card(*, participant: Participant, new: NewCard, now: datetime) -> str:
    """
    Put a card on the board of an item, from a phone.

    A card that comes after its item has closed, out of the pocket of somebody who had no
    line, is kept beside the board for those who hold the meeting.

    Returns:
        The id of the card; the same again for a command that was taken before.

    Raises:
        Forbidden: The participant is not in the meeting.
        Conflict: The item has not been opened yet.
        InvalidInput: The text is empty or too long, or the cards are used up.
    """
    meeting = locked(participant.meeting_id)
    key = own_key(participant.pk, "card", new.key)
    earlier = taken(meeting, key)
    if earlier is not None:
        return str(earlier.data["id"])
    writer = Participant.objects.select_for_update().get(pk=participant.pk)
    require_present(writer)
    item = item_of(meeting, new.item_id)
    late = _is_late(meeting, item)
    # Not as it was typed: an id can be spelled in several ways.
    mark = str(item.pk)
    used = int(writer.marks.get(mark, 0))
    limit = item.limit * writer.people
    if used >= limit:
        raise InvalidInput("meeting-limit", where="text", limit=limit)
    writer.marks = writer.marks | {mark: used + 1}
    writer.save(update_fields=["marks"])
    author = None if item.anonymous else str(writer.pk)
    side = _untelling(writer) if item.anonymous else writer.side
    own = replace(new, group=writer.group) if item.by_group else new
    content = content_of(item, own, side, author) | {"late": late}
    return put_up(meeting, item, content, key, now=now)


def _untelling(writer: Participant) -> str:
    """The writer's side, unless so few are on it that it would tell who wrote."""
    of_side = Participant.objects.filter(
        meeting_id=writer.meeting_id, side=writer.side, presence=Presence.PRESENT
    )
    return writer.side if of_side.count() >= FEWEST_OF_A_SIDE else Side.OTHER.value


@in_turn
def write_card(command: Command, *, new: NewCard) -> str:
    """
    Put a card on the board for somebody who wrote on paper.

    Returns:
        The id of the card.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: The text is empty or too long.
    """
    meeting = command.begin()
    earlier = taken(meeting, new.key)
    if earlier is not None:
        return str(earlier.data["id"])
    item = item_of(meeting, new.item_id)
    side = new.side if new.side in Side.values else Side.OTHER.value
    content = content_of(item, new, side, None)
    by = command.by.display_name
    return put_up(meeting, item, content, new.key, now=command.now, by=by)


def _is_late(meeting: Meeting, item: Item) -> bool:
    """Whether the item has closed; one that was never open takes nothing."""
    if meeting.state == MeetingState.READY or item.phase == Phase.WAITING:
        raise Conflict("meeting-item-closed", where="item")
    return meeting.state == MeetingState.ENDED or item.phase not in OPEN


def content_of(
    item: Item, new: NewCard, side: str, author: str | None
) -> dict[str, object]:
    """
    What the log keeps of a new card.

    Raises:
        Conflict: The item has no board.
        InvalidInput: Text, field or strength are not as the board takes them.
    """
    activity: Activity | None = ACTIVITIES.get(item.tool)
    if activity is None or activity.frame != "board":
        raise Conflict("meeting-item-closed", where="item")
    _check_fields(activity, new)
    return {
        "id": str(uuid.uuid4()),
        "item": str(board_of(item).pk),
        "author": author,
        "text": _tidy(new.text),
        "side": side,
        "zone": new.zone if activity.zones else "",
        "weight": new.weight if activity.weighed else None,
        "group": _group(item, new.group),
    }


def _group(item: Item, number: int | None) -> int | None:
    """The group of a card, where its board knows groups."""
    home = item if item.by_group else groups_seen(item)
    titles = home.board_titles if home else []
    return number if number in range(1, len(titles) + 1) else None


def _tidy(typed: str) -> str:
    text = " ".join(typed.split())
    if not text:
        raise InvalidInput("meeting-empty-text", where="text")
    if len(text) > LONGEST_CARD:
        raise InvalidInput(
            "meeting-long-text", where="text", found=len(text), limit=LONGEST_CARD
        )
    return text


def _check_fields(activity: Activity, new: NewCard) -> None:
    zones = {zone.key for zone in activity.zones}
    if zones and new.zone not in zones:
        raise InvalidInput("meeting-choice", where="zone")
    if activity.weighed and new.weight not in range(1, 6):
        raise InvalidInput("meeting-choice", where="weight")


def put_up(
    meeting: Meeting,
    item: Item,
    content: dict[str, object],
    key: str,
    *,
    now: datetime,
    by: str = "",
) -> str:
    """Append a card to the log; boards that are not veiled show it at once."""
    names = (
        ("id", "item")
        if board_of(item).hidden
        else ("id", "item", "text", "zone", "weight", "group", "from")
    )
    shown = {name: content[name] for name in names if name in content}
    audience = STAFF if content.get("late") else BOARD
    news = News(kind="card", data=content, shown=shown, audience=audience, key=key, by=by)
    tell(meeting, news, now=now)
    return str(content["id"])


@in_turn
def remove_card(command: Command, *, card_id: str, why: str, back: bool) -> None:
    """
    Take a card off the board, with the reason in the log, or put it back.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: There is no such card.
    """
    meeting = command.begin()
    card = card_of(meeting, card_id)
    data: dict[str, object] = {
        "id": str(card.pk),
        "removed": not back,
        "why": "" if back else " ".join(why.split())[:200],
    }
    command.tell(meeting, "card-removed", data, audience=BOARD, shown={"id": card_id})


@in_turn
def settle_late(command: Command, *, card_id: str, accept: bool, why: str = "") -> None:
    """
    Put a card that came late on its board, or refuse it; the log keeps both.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: There is no such card.
        Conflict: The card did not come late, or was settled already.
    """
    meeting = command.begin()
    card = card_of(meeting, card_id)
    if not card.late:
        raise Conflict("meeting-card-settled", where="card")
    reason = " ".join(why.split())[:200] or gettext("datang setelah penulisan ditutup")
    data: dict[str, object] = {
        "id": str(card.pk),
        "accepted": accept,
        "why": "" if accept else reason,
    }
    command.tell(meeting, "card-settled", data, audience=BOARD, shown={"id": card_id})


def card_of(meeting: Meeting, card_id: str) -> Card:
    """
    A card of a meeting.

    Raises:
        NotFound: It has no such card.
    """
    cards = Card.objects.select_related("item").filter(item__meeting=meeting)
    try:
        return cards.get(pk=card_id)
    except (Card.DoesNotExist, ValidationError) as error:
        raise NotFound("not-found", where=f"card {card_id}") from error
