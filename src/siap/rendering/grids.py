"""A table as it is read: formulas computed, sums added, values written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from siap.kernel.errors import InvalidInput
from siap.rendering.formulas import compute, keys_of
from siap.rendering.tree import Column, Language, Row, RowKind, Table, Value
from siap.rendering.values import is_numeric, write_value
from siap.rendering.words import WORDS

LineKind = RowKind | Literal["total"]


@dataclass(frozen=True, slots=True)
class Line:
    """
    One row as printed.

    Args:
        kind: `data`, `heading`, `subtotal` or `total`.
        values: Typed, in column order.
        texts: Written, in column order.
        span: How many columns the first cell covers: all for a heading, those before the
            first sum for a subtotal or total, else one. The texts it covers are empty.
    """

    kind: LineKind
    values: tuple[Value, ...]
    texts: tuple[str, ...]
    span: int = 1

    @property
    def cells(self) -> tuple[tuple[int, str], ...]:
        """Column and text of every cell that is printed."""
        places = (0, *range(self.span, len(self.texts)))
        return tuple((place, self.texts[place]) for place in places)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the head: its text, columns and rows covered, and first column."""

    text: str
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A whole table as printed.

    Args:
        head: One or two rows of head cells.
        lines: Body, subtotals and the total, in reading order.
        numeric: For each column whether it is set flush right.
    """

    head: tuple[tuple[HeadCell, ...], ...]
    lines: tuple[Line, ...]
    numeric: tuple[bool, ...]


def grid(table: Table, language: Language) -> Grid:
    """
    Work a table out once for every format.

    Args:
        table: The table; its rows may leave cells out.
        language: Of numbers and dates.

    Returns:
        Values and texts. Sums take the data rows only, exact before any rounding; a
        subtotal takes those since the last heading or subtotal.

    Raises:
        InvalidInput: No column, a key used twice, a total or formula over an unknown
            column, a formula that is more than arithmetic, or a number without end.
    """
    _check(table)
    lines: list[Line] = []
    summed: list[Mapping[str, Value]] = []
    since: list[Mapping[str, Value]] = []
    for row in table.rows:
        cells = _with_formulas(row, table.columns)
        if row.kind == "data":
            summed.append(cells)
            since.append(cells)
        else:
            if row.kind == "subtotal":
                cells = {**row.cells, **_sums(since, table.totals)}
            since = []
        lines.append(_line(row.kind, cells, table.columns, language))
    if table.totals and summed:
        label = {table.columns[0].key: WORDS[language]["total"]}
        lines.append(
            _line("total", label | _sums(summed, table.totals), table.columns, language)
        )
    return Grid(
        head=_head(table.columns),
        lines=tuple(lines),
        numeric=tuple(is_numeric(column) for column in table.columns),
    )


def _check(table: Table) -> None:
    keys = [column.key for column in table.columns]
    if not keys or len(set(keys)) != len(keys):
        raise InvalidInput("bad-columns", where=table.caption)
    read = [key for column in table.columns for key in keys_of(column.formula)]
    unknown = sorted({*read, *table.totals} - set(keys))
    if unknown:
        raise InvalidInput(
            "unknown-key", where=table.caption, key=unknown[0], known=", ".join(keys)
        )
    for value in (value for row in table.rows for value in row.cells.values()):
        if isinstance(value, Decimal) and not value.is_finite():
            raise InvalidInput(
                "not-a-number", where=table.caption, value=value, example="1.234,5"
            )


def _with_formulas(row: Row, columns: Sequence[Column]) -> dict[str, Value]:
    cells = dict(row.cells)
    if row.kind != "data":
        return cells
    for column in columns:
        if column.formula:
            cells[column.key] = compute(column.formula, cells)
    return cells


def _sums(rows: Sequence[Mapping[str, Value]], totals: Sequence[str]) -> dict[str, Value]:
    return {
        key: sum(map(_addend, (row.get(key) for row in rows)), Decimal(0)) for key in totals
    }


def _addend(value: Value) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return Decimal(0)
    return Decimal(value)


def _line(
    kind: LineKind,
    cells: Mapping[str, Value],
    columns: Sequence[Column],
    language: Language,
) -> Line:
    values = tuple(cells.get(column.key) for column in columns)
    texts = tuple(
        write_value(value, column, language)
        for value, column in zip(values, columns, strict=True)
    )
    return Line(kind, values, texts, _span(kind, texts))


def _span(kind: LineKind, texts: Sequence[str]) -> int:
    if kind == "data":
        return 1
    filled = (place for place, said in enumerate(texts) if place and said)
    return next(filled, len(texts))


def _head(columns: Sequence[Column]) -> tuple[tuple[HeadCell, ...], ...]:
    if not any(column.group for column in columns):
        return (
            tuple(HeadCell(column.label, place) for place, column in enumerate(columns)),
        )
    upper, lower, place = [], [], 0
    for group, members in groupby(columns, key=lambda column: column.group):
        labels = [column.label for column in members]
        if group:
            upper.append(HeadCell(group, place, columns=len(labels)))
            lower += [HeadCell(text, place + n) for n, text in enumerate(labels)]
        else:
            upper += [HeadCell(text, place + n, rows=2) for n, text in enumerate(labels)]
        place += len(labels)
    return tuple(upper), tuple(lower)
