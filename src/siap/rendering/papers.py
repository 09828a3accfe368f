"""Paper sizes and margins, the same for PDF and DOCX."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from siap.rendering.tree import Paper

POINTS_PER_MM: Final = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A page.

    Args:
        width: In millimetres, as the page lies.
        height: In millimetres.
        top: Margin in millimetres; likewise `bottom`, `inner` (left) and `outer` (right).
    """

    width: float
    height: float
    top: float = 26
    bottom: float = 23
    inner: float = 25
    outer: float = 20

    @property
    def text_points(self) -> float:
        """Width of the text area in points."""
        return (self.width - self.inner - self.outer) * POINTS_PER_MM

    @property
    def text_height_points(self) -> float:
        """Height of the text area in points."""
        return (self.height - self.top - self.bottom) * POINTS_PER_MM


_SIZES: Final[Mapping[Paper, tuple[float, float]]] = {
    "A4": (210, 297),
    "F4": (215, 330),
    "A3": (297, 420),
}


def sheet(paper: Paper, *, landscape: bool = False) -> Sheet:
    """
    Look up a page.

    Args:
        paper: `A4`, `F4` or `A3`.
        landscape: Whether it lies on its long side.

    Returns:
        Its size and margins.

    >>> sheet("F4").width, sheet("F4", landscape=True).width
    (215, 330)
    """
    width, height = _SIZES[paper]
    if landscape:
        return Sheet(height, width, top=24, bottom=20, inner=20, outer=20)
    return Sheet(width, height)
