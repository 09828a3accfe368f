"""Emblems that offices upload, drawn anew so that nothing but pixels stays."""

import base64
from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError

from siap.kernel.errors import InvalidInput

MAX_BYTES: Final = 2 * 2**20
MAX_PIXELS: Final = 25_000_000
SIDE: Final = 320

_UNREADABLE: Final = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
)
_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP")


def redrawn(content: bytes) -> bytes:
    """
    Draw an emblem on a new canvas.

    Args:
        content: A PNG, JPEG, GIF, WEBP or BMP as uploaded.

    Returns:
        A PNG of at most 320 pixels each way on white, without anything else that the file
        held; the same picture gives the same bytes.

    Raises:
        InvalidInput: `logo-too-large`, or `logo-not-a-picture`.
    """
    if len(content) > MAX_BYTES:
        raise InvalidInput("logo-too-large", where="logo", most=MAX_BYTES // 2**20)
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as uploaded:
            if uploaded.width * uploaded.height > MAX_PIXELS:
                raise InvalidInput("logo-too-large", where="logo", most=MAX_BYTES // 2**20)
            drawn = uploaded.convert("RGBA")
    except _UNREADABLE as error:
        raise InvalidInput("logo-not-a-picture", where="logo") from error
    drawn.thumbnail((SIDE, SIDE))
    canvas = Image.new("RGB", drawn.size, "white")
    canvas.paste(drawn, mask=drawn.getchannel("A"))
    made = BytesIO()
    canvas.save(made, "PNG", optimize=True)
    return made.getvalue()


def as_text(logo: bytes) -> str:
    """An emblem as text for the tree; empty for none."""
    return base64.b64encode(logo).decode()
