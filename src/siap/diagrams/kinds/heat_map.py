"""
A matrix of states with words in the cells.

Data: `rows`, `columns`: lists of texts; `cells`: list of `row`, `column` (numbers from 1),
`state` (`met`, `partly`, `not`, `none`) and perhaps `text`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siap.diagrams.layout.canvas import PAD, Canvas
from siap.diagrams.layout.tables import Cell, row
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.typography import text_width

STATES = {"met": "terpenuhi", "partly": "sebagian", "not": "belum", "none": "tidak dinilai"}
_LOOKS = {"met": "good", "partly": "middle", "not": "bad", "none": "card"}


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Headings and the state and text of each cell that has one."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: dict[tuple[int, int], tuple[str, str]]


def read(fields: Fields) -> HeatMap:
    """Check the data."""
    rows, columns = fields.texts("rows"), fields.texts("columns")
    cells = {}
    for cell in fields.rows("cells"):
        place = cell.whole("row", 1, len(rows)), cell.whole("column", 1, len(columns))
        cells[place] = (cell.choice("state", STATES, "none"), cell.text("text", ""))
    return HeatMap(rows, columns, cells)


def paint(data: HeatMap, canvas: Canvas) -> list[str]:
    """Draw a table; a list for each row where the columns would be too narrow."""
    if not (data.rows and data.columns):
        return []
    share = 0.22 if not canvas.sheet.narrow else 0.0
    wide = canvas.room * (1 - share) / len(data.columns)
    states = (say(state) for state in STATES.values())
    words = [word for title in (*data.columns, *states) for word in title.split()]
    size = canvas.sheet.small
    if wide - 2 * PAD < max(text_width(word, size, bold=True) for word in words):
        _lists(data, canvas)
    else:
        _table(data, canvas, wide)
    return _sentences(data)


def _cell(data: HeatMap, place: tuple[int, int], prefix: str = "") -> Cell:
    state, text = data.cells.get(place, ("none", ""))
    words = say(STATES[state]) + (f": {text}" if text else "")
    return Cell(f"{prefix}{words}", _LOOKS[state])


def _table(data: HeatMap, canvas: Canvas, wide: float) -> None:
    count = len(data.columns)
    side = canvas.room - wide * count
    top = canvas.bottom
    lead = [] if canvas.sheet.narrow else [side]
    heads = [Cell(name, "band", bold=True) for name in data.columns]
    blank = [Cell("", "band")] if lead else []
    top = row(canvas, top, [*lead, *[wide] * count], [*blank, *heads])
    for n, name in enumerate(data.rows, 1):
        title = Cell(name, "band", bold=True)
        cells = [_cell(data, (n, column)) for column in range(1, count + 1)]
        if not lead:
            top = row(canvas, top, [canvas.room], [title])
        top = row(canvas, top, [*lead, *[wide] * count], [title, *cells] if lead else cells)


def _lists(data: HeatMap, canvas: Canvas) -> None:
    top = canvas.bottom
    for n, name in enumerate(data.rows, 1):
        top = row(canvas, top, [canvas.room], [Cell(name, "band", bold=True)])
        for column, title in enumerate(data.columns, 1):
            top = row(canvas, top, [canvas.room], [_cell(data, (n, column), f"{title}: ")])
        top += 8


def _sentences(data: HeatMap) -> list[str]:
    sentences = []
    for n, name in enumerate(data.rows, 1):
        told = "; ".join(
            _cell(data, (n, column), f"{title} ").text
            for column, title in enumerate(data.columns, 1)
        )
        sentences.append(f"{name}: {told}.")
    return sentences
