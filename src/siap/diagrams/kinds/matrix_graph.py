"""
Who deals with whom: units by units, with four layers of relations, and as a graph.

Data: `units`: list of texts; `links`: list of `from`, `to` (numbers from 1), `layers` (some
of `instruction`, `coordination`, `communication`, `information`) and perhaps `note`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.layout.circles import Arrow, circle_fits, circle_graph
from siap.diagrams.layout.legend import Entry, legend
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput

# What a mark begins with stands in the matrix.
LAYERS: Final[Mapping[str, tuple[str, str]]] = {
    "instruction": ("I: instruksi", "instruksi"),
    "coordination": ("K: koordinasi", "koordinasi"),
    "communication": ("M: komunikasi", "komunikasi"),
    "information": ("F: informasi", "informasi"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """From one unit to another."""

    start: int
    end: int
    layers: Sequence[str]
    note: str


@dataclass(frozen=True, slots=True)
class Network:
    """Units and links."""

    units: Sequence[str]
    links: Sequence[Link]


def read(fields: Fields) -> Network:
    """Check the data."""
    units = fields.texts("units")
    links = []
    for row in fields.rows("links"):
        layers = row.texts("layers")
        for layer in layers:
            if layer not in LAYERS:
                facts = {"key": layer, "known": ", ".join(LAYERS)}
                raise InvalidInput("unknown-key", where=f"{row.where}.layers", **facts)
        ends = [row.whole(key, 1, len(units)) for key in ("from", "to")]
        ordered = [layer for layer in LAYERS if layer in layers]
        links.append(Link(ends[0], ends[1], ordered, row.text("note", "")))
    return Network(units, links)


def paint(data: Network, canvas: Canvas) -> list[str]:
    """
    Draw the matrix, in panels if it is wider than the sheet, the keys and the graph.

    More units than stand on a circle are in the matrix only.
    """
    if not data.units:
        return []
    size = canvas.sheet.small
    cell = Box(canvas.left, canvas.bottom, size * 2.5, size * 2.9)
    per_panel = max(1, int(canvas.room // cell.w) - 1)
    cells: dict[tuple[int, int], list[str]] = {}
    for link in data.links:
        known = cells.setdefault((link.start, link.end), [])
        known += [layer for layer in link.layers if layer not in known]
    for first in range(1, len(data.units) + 1, per_panel):
        columns = range(first, min(len(data.units), first + per_panel - 1) + 1)
        lower = _panel(canvas, cell, (columns, len(data.units)), cells)
        cell = cell._replace(y=lower + 12)
    canvas.bottom = max(canvas.bottom, cell.y)
    with canvas.beside((min(len(data.units), per_panel) + 1) * cell.w + 30) as top:
        _keys(data, canvas, top)
    arrows = _arrows(data)
    if arrows and circle_fits(canvas, len(data.units)):
        with canvas.together():
            _graph(canvas, len(data.units), arrows)
    return _sentences(data)


def _arrows(data: Network) -> list[Arrow]:
    """One arrow for each pair that has relations; an instruction makes it solid."""
    found: dict[tuple[int, int], str] = {}
    for link in data.links:
        pair = link.start, link.end
        solid = "instruction" in link.layers or found.get(pair) == "link"
        if link.start != link.end:
            found[pair] = "link" if solid else "link-weak"
    return [Arrow(*pair, paint) for pair, paint in found.items()]


def _graph(canvas: Canvas, count: int, arrows: Sequence[Arrow]) -> None:
    text = say(
        "Panah: dari pemberi ke penerima. Garis utuh: ada instruksi. Garis putus-putus: "
        "koordinasi, komunikasi, atau informasi saja."
    )
    note = canvas.block(text, canvas.room, size=canvas.sheet.small)
    top = canvas.text(canvas.left, canvas.bottom + 10, note, "start", "muted") + 6
    circle_graph(canvas, top, count, arrows)


def _keys(data: Network, canvas: Canvas, top: float) -> None:
    top = legend(
        canvas,
        top,
        [Entry(say(mark)[0], "plate", say(word)) for mark, word in LAYERS.values()],
    )
    text = say("Baris memberi, kolom menerima.")
    note = canvas.block(text, canvas.room, size=canvas.sheet.small)
    top = canvas.text(canvas.left, top + 2, note, "start", "muted") + 4
    entries = [Entry(str(n), "band", unit) for n, unit in enumerate(data.units, 1)]
    legend(canvas, top, entries)


def _panel(
    canvas: Canvas,
    cell: Box,
    shape: tuple[range, int],
    cells: Mapping[tuple[int, int], Sequence[str]],
) -> float:
    columns, count = shape
    places = {column: cell.x + n * cell.w for n, column in enumerate(columns, 1)}
    for row in range(1, count + 1):
        top = cell.y + row * cell.h
        if row in places:
            canvas.rect(Box(places[row], top, cell.w, cell.h), "band")
        marks = {
            places[n] + cell.w / 2: [
                say(LAYERS[key][0])[0] for key in cells.get((row, n), ())
            ]
            for n in columns
        }
        _marks(canvas, top + cell.h / 2, marks)
        canvas.row_of_texts(top + cell.h / 2, [(cell.mid_x, str(row))], bold=True)
    heads = [(x + cell.w / 2, str(n)) for n, x in places.items()]
    canvas.row_of_texts(cell.mid_y, heads, bold=True)
    _lines(canvas, cell, len(columns), count)
    return cell.y + (count + 1) * cell.h


def _marks(canvas: Canvas, middle: float, marks: Mapping[float, Sequence[str]]) -> None:
    """Write two marks beside each other, two more below them."""
    half = canvas.sheet.small * 0.6
    few = [(x, " ".join(found)) for x, found in marks.items() if 0 < len(found) < 3]
    canvas.row_of_texts(middle, few)
    for first, shift in ((0, -half), (2, half)):
        many = [
            (x, found[first : first + 2]) for x, found in marks.items() if len(found) > 2
        ]
        canvas.row_of_texts(middle + shift, [(x, " ".join(pair)) for x, pair in many])


def _lines(canvas: Canvas, cell: Box, columns: int, rows: int) -> None:
    left, top = cell.x + cell.w, cell.bottom
    wide, tall = short(cell.w * columns), short(cell.h * rows)
    across = (f"M{short(left)} {short(top + n * cell.h)}h{wide}" for n in range(rows + 1))
    down = (f"M{short(left + n * cell.w)} {short(top)}v{tall}" for n in range(columns + 1))
    canvas.path("".join((*across, *down)), "axis")
    canvas.bottom = max(canvas.bottom, top + cell.h * rows)


def _sentences(data: Network) -> list[str]:
    counts = {"units": len(data.units), "links": len(data.links)}
    sentences = [say("{units} unit, {links} hubungan.", **counts)]
    for link in data.links:
        words = ", ".join(say(LAYERS[layer][1]) for layer in link.layers)
        note = f" ({link.note})" if link.note else ""
        start, end = data.units[link.start - 1], data.units[link.end - 1]
        ends = say("{start} kepada {end}", start=start, end=end)
        sentences.append(f"{ends}: {words or say('belum ditentukan')}{note}.")
    return sentences
