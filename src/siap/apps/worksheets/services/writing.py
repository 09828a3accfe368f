"""What every change of a row has in common: row, value, trail, receipt."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.models import Plan
from siap.apps.plans.services import scope_of
from siap.apps.worksheets.locking import refuse_locked
from siap.apps.worksheets.models import Receipt, Row, SheetRow
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.stores import Cells
from siap.kernel.errors import InvalidInput, NotFound
from siap.methodology.cells import CellValue
from siap.methodology.worksheet_shapes import Column, Part

Typed = str | Sequence[str] | Mapping[str, str]
BeforeAfter = tuple[CellValue, CellValue]


@dataclass(frozen=True, kw_only=True)
class Saved:
    """The row after a change."""

    row_id: str
    version: int
    value: CellValue
    batch: str


def field_of(cells: Mapping[str, CellValue], field: str) -> CellValue:
    """The value of a cell, or of one year of a yearly cell (`values.2024`)."""
    key, _, year = field.partition(".")
    value = cells.get(key)
    if not year:
        return value
    return value.get(year) if isinstance(value, dict) else None


def whole_cells(cells: Cells, changes: Mapping[str, BeforeAfter]) -> Cells:
    """The changed cells as a whole: a change of one year is put into its yearly cell."""
    whole: Cells = {}
    for field, (_, after) in changes.items():
        key, _, year = field.partition(".")
        if not year:
            whole[key] = after
            continue
        held = whole.get(key, cells.get(key))
        years: dict[str, Any] = dict(held) if isinstance(held, dict) else {}
        if after is None:
            years.pop(year, None)
        else:
            years[year] = after
        whole[key] = dict(sorted(years.items())) or None
    return whole


def receipt(key: str, plan: Plan) -> Saved | None:
    """The answer given to this command before; None for a new one, or one without key."""
    if not key:
        return None
    found = Receipt.objects.filter(key=key, plan=plan).first()
    return Saved(**found.answer) if found else None


def keep_receipt(key: str, plan: Plan, saved: Saved, now: datetime) -> None:
    """Keep the answer, so that the same command is taken once."""
    if key:
        Receipt.objects.create(key=key, plan=plan, at=now, answer=vars(saved))


def row_for(
    place: Place, row_id: str, *, by: User, now: datetime, fresh: bool = False
) -> Row:
    """
    Find the row to be changed, locked.

    The row of a form or of a matrix cell comes into being when first written; so does a
    row that a page made up with an id of its own (`fresh`).

    Raises:
        NotFound: There is no such row, or it was removed.
    """
    if _is_anchor(place.part, row_id):
        found = place.store.anchored(place.plan, row_id)
        if found is None:
            return new_row(place, anchor=row_id, by=by, now=now)
        if isinstance(found, SheetRow) and found.removed_at is not None:
            # Its making was undone; written to again, it starts empty.
            found.removed_at, found.cells = None, {}
        return found
    try:
        key = uuid.UUID(row_id)
    except ValueError as error:
        raise NotFound("row-missing", where=row_id) from error
    model = place.store.model
    if fresh and not model._default_manager.filter(pk=key).exists():  # noqa: SLF001
        row = new_row(place, by=by, now=now)
        row.pk = key
        return row
    row = place.store.instance(place.plan, row_id)
    if row.removed_at is not None:
        raise NotFound("row-missing", where=row_id)
    return row


def _is_anchor(part: Part, row_id: str) -> bool:
    if part.kind == "form":
        return row_id == "form"
    if part.kind == "matrix":
        return "|" in row_id
    return any(str(fixed["id"]) == row_id for fixed in part.fixed_rows)


def new_row(place: Place, *, anchor: str = "", by: User, now: datetime) -> Row:
    """
    Make a row at the end of a part, at version 0 and not saved yet.

    Raises:
        InvalidInput: The part is full.
    """
    rows = place.store.instances(place.plan)
    count = rows.count()
    if place.part.max_rows is not None and count >= place.part.max_rows:
        raise InvalidInput("too-many-rows", where=place.part.key, limit=place.part.max_rows)
    row = place.store.new(place.plan, anchor=anchor, by=by, now=now)
    last = rows.aggregate(last=Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    row.version = 0
    return row


def refuse_twin(place: Place, row: Row, column: Column, value: CellValue) -> None:
    """
    Refuse a value that must be unique in its part and stands in another row already.

    Raises:
        InvalidInput: It does; upper and lower case count as the same.
    """
    if column.key not in place.part.unique or value is None:
        return
    wanted = str(value).casefold()
    for other in place.store.read(place.plan):
        if (
            other.id != str(row.pk)
            and str(other.cells.get(column.key, "")).casefold() == wanted
        ):
            raise InvalidInput("not-unique", where=column.key, value=value)


def write_changes(
    place: Place,
    row: Row,
    changes: Mapping[str, BeforeAfter],
    *,
    by: User,
    now: datetime,
    batch: uuid.UUID | None = None,
) -> str:
    """
    Write values into a row with its trail.

    Args:
        place: Where.
        row: The row, locked.
        changes: Before and after by field; a field is a column or `column.year`.
        by: Who.
        now: When.
        batch: Joins several changes; a new one if absent.

    Returns:
        The batch, by which it can be undone.
    """
    refuse_locked(place.plan, place.worksheet.id, place.worksheet.title)
    row.version += 1
    row.updated_at, row.updated_by = now, by
    place.store.write(row, whole_cells(place.store.cells(row), changes))
    facts = [
        Fact(
            kind="change",
            subject=place.subject,
            subject_id=str(row.pk),
            version=row.version,
            field=column,
            before=before,
            after=after,
        )
        for column, (before, after) in changes.items()
    ]
    return str(
        record_changes(facts, scope=scope_of(place.plan), by=by, at=now, batch=batch)
    )


def set_removed(
    place: Place,
    row: Row,
    *,
    at: datetime | None,
    by: User,
    now: datetime,
    batch: uuid.UUID | None = None,
) -> str:
    """Take a row out (`at` is when) or bring it back (None), with its trail."""
    refuse_locked(place.plan, place.worksheet.id, place.worksheet.title)
    row.removed_at, row.updated_at, row.updated_by = at, now, by
    row.version += 1
    row.save()
    fact = Fact(
        kind="remove" if at else "restore",
        subject=place.subject,
        subject_id=str(row.pk),
        version=row.version,
        before=place.store.cells(row) if at else None,
    )
    return str(
        record_changes([fact], scope=scope_of(place.plan), by=by, at=now, batch=batch)
    )
