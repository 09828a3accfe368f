"""Carrying an import out: one transaction, one batch, the whole trail."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.imports.planned import ImportPlan, Planned
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.services import ReadyRow, add_ready_rows
from siap.apps.worksheets.services.writing import (
    field_of,
    row_for,
    whole_cells,
    write_changes,
)
from siap.kernel.errors import Conflict, InvalidInput


@transaction.atomic
def apply_plan(
    *, place: Place, plan: ImportPlan, good_only: bool, by: User, now: datetime
) -> uuid.UUID:
    """
    Carry an import out, all or nothing.

    Args:
        place: Where to.
        plan: What was worked out just now, in the same transaction.
        good_only: Whether rows at fault may be left out.
        by: Who.
        now: When.

    Returns:
        The batch, by which all of it can be undone.

    Raises:
        Forbidden: The person may not import into sheets of this plan.
        InvalidInput: Rows are at fault, nothing is to be done, or the part would be full.
        Conflict: Somebody changed a cell at this very moment.
    """
    require(by, "sheet.import", place.plan)
    if plan.faults and not good_only:
        raise InvalidInput("import-has-faults", count=plan.bad_rows)
    if not plan.rows:
        raise InvalidInput("import-nothing-new")
    batch = uuid.uuid4()
    write_rows(place, plan.rows, batch=batch, by=by, now=now)
    return batch


def write_rows(
    place: Place, rows: Sequence[Planned], *, batch: uuid.UUID, by: User, now: datetime
) -> None:
    """
    Write rows as they were worked out: changed ones in place, new ones at the end.

    Raises:
        Conflict: Somebody changed a cell at this very moment, or the sheet is locked.
        InvalidInput: The part would be full.
    """
    for row in rows:
        if not row.is_new or row.anchored:
            _change(place, row, batch=batch, by=by, now=now)
    added = [_ready(row) for row in rows if row.is_new and not row.anchored]
    if added:
        add_ready_rows(place=place, rows=added, by=by, now=now, batch=batch)


def _ready(row: Planned) -> ReadyRow:
    return ReadyRow(cells=whole_cells({}, row.fields), row_id=uuid.UUID(row.row_id))


def _change(
    place: Place, row: Planned, *, batch: uuid.UUID, by: User, now: datetime
) -> None:
    stored = row_for(place, row.row_id, by=by, now=now)
    held = place.store.cells(stored)
    # A fixed row shows what the worksheet puts there; only what was written can differ.
    written = {key: field_of(held, key) for key in row.fields}
    if stored.version != row.version and any(
        written[key] != before for key, (before, _) in row.fields.items()
    ):
        raise Conflict("import-changed-now", where=row.row_id)
    fields = {key: (written[key], after) for key, (_, after) in row.fields.items()}
    write_changes(place, stored, fields, by=by, now=now, batch=batch)
