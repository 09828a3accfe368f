"""What the page of a worksheet shows, made from its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString

from siap.apps.plans.models import Plan
from siap.apps.worksheets.board_view import BoardView
from siap.apps.worksheets.controls import LONG_LIST, CellAt, Reader, control
from siap.apps.worksheets.matrix_view import MatrixView
from siap.apps.worksheets.queries import Sheets
from siap.apps.worksheets.stores import RowData
from siap.methodology.cells import display_cell
from siap.methodology.completeness import Completeness
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import columns_of
from siap.methodology.worksheet_shapes import Column, Part, Worksheet

# More columns than this do not fit beside each other: each row becomes a card.
WIDE_PART = 7
PAGE_ROWS = 30
MOST_FACTS = 4
SHORT_TYPES = frozenset(
    {"choice", "integer", "decimal", "percent", "money", "date", "yes-no", "reference"}
)

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Cell:
    """A cell as the page shows it."""

    column: Column
    html: SafeString
    title: str
    is_missing: bool


@dataclass(frozen=True)
class RowView:
    """A row as the page shows it."""

    id: str
    version: int
    title: str
    number: int
    cells: Sequence[Cell]
    facts: Sequence[tuple[str, str]] = ()
    depth: int = 0
    is_fixed: bool = False

    @property
    def state(self) -> str:
        """`incomplete` while a required cell is empty."""
        return "incomplete" if any(cell.is_missing for cell in self.cells) else "complete"


@dataclass(frozen=True)
class PartView:
    """A part of a worksheet as the page shows it."""

    worksheet: Worksheet
    part: Part
    sheets: Sheets
    reader: Reader
    page_number: int = 1
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
        if self.part.kind == "table":
            return "grid" if self.is_narrow else "records"
        return {"tree": "records", "flow": "records"}.get(self.part.kind, self.part.kind)

    @property
    def is_narrow(self) -> bool:
        """Whether all columns fit beside each other on a laptop."""
        heavy = sum(column.type in {"yearly", "yearly-money"} for column in self.columns)
        return len(self.columns) + 2 * heavy <= WIDE_PART

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, those of the kind included."""
        return columns_of(self.part)

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
        rows = self._branches() if self.part.kind == "tree" else list(self.content_rows)
        return Paginator(rows, PAGE_ROWS).get_page(self.page_number)

    @property
    def rows(self) -> list[RowView]:
        """The rows of this page."""
        start = self.page.start_index()
        return [self.row_view(row, start + index) for index, row in enumerate(self.page)]

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
            facts=self._facts(row),
            depth=self._depths.get(row.id, 0) if self.part.kind == "tree" else 0,
            is_fixed=any(str(fixed["id"]) == row.id for fixed in self.part.fixed_rows),
        )

    def _facts(self, row: ContentRow) -> list[tuple[str, str]]:
        """What tells a closed card from the next: its first short cells."""
        found = []
        for column in self.columns:
            value = row.cells.get(column.key)
            if value is None or column.type not in SHORT_TYPES:
                continue
            text = display_cell(
                column, value, language=self.reader.language, names=self.sheets.titles
            )
            title = column.title if self.reader.language == "id" else column.title_en
            found.append((title, text[:60]))
        return found[:MOST_FACTS]

    def cell(self, column: Column, row: ContentRow, number: int = 0) -> Cell:
        """One cell with its control."""
        title = column.title if self.reader.language == "id" else column.title_en
        value = row.cells.get(column.key)
        at = CellAt(
            column=column,
            row_id=row.id,
            value=value,
            label=f"{title}, {number}" if number else title,
            options=self.options(column),
            list_id=self.list_id(column),
        )
        return Cell(
            column=column,
            html=control(at, self.reader),
            title=title,
            is_missing=column.required and value is None,
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
            rows = self.sheets.content.of(column.rows, within=self.worksheet.id)
            return [(row.id, self.sheets.titles.get(row.id, "–")) for row in rows]
        english = self.reader.language == "en"
        return [(o.key, o.title_en if english else o.title) for o in column.options]

    @property
    def long_lists(self) -> list[tuple[str, Options]]:
        """The lists that the browser fills in when somebody opens them."""
        lists = [(self.list_id(column), self.options(column)) for column in self.columns]
        return [(key, options) for key, options in lists if len(options) > LONG_LIST]

    @property
    def blank(self) -> RowView:
        """A row yet to be written, for the template that the browser copies."""
        return self.row_view(ContentRow("__row__", {}), 0)

    @property
    def form_row(self) -> RowView:
        """The one row of a form."""
        rows = self.content_rows
        row = rows[0] if rows else ContentRow("form", {})
        version = self.stored[row.id].version if row.id in self.stored else 0
        cells = [
            self.cell(column, ContentRow("form", row.cells)) for column in self.columns
        ]
        return RowView("form", version, self.title, 0, cells)

    @cached_property
    def matrix(self) -> MatrixView:
        """The part as a matrix."""
        return MatrixView(self.worksheet, self.part, self.sheets, self.reader)

    @cached_property
    def board(self) -> BoardView:
        """The part as a board."""
        return BoardView(self.worksheet, self.part, self.sheets, self.reader.language)

    @cached_property
    def _depths(self) -> dict[str, int]:
        parents = {row.id: str(row.cells.get("parent") or "") for row in self.content_rows}
        depths: dict[str, int] = {}
        for row_id, parent in parents.items():
            depth, step, seen = 0, parent, {row_id}
            while step in parents and step not in seen:
                seen.add(step)
                depth, step = depth + 1, parents[step]
            depths[row_id] = min(depth, 6)
        return depths

    def _branches(self) -> list[ContentRow]:
        children: dict[str, list[ContentRow]] = {}
        known = {row.id for row in self.content_rows}
        for row in self.content_rows:
            parent = str(row.cells.get("parent") or "")
            children.setdefault(parent if parent in known else "", []).append(row)
        ordered: list[ContentRow] = []
        pending = list(reversed(children.pop("", [])))
        while pending:
            row = pending.pop()
            ordered.append(row)
            pending += reversed(children.pop(row.id, []))
        # What only hangs on itself is shown as well: a circle must be seen to be mended.
        return ordered + [row for rows in children.values() for row in rows]


def part_views(
    worksheet: Worksheet, sheets: Sheets, reader: Reader, *, pages: Mapping[str, int]
) -> list[PartView]:
    """
    Make the views of a worksheet's parts.

    Args:
        worksheet: The worksheet.
        sheets: Its rows and those that it takes from.
        reader: For whom.
        pages: Page number by part key; 1 where absent.
    """
    return [
        PartView(worksheet, part, sheets, reader, pages.get(part.key, 1))
        for part in worksheet.parts
    ]


def reader_for(plan: Plan, *, language: str, may_edit: bool) -> Reader:
    """The reader of a plan's pages; years run from five before the plan to one after."""
    first, last = plan.period_start.year, plan.period_end.year
    return Reader(language, may_edit, range(first - 5, last + 2), first)


def missing_titles(
    worksheet: Worksheet, state: Completeness, titles: Mapping[str, str]
) -> list[str]:
    """Say in a few words what a worksheet still needs, at most ten things."""
    parts = {part.key: part for part in worksheet.parts}
    found: dict[str, None] = {}
    for gap in state.missing:
        part = parts[gap.part]
        if gap.rows_short:
            found[f"{part.title}: {gap.rows_short} baris lagi"] = None
            continue
        column = next((c for c in columns_of(part) if c.key == gap.column), None)
        row = titles.get(gap.row, "")
        name = f"{part.title}: {column.title if column else gap.column}"
        found[f"{name} ({row})" if row and row != "–" else name] = None
    return list(found)[:10]
