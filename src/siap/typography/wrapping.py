"""Break text into lines that fit."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from siap.typography.measure import text_width

# A word may be broken after these: account codes, addresses of web pages, compounds.
_JOINTS: Final = re.compile(r"(?<=[./\-_,:;&=?@|])(?=[^\s./\-_,:;&=?@|])")
# Where an Indonesian word divides best: before a consonant that a vowel follows, never
# inside ng, ny, sy or kh.
_SYLLABLES: Final = re.compile(
    r"(?<=[a-z]{2})(?<!n(?=[gy]))(?<!s(?=y))(?<!k(?=h))"
    r"(?=(?:ng|ny|sy|kh|[b-df-hj-np-tv-z])[aiueo][a-z])",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"[^\S\u00a0\u2007\u202f]+")  # lines never break at the others
_STICKS: Final = frozenset("\u200d\ufe0e\ufe0f")


def wrap(
    text: str, width: float, size: float, face: str = "diagram", *, bold: bool = False
) -> list[str]:
    """
    Break a text into lines no wider than asked.

    Lines break at spaces; a word wider than a line breaks after a joint (dot, slash,
    hyphen, ...), else between syllables, else between characters. No character but white
    space is ever lost, and none is added. A newline in the text always ends a line.

    Args:
        text: The text.
        width: Room for a line, in the unit of `size`. A single character wider than that
            still gets its line.
        size: Font size.
        face: `diagram`, `sans` or `serif`.
        bold: Whether the bold cut is meant.

    Returns:
        At least one line; a single empty one for text without a visible character.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words = [word for word in _SPACES.split(paragraph) if word]
        if words:
            lines.extend(_fill(words, width / size, face, bold))
    return lines or [""]


def _fill(words: list[str], room: float, face: str, bold: bool) -> Iterator[str]:  # noqa: FBT001
    space = text_width(" ", 1.0, face, bold=bold)
    line, used = "", 0.0
    for word in words:
        wide = text_width(word, 1.0, face, bold=bold)
        if line and used + space + wide <= room:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            yield line
        line, used = word, wide
        if wide > room:
            *whole, line = _broken(word, room, face=face, bold=bold)
            yield from whole
            used = text_width(line, 1.0, face, bold=bold)
    yield line


def _broken(word: str, room: float, *, face: str, bold: bool) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(word, room, face=face, bold=bold):
        if line and text_width(line + piece, 1.0, face, bold=bold) > room:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]


def _pieces(word: str, room: float, *, face: str, bold: bool) -> Iterator[str]:
    for part in _JOINTS.split(word):
        if text_width(part, 1.0, face, bold=bold) <= room:
            yield part
            continue
        for syllable in _SYLLABLES.split(part):
            if text_width(syllable, 1.0, face, bold=bold) <= room:
                yield syllable
            else:
                yield from _graphemes(syllable)


def _graphemes(text: str) -> Iterator[str]:
    held = ""
    for char in text:
        joins = (
            bool(unicodedata.combining(char)) or char in _STICKS or held.endswith("\u200d")
        )
        if held and not joins:
            yield held
            held = ""
        held += char
    if held:
        yield held
