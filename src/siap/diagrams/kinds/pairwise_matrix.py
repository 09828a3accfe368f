"""
Who won each pair (upper triangle), and how often each item won (bars).

Data: `items`: list of `name` and perhaps `wins` (a number); `pairs`: list of `first`,
`second`, `winner` (numbers of items from 1; `winner` missing means a tie). Wins are counted
from the pairs, a tie as half, where an item does not bring its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from siap.diagrams.layout.bars import label_row, track_room
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas, short
from siap.diagrams.layout.ticks import number
from siap.diagrams.reading import Fields
from siap.diagrams.words import say
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Pairwise:
    """Items, the winner of each pair (0 for a tie) and the wins of each item."""

    items: Sequence[str]
    winners: dict[tuple[int, int], int]
    wins: Sequence[Decimal]


def read(fields: Fields) -> Pairwise:
    """Check the data."""
    rows = fields.rows("items")
    names = [row.text("name") for row in rows]
    given = [row.number_or_none("wins") for row in rows]
    winners: dict[tuple[int, int], int] = {}
    wins = [Decimal(0)] * len(names)
    for row in fields.rows("pairs"):
        first, second = (row.whole(key, 1, len(names)) for key in ("first", "second"))
        if first == second:
            raise InvalidInput("diagram-same-item", where=row.where)
        winner = row.whole("winner", 1, len(names)) if row.has("winner") else 0
        winners[min(first, second), max(first, second)] = winner
        for n in [winner] if winner else [first, second]:
            wins[n - 1] += 1 if winner else Decimal("0.5")
    counted = [own if own is not None else wins[n] for n, own in enumerate(given)]
    return Pairwise(names, winners, counted)


def paint(data: Pairwise, canvas: Canvas) -> list[str]:
    """Draw the triangle, in panels if it is wider than the sheet, then the bars."""
    if not data.items:
        return []
    count = len(data.items)
    widest = canvas.block(str(count), 99, size=canvas.sheet.small, bold=True).width
    cell = max(widest + 6, canvas.sheet.small * 1.9)
    per_panel = max(1, int(canvas.room // cell) - 1)
    cell = max(cell, min(38.0, canvas.room / (min(count, per_panel) + 1)))
    top = canvas.bottom
    for first in range(2, count + 1, per_panel):
        columns = range(first, min(count + 1, first + per_panel))
        top = _panel(data, canvas, Box(canvas.left, top, cell, cell * 0.86), columns) + 12
    canvas.bottom = max(canvas.bottom, top)
    taken = cell * (min(count, per_panel + 1)) + 26
    with canvas.beside(taken) as top:
        _bars(data, canvas, top)
    return _sentences(data)


def _panel(data: Pairwise, canvas: Canvas, cell: Box, columns: range) -> float:
    last = columns[-1]
    grid = []
    for row in range(1, last):
        y = cell.y + row * cell.h
        first = max(row + 1, columns[0]) - columns[0] + 1
        x, right = cell.x + first * cell.w, cell.x + (len(columns) + 1) * cell.w
        grid.append(f"M{short(x)} {short(y)}H{short(right)}v{short(cell.h)}H{short(x)}z")
        grid += [
            f"M{short(cell.x + place * cell.w)} {short(y)}v{short(cell.h)}"
            for place in range(first + 1, len(columns) + 1)
        ]
        marks = []
        for column in range(columns[0] + first - 1, last + 1):
            winner = data.winners.get((row, column))
            left = cell.x + (column - columns[0] + 1) * cell.w
            if winner == row:
                canvas.rect(Box(left, y, cell.w, cell.h), "band")
            if winner is not None:
                marks.append((left + cell.w / 2, str(winner or "=")))
        canvas.row_of_texts(y + cell.h / 2, marks)
        canvas.row_of_texts(y + cell.h / 2, [(cell.mid_x, str(row))], bold=True)
    heads = [(cell.mid_x + place * cell.w, str(n)) for place, n in enumerate(columns, 1)]
    canvas.row_of_texts(cell.mid_y, heads, bold=True)
    canvas.path("".join(grid), "axis")
    return cell.y + cell.h * last


def _bars(data: Pairwise, canvas: Canvas, top: float) -> None:
    title = canvas.block(say("Jumlah menang tiap isu"), canvas.room, bold=True)
    top = canvas.text(canvas.left, top, title) + 6
    values = [canvas.block(number(w), 99, bold=True) for w in data.wins]
    most = max([*data.wins, Decimal(1)])
    reserve = max(value.width for value in values) + 8
    scale = (track_room(canvas) - reserve) / float(most)
    for n, name in enumerate(data.items):
        row = label_row(canvas, top, f"{n + 1}. {name}", 16)
        bar = Box(row.track.x, row.track.y, float(data.wins[n]) * scale, row.track.h)
        if bar.w > 0:
            canvas.rect(bar, "series-1" if data.wins[n] == most else "series-4")
        canvas.text(bar.right + 6, bar.mid_y - values[n].height / 2, values[n])
        top = row.after


def _sentences(data: Pairwise) -> list[str]:
    order = sorted(range(len(data.items)), key=lambda n: -data.wins[n])
    listed = "; ".join(
        say("{item} menang {n} kali", item=data.items[n], n=number(data.wins[n]))
        for n in order
    )
    made, pairs = len(data.winners), len(data.items) * (len(data.items) - 1) // 2
    told = say("{made} dari {pairs} pasangan sudah dibandingkan.", made=made, pairs=pairs)
    return [told, f"{listed}."]
