"""From the readable rows of a demonstration file to rows ready to be stored."""

import uuid
from collections.abc import Callable, Mapping

from siap.apps.worksheets.places import Place
from siap.apps.worksheets.services import ReadyRow
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import LIST_TYPES, CellValue, parse_cell
from siap.methodology.demo_files import DemoRow
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Column, Part

Keys = Callable[[str], str]


def ready_row(place: Place, row: DemoRow, key_of: Keys) -> ReadyRow:
    """
    Read the cells of a demonstration row.

    Args:
        place: Where it belongs.
        row: As the file has it.
        key_of: The id in the records for a readable id.

    Raises:
        InvalidInput: A cell is not what its column takes; says which.
    """
    cells = {
        name: _cell(place, row, place.column(name), value, key_of)
        for name, value in row.cells.items()
    }
    if row.id in own_ids(place.part):
        return ReadyRow(cells=cells, anchor=row.id)
    if place.part.matrix is not None:
        axes = place.part.matrix
        first, _, second = row.id.partition("|")
        row_key = _key(place, axes.rows, first, key_of)
        column_key = _key(place, axes.columns or axes.rows, second, key_of)
        return ReadyRow(cells=cells, anchor=f"{row_key}|{column_key}")
    return ReadyRow(cells=cells, row_id=uuid.UUID(key_of(row.id)))


def own_ids(part: Part) -> set[str]:
    """The ids that rows of a part have by themselves: a form's, and those of fixed rows."""
    return {"form"} if part.kind == "form" else {str(row["id"]) for row in part.fixed_rows}


def _key(place: Place, path: str, row_id: str, key_of: Keys) -> str:
    _, target = edition(place.plan.edition).part(path, within=place.worksheet.id)
    return row_id if row_id in own_ids(target) else key_of(row_id)


def _cell(
    place: Place, row: DemoRow, column: Column, value: object, key_of: Keys
) -> CellValue:
    try:
        if column.rows is None:
            return parse_cell(column, _typed(value), language="en")
        if column.type in LIST_TYPES:
            assert isinstance(value, list)  # noqa: S101 - our own file
            return [_key(place, column.rows, str(one), key_of) for one in value]
        return None if value is None else _key(place, column.rows, str(value), key_of)
    except InvalidInput as problem:
        where = f"{place.subject} {row.id}.{column.key}"
        raise InvalidInput(problem.code, where=where, **problem.facts) from problem


def _typed(value: object) -> str | list[str] | Mapping[str, str]:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return [str(one) for one in value]
    if isinstance(value, dict):
        return {str(year): str(amount) for year, amount in value.items()}
    return "" if value is None else str(value)
