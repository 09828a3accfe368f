"""Rows proposed from another part, so that nobody types the same thing twice."""

import uuid
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.queries import read_sheets
from siap.apps.worksheets.references import full_path
from siap.apps.worksheets.services.bulk import ReadyRow, add_ready_rows
from siap.kernel.errors import NotFound
from siap.methodology.cells import CellValue
from siap.methodology.kind_columns import columns_of


@transaction.atomic
def propose_rows(*, place: Place, by: User, now: datetime) -> tuple[int, uuid.UUID | None]:
    """
    Add a row for each row of the part that this one starts with and that has none yet.

    A new row refers to the row it comes from and takes over the cells that both parts
    have under the same key.

    Args:
        place: A part with `starts_with`.
        by: Who.
        now: When.

    Returns:
        How many rows were added, and the batch to undo it by (None for none).

    Raises:
        Forbidden: The person may not edit sheets of this plan.
        NotFound: The part starts with nothing.
    """
    require(by, "sheet.edit", place.plan)
    if place.part.starts_with is None:
        raise NotFound("not-found", where=f"{place.subject}.starts_with")
    source_path = full_path(place.part.starts_with, place.worksheet)
    columns = columns_of(place.part)
    reference = next(
        (
            c
            for c in columns
            if c.rows and full_path(c.rows, place.worksheet) == source_path
        ),
        None,
    )
    if reference is None:
        raise NotFound("not-found", where=f"{place.subject}: {source_path}")
    content = read_sheets(place.plan, [place.worksheet]).content
    present = {row.cells.get(reference.key) for row in content.of(place.subject)}
    own = {column.key: column.type for column in columns if column.rows is None}
    source_columns = {
        c.key: c.type for c in columns_of(content.edition.part(source_path)[1])
    }
    shared = {key for key, kind in own.items() if source_columns.get(key) == kind}
    ready = []
    for row in content.of(source_path):
        if row.id not in present:
            cells: dict[str, CellValue] = {k: row.cells.get(k) for k in shared}
            ready.append(ReadyRow(cells=cells | {reference.key: row.id}))
    if not ready:
        return 0, None
    return len(ready), add_ready_rows(place=place, rows=ready, by=by, now=now)
