"""Removing rows that a workbook does not have any more."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from siap.apps.accounts.models import User
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.queries import Sheets, read_sheets
from siap.apps.worksheets.references import full_path
from siap.apps.worksheets.services.writing import set_removed
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue
from siap.methodology.kind_columns import columns_of
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Part, Worksheet


@dataclass(frozen=True)
class Leaving:
    """A row that is to be removed."""

    place: Place
    row_id: str


def remove_rows(
    plan: Plan, rows: Sequence[Leaving], *, batch: uuid.UUID, by: User, now: datetime
) -> None:
    """
    Remove rows together; they may refer to each other, but nothing else to them.

    Args:
        plan: The plan, with everything else of the workbook written already.
        rows: Which.
        batch: Of the whole workbook.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        InvalidInput: Other rows still refer to one of them; says where.
    """
    if not rows:
        return
    require(by, "sheet.edit", plan)
    sheets = read_sheets(plan, edition(plan.edition).worksheets.values())
    users = _users(sheets, {(row.place.subject, row.row_id) for row in rows})
    for row in rows:
        found = users.get((row.place.subject, row.row_id), [])
        if found:
            title = sheets.titles.get(row.row_id, row.row_id)
            raise InvalidInput(
                "workbook-row-in-use",
                where=row.row_id,
                title=title,
                count=len(found),
                where_used=", ".join(sorted(set(found))),
            )
    for row in rows:
        stored = row.place.store.instance(plan, row.row_id)
        set_removed(row.place, stored, at=now, by=by, now=now, batch=batch)


def _users(
    sheets: Sheets, leaving: set[tuple[str, str]]
) -> Mapping[tuple[str, str], list[str]]:
    """Where rows that stay refer to rows that leave, by part and id of the latter."""
    found: dict[tuple[str, str], list[str]] = {}
    for worksheet in sheets.content.edition.worksheets.values():
        for part in worksheet.parts:
            for row in sheets.rows_of(worksheet, part):
                if (f"{worksheet.id}.{part.key}", row.id) in leaving:
                    continue
                for link in _links(worksheet, part, row.id, row.cells):
                    if link in leaving:
                        found.setdefault(link, []).append(worksheet.title)
    return found


def _links(
    worksheet: Worksheet, part: Part, row_id: str, cells: Mapping[str, CellValue]
) -> set[tuple[str, str]]:
    found = set()
    for column in columns_of(part):
        value = cells.get(column.key)
        if column.rows is not None and value is not None:
            ids = value if isinstance(value, list) else [str(value)]
            found |= {(full_path(column.rows, worksheet), str(each)) for each in ids}
    if part.matrix is not None and "|" in row_id:
        axes = (part.matrix.rows, part.matrix.columns or part.matrix.rows)
        ends = zip(axes, row_id.split("|"), strict=False)
        found |= {(full_path(path, worksheet), end) for path, end in ends}
    return found
