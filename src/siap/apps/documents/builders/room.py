"""How much room a printed column asks for, in points, before a renderer measures it."""

from collections.abc import Sequence
from typing import Final

from siap.apps.documents.builders.cells import Printed
from siap.methodology.content import ContentRow
from siap.rendering.tree import Language
from siap.rendering.values import is_numeric, write_value
from siap.typography import text_width

PORTRAIT: Final = 465.0
LANDSCAPE: Final = 725.0
JOINED: Final = 150.0
"""Width in which several texts under each other read well."""

_SIZE: Final = 8.5
_PADDING: Final = 12.6
_SAMPLE: Final = 40
# A text of some length wants lines of some length: mean characters, points.
_COMFORT: Final = ((90, 135.0), (45, 105.0), (20, 72.0))


def room_of(printed: Printed, rows: Sequence[ContentRow], language: Language) -> float:
    """
    Say how wide a column must be to be read with ease.

    Args:
        printed: The column.
        rows: Its rows; a sample of them is looked at.
        language: Of numbers and dates.

    Returns:
        Points: its longest word, or a whole number or date, and more for long texts.
    """
    some = rows[:: max(1, len(rows) // _SAMPLE)]
    texts = [write_value(printed.value(row), printed.column, language) for row in some]
    whole = is_numeric(printed.column) or printed.column.fmt == "date"
    words = texts if whole else [word for text in texts for word in text.split()]
    heads = printed.column.label.split()
    widest = max(
        *(text_width(word, _SIZE, "sans", bold=True) for word in ["", *heads]),
        *(text_width(word, _SIZE, "sans") for word in ["", *words]),
    )
    filled = [len(text) for text in texts if text]
    mean = sum(filled) / len(filled) if filled else 0.0
    wish = next((points for length, points in _COMFORT if mean >= length), 0.0)
    return max(widest + _PADDING, 0.0 if whole else wish)
