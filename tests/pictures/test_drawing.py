"""Pictures are drawn anew, or refused before they fill the memory."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from siap.kernel.errors import InvalidInput
from siap.pictures.drawing import SIDE, redrawn


def a_jpeg(comment: bytes = b"catatan", *, size: tuple[int, int] = (40, 30)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "teal").save(made, "JPEG", comment=comment)
    return made.getvalue()


def test_only_the_pixels_stay_and_the_size_is_told() -> None:
    drawn = redrawn(a_jpeg(b"RAHASIA", size=(SIDE * 2, SIDE)))

    assert (drawn.width, drawn.height) == (SIDE, SIDE // 2)
    assert b"RAHASIA" not in drawn.content


@pytest.mark.parametrize(
    "content",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.4", b"", a_jpeg()[:200]],
    ids=["svg", "pdf", "empty", "cut off"],
)
def test_what_is_no_whole_picture_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidInput):
        redrawn(content)


def test_a_small_file_that_would_fill_the_memory_is_refused() -> None:
    made = BytesIO()
    Image.new("1", (5100, 5000)).save(made, "PNG")

    with pytest.raises(InvalidInput):
        redrawn(made.getvalue())


@pytest.mark.parametrize("kind", [2, 11])
def test_a_picture_with_broken_metadata_is_taken_or_refused(kind: int) -> None:
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    entries = struct.pack(">HHI4s", 0x0100, kind, 1, b"x\0\0\0") + entries
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02" + entries + b"\0\0\0\0"
    made = BytesIO()
    Image.new("RGB", (8, 6)).save(made, "JPEG", exif=exif)

    with pytest.raises(InvalidInput):
        redrawn(made.getvalue())
