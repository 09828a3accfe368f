"""The map of reports as shapes for an inline SVG: squares of the grid as circles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from siap.apps.complaints.places import middle_of
from siap.apps.complaints.queries.public import Cell

WIDTH: Final = 720
MARGIN: Final = 24
TALLEST: Final = 720
SMALLEST, LARGEST = 6, 30


@dataclass(frozen=True)
class Spot:
    """A circle of the map, and its line in the table."""

    cell: str
    count: int
    latitude: Decimal
    longitude: Decimal
    x: int
    y: int
    radius: int


@dataclass(frozen=True)
class Drawing:
    """Width and height in pixels, rings of the outline as points, circles."""

    width: int
    height: int
    rings: Sequence[str]
    spots: Sequence[Spot]


def draw(
    cells: Iterable[Cell], outline: Sequence[Sequence[Sequence[float]]]
) -> Drawing | None:
    """
    Lay squares and outline on a canvas.

    Args:
        cells: Squares with their number of reports.
        outline: Rings as lists of [longitude, latitude].

    Returns:
        Shapes; None if there is nothing to show. The area of a circle goes with the number.
    """
    counted = [(cell, *middle_of(cell.name)) for cell in cells]
    rings = [[(Decimal(str(x)), Decimal(str(y))) for x, y in ring] for ring in outline]
    points = [(lon, lat) for _, lat, lon in counted] + [p for ring in rings for p in ring]
    if not points:
        return None
    frame = _frame(points)
    most = max((cell.count for cell, _, _ in counted), default=1)
    spots = [
        Spot(
            cell.name, cell.count, lat, lon, *frame.place(lon, lat),
            max(SMALLEST, int(LARGEST * (Decimal(cell.count) / most).sqrt())),
        )
        for cell, lat, lon in counted
    ]  # fmt: skip
    shapes = [" ".join("{},{}".format(*frame.place(*point)) for point in r) for r in rings]
    return Drawing(WIDTH, frame.height, shapes, spots)


@dataclass(frozen=True)
class _Frame:
    west: Decimal
    north: Decimal
    scale: Decimal
    height: int

    def place(self, longitude: Decimal, latitude: Decimal) -> tuple[int, int]:
        """Pixels from the left and from the top."""
        x = MARGIN + (longitude - self.west) * self.scale
        y = MARGIN + (self.north - latitude) * self.scale
        return int(x), int(y)


def _frame(points: Sequence[tuple[Decimal, Decimal]]) -> _Frame:
    # Near the equator a degree is as wide as it is high: no projection is needed.
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    least = Decimal("0.02")
    wide, high = max(east - west, least), max(north - south, least)
    inner = WIDTH - 2 * MARGIN
    scale = min(inner / wide, (TALLEST - 2 * MARGIN) / high)
    return _Frame(west, north, scale, int(high * scale) + 2 * MARGIN)
