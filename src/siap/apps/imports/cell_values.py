"""From a cell of a file to the value that a column stores."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from siap.apps.imports.names import Names
from siap.apps.imports.reading.file_rows import Broken, CellIn, text_of
from siap.apps.imports.targets import Target
from siap.apps.worksheets.services.writing import field_of
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import YEARLY_TYPES, CellValue, parse_cell, typed_value
from siap.methodology.worksheet_shapes import Column

_DASHES: Final = frozenset({"-", "–", "—"})
_WORDS: Final = frozenset({"text", "long-text"})
NamesOf = Callable[[Column], Names]


def plain_value(target: Target, cell: CellIn, *, numbers: str) -> CellValue:
    """
    Read a cell of a column that refers to no other row.

    Args:
        target: What the cell fills.
        cell: As the file has it; a lone dash in a column of figures is an empty cell.
        numbers: How the file writes numbers, `id` or `en`.

    Returns:
        The value as it is stored; None for an empty cell.

    Raises:
        InvalidInput: With a message that says what is expected.
    """
    column, text = column_of_target(target), read_text(target, cell, numbers=numbers)
    if column.type in YEARLY_TYPES:
        whole = parse_cell(column, {target.year: text}, language=numbers)
        return field_of({column.key: whole}, target.key)
    if column.type == "choices":
        return parse_cell(column, text.replace("\n", ";").split(";"), language=numbers)
    return parse_cell(column, text, language=numbers)


def read_text(target: Target, cell: CellIn, *, numbers: str) -> str:
    """
    Write a cell as a person would type it into the column.

    Raises:
        InvalidInput: The spreadsheet could not work the cell out.
    """
    if isinstance(cell, Broken):
        raise InvalidInput(cell.code, where=target.key, value=cell.shown)
    kind = target.column.type if target.column else "text"
    if isinstance(cell, datetime) and kind in {"date", "time"}:
        return text_of(cell.date() if kind == "date" else cell.time())
    text = text_of(cell, language=numbers)
    return "" if kind not in _WORDS and text.strip() in _DASHES else text


def reference_value(
    target: Target, cell: CellIn, names: Names, *, numbers: str
) -> CellValue:
    """
    Read a cell that refers to other rows, by title or id.

    Raises:
        InvalidInput: No row is called so, or several are.
    """
    column, text = column_of_target(target), read_text(target, cell, numbers=numbers)
    if not text.strip():
        return None
    if column.type == "references":
        return names.find_all(text, where=column.key) or None
    return names.find(text, where=column.key)


def column_of_target(target: Target) -> Column:
    """The column that a target fills; those of the row itself have none."""
    assert target.column is not None  # noqa: S101 - special targets are read elsewhere
    return target.column


def is_same(column: Column, one: CellValue, other: CellValue) -> bool:
    """
    Whether two stored values mean the same.

    >>> from siap.methodology.worksheet_shapes import Column
    >>> size = Column(key="size", title="Luas", title_en="Size", type="decimal")
    >>> is_same(size, "12.50", "12.5")
    True
    """
    if one is None or other is None or one == other:
        return one == other
    if column.type in YEARLY_TYPES:
        year: Mapping[str, str] = {"2000": str(one)}
        return typed_value(column, dict(year)) == typed_value(column, {"2000": str(other)})
    if column.type == "text":
        # The demonstration and older rows may hold spaces that typing would have dropped.
        return " ".join(str(one).split()) == " ".join(str(other).split())
    return typed_value(column, one) == typed_value(column, other)
