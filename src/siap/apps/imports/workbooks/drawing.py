"""A sheet for each part: rows, a matrix, or a form of labels and values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from siap.apps.imports.reading.file_rows import CellIn
from siap.apps.imports.targets import ROW_ID, VERSION, Target
from siap.apps.imports.workbooks.cells_out import CellsOut
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
    TITLE_ROW,
    VALUE_COLUMN,
    VERSION_COLUMN,
)
from siap.apps.imports.workbooks.looks import Looks, put, rule_for, width_of
from siap.apps.worksheets.branches import depths_of, in_branches
from siap.apps.worksheets.places import Place
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import Column, MatrixAxes

_PROTECTED: Final = {
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
_A4: Final = 9


@dataclass(frozen=True)
class Draw:
    """What every sheet of a workbook is drawn with."""

    looks: Looks
    words: Mapping[str, str]
    language: str

    def titled(self, column: Column, target: Target | None = None) -> str:
        """The title over a column; a star where it must be filled."""
        title = column.title if self.language == "id" else column.title_en
        if target is not None:
            title = target.titled(self.language)
        return self.words["required"].format(title=title) if column.required else title


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
        self._locked = version is not None
        self._version = version
        self.place: Place = cells.place

    def draw(self) -> int:
        """Draw everything; returns how many rows the part has."""
        part = self.place.part
        if part.kind == "form":
            count, below, wide = self._form()
        elif part.matrix is not None:
            count, below, wide = self._grid(part.matrix)
        else:
            count, below, wide = self._rows()
        self._frame(below, wide)
        return count

    def _frame(self, below: int, wide: int) -> None:
        """Title, hint, protection and print set-up."""
        sheet, draw, place = self._sheet, self._draw, self.place
        own = draw.language == "id"
        part = place.part.title if own else place.part.title_en
        worksheet = place.worksheet.title if own else place.worksheet.title_en
        title = f"{place.worksheet.number} {worksheet}"
        if part != worksheet:
            title = f"{title} – {part}"
        sheet.write_string(TITLE_ROW, NAME_COLUMN, title, draw.looks.title)
        sheet.set_row(TITLE_ROW, 24)
        hints = [place.part.hint] if place.part.hint and own else []
        if place.part.matrix is not None and place.part.matrix.pairs:
            hints.append(draw.words["pairs"])
        if self._version is not None:
            hints.append(
                draw.words["closed"].format(version=self._version).capitalize() + "."
            )
        back = f"internal:'{draw.words['guide']}'!A1"
        sheet.write_url(HINT_ROW, NAME_COLUMN, back, draw.looks.link, draw.words["back"])
        if hints:
            at = (HINT_ROW, NAME_COLUMN + 1)
            sheet.write_string(*at, " ".join(hints), draw.looks.hint)
        sheet.set_row(KEY_ROW, None, None, {"hidden": True})
        sheet.set_column(ID_COLUMN, VERSION_COLUMN, 12, draw.looks.own, {"hidden": True})
        sheet.freeze_panes(FIRST_ROW, NAME_COLUMN + 1)
        sheet.protect("", _PROTECTED)
        sheet.hide_gridlines(2)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW)
        sheet.print_area(0, NAME_COLUMN, below, max(wide, NAME_COLUMN + 2))
        sheet.set_footer(f"&L{_footer(title)}&R{draw.words['page']}")

    def _head(self, layout: str, keys: Iterable[str]) -> None:
        self._key(ID_COLUMN, self.place.subject)
        self._key(VERSION_COLUMN, layout)
        for at, key in enumerate(keys, start=NAME_COLUMN):
            self._key(at, key)
        for at, key in ((ID_COLUMN, "id"), (VERSION_COLUMN, "version")):
            self._sheet.write_string(
                HEAD_ROW, at, self._draw.words[key], self._draw.looks.head
            )

    def _key(self, at: int, key: str) -> None:
        self._sheet.write_string(KEY_ROW, at, key, self._draw.looks.own)

    def _rows(self) -> tuple[int, int, int]:
        targets = [t for t in self._cells.targets if t.key not in {ROW_ID, VERSION}]
        rows = list(self._cells.rows)
        depths: Mapping[str, int] = {}
        if self.place.part.kind == "tree":
            rows, depths = in_branches(rows), depths_of(rows)
        self._head(AS_ROWS, [target.key for target in targets])
        last = FIRST_ROW + len(rows) - 1
        for at, target in enumerate(targets, start=NAME_COLUMN):
            self._column(at, target, last)
        named = next((t.key for t in targets if _names_a_row(t)), "")
        for number, row in enumerate(rows, start=FIRST_ROW):
            self._own(number, row.id)
            for at, target in enumerate(targets, start=NAME_COLUMN):
                depth = depths.get(row.id, 0) if target.key == named else 0
                self._value(number, at, target, row, depth=depth)
        if not self._locked:
            for number in range(last + 1, last + 1 + SPARE_ROWS):
                for at, target in enumerate(targets, start=NAME_COLUMN):
                    assert target.column is not None  # noqa: S101 - the row's own are out
                    look = self._draw.looks.cell(target.column, locked=False)
                    self._sheet.write_blank(number, at, None, look)
        below = last + (0 if self._locked else SPARE_ROWS)
        return len(rows), below, NAME_COLUMN + len(targets) - 1

    def _column(self, at: int, target: Target, last: int) -> None:
        """Title, width, and what may be entered, for a column of the file."""
        column = target.column
        assert column is not None  # noqa: S101 - the row's own targets are left out
        looks = self._draw.looks
        self._sheet.write_string(
            HEAD_ROW, at, self._draw.titled(column, target), looks.head
        )
        look = looks.column(column, locked=self._locked)
        self._sheet.set_column(at, at, width_of(column), look)
        self._offer((FIRST_ROW, at, last + CHECKED_ROWS, at), column)

    def _offer(self, area: tuple[int, int, int, int], column: Column) -> None:
        source = self._cells.source_of(column)
        rule = rule_for(column, source, self._draw.words, self._draw.language)
        if rule and not self._locked:
            self._sheet.data_validation(*area, rule)

    def _own(self, number: int, row_id: str) -> None:
        look = self._draw.looks.own
        self._sheet.write_string(number, ID_COLUMN, row_id, look)
        version = self._cells.versions.get(row_id, 0)
        if version:
            self._sheet.write_number(number, VERSION_COLUMN, version, look)

    def _value(
        self, number: int, at: int, target: Target, row: ContentRow, *, depth: int = 0
    ) -> None:
        column = target.column
        assert column is not None  # noqa: S101 - the row's own targets are left out
        cell: CellIn = self._cells.cell(target, row)
        look = self._draw.looks.cell(column, cell, locked=self._locked, depth=depth)
        put(
            self._sheet,
            (number, at),
            cell,
            look,
            column=column,
            language=self._draw.language,
        )

    def _form(self) -> tuple[int, int, int]:
        looks, words = self._draw.looks, self._draw.words
        self._head(AS_FORM, ["field", "value"])
        for at, key in enumerate(("field", "value", "about"), start=NAME_COLUMN):
            self._sheet.write_string(HEAD_ROW, at, words[key], looks.head)
        for at, width in ((NAME_COLUMN, 34), (VALUE_COLUMN, 60), (VALUE_COLUMN + 1, 52)):
            self._sheet.set_column(at, at, width)
        row = next(iter(self._cells.rows))
        number = FIRST_ROW
        for target in self._cells.targets:
            if target.column is None:
                continue
            self._sheet.write_string(number, ID_COLUMN, target.key, looks.own)
            title = self._draw.titled(target.column, target)
            self._sheet.write_string(number, NAME_COLUMN, title, looks.side)
            self._value(number, VALUE_COLUMN, target, row)
            about = _about(target.column, self._draw)
            self._sheet.write_string(number, VALUE_COLUMN + 1, about, looks.wrapped)
            self._offer((number, VALUE_COLUMN, number, VALUE_COLUMN), target.column)
            number += 1
        return 1, number - 1, VALUE_COLUMN + 1

    def _grid(self, matrix: MatrixAxes) -> tuple[int, int, int]:
        first, second = self._cells.axes(matrix)
        targets = [t for t in self._cells.targets if t.column is not None]
        spread = [(axis, label, t) for axis, label in second for t in targets]
        keys = [f"{axis}|{target.key}" for axis, _, target in spread]
        self._head(AS_GRID, ["", *keys])
        self._sheet.set_column(NAME_COLUMN, NAME_COLUMN, 32)
        self._sheet.write_blank(HEAD_ROW, NAME_COLUMN, None, self._draw.looks.head)
        for at, (_, label, target) in enumerate(spread, start=NAME_COLUMN + 1):
            self._over(at, label, target, single=len(targets) == 1)
            if first:
                area = (FIRST_ROW, at, FIRST_ROW + len(first) - 1, at)
                self._offer(area, target.column)  # type: ignore[arg-type]
        order = {row_id: place for place, (row_id, _) in enumerate(first)}
        filled = {row.id: row for row in self._cells.rows}
        for number, (row_id, label) in enumerate(first, start=FIRST_ROW):
            self._sheet.write_string(number, ID_COLUMN, row_id, self._draw.looks.own)
            self._sheet.write_string(number, NAME_COLUMN, label, self._draw.looks.side)
            for at, (axis, _, target) in enumerate(spread, start=NAME_COLUMN + 1):
                if matrix.pairs and order[row_id] >= order[axis]:
                    self._sheet.write_blank(number, at, None, self._draw.looks.closed)
                    continue
                anchor = f"{row_id}|{axis}"
                row = filled.get(anchor, ContentRow(anchor, {}))
                self._value(number, at, target, row)
        return len(filled), FIRST_ROW + max(1, len(first)) - 1, NAME_COLUMN + len(spread)

    def _over(self, at: int, label: str, target: Target, *, single: bool) -> None:
        assert target.column is not None  # noqa: S101 - the row's own targets are left out
        said = label if single else f"{label}: {target.titled(self._draw.language)}"
        self._sheet.write_string(HEAD_ROW, at, said, self._draw.looks.head)
        self._sheet.set_column(at, at, min(24, width_of(target.column)))


def _names_a_row(target: Target) -> bool:
    return target.column is not None and target.column.type in {"text", "long-text"}


def _about(column: Column, draw: Draw) -> str:
    said: Sequence[str] = [column.hint] if column.hint and draw.language == "id" else []
    example = [f"{column.example}"] if column.example and draw.language == "id" else []
    unit = [f"{draw.words['unit']}: {column.unit}."] if column.unit else []
    return " ".join([*said, *unit, *[f"Contoh: {each}" for each in example]])


def _footer(text: str) -> str:
    return text.replace("&", "&&")[:150]
