"""What a workbook would do to a plan, without doing anything."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from siap.apps.imports.context import Reading
from siap.apps.imports.meanwhile import settle
from siap.apps.imports.names import row_title
from siap.apps.imports.planned import Fault, Line, Planned
from siap.apps.imports.planning import MAX_STORED, planned, read, refuse_twins
from siap.apps.imports.reading.file_rows import text_of
from siap.apps.imports.targets import VERSION, Target
from siap.apps.imports.workbooks.differences import BookDiff, PartDiff, Removal
from siap.apps.imports.workbooks.reading import BookDraft, BookIn, PartIn
from siap.apps.imports.workbooks.reconciling import (
    BookContext,
    LocatedFault,
    Registry,
)
from siap.apps.plans.models import Plan
from siap.apps.worksheets.models import SheetLock
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.queries import read_sheets
from siap.kernel.errors import InvalidInput, NotFound
from siap.methodology.cells import CellValue
from siap.methodology.content import ContentRow
from siap.methodology.library import edition


def compare(book: BookIn, plan: Plan, *, language: str, namespace: uuid.UUID) -> BookDiff:
    """
    Work out what a workbook would do.

    Args:
        book: The workbook.
        plan: The plan that it goes into.
        language: The reader's.
        namespace: Makes the ids of new rows, the same ones each time.

    Returns:
        Differences part by part, and every cell at fault; nothing is changed.

    Raises:
        InvalidInput: The workbook belongs to another plan or edition, or would change more
            rows than one import may.
    """
    if book.plan_id != str(plan.pk):
        raise InvalidInput("workbook-other-plan")
    if book.edition != plan.edition:
        raise InvalidInput("workbook-other-format")
    library = edition(plan.edition)
    ids = dict.fromkeys(part.subject.partition(".")[0] for part in book.parts)
    try:
        sheets = read_sheets(plan, [library.worksheet(key) for key in ids])
        reading = Reading(language=language, numbers=book.language, namespace=namespace)
        registry = Registry(sheets, book.labels)
        contexts = [
            BookContext(
                place_of(plan, *part.subject.split(".")), sheets, part, reading, registry
            )
            for part in book.parts
        ]
    except (NotFound, TypeError) as fault:
        raise InvalidInput("workbook-other-format") from fault
    parts = _compared(contexts, book)
    locks = dict(SheetLock.objects.filter(plan=plan).values_list("worksheet", "version"))
    faults = [fault for part in parts for fault in part.context.located]
    faults += [fault for part in parts for fault in _locked(part, locks)]
    shown = [part for part in parts if not part.is_empty]
    if sum(len(part.rows) for part in shown) > MAX_STORED:
        raise InvalidInput("import-too-many-to-store", limit=MAX_STORED)
    return BookDiff(shown, faults, sheets, len(parts))


def _compared(contexts: Sequence[BookContext], book: BookIn) -> list[PartDiff]:
    """Plain cells of all parts first: a reference may lead to a new row of any."""
    lines = [_lines(context) for context in contexts]
    for context, own in zip(contexts, lines, strict=True):
        for line in own:
            read(context, line, own=False)
        _make_known(context, own)
    for context, own in zip(contexts, lines, strict=True):
        for line in own:
            read(context, line, own=True)
    return [
        _diff(context, own, book.versions[context.place.subject])
        for context, own in zip(contexts, lines, strict=True)
    ]


def _lines(context: BookContext) -> list[Line]:
    """The rows of the file that say something, each with the id of its row."""
    found: list[Line] = []
    taken: set[str] = set()
    for draft in context.part_in.drafts:
        cells = {k: v for k, v in draft.cells.items() if k in context.targets}
        seen = draft.cells.get(VERSION)
        cells[VERSION] = seen
        row_id = draft.row_id
        if row_id in taken or not row_id:
            # A row that was copied with its hidden id is a new one.
            row_id = ""
        taken.add(row_id)
        if _is_passed_over(context, draft, row_id):
            continue
        kept = BookDraft(draft.number, cells, row_id, draft.addresses)
        is_known = row_id in context.existing or not context.has_free_rows
        if not is_known and row_id and seen is not None:
            context.gone.add(draft.number)
        new = str(uuid.uuid5(context.reading.namespace, _seed(context.part_in, draft)))
        found.append(Line(kept, row_id=row_id if is_known and row_id else new))
    for address in context.part_in.strays:
        fault = Fault(0, "", "", "workbook-matrix-row")
        context.located.append(LocatedFault(context.part_in.sheet, address, fault))
    return found


def _seed(part: PartIn, draft: BookDraft) -> str:
    return f"{part.subject}:{draft.number}"


def _is_passed_over(context: BookContext, draft: BookDraft, row_id: str) -> bool:
    """Whether a row of the file says nothing: blank, or of a matrix that has no such."""
    part = context.place.part
    if part.matrix is not None:
        axes = (part.matrix.rows, part.matrix.columns or part.matrix.rows)
        ends = row_id.split("|")
        pairs = zip(axes, ends, strict=False)
        if not all(context.names(path).knows(end) for path, end in pairs):
            return True
        return draft.is_blank and row_id not in context.existing
    if not context.has_free_rows or row_id in context.fixed:
        return False
    return draft.is_blank


def _make_known(context: BookContext, lines: Iterable[Line]) -> None:
    """Let rows of the file be found by title from every sheet."""
    if not context.has_free_rows:
        return
    names = context.registry.of(context.place.subject)
    for line in lines:
        if line.draft.number not in context.gone:
            cells: dict[str, CellValue] = {
                key: value for key, value in line.values.items() if "." not in key
            }
            row = ContentRow(line.row_id, cells)
            names.add(line.row_id, row_title(context.place.part, row, {}))


def _diff(
    context: BookContext, lines: Sequence[Line], versions: Mapping[str, int]
) -> PartDiff:
    rows = [planned(context, line) for line in lines]
    refuse_twins(context, lines, rows)
    settled = settle(context, lines, rows)
    for line, row in zip(lines, settled, strict=True):
        _refuse_lost(context, line, row)
    writes = [row for row in settled if row.fields and row.number not in context.gone]
    return PartDiff(
        context,
        rows=writes,
        quiet={row.row_id: row for row in settled if not row.fields},
        removals=_removals(context, lines, versions),
        gone=[_without_lost(context, r) for r in settled if r.number in context.gone],
    )


def _refuse_lost(context: BookContext, line: Line, row: Planned) -> None:
    """Refuse a reference to a row that is in neither the plan nor the workbook."""
    mine = {
        c.target.key: c.theirs_and_mine for c in context.clashes if c.row_id == row.row_id
    }
    for key, (_, after) in {**row.fields, **mine}.items():
        target = context.targets[key]
        if not _leads_somewhere(context, target, after):
            typed = text_of(line.draft.cells.get(key))
            problem = InvalidInput("reference-unknown", value=typed)
            context.fault(line, target, problem)


def _without_lost(context: BookContext, row: Planned) -> Planned:
    """A row that others removed, without references that lead nowhere any more."""
    fields = {
        key: (before, after)
        for key, (before, after) in row.fields.items()
        if _leads_somewhere(context, context.targets[key], after)
    }
    return replace(row, fields=fields)


def _leads_somewhere(context: BookContext, target: Target, value: CellValue) -> bool:
    column = target.column
    if column is None or column.rows is None or value is None:
        return True
    names = context.names(column.rows)
    return all(
        names.knows(row_id)
        for row_id in (value if isinstance(value, list) else [str(value)])
    )


def _removals(
    context: BookContext, lines: Sequence[Line], versions: Mapping[str, int]
) -> list[Removal]:
    """Rows that the file had and that are missing or empty in it now."""
    if not context.has_free_rows:
        return []
    kept = {line.row_id for line in lines}
    blank = {d.row_id for d in context.part_in.drafts if d.is_blank}
    found = []
    for row_id, version in versions.items():
        row = context.existing.get(row_id)
        if row is None or row_id in kept or row_id in context.fixed:
            continue
        shown = any(
            row.cells.get(key.partition(".")[0]) is not None for key in context.targets
        )
        if row_id in blank and not shown:
            continue  # it was empty before
        key = f"{context.place.subject}:{row_id}"
        changed = context.versions.get(row_id, 0) != version
        found.append(Removal(key, row_id, changed))
    return found


def _locked(part: PartDiff, locks: Mapping[str, int]) -> list[LocatedFault]:
    worksheet = part.context.place.worksheet
    version = locks.get(worksheet.id)
    if version is None or part.is_empty:
        return []
    facts = {"title": worksheet.title, "version": version}
    return [LocatedFault(part.sheet, "", Fault(0, "", "", "sheet-locked", facts))]
