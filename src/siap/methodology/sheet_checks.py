"""The rules of a worksheet as a whole, and how complete it is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.methodology.cells import CellValue
from siap.methodology.content import Content, ContentRow
from siap.methodology.dates import parse_date
from siap.methodology.smart import smart_faults
from siap.methodology.worksheet_shapes import Check, Worksheet

Results = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Finding:
    """A rule that does not hold: how grave, what to tell, and the rows it is about."""

    key: str
    level: str
    part: str
    message: str
    message_en: str
    rows: tuple[str, ...] = ()


def check_sheet(
    worksheet: Worksheet, content: Content, results: Results | None = None
) -> list[Finding]:
    """
    Try every rule of a worksheet.

    Args:
        worksheet: The worksheet.
        content: Rows of it and of the worksheets that it takes from.
        results: Results of its computations by key.

    Returns:
        What does not hold, in the order of the rules. A rule about rows says nothing of
        a part without rows; that is a matter of completeness.
    """
    findings = []
    for check in worksheet.checks:
        fault = _RULES[check.rule](_Case(check, worksheet, content, results or {}))
        if fault is not None:
            findings.append(
                Finding(
                    check.key,
                    check.level,
                    check.part,
                    check.message,
                    check.message_en,
                    tuple(fault),
                )
            )
    return findings


@dataclass(frozen=True)
class _Case:
    check: Check
    worksheet: Worksheet
    content: Content
    results: Results

    @property
    def rows(self) -> list[ContentRow]:
        rows = self.content.of(self.check.part, within=self.worksheet.id)
        return [row for row in rows if _kept(self.check, row)]

    def cell(self, row: ContentRow) -> CellValue:
        return row.cells.get(self.check.column or "")


def _kept(check: Check, row: ContentRow) -> bool:
    return all(_words(row.cells.get(c)) & set(values) for c, values in check.where.items())


def _words(value: CellValue) -> set[str]:
    if value is None:
        return set()
    if isinstance(value, bool):
        return {"yes" if value else "no"}
    return {str(word) for word in value} if isinstance(value, list) else {str(value)}


# A rule gives None when it holds, else the ids of the rows at fault (none: the whole part).
_Fault = Sequence[str] | None


def _has_each(case: _Case) -> _Fault:
    rows = case.rows
    held = set().union(*(_words(case.cell(row)) for row in rows)) if rows else set()
    return [] if rows and not set(case.check.values) <= held else None


def _answered(case: _Case) -> _Fault:
    answering = case.content.of(case.check.by or "", within=case.worksheet.id)
    column = case.check.column or ""
    answered = set().union(*(_words(row.cells.get(column)) for row in answering), set())
    open_rows = [row.id for row in case.rows if row.id not in answered]
    return open_rows or None


def _count(case: _Case) -> _Fault:
    wanted = set(case.check.values)
    if wanted and all(case.cell(row) is None for row in case.rows):
        return None  # nobody has begun to fill the column
    rows = [r for r in case.rows if not wanted or wanted & _words(case.cell(r))]
    low, high = case.check.min, case.check.max
    too_few = low is not None and len(rows) < low
    too_many = high is not None and len(rows) > high
    return [row.id for row in rows] if too_few or too_many else None


def _sum(case: _Case) -> _Fault:
    groups: dict[str, list[ContentRow]] = {}
    for row in case.rows:
        if case.cell(row) is not None:
            groups.setdefault(str(row.cells.get(case.check.group or "")), []).append(row)
    total = case.check.total or Decimal(0)
    tolerance = case.check.tolerance or Decimal(0)
    faulty = [
        row.id
        for rows in groups.values()
        if abs(sum((Decimal(str(case.cell(r))) for r in rows), Decimal(0)) - total)
        > tolerance
        for row in rows
    ]
    return faulty or None


def _at_most(case: _Case) -> _Fault:
    values = case.results.get(case.check.computation or "", {}).get(case.check.field or "")
    limit = case.check.max
    if not isinstance(values, Mapping) or limit is None:
        return None
    return [str(k) for k, v in values.items() if v is not None and v > limit] or None


def _starts_with(case: _Case) -> _Fault:
    start = case.check.values[0].casefold()
    texts = {row.id: case.cell(row) for row in case.rows}
    return [
        k for k, t in texts.items() if t and not str(t).casefold().startswith(start)
    ] or None


_DUE = re.compile(r"paling lambat\b.*?\btanggal\s+(.+?)\.?$", re.IGNORECASE)


def _ends_with_date(case: _Case) -> _Fault:
    faulty = []
    for row in case.rows:
        text = case.cell(row)
        if not text:
            continue
        found = _DUE.search(str(text).strip())
        try:
            parse_date(found[1] if found else "")
        except InvalidInput:
            faulty.append(row.id)
    return faulty or None


def _smart_statement(case: _Case) -> _Fault:
    column = case.check.column or "statement"
    return [row.id for row in case.rows if smart_faults(row, column)] or None


def _share(case: _Case) -> _Fault:
    rows = case.rows
    if not rows or case.check.min is None:
        return None
    wanted = set(case.check.values)
    count = sum(bool(wanted & _words(case.cell(row))) for row in rows)
    return [] if Decimal(100 * count) / len(rows) < case.check.min else None


def _order(case: _Case) -> _Fault:
    faulty = []
    for row in case.rows:
        first, second = case.cell(row), row.cells.get(case.check.by or "")
        if first is not None and second is not None and str(first) > str(second):
            faulty.append(row.id)
    return faulty or None


def _no_cycle(case: _Case) -> _Fault:
    column = case.check.column or "parent"
    above = {row.id: str(row.cells.get(column) or "") for row in case.rows}
    faulty = []
    for row_id, parent in above.items():
        seen, step = {row_id}, parent
        while step and step not in seen:
            seen.add(step)
            step = above.get(step, "")
        if step == row_id:
            faulty.append(row_id)
    return faulty or None


def _all_pairs(case: _Case) -> _Fault:
    worksheet, part = case.content.edition.part(case.check.part, within=case.worksheet.id)
    if part.matrix is None:
        return None
    ids = {row.id for row in case.content.of(part.matrix.rows, within=worksheet.id)}
    cell = part.matrix.cell.key
    done = {
        frozenset(row.anchor.split("|"))
        for row in case.rows
        if row.cells.get(cell) is not None and set(row.anchor.split("|")) <= ids
    }
    return [] if len(done) < len(ids) * (len(ids) - 1) // 2 else None


def _years(case: _Case) -> _Fault:
    least = case.check.min or Decimal(0)
    cells = {row.id: case.cell(row) for row in case.rows}
    return [k for k, v in cells.items() if isinstance(v, dict) and len(v) < least] or None


_RULES: Final[Mapping[str, Callable[[_Case], _Fault]]] = {
    "has-each": _has_each,
    "answered": _answered,
    "count": _count,
    "sum": _sum,
    "at-most": _at_most,
    "starts-with": _starts_with,
    "ends-with-date": _ends_with_date,
    "smart-statement": _smart_statement,
    "share": _share,
    "order": _order,
    "no-cycle": _no_cycle,
    "all-pairs": _all_pairs,
    "years": _years,
}
