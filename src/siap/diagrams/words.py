"""
The words that pictures bring themselves, in the language of their reader.

Drawing reaches them through many small functions, so the language is not handed from each
to the next: it holds for one picture, from `speaking` to its end, and for one thread only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal

from siap.diagrams.english import ENGLISH
from siap.kernel.errors import InvalidInput

Language = Literal["id", "en"]
LANGUAGES: Final = ("id", "en")

_LANGUAGE: ContextVar[Language] = ContextVar("language of the picture", default="id")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """
    Say in which language a picture is drawn meanwhile.

    Args:
        language: `id` or `en`.

    Raises:
        InvalidInput: It is neither.
    """
    if language not in LANGUAGES:
        raise InvalidInput("unknown-key", key=language, known=", ".join(LANGUAGES))
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def spoken() -> Language:
    """Tell the language of the picture that is being drawn."""
    return _LANGUAGE.get()


def say(text: str, /, **facts: object) -> str:
    """
    Give a text of a picture in the picture's language.

    Args:
        text: In Indonesian, with `{name}` where a fact goes.
        facts: What goes there.

    Returns:
        The text with its facts.

    Raises:
        KeyError: It has no English form.

    >>> say("target {goal}", goal="80 %")
    'target 80 %'
    """
    told = ENGLISH[text] if spoken() == "en" else text
    return told.format(**facts) if facts else told
