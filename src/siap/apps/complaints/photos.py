"""Pictures that people send with a report."""

from typing import Final

from siap.pictures import drawing
from siap.pictures.drawing import MAX_BYTES

__all__ = ["MAX_BYTES", "MOST", "redrawn"]

MOST: Final = 3


def redrawn(content: bytes) -> bytes:
    """
    Draw a picture on a new canvas, so that only its pixels stay.

    Args:
        content: As uploaded.

    Returns:
        A JPEG, see `siap.pictures.drawing.redrawn`.

    Raises:
        InvalidInput: It is too large, or no picture.
    """
    return drawing.redrawn(content).content
