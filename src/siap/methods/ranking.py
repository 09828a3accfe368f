"""Standard competition ranks (1, 1, 3) with the ties named."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


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
    groups: dict[Fraction | int, list[str]] = {}
    for key, score in scores.items():
        groups.setdefault(score, []).append(key)
    place = 1
    places: dict[Fraction | int, int] = {}
    ties = []
    for score in sorted(groups, reverse=highest_first):
        places[score] = place
        place += len(groups[score])
        if len(groups[score]) > 1:
            ties.append(groups[score])
    return Ranking({key: places[score] for key, score in scores.items()}, ties)
