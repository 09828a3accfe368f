"""Characters that no bundled font can draw: a box in print, and a warning beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from siap.kernel.messages import MESSAGES
from siap.rendering.tree import Document
from siap.typography import clean, missing_glyphs

_MOST_SHOWN: Final = 12
BOX: Final = "\N{WHITE SQUARE}"


@dataclass(frozen=True, slots=True)
class Warned:
    """
    Text of which some characters print as a box in the PDF.

    Args:
        text: The text, at most 80 characters of it.
        characters: Those characters, each once.
    """

    text: str
    characters: tuple[str, ...]


def warnings(document: Document) -> tuple[Warned, ...]:
    """
    Find what the PDF cannot draw; the other formats print it with the reader's fonts.

    Args:
        document: The tree.

    Returns:
        Each text at fault once, in reading order; empty if all is well.
    """
    found: dict[str, Warned] = {}
    _search(document, found)
    return tuple(found.values())


def unprintable(thing: object) -> tuple[str, ...]:
    """
    List the characters that the PDF would print as a box.

    Args:
        thing: A text, a cell, or a tree; anything that holds texts.

    Returns:
        Each such character once, in reading order.
    """
    found: dict[str, Warned] = {}
    _search(thing, found)
    return tuple(dict.fromkeys(each for said in found.values() for each in said.characters))


def glyph_warning(thing: object, language: str = "id") -> str:
    """
    Say which characters would print as a box, for whoever has just saved them.

    Args:
        thing: What was saved: a text, a cell, or several.
        language: `id` or `en`.

    Returns:
        One or two sentences; empty if all can be printed.

    >>> glyph_warning("Air minum ≥ 80 %")
    ''
    """
    missing = unprintable(thing)
    if not missing:
        return ""
    shown = " ".join(missing[:_MOST_SHOWN])
    return MESSAGES["glyphs-missing"][language].format(characters=shown)


def drawable(text: str) -> str:
    """
    Put a visible box in place of every character that no font can draw.

    Args:
        text: Cleaned text.

    Returns:
        Text of the same length that can be printed.
    """
    missing = missing_glyphs(text)
    return text.translate({ord(each): BOX for each in missing}) if missing else text


def _search(thing: object, found: dict[str, Warned]) -> None:
    if isinstance(thing, str):
        said = clean(thing)
        missing = missing_glyphs(said)
        if missing and thing not in found:
            found[thing] = Warned(said[:80], tuple(missing))
    elif isinstance(thing, Mapping):
        _search(tuple(thing.values()), found)
    elif isinstance(thing, tuple | list):
        for each in thing:
            _search(each, found)
    elif is_dataclass(thing) and not isinstance(thing, type):
        _search(tuple(getattr(thing, each.name) for each in fields(thing)), found)
