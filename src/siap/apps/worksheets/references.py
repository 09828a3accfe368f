"""References between rows: they must lead somewhere, and nothing referred to goes away."""

from django.core.exceptions import ValidationError

from siap.apps.plans.models import Plan
from siap.apps.worksheets.stores import read_sheet_rows, store_of
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue
from siap.methodology.kind_columns import columns_of
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Column, Part, Worksheet
from siap.ui.formatting import titled


def check_reference(
    plan: Plan, worksheet: Worksheet, column: Column, value: CellValue
) -> None:
    """
    Make sure that a reference leads to a row that is there.

    Raises:
        InvalidInput: It does not.
    """
    if column.rows is None or value is None:
        return
    wanted = set(value) if isinstance(value, list) else {str(value)}
    target = edition(plan.edition).part(column.rows, within=worksheet.id)
    store = store_of(*target)
    wanted -= _always_there(target[1])
    try:
        found = store.instances(plan).filter(pk__in=wanted).count()
    except (ValidationError, ValueError) as error:
        raise InvalidInput("row-missing", where=column.key) from error
    if found != len(wanted):
        raise InvalidInput("row-missing", where=column.key)


def _always_there(part: Part) -> set[str]:
    """Rows that need not be written to be referred to: a form, and fixed rows."""
    return {"form"} if part.kind == "form" else {str(row["id"]) for row in part.fixed_rows}


def rows_referring_to(
    plan: Plan, worksheet: Worksheet, part: Part, row_id: str
) -> list[str]:
    """
    Find the rows that refer to a row.

    Returns:
        For each such row the title of the worksheet that it stands in.
    """
    home = f"{worksheet.id}.{part.key}"
    found: list[str] = []
    for other in edition(plan.edition).worksheets.values():
        for other_part in other.parts:
            columns = [c.key for c in columns_leading_to(home, other, other_part)]
            axes = _axes_leading_to(home, other, other_part)
            if columns or axes:
                found += _referring(plan, other, other_part, columns, row_id)
    return found


def columns_leading_to(home: str, worksheet: Worksheet, part: Part) -> list[Column]:
    """The reference columns of a part that lead to the part at `home`."""
    return [
        column
        for column in columns_of(part)
        if column.rows is not None and full_path(column.rows, worksheet) == home
    ]


def full_path(path: str, worksheet: Worksheet) -> str:
    """Write a part path with its worksheet."""
    return path if "." in path else f"{worksheet.id}.{path}"


def _axes_leading_to(home: str, worksheet: Worksheet, part: Part) -> bool:
    if part.matrix is None:
        return False
    axes = [part.matrix.rows, part.matrix.columns]
    return any(axis is not None and full_path(axis, worksheet) == home for axis in axes)


def _referring(
    plan: Plan, worksheet: Worksheet, part: Part, columns: list[str], row_id: str
) -> list[str]:
    rows = (
        read_sheet_rows(plan, [worksheet.id]).get((worksheet.id, part.key), [])
        if part.store is None
        else store_of(worksheet, part).read(plan)
    )
    return [
        titled(worksheet)
        for row in rows
        if row_id in row.anchor.split("|") or _refers(row.cells, columns, row_id)
    ]


def _refers(cells: object, columns: list[str], row_id: str) -> bool:
    assert isinstance(cells, dict)  # noqa: S101 - cells are a mapping by column
    for column in columns:
        value = cells.get(column)
        if value == row_id or (isinstance(value, list) and row_id in value):
            return True
    return False
