"""Taking back what was done in one go."""

import uuid
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.audit.queries import changes_of_batch
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.services.rows import move_row
from siap.apps.worksheets.services.writing import field_of, set_removed, write_changes
from siap.kernel.errors import Conflict, NotFound


@transaction.atomic
def undo(*, plan: Plan, batch: uuid.UUID, by: User, now: datetime) -> int:
    """
    Take back what was done in one go; the taking back is itself in the trail.

    Args:
        plan: The plan.
        batch: The batch of the changes.
        by: Who takes it back.
        now: When.

    Returns:
        The number of changes taken back.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        Conflict: Something of it was changed again since.
        NotFound: There is no such batch in this plan.
    """
    require(by, "sheet.edit", plan)
    changes = [
        change
        for change in changes_of_batch(batch)
        if change.plan_id == plan.pk and "." in change.subject
    ]
    if not changes:
        raise NotFound("nothing-to-undo", where=str(batch))
    new_batch = uuid.uuid4()
    for change in changes:
        worksheet_id, _, part_key = change.subject.partition(".")
        place = place_of(plan, worksheet_id, part_key)
        _take_back(place, change, batch=new_batch, by=by, now=now)
    return len(changes)


def _take_back(
    place: Place, change: Change, *, batch: uuid.UUID, by: User, now: datetime
) -> None:
    if change.kind == "move":
        _unmove(place, change.subject_id, change.before, by=by, now=now)
        return
    row = place.store.instance(place.plan, change.subject_id)
    if change.kind != "change":
        at = now if change.kind in {"create", "restore"} else None
        set_removed(place, row, at=at, by=by, now=now, batch=batch)
        return
    current = field_of(place.store.cells(row), change.field)
    if current != change.after:
        raise Conflict("undo-changed", where=change.field)
    back = {change.field: (current, change.before)}
    write_changes(place, row, back, by=by, now=now, batch=batch)


def _unmove(place: Place, row_id: str, index: object, *, by: User, now: datetime) -> None:
    rows = [str(row.pk) for row in place.store.instances(place.plan)]
    if row_id in rows and isinstance(index, int):
        move_row(
            place=place, row_id=row_id, steps=index - rows.index(row_id), by=by, now=now
        )
