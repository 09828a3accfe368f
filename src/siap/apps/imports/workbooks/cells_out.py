"""The rows of a part as cells of a workbook."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cached_property

from siap.apps.imports.exporting import targets_written
from siap.apps.imports.names import option_title
from siap.apps.imports.reading.file_rows import CellIn
from siap.apps.imports.targets import Target
from siap.apps.imports.workbooks.choosing import Choosing
from siap.apps.imports.workbooks.looks import NUMERIC
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.queries import Sheets
from siap.apps.worksheets.services.writing import field_of
from siap.methodology.cells import CellValue
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import Column, MatrixAxes


class CellsOut:
    """
    A part on its way into a workbook.

    Args:
        place: Plan, worksheet and part.
        sheets: All rows that are written or referred to.
        choosing: The lists of the workbook.
        personal: Whether columns about persons are written.
    """

    def __init__(
        self, place: Place, sheets: Sheets, choosing: Choosing, *, personal: bool
    ) -> None:
        self.place = place
        self._sheets = sheets
        self._choosing = choosing
        self._language = choosing.language
        self._personal = personal

    @cached_property
    def rows(self) -> Sequence[ContentRow]:
        """The rows, fixed ones first; of a form always one."""
        part, home = self.place.part, self.place.worksheet.id
        rows = self._sheets.content.of(part.key, within=home)
        if part.kind != "form":
            return rows
        return rows[:1] or [ContentRow("form", {})]

    @cached_property
    def versions(self) -> Mapping[str, int]:
        """The version of each stored row by id."""
        rows = self._sheets.rows_of(self.place.worksheet, self.place.part)
        return {row.id: row.version for row in rows}

    @cached_property
    def targets(self) -> Sequence[Target]:
        """What stands beside each other: yearly columns spread, one for each year."""
        return targets_written(
            self.place, self.rows, language=self._language, personal=self._personal
        )

    @cached_property
    def people_fill(self) -> Sequence[Target]:
        """The targets that people fill: without id and version of the row."""
        return [target for target in self.targets if target.column is not None]

    def axes(
        self, matrix: MatrixAxes
    ) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]:
        """Id and label along both sides of a matrix."""
        home = self.place.worksheet.id
        first = self._choosing.labels.of(matrix.rows, within=home)
        second = self._choosing.labels.of(matrix.columns or matrix.rows, within=home)
        return list(first.labels.items()), list(second.labels.items())

    def source_of(self, column: Column) -> str:
        """The formula of the list that a column is chosen from; empty for none."""
        return self._choosing.source_of(column, self.place)

    def cell(self, target: Target, row: ContentRow) -> CellIn:
        """One cell with its type."""
        assert target.column is not None  # noqa: S101 - the row's own are written apart
        return self._value(target.column, field_of(row.cells, target.key))

    def _value(self, column: Column, value: CellValue) -> CellIn:
        if value is None:
            return None
        if isinstance(value, bool):
            return self._choosing.words["yes" if value else "no"]
        if column.rows is not None or column.options:
            words = value if isinstance(value, list) else [str(value)]
            return "; ".join(self._word(column, str(word)) for word in words)
        if column.type in NUMERIC:
            return Decimal(str(value))
        match column.type:
            case "date":
                return date.fromisoformat(str(value))
            case "time":
                return time.fromisoformat(str(value))
            case _:
                return str(value)

    def _word(self, column: Column, word: str) -> str:
        if column.rows is not None:
            known = self._choosing.labels.of(column.rows, within=self.place.worksheet.id)
            return known.labels.get(word, word)
        for option in column.options:
            if option.key == word:
                return option_title(column, option, self._language)
        return word
