"""What the page of a worksheet shows, made from its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from siap.apps.worksheets.addresses import row_address
from siap.apps.worksheets.beside import ROW_KINDS, ResultColumn, result_columns
from siap.apps.worksheets.board_view import BoardView
from siap.apps.worksheets.branches import depths_of
from siap.apps.worksheets.controls import LONG_LIST, CellAt, Reader, control
from siap.apps.worksheets.fields import Cell
from siap.apps.worksheets.fitting import ROOM, columns_in_line, naming_column
from siap.apps.worksheets.grid_markup import GridRows
from siap.apps.worksheets.kept_rows import ROWS
from siap.apps.worksheets.markup import markup_join
from siap.apps.worksheets.matrix_view import MatrixView
from siap.apps.worksheets.pages_of_rows import PAGE_ROWS, in_order
from siap.apps.worksheets.queries import Sheets
from siap.apps.worksheets.references import full_path
from siap.apps.worksheets.row_facts import facts_of
from siap.apps.worksheets.row_shapes import RowView
from siap.apps.worksheets.shortening import shortened
from siap.apps.worksheets.stores import RowData
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import columns_of
from siap.methodology.worksheet_shapes import Column, Part, Worksheet

RESULT_ROOM = 7
OPTION_LENGTH = 90

NO_TOKEN = SafeString("")
_BLANK = ContentRow("__row__", {})
Options = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class PartView:
    """A part of a worksheet as the page shows it."""

    worksheet: Worksheet
    part: Part
    sheets: Sheets
    reader: Reader
    page_number: int = 1
    token: SafeString = NO_TOKEN
    _lists: dict[str, Options] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Key of the part; also the id of its place on the page."""
        return self.part.key

    @property
    def title(self) -> str:
        """Title in the reader's language."""
        return self.part.title if self.reader.language == "id" else self.part.title_en

    @property
    def starts_with(self) -> str:
        """Number and title of the worksheet whose rows can be taken over; or nothing."""
        path = self.part.starts_with
        if path is None:
            return ""
        worksheet, _ = self.sheets.content.edition.part(path, within=self.worksheet.id)
        title = worksheet.title if self.reader.language == "id" else worksheet.title_en
        return f"{worksheet.number} {title}"

    @property
    def layout(self) -> str:
        """Which template shows the part."""
        if self.part.kind == "matrix" and self.part.matrix and self.part.matrix.pairs:
            return "pairs"
        return "grid" if self.part.kind in ROW_KINDS else self.part.kind

    @cached_property
    def in_line(self) -> frozenset[str]:
        """Keys of the columns that stand beside each other."""
        room = ROOM - RESULT_ROOM * len(self.results)
        return columns_in_line(self.columns, self.naming, room=room)

    @property
    def is_folded(self) -> bool:
        """Whether some cells of a row are folded under it."""
        return len(self.in_line) < len(self.columns)

    @property
    def headings(self) -> list[Column]:
        """The columns that stand beside each other, in order."""
        return [column for column in self.columns if column.key in self.in_line]

    @property
    def naming(self) -> str:
        """Key of the column that names a row."""
        return naming_column(self.part.columns).key

    @cached_property
    def results(self) -> Sequence[ResultColumn]:
        """The results that stand beside the rows."""
        return result_columns(
            self.worksheet, self.part, self.sheets, language=self.reader.language
        )

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, those of the kind included; in a table the one that names first."""
        columns = columns_of(self.part)
        if self.layout != "grid":
            return columns
        return tuple(sorted(columns, key=lambda column: column.key != self.naming))

    @cached_property
    def content_rows(self) -> Sequence[ContentRow]:
        """All rows, fixed ones first."""
        return self.sheets.content.of(self.part.key, within=self.worksheet.id)

    @cached_property
    def stored(self) -> Mapping[str, RowData]:
        """The stored rows by id."""
        return {row.id: row for row in self.sheets.rows_of(self.worksheet, self.part)}

    @cached_property
    def page(self) -> Page[ContentRow]:
        """The rows of this page; a tree is put in order of its branches."""
        rows = in_order(self.part, self.content_rows)
        return Paginator(rows, PAGE_ROWS).get_page(self.page_number)

    @property
    def rows_html(self) -> SafeString:
        """The rows of this page, as they stand in the table."""
        start = self.page.start_index()
        rows = [self._row_html(row, start + n) for n, row in enumerate(self.page)]
        return SafeString("".join(rows))

    @property
    def blank_html(self) -> SafeString:
        """A row yet to be written, as it will stand in the table."""
        return self._row_html(_BLANK, 0)

    def _row_html(self, row: ContentRow, number: int) -> SafeString:
        stored = self.stored.get(row.id)
        results = [column.values.get(row.id, "–") for column in self.results]
        own = row.id, stored and stored.version, number, self._depths.get(row.id), results
        return ROWS.html(
            (self._in_all_rows, own, dict(row.cells)),
            lambda: self._grid.row(self.row_view(row, number)),
        )

    @cached_property
    def _in_all_rows(self) -> str:
        """All that the HTML of a row depends on beside the row."""
        named = [self.options(column) for column in self.columns if column.rows]
        content = self.sheets.content.edition.key, self._grid, self.reader, named
        columns = [(column.title, column.key) for column in self.results]
        rest = get_language(), self.worksheet.id, self.part.key, sorted(self.in_line)
        return blake2b(repr((content, columns, rest)).encode()).hexdigest()

    @cached_property
    def _grid(self) -> GridRows:
        address = row_address(self.sheets.plan, self.worksheet, self.part)
        return GridRows(self.span, self.reader.may_edit, address)

    @property
    def span(self) -> int:
        """How many columns the table has: number and buttons included."""
        return 1 + len(self.in_line) + len(self.results) + int(self.reader.may_edit)

    def row_view(self, row: ContentRow, number: int) -> RowView:
        """One row with its controls."""
        stored = self.stored.get(row.id)
        title = self.sheets.titles.get(row.id, "–")
        cells = [self.cell(column, row, number) for column in self.columns]
        return RowView(
            id=row.id,
            version=stored.version if stored else 0,
            title=title,
            number=number,
            cells=cells,
            facts=self._facts(row, in_line=False),
            brief=self._facts(row, in_line=True) if self.is_folded else [],
            results=[
                (column.element_id(row.id), column.title, column.values.get(row.id, "–"))
                for column in self.results
            ],
            depth=self._depths.get(row.id, 0),
            is_fixed=any(str(fixed["id"]) == row.id for fixed in self.part.fixed_rows),
            may_edit=self.reader.may_edit,
            naming=self.naming,
        )

    def _facts(self, row: ContentRow, *, in_line: bool) -> list[tuple[str, str]]:
        columns = [
            (column, self._title(column))
            for column in self.columns
            if column.key != self.naming and (column.key in self.in_line) is in_line
        ]
        return facts_of(row, columns, options=self.options, language=self.reader.language)

    def _title(self, column: Column) -> str:
        return column.title if self.reader.language == "id" else column.title_en

    def cell(self, column: Column, row: ContentRow, number: int = 0) -> Cell:
        """One cell with its control."""
        title = self._title(column)
        value = row.cells.get(column.key)
        at = CellAt(
            column=column,
            row_id=row.id,
            value=value,
            label=f"{title}, {number}" if number else title,
            options=self.options(column),
            list_id=self.list_id(column),
            is_live=self._is_live(column),
        )
        return Cell(
            column=column,
            html=control(at, self.reader),
            title=title,
            is_missing=column.required and value is None,
            in_line=column.key in self.in_line,
        )

    def list_id(self, column: Column) -> str:
        """Id of the template that holds a long list of options."""
        return f"daftar-{self.part.key}-{column.key}"

    def options(self, column: Column) -> Options:
        """What may be chosen: the closed list, or the rows that the column refers to."""
        if column.key not in self._lists:
            self._lists[column.key] = self._options(column)
        return self._lists[column.key]

    def _options(self, column: Column) -> Options:
        if column.rows is not None:
            path = full_path(column.rows, self.worksheet)
            content = self.sheets.content
            return [(row.id, content.title_of(path, row.id)) for row in content.of(path)]
        english = self.reader.language == "en"
        return [(o.key, o.title_en if english else o.title) for o in column.options]

    @property
    def long_lists(self) -> list[tuple[str, SafeString]]:
        """The lists that the browser fills in when somebody opens them."""
        lists = [
            (self.list_id(column), self.options(column))
            for column in self.columns
            if self._is_live(column) or len(self.options(column)) > LONG_LIST
        ]
        return [
            (
                list_id,
                markup_join(
                    '<option value="{}">{}</option>',
                    ((key, shortened(title, OPTION_LENGTH)) for key, title in options),
                ),
            )
            for list_id, options in lists
        ]

    def _is_live(self, column: Column) -> bool:
        path = full_path(column.rows, self.worksheet) if column.rows else ""
        return path.startswith(f"{self.worksheet.id}.")

    @property
    def blank(self) -> RowView:
        """A row yet to be written, for the template that the browser copies."""
        return self.row_view(_BLANK, 0)

    @property
    def form_row(self) -> RowView:
        """The one row of a form."""
        rows = self.content_rows
        row = rows[0] if rows else ContentRow("form", {})
        version = self.stored[row.id].version if row.id in self.stored else 0
        cells = [
            self.cell(column, ContentRow("form", row.cells)) for column in self.columns
        ]
        return RowView("form", version, self.title, 0, cells, may_edit=self.reader.may_edit)

    @cached_property
    def matrix(self) -> MatrixView:
        """The part as a matrix."""
        return MatrixView(self.worksheet, self.part, self.sheets, self.reader)

    @cached_property
    def board(self) -> BoardView:
        """The part as a board."""
        return BoardView(self.worksheet, self.part, self.sheets, self.reader, self.token)

    @cached_property
    def _depths(self) -> Mapping[str, int]:
        return depths_of(self.content_rows) if self.part.kind == "tree" else {}
