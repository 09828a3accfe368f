"""What the pages of a meeting show of its questions: results and who is ahead."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from siap.apps.meetings.models import Item, Phase, Round
from siap.apps.meetings.services.answers import highest
from siap.apps.meetings.services.counting import (
    AGREE,
    TIE,
    counted,
    mean_scores,
    winner,
)


@dataclass(frozen=True)
class Choice:
    """An option of a question with what it got; a score also has its mean."""

    id: str
    title: str
    count: int = 0
    mean: Decimal | None = None

    @property
    def wins(self) -> str:
        """Of a standing: how often it won, a tie being half a win."""
        whole, half = divmod(self.count, 2)
        return f"{whole or ''}½" if half else str(whole)


@dataclass(frozen=True)
class Asked:
    """
    A question as it is shown; counts are nought while it is open.

    `voters` are people on phones and those written down by name, `paper` what was counted
    by hand.
    """

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

    @property
    def scale(self) -> range:
        """What one may give an option."""
        return range(1, highest(self.round) + 1)

    @property
    def answered(self) -> int:
        """How many people have answered; raised hands, too, where a hand is an answer."""
        one_each = self.round.kind in {"pairs", "agree"}
        return self.voters + (self.paper if one_each else 0)


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
    seen = found.phase == Phase.CLOSED or (running and not found.secret)
    counts = result.get("counts", {}) if seen else {}
    means = mean_scores(found) if found.kind == "scores" else {}
    keys = [str(o["id"]) for o in found.options]
    keys += [TIE] if found.kind == "pairs" else []
    choices = [
        Choice(key, option_title(found, key), count=counts.get(key, 0), mean=means.get(key))
        for key in keys
    ]
    return Asked(
        round=found,
        number=found.position + 1,
        of=found.item.rounds.count(),
        choices=choices,
        voters=int(result.get("voters", 0)),
        paper=int(result.get("paper", 0)),
        won=_won(found),
    )


def _won(found: Round) -> str:
    if found.kind != "pairs" or found.phase != Phase.CLOSED:
        return ""
    side = winner(found)
    if side is None:
        return ""
    return option_title(found, side if side == TIE else found.options[side == "b"]["id"])


def standing(item: Item) -> list[Choice]:
    """Twice the wins of each option over the closed pairs, most first; a tie counts one."""
    wins: Counter[str] = Counter()
    titles: dict[str, str] = {}
    for found in item.rounds.filter(kind="pairs"):
        titles |= {str(o["id"]): str(o["title"]) for o in found.options}
        side = winner(found) if found.phase == Phase.CLOSED else None
        if side in {"a", "b"}:
            wins[str(found.options[side == "b"]["id"])] += 2
        elif side == TIE:
            wins.update(str(o["id"]) for o in found.options)
    rows = [Choice(key, title, count=wins[key]) for key, title in titles.items()]
    return sorted(rows, key=lambda row: (-row.count, row.title))


def gathered(item: Item) -> list[Choice]:
    """
    What the closed questions of an item gave each option together, most first.

    Returns:
        Dots of all questions; of scores the sum of the means. Empty for other tools.
    """
    if item.tool not in {"dots", "scores"}:
        return []
    counts: Counter[str] = Counter()
    means: dict[str, Decimal] = {}
    titles: dict[str, str] = {}
    for found in item.rounds.filter(kind=item.tool, phase=Phase.CLOSED):
        titles |= {str(o["id"]): str(o["title"]) for o in found.options}
        counts.update(found.result.get("counts", {}))
        for key, mean in mean_scores(found).items():
            means[key] = means.get(key, Decimal(0)) + mean
    scored = item.tool == "scores"
    rows = [
        Choice(key, title, counts[key], means.get(key) if scored else None)
        for key, title in titles.items()
    ]
    return sorted(rows, key=lambda row: (-(row.mean or row.count), row.title))


def asked_now(item: Item, *, running: bool = False) -> Asked | None:
    """The open question of an item, else the one closed last; None before the first."""
    rounds = item.rounds.select_related("item")
    found = rounds.filter(phase=Phase.OPEN).first()
    if found is None:
        found = rounds.filter(phase=Phase.CLOSED).last()
    return asked(found, running=running) if found else None
