"""Adding, removing and moving rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.permissions import require
from siap.apps.plans.services import scope_of
from siap.apps.worksheets.locking import refuse_locked
from siap.apps.worksheets.models import Row
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.references import check_reference, rows_referring_to
from siap.apps.worksheets.services.writing import (
    BeforeAfter,
    Saved,
    Typed,
    keep_receipt,
    new_row,
    receipt,
    refuse_twin,
    row_for,
    set_removed,
    write_changes,
)
from siap.kernel.errors import InvalidInput, NotFound
from siap.methodology.cells import parse_cell


@dataclass(frozen=True, kw_only=True)
class NewRow:
    """Cells of a row to be added, as typed; `anchor` for forms and matrix cells."""

    typed: Mapping[str, Typed]
    topic: str = ""
    key: str = ""
    language: str = "id"


@transaction.atomic
def add_row(*, place: Place, new: NewRow, by: User, now: datetime) -> Saved:
    """
    Add a row at the end of a part.

    Args:
        place: Plan, worksheet and part.
        new: Its cells as typed; a column left out stays empty.
        by: Who.
        now: When.

    Returns:
        The new row's id and version.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        InvalidInput: A cell is not what its column takes, or the part is full.
    """
    require(by, "sheet.edit", place.plan)
    earlier = receipt(new.key, place.plan)
    if earlier is not None:
        return earlier
    values: dict[str, BeforeAfter] = {}
    for key, typed in new.typed.items():
        column = place.column(key)
        value = parse_cell(column, typed, language=new.language)
        check_reference(place.plan, place.worksheet, column, value)
        if value is not None:
            values[key] = (None, value)
    row = new_row(place, by=by, now=now)
    row.topic = new.topic
    for key, (_, value) in values.items():
        refuse_twin(place, row, place.column(key), value)
    batch = _create(place, row, values, by=by, now=now)
    saved = Saved(row_id=str(row.pk), version=row.version, value=None, batch=batch)
    keep_receipt(new.key, place.plan, saved, now)
    return saved


def _create(
    place: Place,
    row: Row,
    values: Mapping[str, BeforeAfter],
    *,
    by: User,
    now: datetime,
) -> str:
    created = Fact(kind="create", subject=place.subject, subject_id=str(row.pk), version=1)
    batch = record_changes([created], scope=scope_of(place.plan), by=by, at=now)
    return write_changes(place, row, values, by=by, now=now, batch=batch)


@transaction.atomic
def remove_row(*, place: Place, row_id: str, by: User, now: datetime) -> Saved:
    """
    Take a row out; it can come back by undoing.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        InvalidInput: Other rows still refer to it.
        NotFound: There is no such row.
    """
    require(by, "sheet.edit", place.plan)
    row = row_for(place, row_id, by=by, now=now)
    referring = rows_referring_to(place.plan, place.worksheet, place.part, row_id)
    if referring:
        where_used = ", ".join(sorted(set(referring)))
        raise InvalidInput(
            "row-in-use", where=row_id, count=len(referring), where_used=where_used
        )
    batch = set_removed(place, row, at=now, by=by, now=now)
    return Saved(row_id=row_id, version=row.version, value=None, batch=batch)


@transaction.atomic
def move_row(*, place: Place, row_id: str, steps: int, by: User, now: datetime) -> str:
    """
    Move a row up (negative steps) or down among its siblings; at an end it stays.

    Returns:
        The batch, by which it can be undone.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: There is no such row.
    """
    require(by, "sheet.edit", place.plan)
    refuse_locked(place.plan, place.worksheet.id, place.worksheet.title)
    rows = list(place.store.instances(place.plan).select_for_update())
    index = next((i for i, row in enumerate(rows) if str(row.pk) == row_id), None)
    if index is None:
        raise NotFound("row-missing", where=row_id)
    target = max(0, min(len(rows) - 1, index + steps))
    moved = rows.pop(index)
    rows.insert(target, moved)
    for position, row in enumerate(rows):
        row.position = position
    type(moved)._default_manager.bulk_update(rows, ["position"])  # noqa: SLF001
    fact = Fact(
        kind="move",
        subject=place.subject,
        subject_id=row_id,
        version=moved.version,
        before=index,
        after=target,
    )
    return str(record_changes([fact], scope=scope_of(place.plan), by=by, at=now))
