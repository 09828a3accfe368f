"""How complete a worksheet is: what must be there, and what is."""

from collections.abc import Iterable
from dataclasses import dataclass

from siap.methodology.content import Content, ContentRow
from siap.methodology.kind_columns import columns_of
from siap.methodology.sheet_checks import Finding
from siap.methodology.worksheet_shapes import Column, Part, Worksheet


@dataclass(frozen=True)
class Missing:
    """Something required that is not there: a cell of a row, or rows of a part."""

    part: str
    row: str = ""
    column: str = ""
    rows_short: int = 0


@dataclass(frozen=True)
class Completeness:
    """
    How far a worksheet is.

    `done` of `needed` required things are there; `errors` counts the rules of level
    error that do not hold.
    """

    done: int
    needed: int
    missing: tuple[Missing, ...]
    errors: int
    started: bool

    @property
    def is_complete(self) -> bool:
        """Nothing required is missing and no rule of level error is broken."""
        return self.done == self.needed and self.errors == 0 and self.needed > 0

    @property
    def percent(self) -> int:
        """Share of what is needed that is done, whole percent, rounded down."""
        return 100 * self.done // self.needed if self.needed else 0


def completeness(
    worksheet: Worksheet, content: Content, findings: list[Finding]
) -> Completeness:
    """
    Count what a worksheet needs and has.

    Args:
        worksheet: The worksheet.
        content: Its rows and those that it takes from.
        findings: What `check_sheet` found.

    Returns:
        A table needs its least number of rows and every required cell of each row; a
        form its required fields; a matrix its required cell for each pair of row and
        column. A worksheet that requires nothing counts as needing one row somewhere.
    """
    missing: list[Missing] = []
    needed = 0
    rows_seen = 0
    for part in worksheet.parts:
        rows = content.of(part.key, within=worksheet.id)
        rows_seen += _rows_written(part, rows)
        part_needed, part_missing = _part(worksheet, part, rows, content)
        needed += part_needed
        missing += part_missing
    if needed == 0:
        needed = 1
        if not rows_seen:
            missing.append(Missing(worksheet.parts[0].key, rows_short=1))
    short = sum(gap.rows_short or 1 for gap in missing)
    return Completeness(
        done=needed - short,
        needed=needed,
        missing=tuple(missing),
        errors=sum(finding.level == "error" for finding in findings),
        started=rows_seen > 0,
    )


def _given(part: Part) -> dict[str, set[str]]:
    """The columns that the worksheet itself writes into each fixed row."""
    return {str(row["id"]): set(row.get("cells", {})) for row in part.fixed_rows}


def _rows_written(part: Part, rows: Iterable[ContentRow]) -> int:
    """How many rows say more than the worksheet wrote there itself."""
    given = _given(part)
    return sum(bool(row.cells.keys() - given.get(row.id, set())) for row in rows)


def _part(
    worksheet: Worksheet, part: Part, rows: object, content: Content
) -> tuple[int, list[Missing]]:
    assert isinstance(rows, (list, tuple))  # noqa: S101 - rows of a part
    if part.matrix is not None:
        return _matrix(worksheet, part, list(rows), content)
    required = [column for column in columns_of(part) if column.required]
    if part.kind == "form":
        cells = rows[0] if rows else ContentRow("form", {})
        return len(required), _cells(part, cells, required)
    given = _given(part)
    short = max(0, part.min_rows - len(rows))
    missing = [Missing(part.key, rows_short=short)] if short else []
    needed = max(part.min_rows - len(given), 0)
    for row in rows:
        # What the worksheet itself writes into a fixed row is nobody's work.
        asked = [c for c in required if c.key not in given.get(row.id, set())]
        needed += len(asked)
        missing += _cells(part, row, asked)
    return needed, missing


def _cells(part: Part, row: ContentRow, required: list[Column]) -> list[Missing]:
    return [
        Missing(part.key, row.id, column.key)
        for column in required
        if row.cells.get(column.key) is None
    ]


def _matrix(
    worksheet: Worksheet, part: Part, rows: list[ContentRow], content: Content
) -> tuple[int, list[Missing]]:
    axes = part.matrix
    assert axes is not None  # noqa: S101 - the caller looked
    if not axes.cell.required:
        return 0, []
    row_ids = [row.id for row in content.of(axes.rows, within=worksheet.id)]
    column_ids = (
        row_ids
        if axes.columns is None
        else [row.id for row in content.of(axes.columns, within=worksheet.id)]
    )
    filled = {row.anchor for row in rows if row.cells.get(axes.cell.key) is not None}
    anchors = matrix_anchors(row_ids, column_ids, pairs=axes.pairs)
    missing = [Missing(part.key, anchor, axes.cell.key) for anchor in anchors - filled]
    return max(len(anchors), 1), missing if anchors else [Missing(part.key, rows_short=1)]


def matrix_anchors(row_ids: list[str], column_ids: list[str], *, pairs: bool) -> set[str]:
    """
    Name the cells of a matrix, `row|column`.

    Args:
        row_ids: Rows in order.
        column_ids: Columns in order.
        pairs: Only the upper triangle of rows against themselves.
    """
    if pairs:
        return {
            f"{first}|{second}"
            for index, first in enumerate(row_ids)
            for second in row_ids[index + 1 :]
        }
    return {f"{row}|{column}" for row in row_ids for column in column_ids}
