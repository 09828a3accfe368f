"""Changing worksheets: the one door for web, imports and command line."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from siap.apps.accounts.models import User
from siap.apps.audit.queries import changes_since
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.plans.services import scope_of
from siap.apps.worksheets.models import Receipt, Row
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.references import check_reference, rows_referring_to
from siap.apps.worksheets.stores import Cells
from siap.kernel.errors import Conflict, InvalidInput, NotFound
from siap.methodology.cells import CellValue, parse_cell
from siap.methodology.worksheet_shapes import Column, Part

Typed = str | Sequence[str] | Mapping[str, str]
# Before and after.
BeforeAfter = tuple[CellValue, CellValue]


@dataclass(frozen=True, kw_only=True)
class CellEdit:
    """
    One cell as a person typed it.

    `column` is the key of a column, or `key.year` for one year of a yearly column.
    `seen_version` is the version of the row that the person had before them; None says
    that whatever is there shall be replaced. `key` makes a repeated command harmless.
    """

    row_id: str
    column: str
    typed: Typed
    seen_version: int | None
    key: str = ""
    language: str = "id"


@dataclass(frozen=True, kw_only=True)
class Saved:
    """The row after a change."""

    row_id: str
    version: int
    value: CellValue
    batch: str


class CellChanged(Conflict):
    """Somebody else changed the same cell; both values are here, for a person to choose."""

    def __init__(
        self, *, mine: CellValue, theirs: CellValue, version: int, newer: TrailEntry
    ) -> None:
        super().__init__("cell-changed", name=newer.by_name, time=newer.at.isoformat())
        self.mine = mine
        self.theirs = theirs
        self.version = version
        self.their_name = newer.by_name
        self.their_time = newer.at


def save_cell(*, place: Place, edit: CellEdit, by: User, now: datetime) -> Saved:
    """
    Save one cell.

    Args:
        place: Plan, worksheet and part.
        edit: Which cell, what was typed, what was seen.
        by: Who.
        now: When.

    Returns:
        The row's new version and the value as stored; the same answer again for a
        command that was taken before.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        InvalidInput: The text is not what the column takes.
        CellChanged: The same cell was changed since `seen_version`.
        NotFound: The row or the column is not there.
    """
    require(by, "sheet.edit", place.plan)
    try:
        return _save_cell(place, edit, by=by, now=now)
    except IntegrityError:
        # Another request took the same command, or made the same row, at the same moment.
        return _save_cell(place, edit, by=by, now=now)


@transaction.atomic
def _save_cell(place: Place, edit: CellEdit, *, by: User, now: datetime) -> Saved:
    earlier = _receipt(edit.key, place.plan)
    if earlier is not None:
        return earlier
    column, value = _parse(place, edit)
    check_reference(place.plan, place.worksheet, column, value)
    row = _row_for(place, edit.row_id, by=by, now=now)
    before = field_of(place.store.cells(row), edit.column)
    saved_batch = ""
    if value != before:
        _refuse_stale(row, edit.column, edit, value=value, before=before)
        _refuse_twin(place, row, column, value)
        saved_batch = write_changes(
            place, row, {edit.column: (before, value)}, by=by, now=now
        )
    saved = Saved(row_id=str(row.pk), version=row.version, value=value, batch=saved_batch)
    _keep_receipt(edit.key, place.plan, saved, now)
    return saved


def _parse(place: Place, edit: CellEdit) -> tuple[Column, CellValue]:
    key, _, year = edit.column.partition(".")
    column = place.column(key)
    if not year:
        return column, parse_cell(column, edit.typed, language=edit.language)
    typed = edit.typed if isinstance(edit.typed, str) else "".join(edit.typed)
    whole = parse_cell(column, {year: typed}, language=edit.language)
    return column, field_of({key: whole}, edit.column)


def field_of(cells: Mapping[str, CellValue], field: str) -> CellValue:
    """The value of a cell, or of one year of a yearly cell (`values.2024`)."""
    key, _, year = field.partition(".")
    value = cells.get(key)
    if not year:
        return value
    return value.get(year) if isinstance(value, dict) else None


def _whole_cells(cells: Cells, changes: Mapping[str, BeforeAfter]) -> Cells:
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


def _receipt(key: str, plan: Plan) -> Saved | None:
    if not key:
        return None
    found = Receipt.objects.filter(key=key, plan=plan).first()
    return Saved(**found.answer) if found else None


def _keep_receipt(key: str, plan: Plan, saved: Saved, now: datetime) -> None:
    if key:
        Receipt.objects.create(key=key, plan=plan, at=now, answer=vars(saved))


def _row_for(place: Place, row_id: str, *, by: User, now: datetime) -> Row:
    """The row; that of a form or a matrix cell comes into being when first written."""
    if _is_anchor(place.part, row_id):
        found = place.store.anchored(place.plan, row_id)
        return found or _new_row(place, anchor=row_id, by=by, now=now)
    try:
        uuid.UUID(row_id)
    except ValueError as error:
        raise NotFound("row-missing", where=row_id) from error
    row = place.store.instance(place.plan, row_id)
    if row.removed_at is not None:
        raise NotFound("row-missing", where=row_id)
    return row


def _is_anchor(part: Part, row_id: str) -> bool:
    if part.kind == "form":
        return row_id == "form"
    return part.kind == "matrix" and "|" in row_id


def _new_row(place: Place, *, anchor: str = "", by: User, now: datetime) -> Row:
    rows = place.store.instances(place.plan)
    count = rows.count()
    if place.part.max_rows is not None and count >= place.part.max_rows:
        raise InvalidInput("too-many-rows", where=place.part.key, limit=place.part.max_rows)
    row = place.store.new(place.plan, anchor=anchor, by=by, now=now)
    last = rows.aggregate(last=Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    row.version = 0
    return row


def _refuse_stale(
    row: Row, column: str, edit: CellEdit, *, value: CellValue, before: CellValue
) -> None:
    if edit.seen_version is None or row.version <= edit.seen_version:
        return
    newer = changes_since(str(row.pk), version=edit.seen_version, fields=[column])
    if newer:
        raise CellChanged(mine=value, theirs=before, version=row.version, newer=newer[0])


def _refuse_twin(place: Place, row: Row, column: Column, value: CellValue) -> None:
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
    row.version += 1
    row.updated_at, row.updated_by = now, by
    place.store.write(row, _whole_cells(place.store.cells(row), changes))
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
    earlier = _receipt(new.key, place.plan)
    if earlier is not None:
        return earlier
    values: dict[str, BeforeAfter] = {}
    for key, typed in new.typed.items():
        column = place.column(key)
        value = parse_cell(column, typed, language=new.language)
        check_reference(place.plan, place.worksheet, column, value)
        if value is not None:
            values[key] = (None, value)
    row = _new_row(place, by=by, now=now)
    row.topic = new.topic
    for key, (_, value) in values.items():
        _refuse_twin(place, row, place.column(key), value)
    batch = _create(place, row, values, by=by, now=now)
    saved = Saved(row_id=str(row.pk), version=row.version, value=None, batch=batch)
    _keep_receipt(new.key, place.plan, saved, now)
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
    row = _row_for(place, row_id, by=by, now=now)
    referring = rows_referring_to(place.plan, place.worksheet, place.part, row_id)
    if referring:
        where_used = ", ".join(sorted(set(referring)))
        raise InvalidInput(
            "row-in-use", where=row_id, count=len(referring), where_used=where_used
        )
    batch = set_removed(place, row, at=now, by=by, now=now)
    return Saved(row_id=row_id, version=row.version, value=None, batch=batch)


def set_removed(
    place: Place,
    row: Row,
    *,
    at: datetime | None,
    by: User,
    now: datetime,
    batch: uuid.UUID | None = None,
) -> str:
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


@transaction.atomic
def move_row(*, place: Place, row_id: str, steps: int, by: User, now: datetime) -> None:
    """
    Move a row up (negative steps) or down among its siblings; at an end it stays.

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: There is no such row.
    """
    require(by, "sheet.edit", place.plan)
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
    record_changes([fact], scope=scope_of(place.plan), by=by, at=now)
