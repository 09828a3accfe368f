"""What the pages of a meeting show of its boards: piles, loose cards, groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from siap.apps.meetings.activities import ACTIVITIES, Activity
from siap.apps.meetings.models import Card, Cluster, Item, Meeting
from siap.apps.meetings.services.boards import board_of, groups_seen
from siap.apps.meetings.similar import alike, in_order


@dataclass(frozen=True)
class Pile:
    """Cards under one heading, in one field, or of one group."""

    key: str
    title: str
    cards: Sequence[Card]
    cluster: Cluster | None = None

    @property
    def weight(self) -> int:
        """The strengths of its cards together."""
        return sum(card.weight or 0 for card in self.cards)


@dataclass(frozen=True)
class Board:
    """
    A board: its piles, the loose cards, and which of them say nearly the same.

    `titles` names the groups whose boards these are; empty where there are none. `only` is
    the one among them that is being shown.
    """

    piles: Sequence[Pile]
    loose: Sequence[Card]
    count: int
    veiled: bool = False
    similar: Mapping[str, int] = field(default_factory=dict)
    titles: Sequence[str] = ()
    only: str = ""


def board_for(item: Item, *, unveiled: bool = False) -> Board | None:
    """
    The board of an item.

    Args:
        item: With a tool that has a board; others have none.
        unveiled: Whether hidden cards are shown, for those who hold the meeting.
    """
    activity = ACTIVITIES.get(item.tool)
    if activity is None or activity.frame != "board":
        return None
    home = board_of(item)
    cards = list(home.cards.filter(removed=False, late=False).select_related("author"))
    if home.hidden and not unveiled:
        return Board([], [], len(cards), veiled=True)
    seen = groups_seen(item)
    if item.by_group:
        return _by_group(item, activity, cards, only=0 if unveiled else item.presented)
    if seen is not None:
        # Notes of a gallery walk hang beside the result that they are about.
        piles = _piles_of_groups(seen.board_titles, cards)
        return Board(piles, [], len(cards), titles=seen.board_titles)
    if activity.zones:
        return Board(_by_zone(activity, cards), [], len(cards))
    return _clustered(home, cards)


def results_of_groups(item: Item, *, unveiled: bool = False) -> Board | None:
    """
    What groups wrote before, for the item in which it is looked at; None for others.

    Args:
        item: Where it is looked at.
        unveiled: Whether all groups are shown, for those who hold the meeting.
    """
    seen = groups_seen(item)
    activity = ACTIVITIES.get(seen.tool) if seen else None
    if seen is None or activity is None:
        return None
    cards = seen.cards.filter(removed=False, late=False).select_related("author")
    return _by_group(seen, activity, list(cards), only=0 if unveiled else seen.presented)


def _by_group(item: Item, activity: Activity, cards: Sequence[Card], only: int) -> Board:
    shown = [c for c in cards if not only or c.group == only]
    if activity.zones:
        piles = _by_zone(activity, shown)
    else:
        piles = _piles_of_groups(item.board_titles, shown, only=only)
    shown_alone = item.board_titles[only - 1] if only else ""
    return Board(piles, [], len(cards), titles=item.board_titles, only=shown_alone)


def _by_zone(activity: Activity, cards: Sequence[Card]) -> list[Pile]:
    return [
        Pile(zone.key, str(zone.title), [c for c in cards if c.zone == zone.key])
        for zone in activity.zones
    ]


def _piles_of_groups(
    titles: Sequence[str], cards: Sequence[Card], only: int = 0
) -> list[Pile]:
    numbers = [only] if only else range(1, len(titles) + 1)
    piles = [
        Pile(f"kelompok-{n}", titles[n - 1], [c for c in cards if c.group == n])
        for n in numbers
    ]
    rest = [card for card in cards if card.group is None]
    if rest and not only:
        piles.append(Pile("kelompok-0", gettext("Di luar kelompok"), rest))
    return piles


def _clustered(home: Item, cards: Sequence[Card]) -> Board:
    piles = [
        Pile(str(each.pk), each.title, [c for c in cards if c.cluster_id == each.pk], each)
        for each in home.clusters.all()
    ]
    loose = {str(c.pk): c for c in cards if c.cluster_id is None}
    groups = alike({key: card.text for key, card in loose.items()})
    number = {key: n for n, group in enumerate(groups, 1) for key in group}
    ordered = [loose[key] for key in in_order(list(loose), groups)]
    return Board(piles, ordered, len(cards), similar=number)


def removed_cards(item: Item) -> list[Card]:
    """The cards that were taken off the board of an item."""
    return list(board_of(item).cards.filter(removed=True))


def late_cards(meeting: Meeting) -> list[Card]:
    """Cards that came after their item had closed and wait to be settled."""
    late = Card.objects.filter(item__meeting=meeting, late=True)
    return list(late.select_related("item", "author"))
