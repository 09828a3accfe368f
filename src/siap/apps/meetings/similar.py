"""Cards that say nearly the same, put side by side; nobody merges them by machine."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

ALIKE: Final = 0.5
"""Share of words in common from which two cards count as alike."""
MOST: Final = 600
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
# Words that say nothing about what a card is about.
_EMPTY: Final = frozenset(
    re.findall(
        r"\w+",
        "dan yang untuk dengan dari pada tidak belum ada ini itu atau juga sudah akan "
        "oleh masih kurang sering agar karena para the and for with not are was",
    )
)


def words_of(text: str) -> frozenset[str]:
    """The words of a card that carry meaning, in small letters."""
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY


def alike(texts: Mapping[str, str]) -> list[list[str]]:
    """
    Find groups of cards that share most of their words.

    Args:
        texts: Text by id; only the first 600 are compared.

    Returns:
        Groups of two or more ids, each in the order given, groups by their first card.
    """
    words = {key: words_of(text) for key, text in list(texts.items())[:MOST]}
    parent = {key: key for key in words}
    for one, other in combinations(words, 2):
        if _share(words[one], words[other]) >= ALIKE:
            parent[_root(parent, other)] = _root(parent, one)
    groups: dict[str, list[str]] = {}
    for key in words:
        groups.setdefault(_root(parent, key), []).append(key)
    return [group for group in groups.values() if len(group) > 1]


def _root(parent: Mapping[str, str], key: str) -> str:
    while parent[key] != key:
        key = parent[key]
    return key


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def in_order(ids: Sequence[str], groups: Sequence[Sequence[str]]) -> list[str]:
    """Ids in their order, each group together at the place of its first card."""
    head = {key: group for group in groups for key in group}
    found: list[str] = []
    for key in ids:
        for each in head.get(key, [key]):
            if each not in found:
                found.append(each)
    return found
