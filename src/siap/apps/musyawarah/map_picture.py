"""A map without a map server: outlines of areas, and proposals as circles on a plane."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

Spot = tuple[float, float]
"""Longitude and latitude in degrees."""

WIDTH: Final = 900.0
MARGIN: Final = 40.0
CELLS: Final = 26
LEAST_SPAN: Final = 0.004
"""Degrees across at the least, some 450 metres: one point alone is no map."""
_BIGGEST: Final = 15.0
_SMALLEST: Final = 3.0


@dataclass(frozen=True)
class Frame:
    """The part of the world that a map shows; near the equator no projection is needed."""

    west: float
    north: float
    scale: float
    height: float

    def place(self, spot: Spot) -> tuple[float, float]:
        """Units from the left and from the top of the picture."""
        x = MARGIN + (spot[0] - self.west) * self.scale
        return x, MARGIN + (self.north - spot[1]) * self.scale

    @property
    def cell(self) -> float:
        """Width of a cell of the grid in degrees."""
        return WIDTH / CELLS / self.scale


def frame_around(spots: Sequence[Spot], *, wider: float = 0.0) -> Frame:
    """
    Frame a map so that it holds some places.

    Args:
        spots: At least one.
        wider: Share of the span that is added on every side.
    """
    west, east = min(s[0] for s in spots), max(s[0] for s in spots)
    south, north = min(s[1] for s in spots), max(s[1] for s in spots)
    span = max(east - west, north - south, LEAST_SPAN)
    more = span * wider + (span - max(east - west, north - south)) / 2
    scale = (WIDTH - 2 * MARGIN) / max(east - west + 2 * more, span)
    height = (north - south + 2 * more) * scale + 2 * MARGIN
    return Frame(west - more, north + more, scale, height)


@dataclass(frozen=True)
class Shape:
    """
    An area on a map.

    Args:
        name: What is written on it.
        corners: Its outline.
        url: Where it leads; empty for a picture.
        label: What is read out instead of the outline.
    """

    name: str
    corners: Sequence[Spot]
    url: str = ""
    label: str = ""


@dataclass(frozen=True)
class Heap:
    """So many proposals around a spot."""

    spot: Spot
    count: int


def draw_map(
    frame: Frame,
    shapes: Sequence[Shape],
    heaps: Sequence[Heap],
    *,
    title: str,
    outline: Sequence[Sequence[Spot]] = (),
) -> str:
    """
    Draw proposals on a plane.

    Args:
        frame: What is shown.
        shapes: Areas with their names; those with an address are links.
        heaps: Proposals by place.
        title: What the picture shows.
        outline: Rings of the region itself.

    Returns:
        An SVG: rings, areas, a circle for each heap whose area grows with the number of
        proposals there, and the names on top.
    """
    size = f'width="{WIDTH:.0f}" height="{frame.height:.0f}"'
    view = f'viewBox="0 0 {WIDTH:.0f} {frame.height:.0f}"'
    role = "group" if any(shape.url for shape in shapes) else "img"
    told = escape(title)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="{role}" {view} {size}',
        f' aria-label="{told}"><title>{told}</title><rect {size} fill="#ffffff"/>',
    ]
    parts += [
        f'<polygon points="{_corners(frame, ring)}" fill="#fbfaf6" stroke="#8a8a80" '
        'stroke-width="2" stroke-linejoin="round"/>'
        for ring in outline
    ]
    parts += [_area(frame, shape) for shape in shapes if len(shape.corners) > 2]
    parts += _circles(frame, heaps)
    parts += [_name(frame, shape) for shape in shapes if shape.corners]
    return "".join([*parts, "</svg>"])


def _corners(frame: Frame, spots: Iterable[Spot]) -> str:
    return " ".join("{:.1f},{:.1f}".format(*frame.place(spot)) for spot in spots)


def _area(frame: Frame, shape: Shape) -> str:
    drawn = (
        f'<polygon points="{_corners(frame, shape.corners)}" fill="#eef4f4" '
        'fill-opacity="0.8" stroke="#5f7d80" stroke-width="1.5" stroke-linejoin="round"/>'
    )
    if not shape.url:
        return drawn
    label = escape(shape.label or shape.name)
    return f'<a href="{escape(shape.url)}" aria-label="{label}">{drawn}</a>'


def _circles(frame: Frame, heaps: Sequence[Heap]) -> list[str]:
    most = max((heap.count for heap in heaps), default=1)
    # A circle must not catch the tap that is meant for the area under it.
    style = 'fill="#0b5d63" fill-opacity="0.75" pointer-events="none"'
    drawn = []
    for heap in heaps:
        x, y = frame.place(heap.spot)
        radius = max(_SMALLEST, _BIGGEST * (heap.count / most) ** 0.5)
        drawn.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {style}>'
            f"<title>{heap.count}</title></circle>"
        )
    return drawn


def _name(frame: Frame, shape: Shape) -> str:
    placed = [frame.place(spot) for spot in shape.corners]
    x = (min(p[0] for p in placed) + max(p[0] for p in placed)) / 2
    y = (min(p[1] for p in placed) + max(p[1] for p in placed)) / 2
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" dy="0.35em" font-family="sans-serif" '
        'font-size="20" font-weight="bold" text-anchor="middle" fill="#1c1c1c" '
        'stroke="#ffffff" stroke-width="5" paint-order="stroke" pointer-events="none">'
        f"{escape(shape.name)}</text>"
    )


def hull(points: Sequence[Spot]) -> list[Spot]:
    """
    The smallest convex outline around points.

    Source:
        Andrew's monotone chain.

    >>> hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)])
    [(0, 0), (2, 0), (2, 2), (0, 2)]
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return [*lower[:-1], *upper[:-1]]


def _chain(points: Sequence[Spot]) -> list[Spot]:
    chain: list[Spot] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
