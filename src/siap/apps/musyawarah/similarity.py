"""How alike two short texts are, by the groups of three letters that they share."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

ALIKE_ENOUGH: Final = Fraction(1, 4)
"""Below this share of common letter groups two titles seldom mean the same thing."""


def trigrams(text: str) -> frozenset[str]:
    """
    The groups of three letters of a text, word by word, with the ends of words marked.

    >>> sorted(trigrams("Air"))
    ['  a', ' ai', 'air', 'ir ']
    """
    words = "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
    return frozenset(
        padded[start : start + 3]
        for padded in (f"  {word} " for word in words)
        for start in range(len(padded) - 2)
    )


def likeness(left: frozenset[str], right: frozenset[str]) -> Fraction:
    """
    The share of common groups among all of both.

    Returns:
        0 to 1, exact; 0 where one text has no letters.

    Source:
        Jaccard's coefficient of the two sets.
    """
    together = len(left | right)
    return Fraction(len(left & right), together) if together else Fraction()


@dataclass(frozen=True)
class Alike:
    """Something that looks alike, and how much."""

    id: int
    share: Fraction


def most_alike(
    text: str, others: Iterable[tuple[int, str]], *, most: int = 5
) -> list[Alike]:
    """
    Find what resembles a text.

    Args:
        text: What somebody types.
        others: Pairs of an id and a text.
        most: How many at most.

    Returns:
        Those that are alike enough, the most alike first; ties by id, the oldest first.
    """
    wanted = trigrams(text)
    if not wanted:
        return []
    found = []
    for key, other in others:
        share = likeness(wanted, trigrams(other))
        if share >= ALIKE_ENOUGH:
            found.append(Alike(key, share))
    found.sort(key=lambda each: (-each.share, each.id))
    return found[:most]
