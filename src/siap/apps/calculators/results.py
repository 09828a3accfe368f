"""An answer of a method as facts and tables that people can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from siap.apps.calculators.words import output_title
from siap.kernel.numbers import round_half_up
from siap.method_books.words import word
from siap.ui.components import Column, Fact
from siap.ui.formatting import number, reader_language

_APART: Final = ("method", "ruleset", "warnings")
_NAME: Final = "name"
_PLACES: Final = 6
_CODED: Final = ("aspects", "sums", "compared.value")
"""Results whose rows are words of the method, not names that people gave."""


@dataclass(frozen=True)
class ResultTable:
    """A read-only table with a caption."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, str]]


@dataclass
class _Grid:
    """Columns that share their rows."""

    rows: Sequence[str]
    columns: dict[str, tuple[str, Mapping[str, object]]] = field(default_factory=dict)


@dataclass
class Shown:
    """Facts on their own and tables, in the order of the answer."""

    facts: list[Fact] = field(default_factory=list)
    tables: list[ResultTable] = field(default_factory=list)


def show(result: Mapping[str, Any], caption: str, row_heading: str) -> Shown:
    """
    Arrange an answer.

    Args:
        result: What the method answered.
        caption: Title of the main table.
        row_heading: Heading of the column with the names of the rows.

    Returns:
        Single values as facts; values by name as columns of tables, those with the same
        names side by side.
    """
    shown, grids = Shown(), list[_Grid]()
    for key, value in result.items():
        if key not in _APART:
            _put(shown, grids, (key, value), result)
    shown.tables = [*(_table(grid, caption, row_heading) for grid in grids), *shown.tables]
    return shown


def _put(
    shown: Shown, grids: list[_Grid], entry: tuple[str, Any], result: Mapping[str, Any]
) -> None:
    key, value = entry
    title = output_title(key, reader_language())
    if key == "by_group":
        _by_name(grids, key, title, _ranks_inside(value))
    elif isinstance(value, Mapping) and value and value.keys() <= result.keys():
        shown.facts += [_sum_of_all(part, title, each) for part, each in value.items()]
    elif isinstance(value, Mapping) and value:
        _by_name(grids, key, title, value)
    elif key.startswith("element_") and isinstance(value, list):
        _by_name(grids, key, title, dict(zip(result["elements"], value, strict=True)))
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        shown.tables.append(_listed(key, title, value))
    elif key != "elements":
        shown.facts.append(Fact(title, text(value)))


def _ranks_inside(groups: Mapping[str, Any]) -> dict[str, Any]:
    """Give the rank inside its group by name; a name without a group has none."""
    return {
        name: rank for group in groups.values() for name, rank in group["ranks"].items()
    }


def _sum_of_all(part: str, title: str, value: object) -> Fact:
    return Fact(f"{title}: {output_title(part, reader_language())}", text(value))


def _by_name(grids: list[_Grid], key: str, title: str, values: Mapping[str, Any]) -> None:
    first = next(iter(values.values()), None)
    if first is None and not values:
        return
    if isinstance(first, Mapping):
        for part in dict.fromkeys(k for entry in values.values() if entry for k in entry):
            inner = {name: (entry or {}).get(part) for name, entry in values.items()}
            heading = output_title(f"{key}.{part}", reader_language())
            heading = (
                heading if heading != part else f"{title}: {word(part, reader_language())}"
            )
            _by_name(grids, f"{key}.{part}", heading, inner)
        return
    names = list(values)
    grid = next((each for each in grids if set(each.rows) >= set(names)), None)
    if grid is None:
        grid = _Grid(names)
        grids.append(grid)
    grid.columns[key] = (title, values)


def _table(grid: _Grid, caption: str, row_heading: str) -> ResultTable:
    coded = not grid.columns.keys().isdisjoint(_CODED)
    columns = [Column(_NAME, row_heading, header=True)]
    columns += [
        Column(key, title, numeric=_is_numeric(values))
        for key, (title, values) in grid.columns.items()
    ]
    rows = [
        {
            _NAME: word(name, reader_language()) if coded else name,
            **{key: text(values.get(name)) for key, (_, values) in grid.columns.items()},
        }
        for name in grid.rows
    ]
    return ResultTable(caption, columns, rows)


def _is_numeric(values: Mapping[str, object]) -> bool:
    known = [value for value in values.values() if value is not None]
    return all(isinstance(v, (int, Decimal)) and not isinstance(v, bool) for v in known)


def _listed(key: str, title: str, entries: Sequence[Mapping[str, Any]]) -> ResultTable:
    language = reader_language()
    columns = [Column(part, output_title(f"{key}.{part}", language)) for part in entries[0]]
    rows = [{part: text(value) for part, value in entry.items()} for entry in entries]
    return ResultTable(title, columns, rows)


def text(value: object) -> str:
    """Write a value of an answer in the reader's language; nothing known is a dash."""
    if value is None or value in ([], {}):
        return "–"
    if isinstance(value, bool):
        return word("yes" if value else "no", reader_language())
    if isinstance(value, (int, Decimal)):
        return number(_short(value))
    if isinstance(value, (list, tuple)):
        nested = any(isinstance(each, (list, tuple)) for each in value)
        return ("; " if nested else ", ").join(map(text, value))
    return word(str(value), reader_language())


def _short(value: int | Decimal) -> int | Decimal:
    """Cut an endless fraction for the screen; the workbook and JSON have it in full."""
    exponent = Decimal(value).as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_PLACES:
        return round_half_up(value, _PLACES).normalize()
    return value
