"""
The symbols of a flow as one strip for each row of a table.

A strip holds its own elements only, so that no text is in two of them; lines end at the
upper and lower edge, where the strip of the next row goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape
from typing import Final

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.layout.flow_steps import Flow, Jump, jumps
from siap.diagrams.layout.paints import FAMILY, INK
from siap.diagrams.layout.sheets import SHEETS
from siap.diagrams.layout.symbols import arrow_head, pentagon, pentagon_width, symbol
from siap.diagrams.model import Svg

TALL: Final = 20.0
"""Height of a symbol."""
LEAST: Final = 46.0
"""Height that a row must have for its symbol and the lines above and below it."""
LEAST_AT_EDGE: Final = 66.0
"""Height of a row whose line goes on, on another page."""

_WIDE: Final = 40.0
_TRACK: Final = 7.0
_ENTRY: Final = 5.0
_TEXT: Final = 8.0


@dataclass(frozen=True, slots=True)
class Lanes:
    """
    Where the columns of the actors lie, from the left edge of the first one.

    Args:
        edges: Left edge of every column, and the right edge of the last one.
        left: Room in the first column that is kept for lines; likewise `right` in the last.
    """

    edges: tuple[float, ...]
    left: float = 0.0
    right: float = 0.0

    @property
    def width(self) -> float:
        """Width of a strip."""
        return self.edges[-1]

    def middle(self, actor: int) -> float:
        """Where the symbols of an actor stand."""
        start = self.edges[actor] + (self.left if actor == 0 else 0)
        last = actor == len(self.edges) - 2
        return (start + self.edges[actor + 1] - (self.right if last else 0)) / 2

    def room(self, actor: int) -> float:
        """How wide the column of an actor is, without room for lines."""
        start = self.edges[actor] + (self.left if actor == 0 else 0)
        last = actor == len(self.edges) - 2
        return self.edges[actor + 1] - (self.right if last else 0) - start


def gutters(flow: Flow, pages: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """
    Say how much room the lines at both sides ask for.

    Args:
        flow: All steps.
        pages: First step and the step after the last one of every page.

    Returns:
        Left and right, in units.
    """
    canvas = _canvas(100.0, "trial")
    wanted = {False: 0.0, True: 0.0}
    for first, stop in pages:
        page = replace(flow, first=first, stop=stop)
        for back in (False, True):
            own = [jump for jump in jumps(page) if jump.back is back]
            tracks = max([0, *(jump.track for jump in own)])
            signs = [jump.away for jump in own if jump.away] + _arrivals(page, back)
            sign = max([0.0, *(pentagon_width(canvas, each) + 6 for each in signs)])
            wide = 6 + tracks * _TRACK + sign if tracks or signs else 0.0
            wanted[back] = max(wanted[back], wide)
    return wanted[False], wanted[True]


def _arrivals(flow: Flow, back: bool) -> list[str]:  # noqa: FBT001 - a side
    return [said for said in _incoming(flow, back).values() if said]


def _incoming(flow: Flow, back: bool) -> dict[int, str]:  # noqa: FBT001 - a side
    """For steps of the page: the steps of other pages that lead to them at one side."""
    found: dict[int, list[str]] = {}
    for n, step in enumerate(flow.steps):
        if flow.first <= n < flow.stop:
            continue
        for link in step.links:
            inside = flow.first <= link.to < flow.stop
            if inside and link.to != n + 1 and (link.to <= n) is back:
                found.setdefault(link.to, []).append(str(n + 1))
    return {place: ", ".join(said) for place, said in found.items()}


def flow_strips(
    flow: Flow, lanes: Lanes, heights: Sequence[float], said: Sequence[str]
) -> list[Svg]:
    """
    Draw the strips of one page.

    Args:
        flow: All steps, and which of them are on this page.
        lanes: The columns.
        heights: Of each row of the page, in units, >= `LEAST`.
        said: What each strip shows, in words.

    Returns:
        A picture for each row of the page; the same input gives the same text.
    """
    page = _Page(flow, lanes, heights)
    key = sha256(repr((flow, lanes, tuple(heights))).encode()).hexdigest()[:8]
    return [
        page.strip(n, f"s{key}-{n}", said[n - flow.first])
        for n in range(flow.first, flow.stop)
    ]


def _canvas(width: float, prefix: str) -> Canvas:
    sheet = replace(SHEETS["landscape"], width=width, small=_TEXT, body=_TEXT)
    return Canvas(sheet, prefix, paper=True)


class _Page:
    """The strips of one page, which share their lines."""

    def __init__(self, flow: Flow, lanes: Lanes, heights: Sequence[float]) -> None:
        self.flow = flow
        self.lanes = lanes
        self.heights = heights
        self.jumps = jumps(flow)

    def strip(self, n: int, prefix: str, said: str) -> Svg:
        """Draw one row."""
        tall = self.heights[n - self.flow.first]
        canvas = _canvas(self.lanes.width, prefix)
        self._borders(canvas, tall)
        for jump in self.jumps:
            self._passing(canvas, n, jump, tall)
        self._into(canvas, n, tall)
        self._out(canvas, n, tall)
        for back in (False, True):
            self._arriving(canvas, n, tall, back=back)
        shape = self._shape(n, tall)
        for jump in self.jumps:
            if jump.start == n:
                self._leaving(canvas, shape, jump, tall)
        # Last, so that it covers the ends of the lines.
        symbol(canvas, shape, self.flow.steps[n].kind)
        return self._finished(canvas, tall, prefix, said)

    def _finished(self, canvas: Canvas, tall: float, prefix: str, said: str) -> Svg:
        wide = self.lanes.width
        told = escape(said, quote=False)
        text = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="siap-diagram d-strip" '
            f'viewBox="0 0 {short(wide)} {short(tall)}" width="{short(wide)}" '
            f'height="{short(tall)}" role="img" aria-labelledby="{prefix}-desc" '
            f'font-family="{FAMILY}" font-size="{_TEXT}" fill="{INK}">'
            f'<desc id="{prefix}-desc">{told}</desc>{canvas.whole().markup}</svg>'
        )
        return Svg(text, wide, tall, said, said)

    def _borders(self, canvas: Canvas, tall: float) -> None:
        inner = self.lanes.edges[1:-1]
        # The picture may cover the rule between two rows of the table.
        rule = f"M0 {short(tall - 0.3)}h{short(self.lanes.width)}"
        canvas.path(
            "".join([rule, *(f"M{short(x)} 0v{short(tall)}" for x in inner)]), "grid"
        )

    def _shape(self, n: int, tall: float) -> Box:
        step = self.flow.steps[n]
        wide = min(max(self.lanes.room(step.actor) - 8, 10.0), _WIDE)
        x = self.lanes.middle(step.actor) - wide / 2
        return Box(x, (tall - TALL) / 2, wide, TALL)

    def _into(self, canvas: Canvas, n: int, tall: float) -> None:
        """The line from the step before, or from the page before."""
        if n == 0 or not any(link.to == n for link in self.flow.steps[n - 1].links):
            return
        shape = self._shape(n, tall)
        if n == self.flow.first:
            pentagon(canvas, shape.mid_x, 2, str(n))
            canvas.line([(shape.mid_x, 18), (shape.mid_x, shape.y - 4)], "link")
        else:
            x = self.lanes.middle(self.flow.steps[n - 1].actor)
            points = [(x, 0.0), (x, _ENTRY), (shape.mid_x, _ENTRY)]
            canvas.line([*points, (shape.mid_x, shape.y - 4)], "link")
        arrow_head(canvas, shape.mid_x, shape.y, "down")

    def _out(self, canvas: Canvas, n: int, tall: float) -> None:
        """The line to the step after, or to the page after."""
        links = [link for link in self.flow.steps[n].links if link.to == n + 1]
        if not links:
            return
        shape = self._shape(n, tall)
        ends_page = n + 1 == self.flow.stop
        low = tall - 18 if ends_page else tall
        canvas.line([(shape.mid_x, shape.bottom), (shape.mid_x, low)], "link")
        if ends_page:
            pentagon(canvas, shape.mid_x, low, str(n + 2))
        label = links[0].label
        if label:
            text = canvas.block(label, 90)
            away = pentagon_width(canvas, str(n + 2)) / 2 + 2 if ends_page else 4
            fits = shape.mid_x + away + text.width <= self.lanes.width
            x = shape.mid_x + (away if fits else -away)
            align = "start" if fits else "end"
            canvas.text(x, shape.bottom + 1, text, align)

    def _touch(self, n: int, tall: float, dy: float, *, back: bool) -> float:
        """Where a line at some height above or below the middle meets the symbol."""
        shape = self._shape(n, tall)
        half = shape.w / 2
        if self.flow.steps[n].kind == "decision":
            half *= 1 - 2 * abs(dy) / TALL
        return shape.mid_x + (half if back else -half)

    def _track(self, jump: Jump) -> float:
        away = (jump.track - 1) * _TRACK + 5
        if jump.back:
            return self.lanes.width - self.lanes.right + away
        return self.lanes.left - away

    def _passing(self, canvas: Canvas, n: int, jump: Jump, tall: float) -> None:
        """A line at the side: upright in the rows between its two ends."""
        if jump.away:
            return
        upper, lower = sorted((jump.start, jump.end))
        x = self._track(jump)
        shape = self._shape(n, tall)
        if upper < n < lower:
            canvas.line([(x, 0), (x, tall)], "link")
        if n == jump.end:
            edge = 0.0 if jump.start < n else tall
            into = shape.mid_y + (-4 if jump.start < n else 4)
            target = self._touch(n, tall, 4, back=jump.back)
            sign = 1 if jump.back else -1
            canvas.line([(x, edge), (x, into), (target + sign * 5, into)], "link")
            arrow_head(canvas, target, into, "left" if jump.back else "right")
        if n == jump.start:
            edge = 0.0 if jump.end < n else tall
            out = shape.mid_y + (4 if jump.end > n else -4)
            canvas.line([(shape.mid_x, out), (x, out), (x, edge)], "link")

    def _leaving(self, canvas: Canvas, shape: Box, jump: Jump, tall: float) -> None:
        """What stands beside a line that leaves its step at the side."""
        sign = 1 if jump.back else -1
        edge = shape.right if jump.back else shape.x
        y = shape.mid_y + (4 if not jump.away and jump.end > jump.start else -4)
        if jump.away:
            y = shape.mid_y
            half = pentagon_width(canvas, jump.away) / 2
            x = self.lanes.width - half - 2 if jump.back else half + 2
            canvas.line([(shape.mid_x, y), (x, y)], "link")
            pentagon(canvas, x, min(y - 6, tall - 20), jump.away)
        if jump.label:
            text = canvas.block(jump.label, 90)
            align = "start" if jump.back else "end"
            canvas.text(edge + sign * 3, y - text.height - 0.5, text, align)

    def _arriving(self, canvas: Canvas, n: int, tall: float, *, back: bool) -> None:
        """A line from a step of another page that comes in at the side."""
        said = _incoming(self.flow, back).get(n)
        if not said:
            return
        shape = self._shape(n, tall)
        half = pentagon_width(canvas, said) / 2
        x = self.lanes.width - half - 2 if back else half + 2
        target, sign = self._touch(n, tall, 6, back=back), 1 if back else -1
        y = shape.mid_y + 6
        canvas.line([(x, y), (target + sign * 5, y)], "link")
        arrow_head(canvas, target, y, "left" if back else "right")
        pentagon(canvas, x, min(y - 6, tall - 20), said)
