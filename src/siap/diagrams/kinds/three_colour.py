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
from siap.diagrams.words import say

_MOST = 10**9
COLOURS = (
    ("red", "merah", "bad", "Merah: tidak puas"),
    ("yellow", "kuning", "middle", "Kuning: cukup"),
    ("green", "hijau", "good", "Hijau: puas"),
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
                letter = say(mark)[0].upper()
                share = f"{letter} {_share(count, total)} %"
                plate(canvas, box, share) or plate(canvas, box, letter)
            x = box.right
        top = row.after
    entries = [
        Entry(say(mark)[0].upper(), look, say(words)) for _, mark, look, words in COLOURS
    ]
    legend(canvas, top + 4, entries)
    return [f"{unit.name}: {_note(unit)}." for unit in units]


def _share(count: int, total: int) -> str:
    return number(100 * count / total, 0) if total else "0"


def _note(unit: Votes) -> str:
    votes = zip(unit.counts, COLOURS, strict=True)
    words = (f"{number(count, 0)} {say(word)}" for count, (_, word, *_) in votes)
    return f"{', '.join(words)}{f'; {unit.note}' if unit.note else ''}"
