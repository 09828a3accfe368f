"""Boards: cards from phones and desks, clusters, removal with a trace."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError

from siap.apps.meetings.activities import ACTIVITIES, Activity
from siap.apps.meetings.log import BOARD, News, locked, taken, tell
from siap.apps.meetings.models import (
    Card,
    Cluster,
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
LONGEST_TITLE: Final = 160
FEWEST_OF_A_SIDE: Final = 3
_OPEN: Final = frozenset({Phase.OPEN.value, Phase.SHOWN.value})


@dataclass(frozen=True, kw_only=True)
class NewCard:
    """A card as somebody wrote it; `key` makes a repeated command harmless."""

    item_id: str
    text: str
    zone: str = ""
    weight: int | None = None
    side: str = ""
    key: str = ""


def board_of(item: Item) -> Item:
    """The item that holds the cards: itself, or the earlier one that it goes on with."""
    return item.board if item.board is not None else item


@in_turn
def post_card(*, participant: Participant, new: NewCard, now: datetime) -> str:
    """
    Put a card on the board of an item, from a phone.

    Returns:
        The id of the card; the same again for a command that was taken before.

    Raises:
        Forbidden: The participant is not in the meeting.
        Conflict: The item is not open.
        InvalidInput: The text is empty or too long, or the cards are used up.
    """
    meeting = locked(participant.meeting_id)
    key = own_key(participant.pk, "card", new.key)
    earlier = taken(meeting, key)
    if earlier is not None:
        return str(earlier.data["id"])
    writer = Participant.objects.select_for_update().get(pk=participant.pk)
    require_present(writer)
    item = _open_item(meeting, new.item_id)
    # Not as it was typed: an id can be spelled in several ways.
    mark = str(item.pk)
    used = int(writer.marks.get(mark, 0))
    if used >= item.limit:
        raise InvalidInput("meeting-limit", where="text", limit=item.limit)
    writer.marks = writer.marks | {mark: used + 1}
    writer.save(update_fields=["marks"])
    author = None if item.anonymous else str(writer.pk)
    side = _untelling(writer) if item.anonymous else writer.side
    return _put(meeting, item, _content(item, new, side, author), key, now=now)


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
    content = _content(item, new, side, None)
    by = command.by.display_name
    return _put(meeting, item, content, new.key, now=command.now, by=by)


def _open_item(meeting: Meeting, item_id: str) -> Item:
    item = item_of(meeting, item_id)
    if meeting.state != MeetingState.RUNNING or item.phase not in _OPEN:
        raise Conflict("meeting-item-closed", where="item")
    return item


def _content(item: Item, new: NewCard, side: str, author: str | None) -> dict[str, object]:
    activity: Activity | None = ACTIVITIES.get(item.tool)
    if activity is None or activity.frame != "board":
        raise Conflict("meeting-item-closed", where="item")
    text = " ".join(new.text.split())
    if not text:
        raise InvalidInput("meeting-empty-text", where="text")
    if len(text) > LONGEST_CARD:
        raise InvalidInput(
            "meeting-long-text", where="text", found=len(text), limit=LONGEST_CARD
        )
    zones = {zone.key for zone in activity.zones}
    if zones and new.zone not in zones:
        raise InvalidInput("meeting-choice", where="zone")
    if activity.weighed and new.weight not in range(1, 6):
        raise InvalidInput("meeting-choice", where="weight")
    return {
        "id": str(uuid.uuid4()),
        "item": str(board_of(item).pk),
        "author": author,
        "text": text,
        "side": side,
        "zone": new.zone if zones else "",
        "weight": new.weight if activity.weighed else None,
    }


def _put(
    meeting: Meeting,
    item: Item,
    content: dict[str, object],
    key: str,
    *,
    now: datetime,
    by: str = "",
) -> str:
    names = (
        ("id", "item")
        if board_of(item).hidden
        else ("id", "item", "text", "zone", "weight")
    )
    shown = {name: content[name] for name in names}
    news = News(kind="card", data=content, shown=shown, audience=BOARD, key=key, by=by)
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
    card = _card(meeting, card_id)
    data: dict[str, object] = {
        "id": str(card.pk),
        "removed": not back,
        "why": "" if back else " ".join(why.split())[:200],
    }
    command.tell(meeting, "card-removed", data, audience=BOARD, shown={"id": card_id})


@in_turn
def move_card(command: Command, *, card_id: str, cluster_id: str) -> None:
    """
    Put a card into a cluster; an empty id takes it out.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: There is no such card or cluster on its board.
    """
    meeting = command.begin()
    card = _card(meeting, card_id)
    if cluster_id:
        _cluster(card.item, cluster_id)
    data: dict[str, object] = {"id": str(card.pk), "cluster": cluster_id or None}
    if str(card.cluster_id or "") != cluster_id:
        command.tell(meeting, "card-moved", data, audience=BOARD, shown=data)


@in_turn
def add_cluster(command: Command, *, item_id: str, title: str) -> Cluster:
    """
    Open a cluster with a heading.

    Raises:
        Forbidden: The person may not hold the meeting.
        InvalidInput: The heading is empty, too long, or taken.
    """
    meeting = command.begin()
    board = board_of(item_of(meeting, item_id))
    name = _free_title(board, title)
    data: dict[str, object] = {
        "id": str(uuid.uuid4()),
        "item": str(board.pk),
        "title": name,
        "position": board.clusters.count(),
    }
    command.tell(meeting, "cluster", data, audience=BOARD, shown=data)
    return Cluster.objects.get(pk=str(data["id"]))


@in_turn
def name_cluster(command: Command, *, item_id: str, cluster_id: str, title: str) -> None:
    """Give a cluster another heading; an empty one dissolves it, its cards stay."""
    meeting = command.begin()
    board = board_of(item_of(meeting, item_id))
    cluster = _cluster(board, cluster_id)
    data: dict[str, object] = {"id": str(cluster.pk)}
    if not title.strip():
        command.tell(meeting, "cluster-gone", data, audience=BOARD, shown=data)
    elif title.strip() != cluster.title:
        data["title"] = _free_title(board, title, but=cluster)
        command.tell(meeting, "cluster-named", data, audience=BOARD, shown=data)


def _free_title(board: Item, title: str, *, but: Cluster | None = None) -> str:
    name = " ".join(title.split())
    if not name:
        raise InvalidInput("missing", where="title")
    if len(name) > LONGEST_TITLE:
        raise InvalidInput("too-long", where="title", length=len(name), limit=LONGEST_TITLE)
    others = [c for c in board.clusters.all() if but is None or c.pk != but.pk]
    if name.casefold() in {cluster.title.casefold() for cluster in others}:
        raise InvalidInput("meeting-title-taken", where="title", title=name)
    return name


def _card(meeting: Meeting, card_id: str) -> Card:
    cards = Card.objects.select_related("item").filter(item__meeting=meeting)
    try:
        return cards.get(pk=card_id)
    except (Card.DoesNotExist, ValidationError) as error:
        raise NotFound("not-found", where=f"card {card_id}") from error


def _cluster(board: Item, cluster_id: str) -> Cluster:
    try:
        return board.clusters.get(pk=cluster_id)
    except (Cluster.DoesNotExist, ValidationError) as error:
        raise NotFound("not-found", where=f"cluster {cluster_id}") from error
