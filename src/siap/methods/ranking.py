"""Standard competition ranks (1, 1, 3) with the ties named."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final


@dataclass(frozen=True, slots=True)
class Ranking:
    """
    Places and ties.

    Args:
        ranks: Place by id, 1 is first, in the order of the scores given.
        ties: Groups of two or more ids with the same score, best group first.
    """

    ranks: dict[str, int]
    ties: list[list[str]]

    @property
    def first(self) -> list[str]:
        """All ids that share the first place."""
        return [key for key, rank in self.ranks.items() if rank == 1]


def standard_ranks(
    scores: Mapping[str, Fraction | int], *, highest_first: bool = True
) -> Ranking:
    """
    Rank by exact score; equal scores share a place and leave the next ones empty.

    Args:
        scores: Exact score by id.
        highest_first: False ranks the lowest score first.

    Returns:
        The ranking. Input order never breaks a tie.

    >>> standard_ranks({"a": 3, "b": 5, "c": 5})
    Ranking(ranks={'a': 3, 'b': 1, 'c': 1}, ties=[['b', 'c']])
    """
    levels = levels_of(scores)
    if highest_first:
        levels.reverse()
    place = 1
    places: dict[str, int] = {}
    for _, members in levels:
        places |= dict.fromkeys(members, place)
        place += len(members)
    ties = [members for _, members in levels if len(members) > 1]
    return Ranking({key: places[key] for key in scores}, ties)


def levels_of(
    scores: Mapping[str, Fraction | int],
) -> list[tuple[Fraction, list[str]]]:
    """
    Group ids by exact score, lowest score first.

    Args:
        scores: Exact score by id, any number of them.

    Returns:
        Each score with the ids that have it, in the order of the input.

    >>> levels_of({"a": 3, "b": 1, "c": 3})
    [(Fraction(1, 1), ['b']), (Fraction(3, 1), ['a', 'c'])]
    """
    groups: dict[tuple[int, int], list[str]] = {}
    for key, score in scores.items():
        groups.setdefault(score.as_integer_ratio(), []).append(key)
    ordered = sorted([(top * _FINE // bottom, (top, bottom)) for top, bottom in groups])
    if any(first[0] == second[0] for first, second in pairwise(ordered)):
        ordered.sort(key=lambda level: Fraction(*level[1]))
    return [(Fraction(*ratio), groups[ratio]) for _, ratio in ordered]


_FINE: Final = 10**18
"""Scores that differ by more than its inverse are told apart as whole numbers, for
comparing fractions is slow and seldom needed."""


def is_less(first: Fraction | int, second: Fraction | int) -> bool:
    """Compare two exact numbers; many times faster than `<` on fractions."""
    top, bottom = first.as_integer_ratio()
    other_top, other_bottom = second.as_integer_ratio()
    return top * other_bottom < other_top * bottom
