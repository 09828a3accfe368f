"""Which characters none of the bundled fonts can draw."""

import unicodedata
from bisect import bisect_right
from functools import cache

from siap.typography.table import metrics

_INVISIBLE = frozenset("\n\t\u200b\u200c\u200d\u2060\ufe0e\ufe0f")  # nothing to draw


def missing_glyphs(text: str) -> list[str]:
    """
    Name the characters that would stop a PDF export or print as a box.

    Args:
        text: Any text, cleaned or not.

    Returns:
        Each such character once, in order of appearance; empty if all can be drawn.

    >>> missing_glyphs("Air minum ≥ 80 %")
    []
    """
    if text.isascii() and text.isprintable():
        return []
    return [char for char in dict.fromkeys(text) if not _drawn(char)]


def _drawn(char: str) -> bool:
    if char in _INVISIBLE:
        return True
    if (
        unicodedata.category(char) == "Co"
    ):  # each font draws what it likes; archives refuse it
        return False
    starts, ends = _runs()
    place = bisect_right(starts, ord(char)) - 1
    return place >= 0 and ord(char) <= ends[place]


@cache
def _runs() -> tuple[list[int], list[int]]:
    runs = metrics()["coverage"]
    return [first for first, _ in runs], [last for _, last in runs]
