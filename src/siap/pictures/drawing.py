"""Pictures drawn anew: what a camera wrote beside the pixels does not stay."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from siap.kernel.errors import InvalidInput

MAX_BYTES: Final = 12 * 2**20
MAX_PIXELS: Final = 60_000_000
MAX_DECODED: Final = 25_000_000
"""What has to stand in memory at once; a JPEG is made smaller while it is read."""
SIDE: Final = 1280
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_PLAIN: Final = {"L", "RGB", "RGBA"}
# Broken metadata makes the library stumble in ways that it does not promise.
_UNREADABLE: Final = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True)
class Drawn:
    """A JPEG and its size in pixels."""

    content: bytes
    width: int
    height: int


def redrawn(content: bytes) -> Drawn:
    """
    Draw a picture on a new canvas.

    Saving a JPEG again keeps its comment; copying the pixels keeps nothing else.

    Args:
        content: A JPEG, PNG or WebP by its content, whatever its name says.

    Returns:
        A JPEG of at most 1,280 pixels each way, turned upright, on white; without place,
        time, device or comment.

    Raises:
        InvalidInput: `photo-too-large` or `photo-not-a-picture`; nothing is kept then.
    """
    if len(content) > MAX_BYTES:
        raise InvalidInput("photo-too-large", where="photo", most=MAX_BYTES // 2**20)
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as uploaded:
            declared = uploaded.width * uploaded.height
            uploaded.draft("RGB", (SIDE * 2, SIDE * 2))
            if declared > MAX_PIXELS or uploaded.width * uploaded.height > MAX_DECODED:
                raise InvalidInput(
                    "photo-too-large", where="photo", most=MAX_BYTES // 2**20
                )
            # Small before anything else: a file of 16 kB filled half a gigabyte.
            drawn = uploaded if uploaded.mode in _PLAIN else uploaded.convert("RGBA")
            drawn.thumbnail((SIDE, SIDE))
            upright = ImageOps.exif_transpose(drawn).convert("RGBA")
    except _UNREADABLE as error:
        raise InvalidInput("photo-not-a-picture", where="photo") from error
    canvas = Image.new("RGB", upright.size, "white")
    canvas.paste(upright, mask=upright.getchannel("A"))
    made = BytesIO()
    canvas.save(made, "JPEG", quality=80, optimize=True)
    return Drawn(made.getvalue(), canvas.width, canvas.height)
