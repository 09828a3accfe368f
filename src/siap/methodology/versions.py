"""Two versions of a worksheet side by side: what was added, removed, changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from siap.methodology.cells import CellValue
from siap.methodology.content import Content, ContentRow
from siap.methodology.library import Edition
from siap.methodology.worksheet_shapes import Worksheet

# Rows by full part path, as a version stores them: {"id", "cells"} in order.
StoredContent = Mapping[str, Sequence[Mapping[str, object]]]


@dataclass(frozen=True)
class CellDifference:
    """A cell before and after; None where there was none."""

    column: str
    before: CellValue
    after: CellValue


@dataclass(frozen=True)
class RowDifference:
    """A row that is not the same in both versions: `added`, `removed` or `changed`."""

    path: str
    row_id: str
    kind: str
    cells: tuple[CellDifference, ...]


def stored_content(content: Content) -> dict[str, list[dict[str, object]]]:
    """Write content down as a version keeps it."""
    return {
        path: [
            {"id": row.id, "cells": dict(row.cells), "anchor": row.anchor} for row in rows
        ]
        for path, rows in content.rows.items()
    }


def content_of(stored: StoredContent, edition: Edition) -> Content:
    """Read content back from a version."""
    rows = {
        path: [
            ContentRow(str(row["id"]), row["cells"], str(row.get("anchor", "")))  # type: ignore[arg-type]
            for row in found
        ]
        for path, found in stored.items()
    }
    return Content(edition, rows)


def difference(
    worksheet: Worksheet, before: Content, after: Content
) -> list[RowDifference]:
    """
    Compare two versions of a worksheet cell by cell.

    Args:
        worksheet: The worksheet; only its own parts are compared.
        before: The earlier version.
        after: The later version.

    Returns:
        Rows that differ, part by part; in the order of the later version, then the rows
        that it no longer has. A change of the order alone is no difference.
    """
    found: list[RowDifference] = []
    for part in worksheet.parts:
        path = f"{worksheet.id}.{part.key}"
        old = {row.id: row for row in before.of(path)}
        new = {row.id: row for row in after.of(path)}
        for row_id in [*new, *(key for key in old if key not in new)]:
            row = _compare(path, row_id, old.get(row_id), new.get(row_id))
            if row is not None:
                found.append(row)
    return found


def _compare(
    path: str, row_id: str, old: ContentRow | None, new: ContentRow | None
) -> RowDifference | None:
    before = old.cells if old else {}
    after = new.cells if new else {}
    cells = tuple(
        CellDifference(column, before.get(column), after.get(column))
        for column in dict.fromkeys([*before, *after])
        if before.get(column) != after.get(column)
    )
    if old is not None and new is not None and not cells:
        return None
    kind = "added" if old is None else "removed" if new is None else "changed"
    return RowDifference(path, row_id, kind, cells)
