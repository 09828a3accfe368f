"""A part of a worksheet as a table of its own, that can be read back without loss."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Literal

from siap.apps.imports.names import Names, names_of, option_title
from siap.apps.imports.reading.file_rows import CellIn
from siap.apps.imports.table_files import OutColumn, OutTable, csv_bytes, xlsx_bytes
from siap.apps.imports.targets import (
    AXIS_COLUMN,
    AXIS_ROW,
    ROW_ID,
    VERSION,
    Target,
    targets_of,
)
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.queries import Sheets, read_sheets
from siap.apps.worksheets.readers import reader_for
from siap.apps.worksheets.services.writing import field_of
from siap.methodology.cells import YEARLY_TYPES, CellValue
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import columns_of
from siap.methodology.worksheet_shapes import Column, MatrixAxes

FileFormat = Literal["xlsx", "csv"]
# A matrix with more cells than this is written without its empty ones.
MAX_MATRIX: int = 2_000
_NUMBERS = frozenset({"integer", "decimal", "percent", "money", *YEARLY_TYPES})


def table_of(
    place: Place, *, fmt: FileFormat, language: str = "id", personal: bool = True
) -> bytes:
    """
    Write a part of a worksheet as a file.

    Args:
        place: Plan, worksheet and part.
        fmt: `xlsx` or `csv`; CSV has a byte order mark, and semicolons in Indonesian.
        language: Of titles, choices and numbers, `id` or `en`.
        personal: Whether columns about persons are written.

    Returns:
        The file: a column for each column of the part (yearly ones one for each year),
        references by title or, where a title does not tell, by id; then the id and the
        version of each row, by which it is known again. Rows in the order of the sheet.
    """
    sheets = read_sheets(place.plan, [place.worksheet])
    table = _Writer(place, sheets, language, personal=personal).table()
    return csv_bytes(table, language) if fmt == "csv" else xlsx_bytes(table, language)


def targets_written(
    place: Place, rows: Sequence[ContentRow], *, language: str, personal: bool
) -> list[Target]:
    """
    List what is written of a part.

    Args:
        place: Plan, worksheet and part.
        rows: Its rows; years that they hold are written as well.
        language: The reader's.
        personal: Whether columns about persons are written.

    Returns:
        The columns in order, yearly ones once for each year that is shown or filled.
    """
    reader = reader_for(place.plan, language=language, may_edit=True)
    shown: dict[str, set[int]] = {}
    for column in columns_of(place.part):
        if column.type in YEARLY_TYPES:
            filled = (row.cells.get(column.key) for row in rows)
            years = {int(y) for value in filled if isinstance(value, dict) for y in value}
            shown[column.key] = years | set(reader.years_of(column, None))
    every = set().union(*shown.values())
    return [
        target
        for target in targets_of(place.part, every)
        if _is_written(target, shown, personal=personal)
    ]


def _is_written(target: Target, years: Mapping[str, set[int]], *, personal: bool) -> bool:
    if target.column is None:
        return True
    if target.column.personal and not personal:
        return False
    return not target.year or int(target.year) in years[target.column.key]


@dataclass(frozen=True)
class _Line:
    """A row to be written, with the names of a matrix cell's axes."""

    row: ContentRow
    axes: Mapping[str, str]


class _Writer:
    def __init__(
        self, place: Place, sheets: Sheets, language: str, *, personal: bool
    ) -> None:
        self._place = place
        self._sheets = sheets
        self._language = language
        self._personal = personal
        self._names: dict[str, Names] = {}
        stored = sheets.rows_of(place.worksheet, place.part)
        self._versions = {row.id: row.version for row in stored}

    def table(self) -> OutTable:
        lines = list(self._lines())
        targets = targets_written(
            self._place,
            [line.row for line in lines],
            language=self._language,
            personal=self._personal,
        )
        part = self._place.part
        return OutTable(
            title=part.title if self._language == "id" else part.title_en,
            columns=[self._column(target) for target in targets],
            rows=[[self._cell(target, line) for target in targets] for line in lines],
        )

    def _lines(self) -> Iterator[_Line]:
        part, home = self._place.part, self._place.worksheet.id
        rows = self._sheets.content.of(part.key, within=home)
        if part.kind == "form":
            yield _Line(rows[0] if rows else ContentRow("form", {}), {})
        elif part.matrix is not None:
            yield from self._matrix_lines(part.matrix, {row.id: row for row in rows})
        else:
            yield from (_Line(row, {}) for row in rows)

    def _matrix_lines(
        self, matrix: MatrixAxes, filled: Mapping[str, ContentRow]
    ) -> Iterator[_Line]:
        home = self._place.worksheet.id
        first = [row.id for row in self._sheets.content.of(matrix.rows, within=home)]
        path = matrix.columns or matrix.rows
        second = [row.id for row in self._sheets.content.of(path, within=home)]
        pairs = [
            (a, b)
            for (i, a), (j, b) in product(enumerate(first), enumerate(second))
            if not matrix.pairs or i < j
        ]
        for a, b in pairs:
            anchor = f"{a}|{b}"
            if anchor in filled or len(pairs) <= MAX_MATRIX:
                row = filled.get(anchor, ContentRow(anchor, {}))
                yield _Line(
                    row,
                    {
                        AXIS_ROW: self._named(matrix.rows, a),
                        AXIS_COLUMN: self._named(path, b),
                    },
                )

    def _column(self, target: Target) -> OutColumn:
        column = target.column
        numeric = column is not None and column.type in _NUMBERS
        options: tuple[str, ...] = ()
        if column is not None and column.type == "choice":
            options = tuple(
                option_title(column, option, self._language) for option in column.options
            )
        if column is not None and column.type == "yes-no":
            options = ("ya", "tidak") if self._language == "id" else ("yes", "no")
        return OutColumn(
            title=target.titled(self._language),
            numeric=numeric,
            wide=column is not None and column.type in {"long-text", "references"},
            own=target.key in {ROW_ID, VERSION},
            options=options,
        )

    def _cell(self, target: Target, line: _Line) -> CellIn:
        row = line.row
        match target.key:
            case "@id":
                return row.id
            case "@version":
                version = self._versions.get(row.id, 0)
                return Decimal(version) if version else None
            case "@row" | "@column":
                return line.axes[target.key]
        assert target.column is not None  # noqa: S101 - the special ones are done
        return self._value(target.column, field_of(row.cells, target.key))

    def _value(self, column: Column, value: CellValue) -> CellIn:
        if value is None:
            return None
        if isinstance(value, bool):
            return {"id": ("tidak", "ya"), "en": ("no", "yes")}[self._language][value]
        if column.rows is not None:
            ids = value if isinstance(value, list) else [str(value)]
            return "; ".join(self._named(column.rows, row_id) for row_id in ids)
        if column.options:
            return self._chosen(column, value)
        if column.type in _NUMBERS:
            return Decimal(str(value))
        return date.fromisoformat(str(value)) if column.type == "date" else str(value)

    def _named(self, path: str, row_id: str) -> str:
        if path not in self._names:
            self._names[path] = names_of(self._sheets, path, self._place.worksheet.id)
        title = self._names[path].title(row_id)
        return title or row_id

    def _chosen(self, column: Column, value: CellValue) -> str:
        keys = value if isinstance(value, list) else [str(value)]
        titles = {o.key: option_title(column, o, self._language) for o in column.options}
        return "; ".join(titles.get(str(key), str(key)) for key in keys)
