"""Texts cut to the room that a list or a heading has."""

from django.utils.text import Truncator


def shortened(text: str, length: int) -> str:
    """
    Cut a text that is too long, with an ellipsis at its end.

    A page shortens some thousand names, nearly all of them short enough: those are not
    measured twice.

    Args:
        text: Any text.
        length: Most characters that may be left, the ellipsis included.
    """
    return text if len(text) <= length else Truncator(text).chars(length)
