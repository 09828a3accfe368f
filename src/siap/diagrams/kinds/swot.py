"""
Four fields of a situation, and perhaps the strategies drawn from them.

Data: `strengths`, `weaknesses`, `opportunities`, `threats`: lists of texts; `so`, `wo`,
`st`, `wt`: lists of texts.
"""

from collections.abc import Mapping, Sequence

from siap.diagrams.layout.boxes import Box
from siap.diagrams.layout.canvas import Canvas
from siap.diagrams.layout.tables import bullets, bullets_height
from siap.diagrams.reading import Fields
from siap.diagrams.words import say

FIELDS = {
    "strengths": ("Kekuatan", "good"),
    "weaknesses": ("Kelemahan", "bad"),
    "opportunities": ("Peluang", "soft"),
    "threats": ("Ancaman", "middle"),
}
STRATEGIES = {
    "so": ("Strategi kekuatan–peluang (SO)", "card"),
    "wo": ("Strategi kelemahan–peluang (WO)", "card"),
    "st": ("Strategi kekuatan–ancaman (ST)", "card"),
    "wt": ("Strategi kelemahan–ancaman (WT)", "card"),
}
_GAP = 8.0


def read(fields: Fields) -> Mapping[str, Sequence[str]]:
    """Check the data."""
    return {key: fields.texts(key) for key in (*FIELDS, *STRATEGIES)}


def paint(data: Mapping[str, Sequence[str]], canvas: Canvas) -> list[str]:
    """Draw the fields two by two, one below the other on a narrow sheet."""
    if not any(data.values()):
        return []
    shown = [FIELDS, STRATEGIES] if any(data[key] for key in STRATEGIES) else [FIELDS]
    fields = [
        (data[key], say(head), look)
        for group in shown
        for key, (head, look) in group.items()
    ]
    columns = 1 if canvas.sheet.narrow else 2
    wide = (canvas.room - _GAP * (columns - 1)) / columns
    top = canvas.bottom
    for first in range(0, len(fields), columns):
        pair = [
            (items or [say("belum diisi")], head, look)
            for items, head, look in fields[first : first + columns]
        ]
        tall = max(bullets_height(canvas, wide, head, items) for items, head, _ in pair)
        for n, (items, head, look) in enumerate(pair):
            place = Box(canvas.left + n * (wide + _GAP), top, wide, tall)
            bullets(canvas, place, head, items, look)
        top += tall + _GAP
    return [
        f"{head}: {'; '.join(items) or say('belum diisi')}." for items, head, _ in fields
    ]
