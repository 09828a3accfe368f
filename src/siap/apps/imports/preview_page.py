"""How a preview shows: the first rows as people will read them, and what is at fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from siap.apps.imports.planned import Planned
from siap.apps.imports.previewing import Preview
from siap.apps.imports.summarising import note_of
from siap.apps.imports.targets import Target
from siap.methodology.cells import YEARLY_TYPES, CellValue, display_cell
from siap.methodology.worksheet_shapes import Column

SHOWN_ROWS = 20
SHOWN_FAULTS = 200


@dataclass(frozen=True)
class ShownCell:
    """A cell as it will be stored, and as it is now where it changes."""

    after: str
    before: str = ""
    changes: bool = False


@dataclass(frozen=True)
class ShownRow:
    """A row as it will be stored."""

    number: int
    is_new: bool
    cells: Sequence[ShownCell]


def shown_rows(preview: Preview, *, limit: int) -> list[ShownRow]:
    """
    Write the first rows as people will read them.

    Returns:
        Rows that are added or changed, in the order of the file; a cell for each target
        that the file fills.
    """
    names = dict(preview.context.sheets.titles)
    for row in preview.plan.rows:
        first = next(iter(row.fields.values()), (None, None))[1]
        names.setdefault(row.row_id, str(first or "–"))
    columns = [target for target in preview.used if target.column is not None]
    return [_shown(row, columns, preview, names) for row in preview.plan.rows[:limit]]


def _shown(
    row: Planned, targets: Sequence[Target], preview: Preview, names: Mapping[str, str]
) -> ShownRow:
    language = preview.context.reading.language
    existing = preview.context.existing.get(row.row_id)
    cells = []
    for target in targets:
        assert target.column is not None  # noqa: S101 - filtered by the caller
        if target.key in row.fields:
            before, after = row.fields[target.key]
            cells.append(
                ShownCell(
                    shown_value(target.column, after, language, names),
                    shown_value(target.column, before, language, names),
                    changes=not row.is_new,
                )
            )
        else:
            value = existing.cells.get(target.column.key) if existing else None
            if target.year:
                value = value.get(target.year) if isinstance(value, dict) else None
            cells.append(ShownCell(shown_value(target.column, value, language, names)))
    return ShownRow(row.number, row.is_new, cells)


def shown_value(
    column: Column, value: CellValue, language: str, names: Mapping[str, str]
) -> str:
    """Write a value, or one year of a yearly cell, as people read it."""
    if column.type in YEARLY_TYPES and not isinstance(value, dict):
        kind = "money" if column.type == "yearly-money" else "decimal"
        column = column.model_copy(update={"type": kind})
    return display_cell(column, value, language=language, names=names)


def shown_in_page(found: Preview, *, language: str) -> dict[str, object]:
    """What the page of a preview shows of it."""
    titles = {heading.index: heading.title for heading in found.headings}
    figures = found.summarised.figures if found.summarised else ()
    return {
        "targets": [t.titled(language) for t in found.used if t.column is not None],
        "rows": shown_rows(found, limit=SHOWN_ROWS),
        "faults": [
            (fault.number, fault.column, fault.typed, fault.message(language))
            for fault in found.plan.faults[:SHOWN_FAULTS]
        ],
        "notes": [(f.measure.title, note_of(f, titles, language)) for f in figures],
        "more_faults": max(0, len(found.plan.faults) - SHOWN_FAULTS),
        "more_rows": max(0, len(found.plan.rows) - SHOWN_ROWS),
    }
