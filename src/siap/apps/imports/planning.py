"""Working out what an import would do, without doing anything."""

from collections.abc import Iterable, Sequence
from typing import Final

from siap.apps.imports.cell_values import is_same, plain_value, reference_value
from siap.apps.imports.context import Context
from siap.apps.imports.identifying import Identifier
from siap.apps.imports.meanwhile import settle
from siap.apps.imports.names import row_title
from siap.apps.imports.planned import BeforeAfter, Draft, ImportPlan, Line, Planned
from siap.apps.imports.reading.file_rows import CellIn, text_of
from siap.apps.imports.targets import Target
from siap.apps.worksheets.services.writing import field_of
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue
from siap.methodology.content import ContentRow

MAX_STORED: Final = 5_000


def plan_import(context: Context, drafts: Iterable[Draft]) -> ImportPlan:
    """
    Work out what the rows of a file would do.

    Args:
        context: The place as it is now; faults are noted in it.
        drafts: The rows, in order; blank ones are passed over.

    Returns:
        What would be added and changed, and every cell at fault.

    Raises:
        InvalidInput: There are more rows than a part may hold.
    """
    lines = [Line(draft) for draft in drafts if not draft.is_blank]
    if len(lines) > MAX_STORED:
        raise InvalidInput("import-too-many-to-store", limit=MAX_STORED)
    for line in lines:
        read(context, line, own=False)
    Identifier(context).identify(lines)
    make_known(context, lines)
    for line in lines:
        read(context, line, own=True)
    known = [line for line in lines if line.row_id]
    rows = [planned(context, line) for line in known]
    refuse_twins(context, known, rows)
    return _result(context, known, settle(context, known, rows))


def read(context: Context, line: Line, *, own: bool) -> None:
    """Read the cells that refer to rows of this part (`own`), or all others."""
    for key, cell in line.draft.cells.items():
        target = context.targets[key]
        if target.column is None or context.is_own(target.column) != own:
            continue
        try:
            line.values[key] = _value(context, target, cell)
        except InvalidInput as problem:
            context.fault(line, target, problem)


def _value(context: Context, target: Target, cell: CellIn) -> CellValue:
    numbers = context.reading.numbers
    if target.column is not None and target.column.rows is not None:
        names = context.names(target.column.rows)
        return reference_value(target, cell, names, numbers=numbers)
    return plain_value(target, cell, numbers=numbers)


def make_known(context: Context, lines: Iterable[Line]) -> None:
    """Let rows of the file be found by title, as those that are there."""
    if not any(context.is_own(target.column) for target in context.targets.values()):
        return
    names = context.names(context.place.subject)
    for line in lines:
        if line.row_id:
            cells = {k: v for k, v in line.values.items() if "." not in k}
            row = ContentRow(line.row_id, cells)
            names.add(line.row_id, row_title(context.place.part, row, {}))


def planned(context: Context, line: Line) -> Planned:
    """What a line would do to its row, compared with what is there."""
    before = context.existing.get(line.row_id)
    fields: dict[str, BeforeAfter] = {}
    for key, value in line.values.items():
        old = field_of(before.cells, key) if before else None
        column = context.targets[key].column
        if column is not None and not is_same(column, old, value):
            fields[key] = (old, value)
    anchored = context.place.part.kind in {"form", "matrix"} or any(
        str(row["id"]) == line.row_id for row in context.place.part.fixed_rows
    )
    version = context.versions.get(line.row_id, 0)
    return Planned(line.draft.number, line.row_id, version, fields, anchored)


def refuse_twins(context: Context, lines: Sequence[Line], rows: Sequence[Planned]) -> None:
    """Refuse a value that must be unique and stands in another row already."""
    for key in context.place.part.unique:
        rewritten = {row.row_id for row in rows if key in row.fields}
        owner = {
            _folded(row.cells.get(key)): row_id
            for row_id, row in context.existing.items()
            if row_id not in rewritten and row.cells.get(key) is not None
        }
        for line, row in zip(lines, rows, strict=True):
            _, value = row.fields.get(key, (None, None))
            if value is None:
                continue
            if owner.setdefault(_folded(value), row.row_id) != row.row_id:
                shown = text_of(line.draft.cells.get(key))
                problem = InvalidInput("not-unique", value=shown)
                context.fault(line, context.targets[key], problem)


def _result(
    context: Context, lines: Sequence[Line], settled: Sequence[Planned]
) -> ImportPlan:
    bad = _spread(context, {fault.number for fault in context.faults}, lines, settled)
    good = [row for row in settled if row.number not in bad]
    rows = [row for row in good if row.fields]
    faults = sorted(context.faults, key=lambda fault: fault.number)
    return ImportPlan(rows, len(good) - len(rows), faults, _incomplete(context, rows))


def _spread(
    context: Context, bad: set[int], lines: Sequence[Line], planned: Sequence[Planned]
) -> set[int]:
    """Leave out as well what refers to a new row that is left out."""
    while True:
        missing = {row.row_id for row in planned if row.number in bad and row.is_new}
        more = set()
        for line in lines:
            target = None if line.draft.number in bad else _leads(context, line, missing)
            if target is not None:
                context.fault(line, target, InvalidInput("reference-left-out"))
                more.add(line.draft.number)
        if not more:
            return bad
        bad = bad | more


def _leads(context: Context, line: Line, missing: set[str]) -> Target | None:
    for key, value in line.values.items():
        ids = set(value) if isinstance(value, list) else {value}
        if context.is_own(context.targets[key].column) and ids & missing:
            return context.targets[key]
    return None


def _incomplete(context: Context, rows: Sequence[Planned]) -> int:
    """How many new rows lack a cell that the worksheet needs to be complete."""
    required = {
        target.column.key
        for target in context.targets.values()
        if target.column is not None and target.column.required
    }
    filled = [
        {key.partition(".")[0] for key, (_, after) in row.fields.items() if after}
        for row in rows
        if row.is_new
    ]
    return sum(not required <= each for each in filled)


def _folded(value: CellValue) -> str:
    return str(value).casefold()
