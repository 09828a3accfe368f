"""Changing worksheets: the one door for web, imports and command line."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from siap.apps.accounts.models import User
from siap.apps.audit.queries import changes_of_batch, changes_since
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.plans.services import scope_of
from siap.apps.worksheets.models import Receipt, Row
from siap.apps.worksheets.references import check_reference, rows_referring_to
from siap.apps.worksheets.stores import TableStore, store_of
from siap.kernel.errors import Conflict, InvalidInput, NotFound
from siap.methodology.cells import CellValue, parse_cell
from siap.methodology.kind_columns import column_of
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Column, Part, Worksheet

Typed = str | Sequence[str] | Mapping[str, str]


@dataclass(frozen=True)
class Place:
    """A part of a worksheet in a plan, with its store: where a change happens."""

    plan: Plan
    worksheet: Worksheet
    part: Part
    store: TableStore

    @property
    def subject(self) -> str:
        """How the trail names this place."""
        return f"{self.worksheet.id}.{self.part.key}"

    def column(self, key: str) -> Column:
        """
        Look a column up.

        Raises:
            NotFound: The part has no such column.
        """
        column = column_of(self.part, key)
        if column is not None:
            return column
        raise NotFound("not-found", where=f"{self.subject}.{key}")


def place_of(plan: Plan, worksheet_id: str, part_key: str) -> Place:
    """
    Find a part of a worksheet in a plan.

    Raises:
        NotFound: The plan's edition has no such worksheet or part.
    """
    worksheet, part = edition(plan.edition).part(f"{worksheet_id}.{part_key}")
    return Place(plan, worksheet, part, store_of(worksheet, part))


@dataclass(frozen=True, kw_only=True)
class CellEdit:
    """
    One cell as a person typed it.

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
    """Somebody else changed the same cell; both values are here for the person to choose."""

    def __init__(
        self, *, mine: CellValue, theirs: CellValue, version: int, facts: Fact
    ) -> None:
        super().__init__("cell-changed", name=facts.note, time=facts.kind)
        self.mine = mine
        self.theirs = theirs
        self.version = version
        self.their_name = facts.note
        self.their_time = facts.kind


@transaction.atomic
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
    earlier = _receipt(edit.key, place.plan)
    if earlier is not None:
        return earlier
    column = place.column(edit.column)
    value = parse_cell(column, edit.typed, language=edit.language)
    check_reference(place.plan, place.worksheet, column, value)
    row = _row_for(place, edit.row_id, by=by, now=now)
    before = place.store.cells(row).get(column.key)
    saved_batch = ""
    if value != before:
        _refuse_stale(row, column.key, edit, value=value, before=before)
        _refuse_twin(place, row, column, value)
        saved_batch = _write(place, row, {column.key: (before, value)}, by=by, now=now)
    saved = Saved(row_id=str(row.pk), version=row.version, value=value, batch=saved_batch)
    _keep_receipt(edit.key, place.plan, saved, now)
    return saved


def _receipt(key: str, plan: Plan) -> Saved | None:
    if not key:
        return None
    found = Receipt.objects.filter(key=key, plan=plan).first()
    return Saved(**found.answer) if found else None


def _keep_receipt(key: str, plan: Plan, saved: Saved, now: datetime) -> None:
    if key:
        Receipt.objects.create(key=key, plan=plan, at=now, answer=vars(saved))


def _row_for(place: Place, row_id: str, *, by: User, now: datetime) -> Row:
    """The row; an anchored row (a form, a matrix cell) comes into being when first written."""
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
        raise CellChanged(
            mine=value,
            theirs=before,
            version=row.version,
            facts=Fact(
                kind=newer[0].at.isoformat(),
                subject="",
                subject_id="",
                note=newer[0].by_name,
            ),
        )


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


def _write(
    place: Place,
    row: Row,
    changes: Mapping[str, tuple[CellValue, CellValue]],
    *,
    by: User,
    now: datetime,
    batch: uuid.UUID | None = None,
) -> str:
    row.version += 1
    row.updated_at, row.updated_by = now, by
    place.store.write(row, {column: after for column, (_, after) in changes.items()})
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
    values: dict[str, tuple[CellValue, CellValue]] = {}
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
    values: Mapping[str, tuple[CellValue, CellValue]],
    *,
    by: User,
    now: datetime,
) -> str:
    created = Fact(kind="create", subject=place.subject, subject_id=str(row.pk), version=1)
    batch = record_changes([created], scope=scope_of(place.plan), by=by, at=now)
    return _write(place, row, values, by=by, now=now, batch=batch)


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
    batch = _set_removed(place, row, at=now, by=by, now=now)
    return Saved(row_id=row_id, version=row.version, value=None, batch=batch)


def _set_removed(
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
        if change.kind == "move":
            _unmove(place, change.subject_id, change.before, by=by, now=now)
            continue
        row = place.store.instance(plan, change.subject_id)
        if change.kind == "change":
            current = place.store.cells(row).get(change.field)
            if current != change.after:
                raise Conflict("undo-changed", where=change.field)
            _write(
                place,
                row,
                {change.field: (current, change.before)},
                by=by,
                now=now,
                batch=new_batch,
            )
        else:
            at = now if change.kind in {"create", "restore"} else None
            _set_removed(place, row, at=at, by=by, now=now, batch=new_batch)
    return len(changes)


def _unmove(place: Place, row_id: str, index: object, *, by: User, now: datetime) -> None:
    rows = [str(row.pk) for row in place.store.instances(place.plan)]
    if row_id in rows and isinstance(index, int):
        move_row(
            place=place, row_id=row_id, steps=index - rows.index(row_id), by=by, now=now
        )
