"""Events of boards: cards and the clusters they are put into."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from siap.apps.meetings.models import Card, Cluster, Meeting


def _card(_meeting: Meeting, _at: datetime, data: Mapping[str, Any], seq: int) -> None:
    given = data.get("voice")
    voice = given if isinstance(given, dict) else {}
    # The log may be a file from elsewhere: only an address of these pages becomes a link.
    address = str(voice.get("address", ""))
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    source, finding = str(voice.get("source", "")), str(voice.get("finding", ""))
    same = {"item_id": data["item"], "source": source, "finding": finding}
    # Two machines may have put up the same voice before their logs came together.
    is_twin = bool(source) and Card.objects.filter(**same, removed=False).exists()
    Card.objects.create(
        pk=data["id"],
        item_id=data["item"],
        author_id=data["author"],
        text=data["text"],
        side=data["side"],
        zone=data["zone"],
        weight=data["weight"],
        group=data.get("group"),
        late=data.get("late", False),
        seq=seq,
        removed=is_twin,
        removed_why=gettext("suara yang sama sudah ada di papan") if is_twin else "",
        source=source,
        finding=finding,
        address=address if is_ours else "",
    )


def _late_settled(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    """A late card joins the board, or stays away with the reason."""
    Card.objects.filter(item__meeting=meeting, pk=data["id"]).update(
        late=False, removed=not data["accepted"], removed_why=data["why"]
    )


def _card_removed(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    Card.objects.filter(item__meeting=meeting, pk=data["id"]).update(
        removed=data["removed"], removed_why=data["why"]
    )


def _card_moved(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    Card.objects.filter(item__meeting=meeting, pk=data["id"]).update(
        cluster_id=data["cluster"]
    )


def _cluster(_meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int) -> None:
    Cluster.objects.create(
        pk=data["id"],
        item_id=data["item"],
        title=data["title"],
        position=data["position"],
    )


def _cluster_named(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    Cluster.objects.filter(item__meeting=meeting, pk=data["id"]).update(title=data["title"])


def _cluster_gone(
    meeting: Meeting, _at: datetime, data: Mapping[str, Any], _seq: int
) -> None:
    Cluster.objects.filter(item__meeting=meeting, pk=data["id"]).delete()


APPLY: Final = {
    "card": _card,
    "card-settled": _late_settled,
    "card-removed": _card_removed,
    "card-moved": _card_moved,
    "cluster": _cluster,
    "cluster-named": _cluster_named,
    "cluster-gone": _cluster_gone,
}
