"""Orders of the desk about boards: cards, headings, the way into the worksheet."""

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from siap.apps.meetings.services import boards, clusters, sheets
from siap.apps.meetings.services.course import Command
from siap.apps.meetings.views.reading import Do, whole
from siap.apps.meetings.views.voices import put_up


def _card(order: Command, typed: QueryDict) -> None:
    new = boards.NewCard(
        item_id=typed.get("item", ""),
        text=typed.get("text", ""),
        zone=typed.get("zone", ""),
        weight=whole(typed.get("weight", "")),
        side=typed.get("side", ""),
        group=whole(typed.get("group", "")),
    )
    boards.write_card(order, new=new)


def _remove(order: Command, typed: QueryDict) -> str:
    for card_id in typed.getlist("card"):
        boards.remove_card(order, card_id=card_id, why=typed.get("why", ""), back=False)
    return gettext("Kartu diturunkan. Alasannya tercatat.")


def _restore(order: Command, typed: QueryDict) -> None:
    boards.remove_card(order, card_id=typed.get("card", ""), why="", back=True)


def _move(order: Command, typed: QueryDict) -> None:
    for card_id in typed.getlist("card"):
        clusters.move_card(order, card_id=card_id, cluster_id=typed.get("cluster", ""))


def _cluster(order: Command, typed: QueryDict) -> None:
    made = clusters.add_cluster(
        order, item_id=typed.get("item", ""), title=typed.get("title", "")
    )
    for card_id in typed.getlist("card"):
        clusters.move_card(order, card_id=card_id, cluster_id=str(made.pk))


def _name(order: Command, typed: QueryDict) -> None:
    clusters.name_cluster(
        order,
        item_id=typed.get("item", ""),
        cluster_id=typed.get("cluster", ""),
        title=typed.get("title", ""),
    )


def _late(order: Command, typed: QueryDict) -> str:
    accept = typed.get("take") == "1"
    card, why = typed.get("card", ""), typed.get("why", "")
    boards.settle_late(order, card_id=card, accept=accept, why=why)
    if accept:
        return gettext("Kartu masuk ke papan.")
    return gettext("Kartu tidak diterima. Alasannya tercatat.")


def _take_over(order: Command, typed: QueryDict) -> str:
    wanted = sheets.Wanted(
        item_id=typed.get("item", ""),
        solution=typed.get("solution", ""),
        group=whole(typed.get("group", "")) or 0,
    )
    found = sheets.take_over_cards(order, wanted=wanted)
    told = ngettext(
        "{n} kartu baru masuk ke lembar kerja.", "{n} kartu baru masuk ke lembar kerja.",
        found.added,
    ).format(n=found.added)  # fmt: skip
    if found.left:
        more = gettext("{n} baris yang sudah diubah di lembar kerja dibiarkan.")
        told = f"{told} {more.format(n=found.left)}"
    return told


BOARDING: Final[Mapping[str, Do]] = {
    "kartu": _card,
    "suara": put_up,
    "turunkan": _remove,
    "kembalikan": _restore,
    "terlambat": _late,
    "pindah": _move,
    "gugus": _cluster,
    "judul": _name,
    "ke-lembar": _take_over,
}
