"""Rectangles."""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: left, top, width, height, in units."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.h

    @property
    def mid_x(self) -> float:
        """Middle between left and right."""
        return self.x + self.w / 2

    @property
    def mid_y(self) -> float:
        """Middle between top and bottom."""
        return self.y + self.h / 2

    def meets(self, other: "Box", gap: float = 0.0) -> bool:
        """Whether the two overlap or come nearer than `gap`."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


def free(box: Box, taken: Iterable[Box], gap: float = 0.0) -> bool:
    """Whether a box meets none of the others."""
    return not any(box.meets(other, gap) for other in taken)
