"""What the pages of a meeting show: the same facts for phones, the wall and the desk."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from siap.apps.meetings.activities import ACTIVITIES, Activity, Zone
from siap.apps.meetings.models import (
    Card,
    Cluster,
    Item,
    Meeting,
    Participant,
    Phase,
    Presence,
    Round,
)
from siap.apps.meetings.services.boards import board_of
from siap.apps.meetings.services.course import spent_seconds
from siap.apps.meetings.services.votes import AGREE, HIGHEST_SCORE, TIE, counted, winner
from siap.apps.meetings.similar import alike, in_order


@dataclass(frozen=True)
class Pile:
    """Cards under one heading, or in one field; the heading is empty for loose cards."""

    cards: Sequence[Card]
    cluster: Cluster | None = None
    zone: Zone | None = None

    @property
    def weight(self) -> int:
        """The strengths of its cards together."""
        return sum(card.weight or 0 for card in self.cards)


@dataclass(frozen=True)
class Board:
    """A board: its piles, the loose cards, and which of them say nearly the same."""

    piles: Sequence[Pile]
    loose: Sequence[Card]
    count: int
    veiled: bool
    similar: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """An option of a question with what it got; `share` in whole percent."""

    id: str
    title: str
    count: int = 0
    share: int = 0
    mean: float | None = None


@dataclass(frozen=True)
class Asked:
    """A question as it is shown; counts are nought while it is open."""

    round: Round
    number: int
    of: int
    choices: Sequence[Choice]
    voters: int
    paper: int
    won: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is being answered."""
        return self.round.phase == Phase.OPEN


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
    cards = list(home.cards.filter(removed=False).select_related("author"))
    if home.hidden and not unveiled:
        return Board([], [], len(cards), veiled=True)
    if activity.zones:
        piles = [
            Pile([c for c in cards if c.zone == zone.key], zone=zone)
            for zone in activity.zones
        ]
        return Board(piles, [], len(cards), veiled=False)
    piles = [
        Pile([c for c in cards if c.cluster_id == cluster.pk], cluster=cluster)
        for cluster in home.clusters.all()
    ]
    loose = {str(c.pk): c for c in cards if c.cluster_id is None}
    groups = alike({key: card.text for key, card in loose.items()})
    number = {key: n for n, group in enumerate(groups, 1) for key in group}
    ordered = [loose[key] for key in in_order(list(loose), groups)]
    return Board(piles, ordered, len(cards), veiled=False, similar=number)


def option_title(found: Round, key: str) -> str:
    """What an option is called."""
    if found.kind == "agree" and key in AGREE:
        words = {
            "agree": gettext("Setuju"),
            "notes": gettext("Setuju dengan catatan"),
            "object": gettext("Keberatan"),
        }
        return words[key]
    if key == TIE:
        return gettext("Sama kuat")
    return next((str(o["title"]) for o in found.options if o["id"] == key), "–")


def asked(found: Round, *, running: bool = False) -> Asked:
    """
    A question with its result; of an open one only how many answered.

    Args:
        found: The question.
        running: Whether counts are shown while it is open, for those who lead; those of a
            secret one never are, or one could watch whose answer made which count grow.
    """
    result = found.result if found.phase == Phase.CLOSED else counted(found)
    counts = result.get("counts", {})
    seen = found.phase == Phase.CLOSED or (running and not found.secret)
    keys = [str(o["id"]) for o in found.options]
    keys += [TIE] if found.kind == "pairs" else []
    whole = sum(counts.values()) or 1
    voters = int(result.get("voters", 0))
    choices = [
        Choice(
            key,
            option_title(found, key),
            count=counts.get(key, 0) if seen else 0,
            share=_share(
                found, counts.get(key, 0), voters if found.kind == "scores" else whole
            )
            if seen
            else 0,
            mean=_mean(found, counts.get(key, 0), voters) if seen else None,
        )
        for key in keys
    ]
    return Asked(
        round=found,
        number=found.position + 1,
        of=found.item.rounds.count(),
        choices=choices,
        voters=voters,
        paper=int(result.get("paper", 0)),
        won=_won(found),
    )


def _share(found: Round, count: int, whole: int) -> int:
    """Whole percent of all votes; of a score, of the highest that there could be."""
    most = whole * HIGHEST_SCORE if found.kind == "scores" else whole
    return round(100 * count / most) if most else 0


def _mean(found: Round, total: int, voters: int) -> float | None:
    return total / voters if found.kind == "scores" and voters else None


def _won(found: Round) -> str:
    if found.kind != "pairs" or found.phase != Phase.CLOSED:
        return ""
    side = winner(found)
    if side is None:
        return ""
    return option_title(found, side if side == TIE else found.options[side == "b"]["id"])


def standing(item: Item) -> list[Choice]:
    """Wins of each option over the closed pairs of an item, most first; ties count half."""
    wins: Counter[str] = Counter()
    titles: dict[str, str] = {}
    for found in item.rounds.filter(kind="pairs"):
        titles |= {str(o["id"]): str(o["title"]) for o in found.options}
        side = winner(found) if found.phase == Phase.CLOSED else None
        if side in {"a", "b"}:
            wins[str(found.options[side == "b"]["id"])] += 2
        elif side == TIE:
            wins.update(str(o["id"]) for o in found.options)
    most = max(wins.values(), default=0) or 1
    rows = [
        Choice(key, title, count=wins[key], share=round(100 * wins[key] / most))
        for key, title in titles.items()
    ]
    return sorted(rows, key=lambda row: (-row.count, row.title))


def asked_now(item: Item, *, running: bool = False) -> Asked | None:
    """The open question of an item, else the one closed last; None before the first."""
    rounds = item.rounds.select_related("item")
    found = rounds.filter(phase=Phase.OPEN).first()
    if found is None:
        found = rounds.filter(phase=Phase.CLOSED).last()
    return asked(found, running=running) if found else None


def activity_of(item: Item | None) -> Activity | None:
    """The tool of an item; None where people listen."""
    return ACTIVITIES.get(item.tool) if item else None


def seconds_left(item: Item, *, now: datetime) -> int:
    """What is left of an item's time; below nought when it runs over."""
    return item.minutes * 60 - spent_seconds(item, now=now)


def people_in(meeting: Meeting) -> list[Participant]:
    """Everybody who is present or waits, in the order in which they came."""
    return list(meeting.participants.exclude(presence=Presence.OUT))


def groups_of(people: Sequence[Participant]) -> list[tuple[int, list[Participant]]]:
    """The groups that people were put into, by number; empty before they are."""
    numbers = sorted({person.group for person in people if person.group})
    return [(n, [p for p in people if p.group == n]) for n in numbers]


def removed_cards(item: Item) -> list[Card]:
    """The cards that were taken off the board of an item."""
    return list(board_of(item).cards.filter(removed=True))


def live_context(meeting: Meeting, view: str) -> dict[str, object]:
    """
    What the live part of a view shows, the same for everybody with this view.

    Args:
        meeting: With its plan and item.
        view: `phone`, `screen` or `desk`.
    """
    item = meeting.item
    leads = view == "desk"
    board = None
    if item is not None and (view != "phone" or item.phase == Phase.SHOWN):
        board = board_for(item, unveiled=leads)
    people = people_in(meeting) if view != "phone" else []
    grouped = item is not None and item.kind == "group-work"
    return {
        "meeting": meeting,
        "item": item,
        "activity": activity_of(item),
        "board": board,
        "asked": asked_now(item, running=leads) if item else None,
        "standing": standing(item) if item and item.tool == "pairs" else [],
        "left": seconds_left(item, now=timezone.now()) if item else 0,
        "people": people,
        "present": sum(p.presence == Presence.PRESENT for p in people),
        "waiting": [p for p in people if p.presence == Presence.WAITING],
        "groups": groups_of(people) if grouped else [],
        "removed": removed_cards(item) if item and leads else [],
        "on_paper": [p for p in people if p.on_paper] if leads else [],
        "takes_cards": bool(item and item.phase in {Phase.OPEN, Phase.SHOWN}),
        "scale": range(1, 6),
        # Only those who hold a meeting get a pass to the live part of the desk.
        "may_hold": leads,
    }
