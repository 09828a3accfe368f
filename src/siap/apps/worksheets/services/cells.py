"""Saving one cell."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from siap.apps.accounts.models import User
from siap.apps.audit.models import Change as TrailEntry
from siap.apps.audit.queries import changes_since
from siap.apps.plans.permissions import require
from siap.apps.worksheets.models import Row
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.references import check_reference
from siap.apps.worksheets.services.writing import (
    Saved,
    Typed,
    field_of,
    keep_receipt,
    receipt,
    refuse_twin,
    row_for,
    write_changes,
)
from siap.kernel.errors import Conflict
from siap.methodology.cells import CellValue, parse_cell
from siap.methodology.worksheet_shapes import Column


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
    earlier = receipt(edit.key, place.plan)
    if earlier is not None:
        return earlier
    column, value = _parse(place, edit)
    check_reference(place.plan, place.worksheet, column, value)
    row = row_for(place, edit.row_id, by=by, now=now, fresh=edit.seen_version == 0)
    before = field_of(place.store.cells(row), edit.column)
    saved_batch = ""
    if value != before:
        _refuse_stale(row, edit.column, edit, value=value, before=before)
        refuse_twin(place, row, column, value)
        saved_batch = write_changes(
            place, row, {edit.column: (before, value)}, by=by, now=now
        )
    saved = Saved(row_id=str(row.pk), version=row.version, value=value, batch=saved_batch)
    keep_receipt(edit.key, place.plan, saved, now)
    return saved


def _parse(place: Place, edit: CellEdit) -> tuple[Column, CellValue]:
    key, _, year = edit.column.partition(".")
    column = place.column(key)
    if not year:
        return column, parse_cell(column, edit.typed, language=edit.language)
    typed = edit.typed if isinstance(edit.typed, str) else "".join(edit.typed)
    whole = parse_cell(column, {year: typed}, language=edit.language)
    return column, field_of({key: whole}, edit.column)


def _refuse_stale(
    row: Row, column: str, edit: CellEdit, *, value: CellValue, before: CellValue
) -> None:
    if edit.seen_version is None or row.version <= edit.seen_version:
        return
    newer = changes_since(str(row.pk), version=edit.seen_version, fields=[column])
    if newer:
        raise CellChanged(mine=value, theirs=before, version=row.version, newer=newer[0])
