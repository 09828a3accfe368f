"""What others changed since a table was downloaded: never overwritten unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from siap.apps.audit.models import Change
from siap.apps.audit.queries import changes_of_plan
from siap.apps.imports.cell_values import column_of_target, is_same
from siap.apps.imports.context import Context
from siap.apps.imports.planned import BeforeAfter, Line, Planned
from siap.apps.imports.reading.file_rows import text_of
from siap.apps.imports.targets import VERSION
from siap.apps.worksheets.services.writing import field_of
from siap.kernel.digits import whole_number
from siap.methodology.cells import CellValue


def settle(
    context: Context, lines: Sequence[Line], planned: Sequence[Planned]
) -> list[Planned]:
    """
    Keep what others changed since the table was downloaded.

    A cell that the file left as it was keeps what the others wrote; of a cell that both
    changed the context is told, so that a person looks at it.

    Args:
        context: Knows the place, and what becomes of a cell that both changed.
        lines: The rows of the file.
        planned: What they would do, in the same order.

    Returns:
        What they do after all.
    """
    seen = {line.row_id: version for line in lines if (version := _seen(line))}
    stale = [
        row
        for row in planned
        if row.fields and seen.get(row.row_id, row.version) < row.version
    ]
    if not stale:
        return list(planned)
    trail = _trail(context, [row.row_id for row in stale])
    numbers = {row.number for row in stale}
    return [
        _settled(context, line, row, trail.get(row.row_id, []))
        if row.number in numbers
        else row
        for line, row in zip(lines, planned, strict=True)
    ]


def _seen(line: Line) -> int:
    text = text_of(line.draft.cells.get(VERSION)).strip()
    return whole_number(text) or 0


def _trail(context: Context, row_ids: Sequence[str]) -> Mapping[str, list[Change]]:
    """The changes of some rows, oldest first; anchored rows have a key of their own."""
    place = context.place
    keys = {row_id: row_id for row_id in row_ids}
    for row in place.store.instances(place.plan):
        anchor = getattr(row, "anchor", "")
        if anchor in keys:
            keys[anchor] = str(row.pk)
    found: dict[str, list[Change]] = {}
    changes = changes_of_plan(place.plan.pk).filter(
        kind="change", subject_id__in=list(keys.values())
    )
    for change in changes.order_by("id"):
        found.setdefault(change.subject_id, []).append(change)
    return {row_id: found.get(key, []) for row_id, key in keys.items()}


def _settled(
    context: Context, line: Line, row: Planned, trail: Sequence[Change]
) -> Planned:
    fields: dict[str, BeforeAfter] = {}
    for key, (before, after) in row.fields.items():
        target = context.targets[key]
        newer = [c for c in trail if c.version > _seen(line) and _touches(c, key)]
        column = column_of_target(target)
        if not newer:
            fields[key] = (before, after)
        elif not is_same(column, _base(newer[0], key), after):
            context.clash(line, target, (before, after), by_name=newer[-1].by_name)
    return replace(row, fields=fields)


def _touches(change: Change, key: str) -> bool:
    return change.field == key or (
        change.field == key.partition(".")[0]
        and field_of({change.field: change.before}, key)
        != field_of({change.field: change.after}, key)
    )


def _base(change: Change, key: str) -> CellValue:
    """What the cell held before the first change that the file does not know of."""
    return (
        change.before
        if change.field == key
        else field_of({change.field: change.before}, key)
    )
