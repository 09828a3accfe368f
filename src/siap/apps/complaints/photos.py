"""Pictures that people send, drawn on a new canvas so that only pixels stay."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from siap.kernel.errors import InvalidInput

MAX_BYTES: Final = 12 * 2**20
MAX_PIXELS: Final = 60_000_000
SIDE: Final = 1280
MOST: Final = 3

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_UNREADABLE: Final = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
)


def redrawn(content: bytes) -> bytes:
    """
    Draw a picture on a new canvas.

    Saving a JPEG again keeps its comment; copying the pixels keeps nothing else.

    Args:
        content: A JPEG, PNG or WebP by its content, whatever its name says.

    Returns:
        A JPEG of at most 1280 pixels each way, turned upright, on white.

    Raises:
        InvalidInput: `photo-too-large` or `photo-not-a-picture`; nothing is kept then.
    """
    if len(content) > MAX_BYTES:
        raise InvalidInput("photo-too-large", where="photo", most=MAX_BYTES // 2**20)
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as sent:
            if sent.width * sent.height > MAX_PIXELS:
                raise InvalidInput(
                    "photo-too-large", where="photo", most=MAX_BYTES // 2**20
                )
            sent.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(sent).convert("RGBA")
    except _UNREADABLE as error:
        raise InvalidInput("photo-not-a-picture", where="photo") from error
    upright.thumbnail((SIDE, SIDE))
    canvas = Image.new("RGB", upright.size, "white")
    canvas.paste(upright, mask=upright.getchannel("A"))
    made = BytesIO()
    canvas.save(made, "JPEG", quality=82)
    return made.getvalue()
