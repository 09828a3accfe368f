"""Gaps of competence: what is needed, what is there, how many people are concerned."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from siap.methods.ranking import Ranking, standard_ranks

LEVELS: Final = (0, 4)
"""Lowest and highest level of the worksheet: none, basic, able, skilled, expert."""


@dataclass(frozen=True, slots=True)
class Need:
    """
    One competence of one position.

    Args:
        id: Key of the need.
        required: Level the position needs, 0..4.
        present: Level that its people have, 0..4; may be a mean.
        people: How many people it concerns.
    """

    id: str
    required: Fraction
    present: Fraction
    people: int

    @property
    def gap(self) -> Fraction:
        """Levels that are lacking; negative means more than needed."""
        return self.required - self.present

    @property
    def weighted_gap(self) -> Fraction:
        """Levels that are lacking times people."""
        return self.gap * self.people


def rank_needs(needs: Sequence[Need]) -> tuple[list[str], Ranking]:
    """
    Order needs by how much is lacking over all people.

    Args:
        needs: n >= 1, distinct ids.

    Returns:
        Ids, the largest gap × people first; and the ranking by the same number. Equal
        needs share a rank and stand in the alphabet of their ids, so that the order of
        the input decides nothing.

    Source:
        Worksheet W26 of the application guide: gap × people.

    >>> a = Need("a", Fraction(3), Fraction(2), 4)
    >>> b = Need("b", Fraction(4), Fraction(1), 2)
    >>> rank_needs([a, b])[0]
    ['b', 'a']
    """
    weighted = {need.id: need.weighted_gap for need in needs}
    order = sorted(weighted, key=lambda key: (-weighted[key], key))
    return order, standard_ranks(weighted)
