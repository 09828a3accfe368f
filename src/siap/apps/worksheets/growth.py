"""What may hang below a row: the same part, or another of its worksheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from siap.apps.worksheets.references import full_path
from siap.methodology.cells import CellValue
from siap.methodology.content import Content, ContentRow
from siap.methodology.kind_columns import NEXT, columns_of
from siap.methodology.worksheet_shapes import Column, Part, Worksheet

PARENT = "parent"
TYPE = "type"


@dataclass(frozen=True)
class Place:
    """A part for new rows, and the cells that put a row where it is wanted."""

    part: Part
    cells: Mapping[str, CellValue]


def part_with(worksheet: Worksheet, content: Content, row_id: str) -> Part | None:
    """The part of a worksheet that a row stands in; None if there is no such row."""
    for part in worksheet.parts:
        if content.row(part.key, row_id, within=worksheet.id) is not None:
            return part
    return None


def rises_by(worksheet: Worksheet, part: Part) -> str | None:
    """
    The column by which a row hangs below another of its own part.

    Returns:
        Its key; None where rows stand side by side, as the steps of a flow do.
    """
    if part.kind == "flow":
        return None
    return next((c.key for c in _leading(worksheet, part, part)), None)


def below(worksheet: Worksheet, part: Part, row: ContentRow) -> Place | None:
    """
    Where a new row goes that hangs below another one.

    Args:
        worksheet: The worksheet.
        part: The part of the row.
        row: The row.

    Returns:
        The same part if its rows hang below each other, else the first part that must
        name a row of this one; None if nothing hangs below such a row. What the row
        itself refers to in its worksheet goes along.
    """
    own = rises_by(worksheet, part)
    if own is not None:
        cells = {own: row.id} | along(worksheet, part, row)
        child = _child_type(part, row)
        return Place(part, cells | ({TYPE: child} if child else {}))
    for other in worksheet.parts:
        if other.kind in {"table", "tree"} and other.key != part.key:
            for column in _leading(worksheet, other, part):
                if column.required:
                    return Place(other, {column.key: row.id})
    return None


def along(worksheet: Worksheet, part: Part, row: ContentRow) -> dict[str, CellValue]:
    """The references of a row to other parts of its worksheet: those below share them."""
    return {
        column.key: row.cells[column.key]
        for other in worksheet.parts
        if other.key != part.key
        for column in _leading(worksheet, part, other)
        if row.cells.get(column.key) is not None
    }


def column_to(worksheet: Worksheet, part: Part, target: Part) -> str | None:
    """The column of a part that names a row of another one."""
    return next((column.key for column in _leading(worksheet, part, target)), None)


def descendants(content: Content, path: str, column: str, row_id: str) -> list[ContentRow]:
    """All rows of a part that hang below one of them, each once."""
    found: dict[str, ContentRow] = {}
    pending = [row_id]
    while pending:
        above = pending.pop()
        for row in content.of(path):
            if row.cells.get(column) == above and row.id not in found:
                found[row.id] = row
                pending.append(row.id)
    return list(found.values())


def _leading(worksheet: Worksheet, part: Part, target: Part) -> list[Column]:
    path = f"{worksheet.id}.{target.key}"
    return [
        column
        for column in columns_of(part)
        if column.type == "reference" and column.key != NEXT
        if column.rows is not None and full_path(column.rows, worksheet) == path
    ]


def _child_type(part: Part, row: ContentRow) -> str:
    """The first type of node that may hang under a node of this type."""
    own = row.cells.get(TYPE)
    return next((node.key for node in part.nodes if own in node.under), "")
