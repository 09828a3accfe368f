"""A sheet for each part: rows, a matrix, or a form of labels and values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from siap.apps.imports.reading.file_rows import text_of
from siap.apps.imports.targets import Target
from siap.apps.imports.workbooks.cells_out import CellsOut
from siap.apps.imports.workbooks.framing import Heights, frame, set_up_print
from siap.apps.imports.workbooks.layout import (
    AS_FORM,
    AS_GRID,
    AS_ROWS,
    CHECKED_ROWS,
    FIRST_ROW,
    HEAD_ROW,
    HINT_ROW,
    ID_COLUMN,
    KEY_ROW,
    NAME_COLUMN,
    SPARE_ROWS,
    VALUE_COLUMN,
    VERSION_COLUMN,
)
from siap.apps.imports.workbooks.looks import Looks, about, put, rule_for, width_of
from siap.apps.worksheets.branches import depths_of, in_branches
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import Column, MatrixAxes

_SIDE: Final = 32.0  # width of the names along a matrix
_WIDEST: Final = 80.0
_GOOD_LINES: Final = 8
_WIDEST_CELL: Final = 24.0  # of a matrix


@dataclass(frozen=True)
class Draw:
    """What every sheet of a workbook is drawn with."""

    looks: Looks
    words: Mapping[str, str]
    language: str

    def titled(self, column: Column, target: Target) -> str:
        """The title over a column; a star where it must be filled."""
        title = target.titled(self.language)
        return self.words["required"].format(title=title) if column.required else title


@dataclass(frozen=True)
class Slot:
    """A column of the file: where it stands and what it takes."""

    at: int
    key: str
    target: Target
    column: Column


class PartSheet:
    """
    Draws one part.

    Args:
        sheet: An empty sheet of the workbook.
        cells: The part's rows as cells.
        draw: Looks and words.
        version: That the worksheet is locked at; None while it may be changed.
    """

    def __init__(
        self, sheet: Any, cells: CellsOut, draw: Draw, *, version: int | None
    ) -> None:
        self._sheet = sheet
        self._cells = cells
        self._draw = draw
        self._version = version
        self._locked = version is not None
        self._heights = Heights(sheet)
        self._widths: dict[int, float] = {}
        self._last_row = FIRST_ROW

    def draw(self, title: str) -> int:
        """Draw everything; returns how many rows the part has."""
        part, words = self._cells.place.part, self._draw.words
        frame(
            self._sheet,
            title,
            self._draw.looks,
            back=words["back"],
            guide=words["guide"],
        )
        if part.kind == "form":
            count = self._form()
        elif part.matrix is not None:
            count = self._grid(part.matrix)
        else:
            count = self._rows()
        self._write_hint(self._hint())
        self._heights.set()
        set_up_print(
            self._sheet,
            (self._last_row, max(self._widths, default=NAME_COLUMN)),
            width=sum(self._widths.values()),
            footer=title,
            page=words["page"],
        )
        return count

    def _hint(self) -> str:
        part, words = self._cells.place.part, self._draw.words
        hints = [part.hint] if part.hint and self._draw.language == "id" else []
        if part.matrix is not None and part.matrix.pairs:
            hints.append(words["pairs"])
        if self._version is not None:
            said = words["closed"].format(version=self._version)
            hints.append(f"{said[:1].upper()}{said[1:]}.")
        return " ".join(hints)

    def _write_hint(self, hint: str) -> None:
        """Say how the part is filled, over all columns beside the link."""
        beside = [at for at in self._widths if at > NAME_COLUMN]
        if not hint or not beside:
            return
        look, first, last = self._draw.looks.hint, min(beside), max(beside)
        if last > first:
            self._sheet.merge_range(HINT_ROW, first, HINT_ROW, last, "", look)
        self._sheet.write_string(HINT_ROW, first, hint, look)
        self._heights.note(HINT_ROW, hint, sum(self._widths[at] for at in beside))

    def _mark(self, layout: str, keys: Iterable[tuple[int, str]]) -> None:
        """Write the hidden row that says what each column is."""
        own = [(ID_COLUMN, self._cells.place.subject), (VERSION_COLUMN, layout)]
        for at, key in [*own, *keys]:
            self._sheet.write_string(KEY_ROW, at, key, self._draw.looks.own)
        for at, key in ((ID_COLUMN, "id"), (VERSION_COLUMN, "version")):
            self._sheet.write_string(HEAD_ROW, at, self._draw.words[key])

    def _head(self, at: int, title: str, width: float, look: Any = None) -> None:
        self._sheet.write_string(HEAD_ROW, at, title, self._draw.looks.head)
        self._sheet.set_column(at, at, width, look)
        self._widths[at] = width
        self._heights.note(HEAD_ROW, title, width, bold=True)

    def _side(self, row: int, at: int, text: str, *, bold: bool = True) -> None:
        look = self._draw.looks.side if bold else self._draw.looks.wrapped
        self._sheet.write_string(row, at, text, look)
        self._heights.note(row, text, self._widths[at], bold=bold)

    def _offer(self, area: tuple[int, int, int, int], column: Column) -> None:
        source = self._cells.source_of(column)
        rule = rule_for(column, source, self._draw.words, self._draw.language)
        if rule and not self._locked:
            self._sheet.data_validation(*area, rule)

    def _value(self, row: int, slot: Slot, held: ContentRow, *, depth: int = 0) -> None:
        cell = self._cells.cell(slot.target, held)
        look = self._draw.looks.cell(slot.column, cell, locked=self._locked, depth=depth)
        language = self._draw.language
        put(self._sheet, (row, slot.at), cell, look, column=slot.column, language=language)
        if isinstance(cell, str):
            width = self._widths[slot.at] - 2 * depth
            self._heights.note(row, text_of(cell), width)

    def _rows(self) -> int:
        slots = [
            Slot(at, target.key, target, target.column)
            for at, target in enumerate(self._cells.people_fill, start=NAME_COLUMN)
            if target.column is not None
        ]
        rows = list(self._cells.rows)
        depths: Mapping[str, int] = {}
        if self._cells.place.part.kind == "tree":
            rows, depths = in_branches(rows), depths_of(rows)
        self._mark(AS_ROWS, [(slot.at, slot.key) for slot in slots])
        last = FIRST_ROW + len(rows) - 1
        for slot in slots:
            look = self._draw.looks.column(slot.column, locked=self._locked)
            title = self._draw.titled(slot.column, slot.target)
            self._head(slot.at, title, self._width(slot, rows), look)
            self._offer((FIRST_ROW, slot.at, last + CHECKED_ROWS, slot.at), slot.column)
        naming = next((s.key for s in slots if s.column.type in {"text", "long-text"}), "")
        for number, row in enumerate(rows, start=FIRST_ROW):
            self._own(number, row.id)
            for slot in slots:
                depth = depths.get(row.id, 0) if slot.key == naming else 0
                self._value(number, slot, row, depth=depth)
        spare = self._spare(len(rows))
        for number in range(last + 1, last + 1 + spare):
            for slot in slots:
                look = self._draw.looks.cell(slot.column, locked=False)
                self._sheet.write_blank(number, slot.at, None, look)
        self._last_row = max(FIRST_ROW, last + spare)
        return len(rows)

    def _width(self, slot: Slot, rows: Sequence[ContentRow]) -> float:
        """The width of a column; wider where long texts would make rows very high."""
        width = width_of(slot.column)
        if width < _SIDE:
            return width
        cells = (self._cells.cell(slot.target, row) for row in rows)
        longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
        return max(width, min(_WIDEST, longest / _GOOD_LINES))

    def _spare(self, rows: int) -> int:
        """How many empty rows are drawn to be filled in."""
        most = self._cells.place.part.max_rows
        free = SPARE_ROWS if most is None else max(0, min(SPARE_ROWS, most - rows))
        return 0 if self._locked else free

    def _own(self, number: int, row_id: str) -> None:
        self._sheet.write_string(number, ID_COLUMN, row_id, self._draw.looks.own)
        version = self._cells.versions.get(row_id, 0)
        if version:
            look = self._draw.looks.own
            self._sheet.write_number(number, VERSION_COLUMN, version, look)

    def _form(self) -> int:
        words = self._draw.words
        self._mark(AS_FORM, [(NAME_COLUMN, "field"), (VALUE_COLUMN, "value")])
        self._head(NAME_COLUMN, words["field"], 34)
        self._head(VALUE_COLUMN, words["value"], 60)
        self._head(VALUE_COLUMN + 1, words["about"], 52)
        row = next(iter(self._cells.rows))
        for number, target in enumerate(self._cells.people_fill, start=FIRST_ROW):
            assert target.column is not None  # noqa: S101 - the row's own are left out
            slot = Slot(VALUE_COLUMN, target.key, target, target.column)
            self._sheet.write_string(number, ID_COLUMN, target.key, self._draw.looks.own)
            self._side(number, NAME_COLUMN, self._draw.titled(slot.column, target))
            said = about(slot.column, words, self._draw.language)
            self._side(number, VALUE_COLUMN + 1, said, bold=False)
            self._value(number, slot, row)
            self._offer((number, VALUE_COLUMN, number, VALUE_COLUMN), slot.column)
            self._last_row = number
        return 1

    def _grid(self, matrix: MatrixAxes) -> int:
        first, second = self._cells.axes(matrix)
        self._head(NAME_COLUMN, "", _SIDE)
        groups: dict[str, list[Slot]] = {}
        at = NAME_COLUMN
        for axis, label in second:
            for target in self._cells.people_fill:
                assert target.column is not None  # noqa: S101 - see `people_fill`
                at += 1
                slot = Slot(at, f"{axis}|{target.key}", target, target.column)
                groups.setdefault(axis, []).append(slot)
                self._over(slot, label, len(first))
        slots = [slot for group in groups.values() for slot in group]
        self._mark(AS_GRID, [(slot.at, slot.key) for slot in slots])
        order = {row_id: place for place, (row_id, _) in enumerate(first)}
        filled = {row.id: row for row in self._cells.rows}
        for number, (row_id, label) in enumerate(first, start=FIRST_ROW):
            self._sheet.write_string(number, ID_COLUMN, row_id, self._draw.looks.own)
            self._side(number, NAME_COLUMN, label)
            for axis, group in groups.items():
                anchor = f"{row_id}|{axis}"
                row = filled.get(anchor, ContentRow(anchor, {}))
                closed = matrix.pairs and order[row_id] >= order[axis]
                for slot in group:
                    if closed:
                        look = self._draw.looks.closed
                        self._sheet.write_blank(number, slot.at, None, look)
                    else:
                        self._value(number, slot, row)
            self._last_row = number
        return len(filled)

    def _over(self, slot: Slot, label: str, rows: int) -> None:
        """The name above a column of a matrix, and of the detail if there are several."""
        several = len(self._cells.people_fill) > 1
        title = slot.target.titled(self._draw.language)
        said = f"{label}: {title}" if several else label
        self._head(slot.at, said, min(_WIDEST_CELL, width_of(slot.column)))
        if rows:
            self._offer((FIRST_ROW, slot.at, FIRST_ROW + rows - 1, slot.at), slot.column)
