"""Cuts a tall drawing into pages without cutting through a text or a box."""

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_PATH = re.compile(r' d="([^"]*)"')
_GAP = 4.5  # parts nearer to each other than this belong together
_LEAST = 0.55  # a page is at least so full

_Span = tuple[float, float]


class Part(NamedTuple):
    """
    A piece of markup; firm parts are never cut, lines are cut at the edge of a page.

    Parts of one group (0 is none) stay on one page if they fit on one.
    """

    markup: str
    top: float
    bottom: float
    firm: bool
    group: int = 0


class Page(NamedTuple):
    """Parts as they were drawn one over the other, and from where to where it goes."""

    parts: Sequence[Part]
    top: float
    bottom: float


def cut(parts: Sequence[Part], bottom: float, tall: float) -> list[Page]:
    """
    Share parts out among pages.

    A page ends in a gap across the whole width if there is one in its lower half; if there
    is none, what would be cut moves to the next page.

    Args:
        parts: All parts in the order in which they were drawn.
        bottom: Lower edge of the drawing.
        tall: Height of a page.

    Returns:
        The pages from the top; one if everything fits.
    """
    drawn = [part if part.firm else _measured(part) for part in parts]
    spans = _spans(drawn, tall)
    rest = {
        n: spans.get(part.group, _span(part)) for n, part in enumerate(drawn) if part.firm
    }
    start, pages = min((top for top, _ in rest.values()), default=0.0), []
    while rest and max(low for _, low in rest.values()) - start > tall:
        end = _gap(rest.values(), start + tall * _LEAST, start + tall) or start + tall
        here = {n for n, (_, low) in rest.items() if low <= end}
        if not here:  # a single part higher than a page
            end = min(low for _, low in rest.values())
            here = {n for n, (_, low) in rest.items() if low <= end}
        low = max(drawn[n].bottom for n in here)
        pages.append(Page(_shown(drawn, here, start, low), start, low))
        rest = {n: span for n, span in rest.items() if n not in here}
        start = min(drawn[n].top for n in rest) if rest else low
    if rest or not pages:
        pages.append(Page(_shown(drawn, rest, start, bottom), start, bottom))
    return pages


def _span(part: Part) -> _Span:
    return part.top, part.bottom


def _spans(parts: Sequence[Part], tall: float) -> dict[int, _Span]:
    """From where to where each group goes that is not higher than a page."""
    spans: dict[int, _Span] = {}
    for part in parts:
        if part.group and part.firm:
            top, low = spans.get(part.group, _span(part))
            spans[part.group] = min(top, part.top), max(low, part.bottom)
    return {group: (top, low) for group, (top, low) in spans.items() if low - top <= tall}


def _gap(spans: Iterable[_Span], low: float, high: float) -> float | None:
    """Find the lowest gap between parts that ends a page between two heights."""
    found, lower = None, 0.0
    for top, bottom in sorted(spans):
        if top - lower >= _GAP and low <= lower <= high:
            found = (lower + top) / 2
        lower = max(lower, bottom)
    return found


def _shown(
    parts: Sequence[Part], firm: Container[int], top: float, bottom: float
) -> list[Part]:
    """The firm parts of a page, and all lines that cross it."""
    return [
        part
        for n, part in enumerate(parts)
        if (n in firm if part.firm else part.top < bottom and part.bottom > top)
    ]


def _measured(part: Part) -> Part:
    found = _PATH.search(part.markup)
    if not found:
        return part
    y, heights = 0.0, []
    for letter, rest in _STEP.findall(found[1]):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        if letter in "Hhz":
            continue
        values = numbers if letter in "Vv" else numbers[1::2]
        heights += [y + value if letter.islower() else value for value in values]
        y = heights[-1]
    return part._replace(top=min(heights) - 2, bottom=max(heights) + 2)
