"""A graph of few nodes: numbered dots on a circle with arrows between them."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

from siap.diagrams.layout.canvas import Canvas, short

_WANTED = 125.0
_HEAD = 7.0


class Arrow(NamedTuple):
    """From one node to another, by their numbers from 1, and how its line looks."""

    start: int
    end: int
    paint: str


def circle_fits(canvas: Canvas, count: int) -> bool:
    """Whether so many nodes stand beside each other on a circle that the sheet can hold."""
    return count > 1 and _tight(canvas, count) <= _widest(canvas)


def circle_graph(canvas: Canvas, top: float, count: int, arrows: Sequence[Arrow]) -> None:
    """
    Draw numbered dots on a circle, the first at the top, going round as a clock does.

    Args:
        canvas: The canvas; `circle_fits` must hold.
        top: Where it starts.
        count: How many nodes.
        arrows: The arrows; those from a node to itself are left out.
    """
    dot, radius = _dot(canvas), _radius(canvas, count)
    middle = canvas.left + radius + dot, top + radius + dot
    places = [
        (
            middle[0] + radius * sin(2 * pi * n / count),
            middle[1] - radius * cos(2 * pi * n / count),
        )
        for n in range(count)
    ]
    for arrow in arrows:
        if arrow.start != arrow.end:
            _draw(canvas, places[arrow.start - 1], places[arrow.end - 1], arrow.paint)
    for n, (x, y) in enumerate(places, 1):
        canvas.dot(x, y, dot, str(n), "plate")


def _dot(canvas: Canvas) -> float:
    return canvas.sheet.small * 0.9


def _tight(canvas: Canvas, count: int) -> float:
    return (2 * _dot(canvas) + 9) * count / (2 * pi)


def _widest(canvas: Canvas) -> float:
    return canvas.room / 2 - _dot(canvas)


def _radius(canvas: Canvas, count: int) -> float:
    return max(_tight(canvas, count), min(_WANTED, _widest(canvas)))


def _draw(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], paint: str
) -> None:
    """Draw a line that ends at the edge of the dot, with a head there."""
    far = hypot(end[0] - start[0], end[1] - start[1])
    x, y = (end[0] - start[0]) / far, (end[1] - start[1]) / far
    tip = end[0] - x * (_dot(canvas) + 1), end[1] - y * (_dot(canvas) + 1)
    foot = tip[0] - x * _HEAD, tip[1] - y * _HEAD
    canvas.line([start, foot], paint)
    sides = [
        (foot[0] - y * sign * _HEAD / 2, foot[1] + x * sign * _HEAD / 2) for sign in (1, -1)
    ]
    corners = "L".join(f"{short(a)} {short(b)}" for a, b in (tip, *sides))
    canvas.path(f"M{corners}z", "arrow")
