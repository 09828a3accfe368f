"""Putting cards together: clusters and their headings."""

import uuid
from typing import Final

from django.core.exceptions import ValidationError

from siap.apps.meetings.log import BOARD
from siap.apps.meetings.models import Cluster, Item
from siap.apps.meetings.services.boards import board_of, card_of
from siap.apps.meetings.services.course import Command, item_of
from siap.apps.meetings.turns import in_turn
from siap.kernel.errors import InvalidInput, NotFound

LONGEST_TITLE: Final = 160


@in_turn
def move_card(command: Command, *, card_id: str, cluster_id: str) -> None:
    """
    Put a card into a cluster; an empty id takes it out.

    Raises:
        Forbidden: The person may not hold the meeting.
        NotFound: There is no such card or cluster on its board.
    """
    meeting = command.begin()
    card = card_of(meeting, card_id)
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


def _cluster(board: Item, cluster_id: str) -> Cluster:
    try:
        return board.clusters.get(pk=cluster_id)
    except (Cluster.DoesNotExist, ValidationError) as error:
        raise NotFound("not-found", where=f"cluster {cluster_id}") from error
