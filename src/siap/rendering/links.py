"""Which links a paper may carry."""

import re
from typing import Final

_SAFE: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"{}|\\^`]+\Z", re.IGNORECASE)


def outer_link(link: str) -> str:
    """
    Let through links that only open a page, a letter or a call.

    Args:
        link: As given in a run.

    Returns:
        The link, or nothing for another scheme, a blank or a bracket.

    >>> outer_link("https://contoh.go.id/rencana"), outer_link("javascript:alert(1)")
    ('https://contoh.go.id/rencana', '')
    """
    return link if _SAFE.match(link) else ""


def inner_link(link: str) -> str:
    """
    Take the anchor out of a link inside the paper.

    Args:
        link: As given in a run.

    Returns:
        The anchor, or nothing.

    >>> inner_link("#aksi")
    'aksi'
    """
    return link[1:] if link.startswith("#") else ""
