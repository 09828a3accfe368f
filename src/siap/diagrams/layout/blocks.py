"""Text broken into lines, with its size known before it is drawn."""

from dataclasses import dataclass

from siap.typography import text_width, wrap

LEADING = 1.28  # line height in em
ASCENT = 0.78  # from the base line up to the top of d and h, in em
DESCENT = 0.22  # from the base line down to the foot of g and y, in em


@dataclass(frozen=True, slots=True)
class Block:
    """
    Lines of one size.

    Args:
        lines: The lines.
        size: Font size, in units.
        bold: Whether semibold.
        width: Width of the widest line.
    """

    lines: tuple[str, ...]
    size: float
    bold: bool
    width: float

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.size * LEADING


def block(text: str, width: float, size: float, *, bold: bool = False) -> Block:
    """
    Break a text into lines that fit.

    Args:
        text: The text.
        width: Room, in units.
        size: Font size, in units.
        bold: Whether semibold.

    Returns:
        The block; its width is at most the room unless a single character is wider.
    """
    lines = wrap(text, width, size, bold=bold)
    widest = max(text_width(line, size, bold=bold) for line in lines)
    return Block(tuple(lines), size, bold, widest)


def height(blocks: "tuple[Block, ...] | list[Block]") -> float:
    """Height of blocks set one under the other."""
    return sum(part.height for part in blocks)
