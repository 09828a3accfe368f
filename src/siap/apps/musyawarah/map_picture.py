"""A map without a map server: where the proposals are, gathered into circles."""

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Final

Point = tuple[float, float, str]
"""Longitude, latitude, kecamatan."""

WIDTH: Final = 900.0
MARGIN: Final = 40.0
CELLS: Final = 26
_BIGGEST: Final = 15.0


def draw_map(points: Sequence[Point], *, title: str) -> str:
    """
    Draw proposals on a plane.

    Args:
        points: Longitude, latitude in degrees and kecamatan of each proposal; at least one.
        title: What the picture shows.

    Returns:
        An SVG: the outline around the proposals of each kecamatan with its name, a circle
        for each place whose area grows with the number of proposals there.
    """
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    span = max(east - west, north - south, 0.001)
    scale = (WIDTH - 2 * MARGIN) / span
    height = (north - south) * scale + 2 * MARGIN

    def place(x: float, y: float) -> tuple[float, float]:
        return MARGIN + (x - west) * scale, MARGIN + (north - y) * scale

    placed = [(*place(x, y), name) for x, y, name in points]
    size = f'width="{WIDTH:.0f}" height="{height:.0f}"'
    view = f'viewBox="0 0 {WIDTH:.0f} {height:.0f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {view} {size}>',
        f"<title>{escape(title)}</title>",
        f'<rect {size} fill="#ffffff"/>',
    ]
    parts += _outlines(placed)
    parts += _circles(placed)
    parts += _names(placed)
    return "".join([*parts, "</svg>"])


def _groups(placed: Sequence[Point]) -> dict[str, list[tuple[float, float]]]:
    groups: dict[str, list[tuple[float, float]]] = {}
    for x, y, name in placed:
        groups.setdefault(name, []).append((x, y))
    return dict(sorted(groups.items()))


def _outlines(placed: Sequence[Point]) -> list[str]:
    drawn = []
    for points in _groups(placed).values():
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in hull(points))
        drawn.append(
            f'<polygon points="{corners}" fill="#eef4f4" stroke="#5f7d80" '
            'stroke-width="1.5" stroke-linejoin="round"/>'
        )
    return drawn


def _circles(placed: Sequence[Point]) -> list[str]:
    cell = WIDTH / CELLS
    counted = Counter((int(x // cell), int(y // cell)) for x, y, _ in placed)
    most = max(counted.values())
    drawn = []
    for (column, row), number in sorted(counted.items()):
        radius = max(3.0, _BIGGEST * (number / most) ** 0.5)
        drawn.append(
            f'<circle cx="{(column + 0.5) * cell:.1f}" cy="{(row + 0.5) * cell:.1f}" '
            f'r="{radius:.1f}" fill="#0b5d63" fill-opacity="0.75">'
            f"<title>{number}</title></circle>"
        )
    return drawn


def _names(placed: Sequence[Point]) -> list[str]:
    drawn = []
    for name, points in _groups(placed).items():
        x = sum(p[0] for p in points) / len(points)
        y = min(p[1] for p in points) - 8
        drawn.append(
            f'<text x="{x:.1f}" y="{max(y, 14):.1f}" font-family="sans-serif" '
            'font-size="15" font-weight="bold" text-anchor="middle" '
            'fill="#1c1c1c" stroke="#ffffff" '
            f'stroke-width="4" paint-order="stroke">{escape(name)}</text>'
        )
    return drawn


def hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
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


def _chain(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
