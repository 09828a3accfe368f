"""Rows of a form as the lists and maps of the contract, with the place of every value."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from siap.apps.calculators.layout import Column, Table
from siap.kernel.errors import InvalidInput

Entries = list[tuple[int, dict[str, Any]]]
Columns = list[tuple[Column, str]]


@dataclass
class Read:
    """
    What came out of the form.

    Args:
        data: Input of the contract, as far as it could be read.
        places: Name of the control by the path that an error would name.
        faults: What is wrong, by the name of the control.
    """

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    faults: dict[str, InvalidInput] = field(default_factory=dict)

    def control_at(self, where: str) -> str:
        """
        Find the control that an error is about.

        Returns:
            The control of that path, of the nearest path above it, or the first one
            below it; empty if there is none.
        """
        path = where
        while path:
            if path in self.places:
                return self.places[path]
            below = (
                n for p, n in self.places.items() if p.startswith((f"{path}.", f"{path}["))
            )
            found = next(below, "")
            if found:
                return found
            path = re.sub(r"(\.[^.\[]*|\[[^\[]*)$|^[^.\[]*$", "", path)
        return ""


def _records(found: Read, table: Table, entries: Entries, columns: Columns) -> list[Any]:
    data = []
    for place, (number, entry) in enumerate(entries):
        base = f"{table.key}[{place}]"
        data.append(_nested(found, base, (table, number), entry, columns))
    return data


def _nested(
    found: Read,
    base: str,
    row: tuple[Table, int],
    entry: Mapping[str, Any],
    columns: Columns,
) -> dict[str, Any]:
    """Put the values of a row where their paths say."""
    table, number = row
    built: dict[str, Any] = {}
    for column, given in columns:
        *above, last = column.path
        last = given if last.startswith("~") else last
        path = ".".join((base, *above, last))
        found.places[path] = f"t-{table.key}-{number}-{column.key}"
        place = built
        if above and (column.required or column.key in entry):
            for key in above:
                place = place.setdefault(key, {})
        if column.key in entry:
            place[last] = entry[column.key]
        elif column.kind == "ways":
            place[last] = []
    return built


def _mapped(
    found: Read, table: Table, entries: Entries, columns: Columns
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for number, entry in entries:
        cell = f"t-{table.key}-{number}-key"
        name = entry.get("key")
        if name is None:
            found.faults.setdefault(cell, InvalidInput("missing"))
            continue
        if name in data:
            found.faults[cell] = InvalidInput("duplicate", value=name[:40])
            continue
        base = f"{table.key}.{name}"
        found.places[base] = cell
        built = _nested(found, base, (table, number), entry, columns[1:])
        if "value" in built or columns[1][0].key == "value":
            found.places[base] = f"t-{table.key}-{number}-value"
            data[name] = built.get("value")
        else:
            data[name] = built
    return data


def _listed(found: Read, table: Table, entries: Entries, _columns: Columns) -> list[Any]:
    for place, (number, _) in enumerate(entries):
        found.places[f"{table.key}[{place}]"] = f"t-{table.key}-{number}-value"
    return [entry.get("value") for _, entry in entries]


def _matrix(found: Read, table: Table, entries: Entries, columns: Columns) -> list[Any]:
    data = []
    for place, (number, entry) in enumerate(entries):
        for element, (column, _) in enumerate(columns):
            path = f"{table.key}[{place}][{element}]"
            found.places[path] = f"t-{table.key}-{number}-{column.key}"
        data.append([entry.get(column.key) for column, _ in columns])
    return data


def _forces(found: Read, table: Table, entries: Entries, _columns: Columns) -> list[Any]:
    solutions: dict[str, dict[str, Any]] = {}
    for number, entry in entries:
        cells = {
            key: f"t-{table.key}-{number}-{key}"
            for key in ("solution", "side", "id", "strength")
        }
        for key in ("solution", "side"):
            if key not in entry:
                found.faults.setdefault(cells[key], InvalidInput("missing"))
        if not {"solution", "side"} <= entry.keys():
            continue
        name, side = entry["solution"], entry["side"]
        empty = {"id": name, "driving": [], "restraining": []}
        solution = solutions.setdefault(name, empty)
        if side not in solution:
            found.faults[cells["side"]] = InvalidInput(
                "unknown-choice", value=side[:40], known="driving, restraining"
            )
            continue
        place = list(solutions).index(name)
        base = f"{table.key}[{place}].{side}[{len(solution[side])}]"
        found.places |= {f"{base}.{key}": cells[key] for key in ("id", "strength")}
        solution[side].append(
            {key: entry[key] for key in ("id", "strength") if key in entry}
        )
    return list(solutions.values())


def _ceilings(
    found: Read, table: Table, entries: Entries, _columns: Columns
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for number, entry in entries:
        scope, name = entry.get("scope"), entry.get("name")
        cells = f"t-{table.key}-{number}"
        if scope is None or (scope != "total" and name is None):
            lacking = "scope" if scope is None else "name"
            found.faults[f"{cells}-{lacking}"] = InvalidInput("missing")
            continue
        path, years = f"{table.key}.{scope}", entry.get("years")
        if scope == "total":
            data["total"] = years
        else:
            path = f"{path}.{name}"
            data.setdefault(scope, {})[name] = years
        found.places[path] = f"{cells}-years"
    return data


def _fixed(
    found: Read, table: Table, entries: Entries, _columns: Columns
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for number, entry in entries:
        name = table.row_names[number]
        base = f"{table.key}.{name}"
        cell = f"t-{table.key}-{number}"
        found.places[base] = f"{cell}-value"
        found.places |= {f"{base}.{key}": f"{cell}-{key}" for key in ("a", "b")}
        if "value" in entry:
            data[name] = entry["value"]
        elif entry:
            data[name] = {key: entry[key] for key in ("a", "b") if key in entry}
    return data


BUILDERS: Final[Mapping[str, Callable[[Read, Table, Entries, Columns], Any]]] = {
    "records": _records,
    "map": _mapped,
    "list": _listed,
    "matrix": _matrix,
    "forces": _forces,
    "ceilings": _ceilings,
    "fixed": _fixed,
}
