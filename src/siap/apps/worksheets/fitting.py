"""Which columns of a table stand beside each other, and which are folded under the row."""

from collections.abc import Mapping, Sequence
from typing import Final

from siap.methodology.worksheet_shapes import CellType, Column

# What a laptop of 1280 pixels has room for beside number and buttons, in em.
ROOM: Final = 62
_NAME: Final = 16.0
_WIDTH: Final[Mapping[CellType, float]] = {
    "text": 11.5,
    "long-text": 17,
    "integer": 5,
    "decimal": 5.5,
    "money": 9,
    "percent": 5.5,
    "date": 9.5,
    "time": 7.5,
    "yes-no": 5.5,
    "choice": 8.5,
    "choices": 13,
    "reference": 11,
    "references": 13,
    "yearly": 40,
    "yearly-money": 50,
}
_FOLDED: Final = frozenset({"long-text", "choices", "references", "yearly", "yearly-money"})


def columns_in_line(
    columns: Sequence[Column], naming: str, *, room: float = ROOM
) -> frozenset[str]:
    """
    Choose the columns that stand beside each other.

    All of them when they fit. Otherwise what names the row, then what must be filled, then
    the others, each time the short ones before the texts, as long as there is room.

    Args:
        columns: The columns of a part, in order.
        naming: Key of the column that names a row.
        room: Width that there is, in em.

    Returns:
        Keys of the columns in line; the others are folded under the row.
    """
    if sum(_width(column, naming) for column in columns) <= room:
        return frozenset(column.key for column in columns)
    chosen: set[str] = set()
    for column in sorted(columns, key=lambda column: _use(column, naming)):
        foldable = column.type in _FOLDED and column.key != naming
        width = _width(column, naming)
        if not foldable and width <= room:
            chosen.add(column.key)
            room -= width
    return frozenset(chosen)


def _width(column: Column, naming: str) -> float:
    return _NAME if column.key == naming else _WIDTH[column.type]


def _use(column: Column, naming: str) -> tuple[bool, bool, bool]:
    return column.key != naming, not column.required, column.type == "text"


def naming_column(columns: Sequence[Column]) -> Column:
    """
    The column that names a row.

    Args:
        columns: The columns of a part without those of its kind.

    Returns:
        The first column, or after a choice the first text among the first four.
    """
    if columns[0].type in {"text", "long-text", "reference"}:
        return columns[0]
    texts = (column for column in columns[:4] if column.type == "text")
    return next(texts, columns[0])
