"""Which font files there are, and which face is made of which."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

FONT_DIR: Final = Path(__file__).parent / "fonts"

# face -> (regular, bold). "diagram" is for pictures, "sans" and "serif" for documents.
FACES: Final[Mapping[str, tuple[str, str]]] = {
    "diagram": ("Inter-Regular.ttf", "Inter-SemiBold.ttf"),
    "sans": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    "serif": ("texgyrebonum-regular.otf", "texgyrebonum-bold.otf"),
}

# Asked in this order for a character that the face itself does not have.
FALLBACKS: Final[tuple[str, ...]] = (
    "LiberationSans-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSansJavanese-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoEmoji-Regular.ttf",
)
