"""Numbers in addresses and hidden fields: digits that somebody may have changed."""

from typing import Final

_MOST_DIGITS: Final = 18
"""As many as every database keeps."""


def whole_number(text: str) -> int | None:
    """
    Read a row of digits.

    Args:
        text: As it came.

    Returns:
        The number; None for anything else than 1 to 18 of the digits 0 to 9. Python calls
        more than that digits, and reads no number out of some of it.

    >>> whole_number("12"), whole_number("²"), whole_number("-1"), whole_number("9" * 19)
    (12, None, None, None)
    """
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        return None
    return int(text)
