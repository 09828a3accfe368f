"""Cells of a worksheet as typed cells of a printed table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

from siap.apps.documents.builders.setting import Setting
from siap.methodology.cells import YEARLY_TYPES, CellValue, display_cell
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import CellType, Column, Worksheet
from siap.rendering import tree
from siap.rendering.tree import ColumnFormat, Value
from siap.rendering.values import write_value

FIRST_YEAR: Final = 1900
_FORMATS: Final[Mapping[CellType, ColumnFormat]] = {
    "integer": "number",
    "decimal": "number",
    "money": "rupiah",
    "percent": "percent",
    "date": "date",
    "yes-no": "yes-no",
    "yearly": "number",
    "yearly-money": "rupiah",
}
_LISTED: Final = 8
_NUMBERS: Final = frozenset({"integer", "decimal", "money", "percent"})
"""Cells write numbers as Indonesians do, whatever the language of the paper."""


@dataclass(frozen=True)
class Printed:
    """One column of a printed table and how to read its value from a row."""

    column: tree.Column
    value: Callable[[ContentRow], Value]
    adds_up: bool = False


def printed_columns(
    setting: Setting, worksheet: Worksheet, column: Column, rows: Sequence[ContentRow]
) -> list[Printed]:
    """
    Make the printed columns of one column: one, or one a year.

    Args:
        setting: The reader and the plan.
        worksheet: Where the column stands.
        column: The column.
        rows: Those that are printed.

    Returns:
        Years that any row has, ascending; nothing for a yearly column without years.
    """
    if column.type in YEARLY_TYPES:
        return _by_year(setting, column, rows)
    adds_up = column.total and column.type in {"integer", "decimal", "money"}
    return [
        Printed(
            tree.Column(
                key=column.key,
                label=_label(setting, column),
                fmt="text" if is_year(column) else _FORMATS.get(column.type, "text"),
            ),
            lambda row: printed_value(
                setting, worksheet, column, row.cells.get(column.key)
            ),
            adds_up,
        )
    ]


def is_year(column: Column) -> bool:
    """Whether whole numbers of a column are years, which are written without a point."""
    return column.type == "integer" and column.min is not None and column.min >= FIRST_YEAR


def _label(setting: Setting, column: Column) -> str:
    title = setting.title(column)
    if column.unit is None or column.type in {"money", "percent"}:
        return title
    return f"{title} ({column.unit})"


def _by_year(setting: Setting, column: Column, rows: Sequence[ContentRow]) -> list[Printed]:
    filled = [row.cells.get(column.key) for row in rows]
    years = sorted({year for value in filled if isinstance(value, dict) for year in value})
    return [
        Printed(
            tree.Column(
                key=f"{column.key}_{year}",
                label=year,
                fmt=_FORMATS[column.type],
                group=setting.title(column),
            ),
            partial(_of_year, column.key, year),
            column.total,
        )
        for year in years
    ]


def _of_year(key: str, year: str, row: ContentRow) -> Value:
    value = row.cells.get(key)
    if not isinstance(value, dict) or year not in value:
        return None
    return Decimal(str(value[year]))


def printed_value(
    setting: Setting, worksheet: Worksheet, column: Column, value: CellValue
) -> Value:
    """
    Give the value of a cell the type that its printed column has.

    Returns:
        None for an empty cell; a percentage as a fraction; several titles in lines of
        their own, unless there are so many that the row would fill a page.
    """
    if value is None:
        return None
    if column.options or column.rows is not None:
        said = setting.words_of(column, value, worksheet)
        return ("\n" if len(said) <= _LISTED else "; ").join(said)
    if is_year(column):
        return str(value)
    match column.type:
        case "integer" | "decimal" | "money":
            return Decimal(str(value))
        case "percent":
            return Decimal(str(value)) / 100
        case "date":
            return date.fromisoformat(str(value))
        case "yes-no":
            return bool(value)
        case _:
            return display_cell(column, value, language=setting.language)


def written_value(
    setting: Setting, worksheet: Worksheet, column: Column, value: CellValue
) -> str:
    """Write a cell as text, for a line of its own: `Rp12.500.000`, `21 November 2026`."""
    if column.options or column.rows is not None:
        return "; ".join(setting.words_of(column, value, worksheet))
    if is_year(column):
        return str(value or "")
    if setting.language == "en" and value is not None and column.type in _NUMBERS:
        typed = printed_value(setting, worksheet, column, value)
        places = max(-int(Decimal(str(value)).as_tuple().exponent), 0)
        printed = tree.Column(column.key, "", fmt=_FORMATS[column.type], places=places)
        return write_value(typed, printed, setting.language)
    return display_cell(column, value, language=setting.language)
