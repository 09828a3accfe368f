"""
What a picture may hold when it goes through the typesetter.

The typesetter draws text in pictures character by character: it refuses a tagged PDF over a
letter with a loose accent, an emoji made of several characters, or a character that no
bundled font has. On a screen all of these are left as typed.
"""

import re
import unicodedata
from typing import Final

from siap.typography import missing_glyphs

BOX: Final = "\N{WHITE SQUARE}"
_RISKY: Final = re.compile("[^\x00-\u02ff\u2010-\u2026]")
# Joiners, selectors of a variant, keycaps, skin tones, tags: what they join stays.
_JOINERS: Final = re.compile(
    "[\u034f\u200c\u200d\u20e3\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
_FLAGS: Final = {0x1F1E6 + n: chr(65 + n) for n in range(26)}
_SPELT_WITH_MARKS: Final = re.compile("[\u0900-\u1dbf\ua800-\uabff]")


def for_paper(text: str) -> str:
    """
    Replace what the typesetter cannot draw in a picture.

    Args:
        text: Cleaned text.

    Returns:
        The text without joiners and loose accents, flags as letters; a visible box stands
        for a character without glyph and for a vowel sign of a script that needs it.

    >>> for_paper("Keran 🚰 dan 👍🏽")
    'Keran 🚰 dan 👍'
    """
    if not _RISKY.search(text):
        return text
    kept = _JOINERS.sub("", text).translate(_FLAGS)
    missing = set(missing_glyphs(kept))
    return "".join(BOX if char in missing else _mark(char) for char in kept)


def _mark(char: str) -> str:
    if unicodedata.category(char) not in {"Mn", "Mc", "Me"}:
        return char
    return BOX if _SPELT_WITH_MARKS.match(char) else ""
