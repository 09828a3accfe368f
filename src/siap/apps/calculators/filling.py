"""From an input of the contract back to what a person would have typed."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from siap.apps.calculators.layout import Column, Layout, Table
from siap.apps.calculators.typed import Row, Typed, blank, columns_of
from siap.kernel.numbers import write_number


def fill(layout: Layout, data: Mapping[str, Any], language: str) -> Typed:
    """
    Write an input into the form.

    Args:
        layout: The form.
        data: Input that the method accepts.
        language: How numbers are written, `id` or `en`.
    """
    writer = _Writer(language)
    typed = blank(layout)
    scalars = {each.key: writer.scalar(each, data) for each in layout.scalars}
    typed = Typed(scalars, typed.tables, typed.widths)
    for table in layout.tables:
        if table.key in data:
            if table.form == "matrix":
                typed = typed.with_width(table.key, len(data[table.key][0]))
            rows = writer.rows(table, data[table.key], typed)
            typed = typed.with_rows(table.key, rows)
    return typed


class _Writer:
    """Writes values the way one language does."""

    def __init__(self, language: str) -> None:
        self.language = language

    def scalar(self, column: Column, data: Mapping[str, Any]) -> str:
        value = data.get(column.path[0])
        if len(column.path) == 2 and value is not None:
            value = value[int(column.path[1])]
        return self.text(_plain_year(column, value))

    def text(self, value: Any) -> str:
        """Write one value; several are put in one line."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Mapping):
            return "; ".join(f"{key}: {self.text(each)}" for key, each in value.items())
        if isinstance(value, (int, Decimal)):
            return write_number(value, self.language)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return "; ".join(map(self._part, value))
        return str(value)

    def _part(self, value: Any) -> str:
        if not isinstance(value, Mapping):
            return self.text(value)
        name, *rest = value.values()
        amount = self.text(rest[0]) if rest and rest[0] is not None else ""
        return f"{name}: {amount}" if amount else str(name)

    def rows(self, table: Table, data: Any, typed: Typed) -> list[Row]:
        """Write the rows of a table."""
        entries = _ENTRIES[table.form](table, data)
        columns = columns_of(table, typed)
        return [
            {
                column.key: self.text(_taken(entry, column, given))
                for column, given in columns
            }
            for entry in entries
        ]


def _taken(entry: Mapping[str, Any], column: Column, given: str) -> Any:
    value: Any = entry
    for key in column.path:
        step = given if key.startswith("~") else key
        value = value.get(step) if isinstance(value, Mapping) else None
    return _plain_year(column, value)


def _plain_year(column: Column, value: Any) -> Any:
    """Write a year without marks between its thousands."""
    named = column.kind == "year" or column.path[-1] in ("year", "base_year")
    is_year = named and isinstance(value, int)
    return str(value) if is_year else value


def _same(_table: Table, data: Any) -> list[Mapping[str, Any]]:
    return list(data)


def _of_map(_table: Table, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [
        {"key": key, **(value if isinstance(value, Mapping) else {"value": value})}
        for key, value in data.items()
    ]


def _of_list(_table: Table, data: Sequence[Any]) -> list[Mapping[str, Any]]:
    return [{"value": value} for value in data]


def _of_matrix(_table: Table, data: Sequence[Any]) -> list[Mapping[str, Any]]:
    return [{str(place): value for place, value in enumerate(row)} for row in data]


def _of_forces(_table: Table, data: Sequence[Any]) -> list[Mapping[str, Any]]:
    return [
        {"solution": solution["id"], "side": side, **force}
        for solution in data
        for side in ("driving", "restraining")
        for force in solution[side]
    ]


def _of_ceilings(_table: Table, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = [{"scope": "total", "years": data["total"]}] if "total" in data else []
    return rows + [
        {"scope": scope, "name": name, "years": years}
        for scope in ("area", "agency")
        for name, years in data.get(scope, {}).items()
    ]


def _of_fixed(table: Table, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [
        value if isinstance(value, Mapping) else {"value": value}
        for value in (data.get(name) for name in table.row_names)
    ]


_ENTRIES: Final[Mapping[str, Callable[[Table, Any], list[Mapping[str, Any]]]]] = {
    "records": _same,
    "map": _of_map,
    "list": _of_list,
    "matrix": _of_matrix,
    "forces": _of_forces,
    "ceilings": _of_ceilings,
    "fixed": _of_fixed,
}
