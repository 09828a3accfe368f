"""Projects that may be funded and ballots about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final


@dataclass(frozen=True, slots=True)
class Project:
    """
    Something that may be funded.

    Args:
        id: Key.
        cost: Whole rupiah, > 0.
    """

    id: str
    cost: int


Ballot = Sequence[str] | Mapping[str, Fraction]
"""The projects that a voter wants, or what each is worth to him; others are worth 0."""

_SAMPLE: Final = 2000
"""Ballots from which it is guessed whether many are equal."""


def grouped(ballots: Sequence[Ballot]) -> tuple[Sequence[Ballot], list[int]]:
    """
    Count equal ballots as one, where there are many of them.

    Args:
        ballots: Any number.

    Returns:
        Different ballots, and how many each stands for; or all of them, each for itself,
        where hardly any are equal.
    """
    some = [_mark(ballot) for ballot in ballots[:_SAMPLE]]
    if len(set(some)) * 2 > len(some):
        return ballots, [1] * len(ballots)
    first: dict[tuple[object, ...], int] = {}
    kept: list[Ballot] = []
    weights: list[int] = []
    for ballot in ballots:
        place = first.setdefault(_mark(ballot), len(kept))
        if place == len(kept):
            kept.append(ballot)
            weights.append(0)
        weights[place] += 1
    return kept, weights


def _mark(ballot: Ballot) -> tuple[object, ...]:
    if isinstance(ballot, Mapping):
        return tuple(sorted(ballot.items()))
    return tuple(sorted(ballot))
