"""Make typed text safe for every format we write."""

import re
import unicodedata
from typing import Final

# What no reader sees and some writer chokes on: C0 and C1 controls but tab and newline,
# lone surrogates, bidirectional controls (they can show a text in another order than it
# is), interlinear marks, byte order marks and the codes that are no characters.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}"
        for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
_LINE_ENDS: Final = re.compile("\r\n|[\r\u2028\u2029]")


def clean(text: str) -> str:
    r"""
    Drop what cannot be printed and compose accents.

    Args:
        text: Anything typed, pasted or imported.

    Returns:
        The text in NFC without control characters (tab and newline stay), without
        surrogates, non-characters and bidirectional controls; every line end is a newline.
        Cleaning twice changes nothing.

    >>> clean("Air\x00 minum\r\nkota")
    'Air minum\nkota'
    """
    if text.isascii() and text.isprintable():
        return text
    kept = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", kept)
