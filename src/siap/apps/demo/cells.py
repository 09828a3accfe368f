"""From the readable rows of a demonstration file to rows ready to be stored."""

import uuid
from collections.abc import Callable, Collection, Mapping

from siap.apps.worksheets.places import Place
from siap.apps.worksheets.services import ReadyRow
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import LIST_TYPES, CellValue, parse_cell
from siap.methodology.demo_files import DemoRow
from siap.methodology.worksheet_shapes import Column

Keys = Callable[[str], str]


def ready_row(place: Place, row: DemoRow, key_of: Keys, fixed: Collection[str]) -> ReadyRow:
    """
    Read the cells of a demonstration row.

    Args:
        place: Where it belongs.
        row: As the file has it.
        key_of: The id in the records for a readable id.
        fixed: Ids of fixed rows, which keep their own.

    Raises:
        InvalidInput: A cell is not what its column takes; says which.
    """

    def key(row_id: str) -> str:
        return row_id if row_id in fixed else key_of(row_id)

    cells = {
        name: _cell(place, row, place.column(name), value, key)
        for name, value in row.cells.items()
    }
    if place.part.kind == "form":
        return ReadyRow(cells=cells, anchor="form")
    if place.part.kind == "matrix":
        first, _, second = row.id.partition("|")
        return ReadyRow(cells=cells, anchor=f"{_axis(first, key)}|{_axis(second, key)}")
    return ReadyRow(cells=cells, row_id=uuid.UUID(key_of(row.id)))


def _axis(row_id: str, key: Keys) -> str:
    return key(row_id)


def _cell(
    place: Place, row: DemoRow, column: Column, value: object, key: Keys
) -> CellValue:
    try:
        if column.rows is not None:
            return _reference(column, value, key)
        return parse_cell(column, _typed(value), language="en")
    except InvalidInput as problem:
        where = f"{place.subject} {row.id}.{column.key}"
        raise InvalidInput(problem.code, where=where, **problem.facts) from problem


def _reference(column: Column, value: object, key: Keys) -> CellValue:
    if column.type in LIST_TYPES:
        assert isinstance(value, list)  # noqa: S101 - our own file
        return [key(str(one)) for one in value]
    return key(str(value)) if value is not None else None


def _typed(value: object) -> str | list[str] | Mapping[str, str]:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return [str(one) for one in value]
    if isinstance(value, dict):
        return {str(year): str(amount) for year, amount in value.items()}
    return "" if value is None else str(value)
