"""Selectors that give one value."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from siap.methodology.binding.here import Here, read_cell, years
from siap.methodology.content import typed_cell


def setting(selector: Mapping[str, Any], here: Here) -> Any:
    """The cell of a form part; `otherwise` while it is empty."""
    path, _, column = str(selector["setting"]).rpartition(".")
    _, part = here.content.edition.part(path, within=here.worksheet)
    rows = here.content.of(path, within=here.worksheet)
    value = typed_cell(part, rows[0], column) if rows else None
    return selector.get("otherwise") if value is None else value


def yearly(selector: Mapping[str, Any], here: Here) -> Any:
    """A yearly cell as a list of {year, value}."""
    return read_cell(str(selector["yearly"]), here)


def choice(selector: Mapping[str, Any], here: Here) -> Any:
    """The method's own word for the value chosen."""
    return selector["as"].get(read_cell(str(selector["choice"]), here))


def span(selector: Mapping[str, Any], here: Here) -> Any:
    """A number, or a list of both once the second cell is filled."""
    low, high = (str(name) for name in selector["span"])
    first, second = read_cell(low, here), read_cell(high, here)
    return first if second is None else [first, second]


def difference(selector: Mapping[str, Any], here: Here) -> Any:
    """The first number less the second, nought at least; else the cell `otherwise`."""
    later, earlier = (read_cell(str(name), here) for name in selector["difference"])
    if later is None or earlier is None:
        return read_cell(str(selector["otherwise"]), here)
    return max(later - earlier, 0)


def place_of(selector: Mapping[str, Any], here: Here) -> int | None:
    """The place from 1, in its part, of the row referred to."""
    name = str(selector["place_of"])
    column, target = here.column(name), here.stored(name)
    if column is None or column.rows is None:
        return None
    rows = here.content.of(column.rows, within=here.home)
    return next((i for i, row in enumerate(rows, 1) if row.id == target), None)


def result(selector: Mapping[str, Any], here: Here) -> Any:
    """
    A result of the sheet's own computation.

    Inside a row it is what the result says of that row; `along` lists a mapping by id in
    the order of a part; `as` gives other words for the values; `by_year` turns a mapping
    by year into a list of {year, value}.
    """
    computation, _, name = str(selector["result"]).partition(".")
    value = here.results.get(computation, {}).get(name)
    if here.row is not None and isinstance(value, Mapping):
        value = value.get(here.row.id)
    if "along" in selector and isinstance(value, Mapping):
        rows = here.content.of(str(selector["along"]), within=here.worksheet)
        return [value.get(row.id, Decimal(0)) for row in rows]
    if "by_year" in selector and isinstance(value, Mapping):
        return years({int(year): amount for year, amount in value.items()})
    if "as" in selector:
        return selector["as"].get(value)
    return value
