"""Words wider than their room: where the typesetter may break them."""

import re
from typing import Final

from siap.typography import wrap

_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_WORD: Final = re.compile(r"\S{6,}")


def breakable(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """
    Let words that are wider than their column be broken.

    Args:
        text: The text.
        room: Width of the column in points.
        size: Size of the text in points.
        bold: Whether it is set in bold.

    Returns:
        The text; where a word has to be broken there is a zero width space.
    """

    def broken(word: re.Match[str]) -> str:
        return _BREAK.join(wrap(word[0], room, size, "sans", bold=bold))

    return _WORD.sub(broken, text)
