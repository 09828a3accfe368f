"""Measures a finished picture: where each line of text lies, and what is wrong with it."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from siap.typography import text_width

NS = "{http://www.w3.org/2000/svg}"
ASCENT, DESCENT = 0.78, 0.22
SLACK = 0.7  # coordinates are written with one decimal
SMALLEST = {"phone": 12.0, "portrait": 10.0, "landscape": 11.6, "slide": 14.0}
_STEPS = re.compile(r"([MLHVmlhvCcQqAaZz])([^A-Za-z]*)")


@dataclass(frozen=True)
class Rect:
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def meets(self, other, slack=SLACK):
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )

    def holds(self, other, slack=SLACK):
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass
class Picture:
    view: Rect
    lines: list = field(default_factory=list)  # of (Rect, size, id of the box or 0)
    shapes: list = field(default_factory=list)  # of Rect
    strokes: list = field(default_factory=list)  # of (straight stretch as Rect, order)
    covers: list = field(default_factory=list)  # of (Rect of an outline, order)
    orders: list = field(default_factory=list)  # order of each line of text
    boxes: dict = field(default_factory=dict)  # id of a box -> Rect


def measure(svg_text):
    """Parse an SVG and measure its text with the widths of the bundled fonts."""
    root = ET.fromstring(svg_text)  # noqa: S314 - our own output
    x, y, w, h = map(float, root.get("viewBox").split())
    picture = Picture(Rect(x, y, x + w, y + h))
    _walk(root, picture, float(root.get("font-size")), 0)
    return picture


def _walk(element, picture, size, box):
    for child in element:
        tag = child.tag.removeprefix(NS)
        if tag in {"title", "desc", "defs"}:
            continue
        if tag == "g" and child.get("clip-path"):
            for line in child:
                _remember(line, picture)
        elif tag == "g" and child.get("data-node"):
            _walk(child, picture, size, box)
        elif tag == "g":
            own = len(picture.boxes) + 1
            picture.boxes[own] = _shape(child[0])
            picture.shapes.append(_shape(child[0]))
            picture.covers.append(
                (_shape(child[0]), len(picture.strokes) + len(picture.covers))
            )
            _walk(child[1:], picture, size, own)
        elif tag == "text":
            _text(child, picture, size, box)
        else:
            picture.shapes.append(_shape(child))
            _remember(child, picture)


LINES = {
    "d-link", "d-link-weak", "d-axis", "d-target", "d-today", "d-projection", "d-trend",
}  # fmt: skip


def _remember(element, picture):
    """Keep what could strike through a text, and what could cover that line."""
    order = len(picture.strokes) + len(picture.covers)
    if element.get("class") not in LINES or element.tag.removeprefix(NS) != "path":
        picture.covers.append((_shape(element), order))
        return
    picture.strokes += [(rect, order) for rect in _stretches(element.get("d"))]


def _stretches(steps):
    """Give the straight stretches that lie level or upright, as thin rectangles."""
    x = y = 0.0
    for letter, rest in _STEPS.findall(steps):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", rest)]
        pairs = list(zip(numbers[0::2], numbers[1::2], strict=False))
        if letter in "MmCcQqAaZz":
            x, y = pairs[-1] if letter == "M" else (x, y)
            continue
        ends = {
            "H": [(n, y) for n in numbers],
            "V": [(x, n) for n in numbers],
            "h": [(x + n, y) for n in numbers],
            "v": [(x, y + n) for n in numbers],
            "L": pairs,
            "l": [(x + dx, y + dy) for dx, dy in pairs],
        }[letter]
        for end in ends:
            if abs(end[0] - x) < 0.2 or abs(end[1] - y) < 0.2:
                yield Rect(min(x, end[0]), min(y, end[1]), max(x, end[0]), max(y, end[1]))
            x, y = end


def _struck(picture):
    """List texts that a line runs through, unless something between covers the line."""
    found = []
    strokes = [
        (s.left - 0.4, s.top - 0.4, s.right + 0.4, s.bottom + 0.4, s, when)
        for s, when in picture.strokes
    ]
    for (text, size, _), order in zip(picture.lines, picture.orders, strict=True):
        left, top = text.left + 1, text.top + 0.3 * size
        right, bottom = text.right - 1, text.bottom - 0.25 * size
        if right <= left:
            continue
        for low_x, low_y, high_x, high_y, stroke, when in strokes:
            if low_x >= right or high_x <= left or low_y >= bottom or high_y <= top:
                continue
            core = Rect(left, top, right, bottom)
            if not any(
                when < at <= order and cover.holds(core) for cover, at in picture.covers
            ):
                found.append(f"struck through: {text} by {stroke}")
    return found


def _text(element, picture, size, box):
    size = float(element.get("font-size", size))
    bold = element.get("font-weight") == "600"
    anchor = element.get("text-anchor", "start")
    for line, part in [(element.text, element), *((span.text, span) for span in element)]:
        if not line:
            continue
        x, y = float(part.get("x")), float(part.get("y", element.get("y")))
        width = text_width(line, size, bold=bold)
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
        rect = Rect(left, y - ASCENT * size, left + width, y + DESCENT * size, line)
        picture.lines.append((rect, size, box))
        picture.orders.append(len(picture.strokes) + len(picture.covers))


def _shape(element):
    tag = element.tag.removeprefix(NS)
    if tag == "rect":
        x, y, w, h = (float(element.get(key)) for key in ("x", "y", "width", "height"))
        return Rect(x, y, x + w, y + h)
    if tag == "circle":
        x, y, r = (float(element.get(key)) for key in ("cx", "cy", "r"))
        return Rect(x - r, y - r, x + r, y + r)
    assert tag == "path", tag
    return _path(element.get("d"))


def _path(steps):
    x = y = 0.0
    xs, ys = [], []
    for letter, rest in _STEPS.findall(steps):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", rest)]
        kind, relative = letter.upper(), letter.islower()
        if kind in "HV":
            for n in numbers:
                x = x + n if kind == "H" and relative else n if kind == "H" else x
                y = y + n if kind == "V" and relative else n if kind == "V" else y
                xs.append(x)
                ys.append(y)
            continue
        size = {"M": 2, "L": 2, "Q": 4, "C": 6, "A": 7, "Z": 1}[kind]
        for n in range(0, len(numbers) - size + 1, size):
            dx, dy = numbers[n + size - 2 : n + size]
            x, y = (x + dx, y + dy) if relative else (dx, dy)
            xs.append(x)
            ys.append(y)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def faults(svg_text, width):
    """List what is wrong with a picture, in words; empty if nothing is."""
    picture = measure(svg_text)
    found = [
        f"smaller than allowed: {rect.text!r} {size}"
        for rect, size, _ in picture.lines
        if size < SMALLEST[width]
    ]
    found += [
        f"outside the picture: {rect}"
        for rect in [line for line, _, _ in picture.lines] + picture.shapes
        if not picture.view.holds(rect)
    ]
    found += [
        f"outside its box: {rect} in {picture.boxes[box]}"
        for rect, _, box in picture.lines
        if box and not picture.boxes[box].holds(rect)
    ]
    return found + _collisions(picture) + _struck(picture)


def _collisions(picture):
    lines = sorted((r for r in picture.lines if r[0].text), key=lambda item: item[0].top)
    things = [(rect, 0, True, box) for rect, _, box in lines]
    things += [(rect, box, False, box) for box, rect in picture.boxes.items()]
    things.sort(key=lambda item: item[0].top)
    found, open_ = [], []
    for thing in things:
        open_ = [other for other in open_ if other[0].bottom > thing[0].top]
        for other in open_:
            if not (thing[2] or other[2]):
                continue  # two outlines may touch; text may not
            if thing[3] and thing[3] == other[3] and not (thing[2] and other[2]):
                continue  # a text and its own box
            if thing[0].meets(other[0]):
                found.append(f"overlap: {thing[0]} and {other[0]}")
        open_.append(thing)
    return found
