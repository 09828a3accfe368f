"""Adding many rows at once: imports, demonstration plans, plans moved from elsewhere."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.permissions import require
from siap.apps.plans.services import scope_of
from siap.apps.worksheets.locking import refuse_locked
from siap.apps.worksheets.models import Row, SheetRow
from siap.apps.worksheets.places import Place
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue


@dataclass(frozen=True, kw_only=True)
class ReadyRow:
    """A row whose cells were read and checked already."""

    cells: Mapping[str, CellValue]
    row_id: uuid.UUID | None = None
    anchor: str = ""
    topic: str = ""


@transaction.atomic
def add_ready_rows(
    *,
    place: Place,
    rows: Sequence[ReadyRow],
    by: User,
    now: datetime,
    batch: uuid.UUID | None = None,
) -> uuid.UUID:
    """
    Add rows at the end of a part, all or none.

    Args:
        place: Plan, worksheet and part.
        rows: The rows, in order.
        by: Who.
        now: When.
        batch: Joins several parts into one import; a new one if absent.

    Returns:
        The batch, by which all of it can be undone.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        InvalidInput: The part would have more rows than it may.
    """
    require(by, "sheet.edit", place.plan)
    refuse_locked(place.plan, place.worksheet.id, place.worksheet.title)
    stored = place.store.instances(place.plan)
    count = stored.count()
    last = stored.aggregate(last=Max("position"))["last"]
    start = 0 if last is None else last + 1
    limit = place.part.max_rows
    if limit is not None and count + len(rows) > limit:
        raise InvalidInput("too-many-rows", where=place.part.key, limit=limit)
    made = [_make(place, row, start + i, by=by, now=now) for i, row in enumerate(rows)]
    if place.part.store is None:
        SheetRow.objects.bulk_create(r for r in made if isinstance(r, SheetRow))
    else:
        for row, ready in zip(made, rows, strict=True):
            place.store.write(row, ready.cells)
    facts = [
        f
        for made_row, ready in zip(made, rows, strict=True)
        for f in _facts(place, made_row, ready)
    ]
    return record_changes(facts, scope=scope_of(place.plan), by=by, at=now, batch=batch)


def _make(place: Place, ready: ReadyRow, position: int, *, by: User, now: datetime) -> Row:
    row = place.store.new(place.plan, anchor=ready.anchor, by=by, now=now)
    row.pk = ready.row_id or uuid.uuid4()
    row.position = position
    row.topic = ready.topic
    if isinstance(row, SheetRow):
        row.cells = {key: value for key, value in ready.cells.items() if value is not None}
    return row


def _facts(place: Place, row: Row, ready: ReadyRow) -> list[Fact]:
    subject_id = str(row.pk)
    created = Fact(kind="create", subject=place.subject, subject_id=subject_id, version=1)
    cells = [
        Fact(
            kind="change",
            subject=place.subject,
            subject_id=subject_id,
            version=1,
            field=key,
            after=value,
        )
        for key, value in ready.cells.items()
        if value is not None
    ]
    return [created, *cells]
