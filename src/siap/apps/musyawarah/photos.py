"""Pictures drawn anew: what a camera wrote beside the pixels does not stay."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from siap.kernel.errors import InvalidInput

MAX_BYTES: Final = 12 * 2**20
MAX_PIXELS: Final = 60_000_000
SIDE: Final = 1280
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_UNREADABLE: Final = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
)


@dataclass(frozen=True)
class Drawn:
    """A JPEG and its size in pixels."""

    content: bytes
    width: int
    height: int


def redrawn(content: bytes) -> Drawn:
    """
    Draw a photo on a new canvas, upright.

    Args:
        content: A JPEG, PNG or WEBP as uploaded.

    Returns:
        A JPEG of at most 1,280 pixels each way without place, time, device or comment.

    Raises:
        InvalidInput: `photo-too-large`, or `photo-not-a-picture`.
    """
    if len(content) > MAX_BYTES:
        raise InvalidInput("photo-too-large", where="photo", most=MAX_BYTES // 2**20)
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as uploaded:
            if uploaded.width * uploaded.height > MAX_PIXELS:
                raise InvalidInput(
                    "photo-too-large", where="photo", most=MAX_BYTES // 2**20
                )
            uploaded.draft("RGB", (SIDE, SIDE))
            upright = ImageOps.exif_transpose(uploaded)
            upright.thumbnail((SIDE, SIDE))
            canvas = Image.new("RGB", upright.size, "white")
            canvas.paste(upright.convert("RGB"))
    except _UNREADABLE as error:
        raise InvalidInput("photo-not-a-picture", where="photo") from error
    made = BytesIO()
    canvas.save(made, "JPEG", quality=80, optimize=True)
    return Drawn(made.getvalue(), canvas.width, canvas.height)
