"""
Citizens' judgement of each unit in three colours, as shares of all answers.

Data: `units`: list of `name`, `red`, `yellow`, `green` (counts) and perhaps `note`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from siap.diagrams.layout.bars import label_row, track_room
from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.legend import Entry, legend, plate
from siap.diagrams.layout.ticks import number
from siap.diagrams.reading import Fields

_MOST = 10**9
COLOURS = (
    ("red", "M", "bad", "Merah: tidak puas"),
    ("yellow", "K", "middle", "Kuning: cukup"),
    ("green", "H", "good", "Hijau: puas"),
)


class Votes(NamedTuple):
    """The counts of a unit in the order of `COLOURS`."""

    name: str
    counts: Sequence[int]
    note: str


def read(fields: Fields) -> Sequence[Votes]:
    """Check the data."""
    return [
        Votes(
            row.text("name"),
            [row.whole(key, 0, _MOST) for key, *_ in COLOURS],
            row.text("note", ""),
        )
        for row in fields.rows("units")
    ]


def paint(units: Sequence[Votes], canvas: Canvas) -> list[str]:
    """Draw a bar of one length for each unit, cut into its shares."""
    if not units:
        return []
    top = canvas.bottom
    for unit in units:
        row = label_row(canvas, top, unit.name, 22, _note(unit))
        total, x = sum(unit.counts), row.track.x
        canvas.rect(row.track, "plain")
        for count, (_, mark, look, _) in zip(unit.counts, COLOURS, strict=True):
            box = Box(
                x, row.track.y, track_room(canvas) * count / (total or 1), row.track.h
            )
            if box.w:
                canvas.rect(box, look)
                share = f"{mark} {_share(count, total)} %"
                plate(canvas, box, share) or plate(canvas, box, mark)
            x = box.right
        top = row.after
    legend(canvas, top + 4, [Entry(mark, look, words) for _, mark, look, words in COLOURS])
    return [f"{unit.name}: {_note(unit)}." for unit in units]


def _share(count: int, total: int) -> str:
    return number(100 * count / total, 0) if total else "0"


def _note(unit: Votes) -> str:
    words = (
        f"{n} {word}"
        for n, word in zip(unit.counts, ("merah", "kuning", "hijau"), strict=True)
    )
    return f"{', '.join(words)}{f'; {unit.note}' if unit.note else ''}"
