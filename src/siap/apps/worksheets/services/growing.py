"""Adding and moving rows where a picture shows them: below a node, or after a step."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.growth import (
    along,
    below,
    column_to,
    descendants,
    part_with,
    rises_by,
)
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.queries import Sheets, read_sheets
from siap.apps.worksheets.services.rows import NewRow, add_row, move_row
from siap.apps.worksheets.services.writing import Typed, row_for, write_changes
from siap.kernel.errors import InvalidInput, NotFound
from siap.methodology.cells import CellValue
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import LANE, NEXT, columns_of
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Part, Worksheet

_STEP = "step"


@transaction.atomic
def grow(*, plan: Plan, worksheet_id: str, node: str, by: User, now: datetime) -> str:
    """
    Add an empty row below a row, or after a step of a flow.

    A step that is put between two others takes over where the first of them led.

    Args:
        plan: The plan.
        worksheet_id: The worksheet.
        node: Id of the row.
        by: Who.
        now: When.

    Returns:
        The id of the new row.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: There is no such row, or nothing hangs below rows of its part.
    """
    require(by, "sheet.edit", plan)
    worksheet, sheets, part, row = _found(plan, worksheet_id, node)
    if part.kind == "flow":
        return _step_after(sheets, worksheet, part, row, by=by, now=now)
    wanted = below(worksheet, part, row)
    if wanted is None:
        raise NotFound("row-missing", where=node)
    place = place_of(plan, worksheet_id, wanted.part.key)
    typed = {key: _typed(value) for key, value in wanted.cells.items()}
    return add_row(place=place, new=NewRow(typed=typed), by=by, now=now).row_id


def _step_after(
    sheets: Sheets,
    worksheet: Worksheet,
    part: Part,
    row: ContentRow,
    *,
    by: User,
    now: datetime,
) -> str:
    place = place_of(sheets.plan, worksheet.id, part.key)
    held = row.cells.get(NEXT)
    exits = [str(key) for key in held] if isinstance(held, list) else []
    typed: dict[str, Typed] = {LANE: _typed(row.cells.get(LANE))} | {
        column.key: _STEP
        for column in columns_of(part)
        if any(option.key == _STEP for option in column.options)
    }
    new = NewRow(typed=typed | ({NEXT: exits[:1]} if exits else {}))
    key = add_row(place=place, new=new, by=by, now=now).row_id
    if exits:
        stored = row_for(place, row.id, by=by, now=now)
        after: CellValue = [key, *exits[1:]]
        write_changes(place, stored, {NEXT: (held, after)}, by=by, now=now)
    ids = [each.id for each in sheets.rows_of(worksheet, part)]
    move_row(
        place=place, row_id=key, steps=ids.index(row.id) + 1 - len(ids), by=by, now=now
    )
    return key


@transaction.atomic
def hang(
    *, plan: Plan, worksheet_id: str, node: str, target: str, by: User, now: datetime
) -> str:
    """
    Hang a row below another one with all that hangs below it, or put a step after another.

    Args:
        plan: The plan.
        worksheet_id: The worksheet.
        node: Id of the row that moves.
        target: Id of the row that it goes to.
        by: Who.
        now: When.

    Returns:
        The batch, by which it can be undone.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: One of the rows is not there, or such rows do not hang below the other.
        InvalidInput: It would hang below itself.
    """
    require(by, "sheet.edit", plan)
    worksheet, sheets, part, row = _found(plan, worksheet_id, node)
    _, _, target_part, upper = _found(plan, worksheet_id, target, sheets)
    place = place_of(plan, worksheet_id, part.key)
    if part.kind == "flow" and target_part.key == part.key:
        ids = [each.id for each in sheets.rows_of(worksheet, part)]
        start, end = ids.index(node), ids.index(target)
        steps = end - start + (1 if end < start else 0)
        return move_row(place=place, row_id=node, steps=steps, by=by, now=now)
    own = rises_by(worksheet, part)
    path = f"{worksheet.id}.{part.key}"
    tail = descendants(sheets.content, path, own, node) if own else []
    if target in {node, *(each.id for each in tail)}:
        raise InvalidInput("diagram-cycle", value=sheets.titles.get(node, "–"), where=node)
    shared = _shared(worksheet, part, target_part, upper)
    batch = uuid.uuid4()
    for each in [row, *tail]:
        wanted = dict(shared)
        if own and each is row:
            wanted[own] = target if target_part.key == part.key else None
        _write(place, each, wanted, by=by, now=now, batch=batch)
    return str(batch)


def _shared(
    worksheet: Worksheet, part: Part, target_part: Part, upper: ContentRow
) -> dict[str, CellValue]:
    """What a row and all below it take over from where they go."""
    if target_part.key == part.key:
        return along(worksheet, part, upper)
    column = column_to(worksheet, part, target_part)
    if column is None:
        raise NotFound("row-missing", where=upper.id)
    return {column: upper.id}


def _write(
    place: Place,
    row: ContentRow,
    wanted: Mapping[str, CellValue],
    *,
    by: User,
    now: datetime,
    batch: uuid.UUID,
) -> None:
    changes = {
        key: (row.cells.get(key), value)
        for key, value in wanted.items()
        if row.cells.get(key) != value
    }
    if changes:
        stored = row_for(place, row.id, by=by, now=now)
        write_changes(place, stored, changes, by=by, now=now, batch=batch)


def _found(
    plan: Plan, worksheet_id: str, row_id: str, sheets: Sheets | None = None
) -> tuple[Worksheet, Sheets, Part, ContentRow]:
    worksheet = edition(plan.edition).worksheet(worksheet_id)
    sheets = sheets or read_sheets(plan, [worksheet])
    part = part_with(worksheet, sheets.content, row_id)
    row = sheets.content.row(part.key, row_id, within=worksheet_id) if part else None
    if part is None or row is None:
        raise NotFound("row-missing", where=row_id)
    return worksheet, sheets, part, row


def _typed(value: CellValue) -> Typed:
    return [str(each) for each in value] if isinstance(value, list) else str(value or "")
