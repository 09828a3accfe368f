"""
The state of each indicator as a table with words.

Data: `rows`: list of `name` and perhaps `state` (`green`, `yellow`, `red`; `none` if it is
missing), `value`, `target` (numbers or texts), `note`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.tables import Cell, row
from siap.diagrams.reading import Fields
from siap.diagrams.words import say

STATES = {
    "green": ("Hijau: sesuai target", "good"),
    "yellow": ("Kuning: perlu perhatian", "middle"),
    "red": ("Merah: tertinggal", "bad"),
    "none": ("Belum diukur", "card"),
}


class Light(NamedTuple):
    """One indicator."""

    name: str
    state: str
    value: str
    target: str
    note: str


def read(fields: Fields) -> Sequence[Light]:
    """Check the data."""
    return [
        Light(
            one.text("name"),
            one.choice("state", STATES, "none"),
            one.figure("value"),
            one.figure("target"),
            one.text("note", ""),
        )
        for one in fields.rows("rows")
    ]


def paint(lights: Sequence[Light], canvas: Canvas) -> list[str]:
    """Draw a table; on a narrow sheet two rows for each indicator."""
    if not lights:
        return []
    top = canvas.bottom
    if not canvas.sheet.narrow:
        heads = ("Indikator", "Keadaan", "Nilai", "Target", "Catatan")
        top = row(
            canvas,
            top,
            _widths(canvas),
            [Cell(say(head), "band", bold=True) for head in heads],
        )
    for light in lights:
        words, look = say(STATES[light.state][0]), STATES[light.state][1]
        if canvas.sheet.narrow:
            half = canvas.room / 2
            top = row(canvas, top, [canvas.room], [Cell(light.name, "card", bold=True)])
            told = _told(light) or say("belum ada nilai")
            top = row(canvas, top, [half, half], [Cell(words, look), Cell(told)]) + 6
        else:
            cells = [Cell(light.name), Cell(words, look), *map(Cell, light[2:])]
            top = row(canvas, top, _widths(canvas), cells)
    return [_sentence(light) for light in lights]


def _widths(canvas: Canvas) -> list[float]:
    return [canvas.room * share for share in (0.34, 0.2, 0.13, 0.13, 0.2)]


def _told(light: Light) -> str:
    pairs = (
        ("nilai {value}", light.value),
        ("target {value}", light.target),
        ("catatan {value}", light.note),
    )
    return "; ".join(say(words, value=text) for words, text in pairs if text)


def _sentence(light: Light) -> str:
    told = _told(light)
    state = say(STATES[light.state][0]).lower()
    return f"{light.name}: {state}{f' ({told})' if told else ''}."
