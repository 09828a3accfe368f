"""Cuts a tall drawing into pages without cutting through a text or a box."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_PATH = re.compile(r' d="([^"]*)"')
_GAP = 4.5  # parts nearer to each other than this belong together
_LEAST = 0.55  # a page is at least so full


class Part(NamedTuple):
    """A piece of markup; firm parts are never cut, lines are cut at the edge of a page."""

    markup: str
    top: float
    bottom: float
    firm: bool


class Page(NamedTuple):
    """Firm parts, lines that may stick out, and from where to where the page goes."""

    firm: Sequence[Part]
    lines: Sequence[Part]
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
    lines = [_measured(part) for part in parts if not part.firm]
    rest = [part for part in parts if part.firm]
    start, pages = min((part.top for part in rest), default=0.0), []
    while rest and max(part.bottom for part in rest) - start > tall:
        end = _gap(rest, start + tall * _LEAST, start + tall) or start + tall
        firm = [part for part in rest if part.bottom <= end]
        if not firm:  # a single part higher than a page
            end = min(part.bottom for part in rest)
            firm = [part for part in rest if part.bottom <= end]
        low = max(part.bottom for part in firm)
        pages.append(Page(firm, _within(lines, start, low), start, low))
        taken = set(map(id, firm))
        rest = [part for part in rest if id(part) not in taken]
        start = min(part.top for part in rest) if rest else low
    if rest or not pages:
        pages.append(Page(rest, _within(lines, start, bottom), start, bottom))
    return pages


def _gap(parts: Sequence[Part], low: float, high: float) -> float | None:
    """Find the lowest gap between parts that ends a page between two heights."""
    found, lower = None, 0.0
    for part in sorted(parts, key=lambda part: part.top):
        if part.top - lower >= _GAP and low <= lower <= high:
            found = (lower + part.top) / 2
        lower = max(lower, part.bottom)
    return found


def _within(lines: Sequence[Part], top: float, bottom: float) -> list[Part]:
    return [line for line in lines if line.top < bottom and line.bottom > top]


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
