"""Counting answers: points by option, who won a pair, the mean of a score."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from siap.apps.meetings.models import Round

TIE: Final = "tie"
AGREE: Final = ("agree", "notes", "object")
HIGHEST_SCORE: Final = 5
"""Of a score where no worksheet asks for another one."""

Choice = str | dict[str, int]


def counted(found: Round) -> dict[str, Any]:
    """
    What a question gave: points by option, and how many answered.

    Whoever speaks for several counts as often. `voters` counts people on phones and those
    written down by name, `paper` what was counted by hand.
    """
    answers = list(found.answers.all())
    points = [points_of(each.choice, people=each.people) for each in answers]
    total = summed([*points, found.tally, found.paper])
    voters = found.voters if found.secret else sum(each.people for each in answers)
    return {"counts": total, "voters": voters, "paper": sum(found.paper.values())}


def points_of(choice: Choice, *, people: int = 1) -> dict[str, int]:
    """An answer as points by option, as often as there are people behind it."""
    given = {choice: 1} if isinstance(choice, str) else choice
    return {key: points * people for key, points in given.items()}


def summed(parts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Points of several answers together, by option in the order of its id."""
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return dict(sorted(total.items()))


def winner(found: Round) -> str | None:
    """
    Which side of a closed pair won.

    Returns:
        `a`, `b`, or `tie`; None without any vote.
    """
    counts = found.result.get("counts", {})
    a, b = (counts.get(option["id"], 0) for option in found.options)
    even = counts.get(TIE, 0)
    if not a and not b and not even:
        return None
    if a == b or even > max(a, b):
        return TIE
    return "a" if a > b else "b"


def mean_scores(found: Round) -> dict[str, Decimal]:
    """
    The mean score of each option of a closed question.

    Returns:
        Means over all who answered, halves rounded up to two places, by id; options that
        nobody scored are left out.
    """
    voters = int(found.result.get("voters", 0))
    counts = found.result.get("counts", {})
    if not voters:
        return {}
    step = Decimal("0.01")
    return {
        key: (Decimal(total) / voters).quantize(step, ROUND_HALF_UP)
        for key, total in counts.items()
        if total
    }
