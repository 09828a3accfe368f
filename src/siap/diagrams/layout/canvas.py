"""Collects shapes and text and writes them as SVG."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from itertools import groupby
from typing import NamedTuple

from siap.diagrams.layout.blocks import ASCENT, DESCENT, LEADING, Block, block, height
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.pages import Page, Part, cut
from siap.diagrams.layout.paints import INKS, PAINTS, PATTERNS
from siap.diagrams.layout.paper import for_paper
from siap.diagrams.layout.sheets import MARGIN, Sheet

_PATTERN = re.compile(r"url\(#[^)]*-(\w+)\)")


def short(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


class Drawn(NamedTuple):
    """Markup of a page, what its ids begin with, and its upper and lower edge."""

    prefix: str
    markup: str
    top: float
    bottom: float


class Canvas:
    """
    A sheet that grows downwards as it is drawn on.

    Args:
        sheet: Width class.
        prefix: Goes before every id, so that pictures on one page do not collide.
        paper: Whether the picture goes through the typesetter.
    """

    def __init__(self, sheet: Sheet, prefix: str, *, paper: bool = False) -> None:
        self.sheet = sheet
        self._paper = paper
        self.left = MARGIN
        self.right = sheet.width - MARGIN
        self.room = self.right - self.left
        self.bottom = MARGIN
        self.prefix = prefix
        self._parts: list[Part] = []
        self._groups = 0

    def block(
        self, text: str, width: float, *, size: float | None = None, bold: bool = False
    ) -> Block:
        """Break a text into lines; the body size of the sheet unless another is given."""
        told = for_paper(text) if self._paper else text
        return block(told, width, size or self.sheet.body, bold=bold)

    @contextmanager
    def beside(self, taken: float) -> Iterator[float]:
        """
        Narrow the sheet to what is right of something, if enough is left there.

        Args:
            taken: Width that is taken at the left.

        Yields:
            Where to go on: the top of the sheet, or below all that was drawn.
        """
        own = self.left, self.room
        roomy = self.room - taken >= _BESIDE
        if roomy:
            self.left, self.room = self.left + taken, self.room - taken
        yield MARGIN if roomy else self.bottom
        self.left, self.room = own

    def fresh(self) -> "Canvas":
        """Make an empty canvas of the same kind, to try how high something becomes."""
        return Canvas(self.sheet, "trial", paper=self._paper)

    @contextmanager
    def of_row(self, row: str) -> Iterator[None]:
        """
        Say that what is drawn meanwhile stands for a row, so that a page can lead there.

        Args:
            row: Id of the row; nothing is said without one, or on paper.
        """
        start = len(self._parts)
        yield
        if row and not self._paper and len(self._parts) > start:
            self._group(f'data-node="{escape(row)}"', start)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is drawn meanwhile on one page, if it fits on one."""
        start = len(self._parts)
        yield
        self._groups += 1
        kept = [part._replace(group=self._groups) for part in self._parts[start:]]
        self._parts[start:] = kept

    def rect(self, box: Box, paint: str, radius: float = 0.0) -> None:
        """Draw a rectangle."""
        rx = f' rx="{short(radius)}"' if radius else ""
        self._add(
            f'<rect x="{short(box.x)}" y="{short(box.y)}" width="{short(box.w)}" '
            f'height="{short(box.h)}"{rx} {self._paint(paint)}/>',
            box.y,
            box.bottom,
        )

    def circle(self, x: float, y: float, radius: float, paint: str) -> None:
        """Draw a circle."""
        self._add(
            f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" '
            f"{self._paint(paint)}/>",
            y - radius,
            y + radius,
        )

    def path(self, steps: str, paint: str) -> None:
        """Draw a path; the caller sees to it that it stays on the sheet."""
        markup = f'<path d="{steps}" {self._paint(paint)}/>'
        self._parts.append(Part(markup, 0.0, 0.0, firm=False))

    def line(self, points: list[tuple[float, float]], paint: str) -> None:
        """Draw a line through points."""
        steps = "L".join(f"{short(x)} {short(y)}" for x, y in points)
        self.path(f"M{steps}", paint)
        self.bottom = max(self.bottom, *(y for _, y in points))

    def text(
        self, x: float, y: float, text: Block, align: str = "start", ink: str = "ink"
    ) -> float:
        """
        Set a block with its top at y; x is its left, middle or right edge by `align`.

        Returns:
            The lower edge of the block.
        """
        anchor = f' text-anchor="{align}"' if align != "start" else ""
        weight = ' font-weight="600"' if text.bold else ""
        size = f' font-size="{short(text.size)}"' if text.size != self.sheet.body else ""
        step = text.size * LEADING
        base = y + (LEADING - 1) / 2 * text.size + ASCENT * text.size
        place = f'x="{short(x)}" y="{short(base)}"'
        lines = [escape(line, quote=False) for line in text.lines]
        body = lines[0] + "".join(
            f'<tspan x="{short(x)}" y="{short(base + step * n)}">{line}</tspan>'
            for n, line in enumerate(lines[1:], 1)
        )
        lower = y + text.height
        self._add(f"<text {place}{size}{weight}{anchor}{INKS[ink]}>{body}</text>", y, lower)
        return lower

    def row_of_texts(
        self,
        middle: float,
        labels: Sequence[tuple[float, str]],
        *,
        bold: bool = False,
        ink: str = "ink",
    ) -> None:
        """Set short labels around a middle line, each centred on its x."""
        if not labels:
            return
        size = self.sheet.small
        base = middle + (ASCENT - DESCENT) / 2 * size
        weight = ' font-weight="600"' if bold else ""
        spans = "".join(
            f'<tspan x="{short(x)}">{escape(label, quote=False)}</tspan>'
            for x, label in labels
        )
        self._add(
            f'<text y="{short(base)}" font-size="{short(size)}"{weight} '
            f'text-anchor="middle"{INKS[ink]}>{spans}</text>',
            base - ASCENT * size,
            base + DESCENT * size,
        )

    def boxed(
        self,
        box: Box,
        blocks: list[Block],
        paint: str,
        align: str = "middle",
        radius: float = 3,
    ) -> None:
        """Draw a rectangle with blocks of text inside, one under the other, centred."""
        start = len(self._parts)
        self.rect(box, paint, radius)
        self._inside(box, blocks, paint, align)
        self._group('class="d-box"', start)

    def labelled(self, steps: str, box: Box, blocks: list[Block], paint: str) -> None:
        """Draw any outline with blocks of text in the box inside it."""
        start = len(self._parts)
        self._add(f'<path d="{steps}" {self._paint(paint)}/>', box.y, box.bottom)
        self._inside(box, blocks, paint, "middle")
        self._group('class="d-shape"', start)

    def dot(self, x: float, y: float, radius: float, label: str, paint: str) -> None:
        """Draw a circle with a short label in it."""
        start = len(self._parts)
        self.circle(x, y, radius, paint)
        text = self.block(label, 4 * radius, size=self.sheet.small, bold=True)
        ink = "light" if paint in _DARK else "ink"
        self.text(x, y - text.height / 2, text, "middle", ink)
        self._group('class="d-dot"', start)

    def _group(self, attribute: str, start: int) -> None:
        """Join all parts from a place on: they stay together."""
        inside = self._parts[start:]
        markup = "".join(part.markup for part in inside)
        top, bottom = min(part.top for part in inside), max(part.bottom for part in inside)
        self._parts[start:] = [Part(f"<g {attribute}>{markup}</g>", top, bottom, firm=True)]

    def _inside(self, box: Box, blocks: list[Block], paint: str, align: str) -> None:
        ink = "light" if paint in _DARK else "ink"
        x = box.mid_x if align == "middle" else box.x + PAD
        y = box.mid_y - height(blocks) / 2
        for part in blocks:
            y = self.text(x, y, part, align, ink)

    def _paint(self, name: str) -> str:
        return PAINTS[name].replace("{p}", self.prefix)

    def _add(self, markup: str, top: float, bottom: float) -> None:
        self._parts.append(Part(markup, top, bottom, firm=True))
        self.bottom = max(self.bottom, bottom)

    def whole(self) -> Drawn:
        """Give all that was drawn in one piece."""
        markup = "".join(part.markup for part in self._parts)
        drawn = _with_patterns(markup, self.prefix)
        return Drawn(self.prefix, drawn, 0.0, self.bottom + MARGIN)

    def pages(self) -> list[Drawn]:
        """Give what was drawn as pages of the sheet's height, each with ids of its own."""
        pages = cut(self._parts, self.bottom, self.sheet.tall)
        if len(pages) == 1:
            return [self.whole()]
        return [self._page(page, f"{self.prefix}-p{n}") for n, page in enumerate(pages, 1)]

    def _page(self, page: Page, prefix: str) -> Drawn:
        top, tall = short(page.top - 2), short(page.bottom - page.top + 4)
        clip = (
            f'<clipPath id="{prefix}-page"><rect x="0" y="{top}" '
            f'width="{short(self.sheet.width)}" height="{tall}"/></clipPath>'
        )
        markup = ""
        for firm, parts in groupby(page.parts, key=lambda part: part.firm):
            drawn = "".join(part.markup for part in parts)
            lines = f'<g class="d-lines" clip-path="url(#{prefix}-page)">{drawn}</g>'
            markup += drawn if firm else lines
        markup = markup.replace(f'fill="url(#{self.prefix}-', f'fill="url(#{prefix}-')
        edges = page.top - MARGIN, page.bottom + MARGIN
        return Drawn(prefix, _with_patterns(markup, prefix, clip), *edges)


def _with_patterns(markup: str, prefix: str, more: str = "") -> str:
    patterns = "".join(
        f'<pattern id="{prefix}-{name}" width="7" height="7" '
        f'patternUnits="userSpaceOnUse">{PATTERNS[name]}</pattern>'
        for name in sorted(set(_PATTERN.findall(markup)) & set(PATTERNS))
    )
    return (f"<defs>{patterns}{more}</defs>" if patterns or more else "") + markup


_BESIDE = 340.0  # narrower than that, things stand below each other
PAD = 6.0  # between the edge of a box and its text
_DARK = frozenset({"strong", "series-1"})
