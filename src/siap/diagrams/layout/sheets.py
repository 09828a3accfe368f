"""The four widths a picture is laid out for, and the sizes of text that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Width = Literal["phone", "portrait", "landscape", "slide"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A width class. One unit is a CSS pixel on a screen.

    Args:
        name: The class.
        width: Width of the picture, in units.
        small: Smallest text, in units: 12 on a phone; 7.9 pt when a portrait picture is
            printed 170 mm wide and 7.8 pt when a landscape one is printed 257 mm wide;
            14 pt or more on a slide, 12 pt in the tallest picture that fits on one.
        body: Ordinary text.
        head: Headings inside a picture.
        tall: Height of a page, in units, for pictures that go over several pages.
    """

    name: Width
    width: float
    small: float
    body: float
    head: float
    tall: float

    @property
    def narrow(self) -> bool:
        """Whether labels go above what they name, not beside it."""
        return self.name == "phone"


SHEETS: Final[Mapping[Width, Sheet]] = {
    "phone": Sheet("phone", 360, 12, 13, 14, 1400),
    "portrait": Sheet("portrait", 640, 10.5, 11.5, 13, 860),
    "landscape": Sheet("landscape", 1120, 12, 13, 15, 640),
    "slide": Sheet("slide", 700, 14, 15, 17, 470),
}
MARGIN: Final = 8.0
