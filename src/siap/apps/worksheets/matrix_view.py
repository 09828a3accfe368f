"""A matrix as the page shows it: headings and cells, or one question for each pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from django.utils.safestring import SafeString

from siap.apps.worksheets.controls import CellAt, Reader, control
from siap.apps.worksheets.queries import Sheets
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import Column, MatrixAxes, Part, Worksheet


@dataclass(frozen=True)
class Detail:
    """More about a cell: evidence, votes, how often."""

    title: str
    html: SafeString


@dataclass(frozen=True)
class MatrixCell:
    """A cell of a matrix."""

    anchor: str
    version: int
    heading: str
    html: SafeString
    details: Sequence[Detail]
    filled: int
    """How many of the details say something."""


@dataclass(frozen=True)
class Pair:
    """One question of a pairwise comparison."""

    id: str
    version: int
    first: str
    second: str
    chosen: str
    details: Sequence[Detail] = ()
    filled: int = 0


@dataclass(frozen=True)
class MatrixView:
    """A matrix part of a worksheet."""

    worksheet: Worksheet
    part: Part
    sheets: Sheets
    reader: Reader

    @property
    def axes(self) -> MatrixAxes:
        """Rows, columns and cell."""
        assert self.part.matrix is not None  # noqa: S101 - only asked of a matrix
        return self.part.matrix

    @cached_property
    def _versions(self) -> Mapping[str, int]:
        return {
            row.id: row.version for row in self.sheets.rows_of(self.worksheet, self.part)
        }

    @cached_property
    def _anchored(self) -> Mapping[str, ContentRow]:
        rows = self.sheets.content.of(self.part.key, within=self.worksheet.id)
        return {row.anchor: row for row in rows if row.anchor}

    def _matrix_cell(self, anchor: str, row: str, column: str) -> MatrixCell:
        found = self._anchored.get(anchor)
        return MatrixCell(
            anchor=anchor,
            version=self._versions.get(found.id, 0) if found else 0,
            heading=column,
            html=self._control(self.axes.cell, anchor, f"{row}, {column}"),
            details=self._details(anchor, f"{row}, {column}"),
            filled=self._filled(anchor),
        )

    def _details(self, anchor: str, label: str) -> list[Detail]:
        return [
            Detail(
                title := self._title(column),
                self._control(column, anchor, f"{title}: {label}"),
            )
            for column in self.axes.details
        ]

    def _filled(self, anchor: str) -> int:
        row = self._anchored.get(anchor)
        cells = row.cells if row else {}
        return sum(cells.get(column.key) is not None for column in self.axes.details)

    def _title(self, column: Column) -> str:
        return column.title if self.reader.language == "id" else column.title_en

    def _control(self, column: Column, anchor: str, label: str) -> SafeString:
        row = self._anchored.get(anchor)
        english = self.reader.language == "en"
        at = CellAt(
            column=column,
            row_id=anchor,
            value=row.cells.get(column.key) if row else None,
            label=label,
            options=[(o.key, o.title_en if english else o.title) for o in column.options],
        )
        return control(at, self.reader)

    @property
    def shape(self) -> str:
        """Changes whenever a heading comes, goes, moves or is renamed."""
        headings = self._headings(self.axes.rows), self.columns
        return f"{crc32(repr(headings).encode()):08x}"

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Headings of a matrix: id and title."""
        path = self.axes.columns or self.axes.rows
        return self._headings(path)

    @property
    def rows(self) -> list[tuple[str, list[MatrixCell]]]:
        """Rows of a matrix: title, and a cell for each column."""
        columns = self.columns
        return [
            (
                title,
                [
                    self._matrix_cell(f"{row_id}|{column_id}", title, column)
                    for column_id, column in columns
                ],
            )
            for row_id, title in self._headings(self.axes.rows)
        ]

    @property
    def pairs(self) -> list[Pair]:
        """The questions of a pairwise comparison, in order of the rows."""
        headings = self._headings(self.axes.rows)
        found = []
        for index, (first_id, first) in enumerate(headings):
            for second_id, second in headings[index + 1 :]:
                anchor = f"{first_id}|{second_id}"
                row = self._anchored.get(anchor)
                chosen = str(row.cells.get(self.axes.cell.key) or "") if row else ""
                version = self._versions.get(row.id, 0) if row else 0
                details = self._details(anchor, f"{first}, {second}")
                filled = self._filled(anchor)
                found.append(Pair(anchor, version, first, second, chosen, details, filled))
        return found

    def _headings(self, path: str) -> list[tuple[str, str]]:
        rows = self.sheets.content.of(path, within=self.worksheet.id)
        return [(row.id, self.sheets.titles.get(row.id, "–")) for row in rows]
