"""A workbook that comes back: whose it is, and the rows of each part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from siap.apps.imports.names import folded
from siap.apps.imports.planned import Draft
from siap.apps.imports.reading.file_rows import CellIn, FileRow, column_letter, text_of
from siap.apps.imports.reading.whole_books import book_rows, is_workbook
from siap.apps.imports.reading.xlsx_files import check_package, sheet_names
from siap.apps.imports.targets import ROW_ID, VERSION
from siap.apps.imports.workbooks.layout import (
    AS_FORM,
    AS_GRID,
    FIRST_ROW,
    FORMAT,
    ID_COLUMN,
    KEY_ROW,
    LIST_SHEET,
    MARK,
    META_SHEET,
    NAME_COLUMN,
    VALUE_COLUMN,
    VERSION_COLUMN,
)
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True)
class BookDraft(Draft):
    """
    A row of a part in the file.

    `row_id` is empty for a new one; `addresses` says in which cell each key stands.
    """

    row_id: str = ""
    addresses: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether the person left, or made, every cell of the row empty."""
        return all(
            text_of(cell).strip() == ""
            for key, cell in self.cells.items()
            if key not in {ROW_ID, VERSION}
        )


@dataclass(frozen=True)
class PartIn:
    """A part as it stands in the file; `keys` are the columns that the file has."""

    subject: str
    sheet: str
    drafts: Sequence[BookDraft]
    keys: frozenset[str]
    strays: Sequence[str] = ()
    """Addresses of rows that a matrix does not have."""


@dataclass
class BookIn:
    """
    A workbook as it came back.

    `versions` holds each row that was in it when it was made, by part and id; `labels`
    what its lists called each row, by part.
    """

    plan_id: str = ""
    edition: str = ""
    language: str = "id"
    parts: list[PartIn] = field(default_factory=list)
    versions: dict[str, dict[str, int]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)


def is_own_workbook(data: bytes) -> bool:
    """Whether a file is a workbook that was made here, whatever it is called."""
    if not is_workbook(data):
        return False
    check_package(data)
    return META_SHEET in sheet_names(data)


def read_book(data: bytes) -> BookIn:
    """
    Read a workbook that was made here.

    Args:
        data: The whole file.

    Returns:
        Its parts in order of the sheets; sheets that were added are passed over.

    Raises:
        InvalidInput: It is damaged, too large, or was not made here.
    """
    sheets = book_rows(data)
    book = BookIn()
    _read_marks(book, sheets.get(META_SHEET, ()))
    for row in sheets.get(LIST_SHEET, ()):
        path, row_id, label = (text_of(row.cell(at)) for at in range(3))
        if path and row_id:
            book.labels.setdefault(path, {}).setdefault(folded(label), row_id)
    seen: dict[str, str] = {}
    for name, rows in sheets.items():
        part = None if name in {LIST_SHEET, META_SHEET} else _part(name, rows, book)
        if part is None:
            continue
        if part.subject in seen:
            raise InvalidInput("workbook-sheet-twice", name=name, other=seen[part.subject])
        seen[part.subject] = name
        book.parts.append(part)
    if not book.parts:
        raise InvalidInput("workbook-not-ours")
    return book


def _read_marks(book: BookIn, rows: Sequence[FileRow]) -> None:
    facts: dict[str, str] = {}
    for row in rows:
        words = [text_of(cell) for cell in row.cells]
        if words[0] == "part" and len(words) > 1:
            book.versions.setdefault(words[1], {})
        elif words[0] == "row" and len(words) > 3 and words[3].isdecimal():
            book.versions.setdefault(words[1], {})[words[2]] = int(words[3])
        elif len(words) > 1:
            facts[words[0]] = words[1]
    if MARK not in facts:
        raise InvalidInput("workbook-not-ours")
    if facts[MARK] != str(FORMAT):
        raise InvalidInput("workbook-other-format")
    book.plan_id = facts.get("plan", "")
    book.edition = facts.get("edition", "")
    book.language = "en" if facts.get("language") == "en" else "id"


def _part(name: str, rows: Sequence[FileRow], book: BookIn) -> PartIn | None:
    """The part that a sheet holds; told by its hidden row, whatever the sheet is called."""
    marks = next((row for row in rows if row.number == KEY_ROW + 1), None)
    if marks is None:
        return None
    subject = text_of(marks.cell(ID_COLUMN))
    if subject not in book.versions:
        return None
    below = [row for row in rows if row.number > FIRST_ROW]
    versions = book.versions[subject]
    match text_of(marks.cell(VERSION_COLUMN)):
        case layout if layout == AS_FORM:
            drafts = [_form(below, versions)]
        case layout if layout == AS_GRID:
            drafts = list(_grid(marks, below, versions))
            strays = [_stray(row) for row in below if _is_stray(row)]
            keys = frozenset(key for draft in drafts for key in draft.cells)
            return PartIn(subject, name, drafts, keys, strays)
        case _:
            drafts = list(_rows(marks, below, versions))
    return PartIn(subject, name, drafts, _keys(marks, drafts))


def _keys(marks: FileRow, drafts: Sequence[BookDraft]) -> frozenset[str]:
    named = {text_of(cell) for cell in marks.cells[NAME_COLUMN:]}
    return frozenset({key for draft in drafts for key in draft.cells} | named)


def _version(versions: Mapping[str, int], row_id: str) -> CellIn:
    return Decimal(versions[row_id]) if row_id in versions else None


def _rows(
    marks: FileRow, rows: Sequence[FileRow], versions: Mapping[str, int]
) -> Iterator[BookDraft]:
    keys = {
        at: text_of(cell)
        for at, cell in enumerate(marks.cells)
        if at >= NAME_COLUMN and text_of(cell)
    }
    for row in rows:
        row_id = text_of(row.cell(ID_COLUMN)).strip()
        cells: dict[str, CellIn] = {key: row.cell(at) for at, key in keys.items()}
        places = {key: f"{column_letter(at)}{row.number}" for at, key in keys.items()}
        draft = BookDraft(
            row.number, cells | {VERSION: _version(versions, row_id)}, row_id, places
        )
        if row_id or not draft.is_blank:
            yield draft


def _grid(
    marks: FileRow, rows: Sequence[FileRow], versions: Mapping[str, int]
) -> Iterator[BookDraft]:
    groups: dict[str, dict[str, int]] = {}
    for at, cell in enumerate(marks.cells):
        axis, sign, key = text_of(cell).rpartition("|")
        if at > NAME_COLUMN and sign:
            groups.setdefault(axis, {})[key] = at
    for row in rows:
        first = text_of(row.cell(ID_COLUMN)).strip()
        for axis, columns in groups.items() if first else ():
            anchor = f"{first}|{axis}"
            cells: dict[str, CellIn] = {key: row.cell(at) for key, at in columns.items()}
            places = {k: f"{column_letter(at)}{row.number}" for k, at in columns.items()}
            draft = BookDraft(
                row.number, cells | {VERSION: _version(versions, anchor)}, anchor, places
            )
            if anchor in versions or not draft.is_blank:
                yield draft


def _is_stray(row: FileRow) -> bool:
    return not text_of(row.cell(ID_COLUMN)).strip()


def _stray(row: FileRow) -> str:
    return f"{column_letter(NAME_COLUMN)}{row.number}"


def _form(rows: Sequence[FileRow], versions: Mapping[str, int]) -> BookDraft:
    cells: dict[str, CellIn] = {}
    places: dict[str, str] = {}
    for row in rows:
        key = text_of(row.cell(ID_COLUMN))
        if key:
            cells[key] = row.cell(VALUE_COLUMN)
            places[key] = f"{column_letter(VALUE_COLUMN)}{row.number}"
    cells[VERSION] = _version(versions, "form")
    number = rows[0].number if rows else FIRST_ROW + 1
    return BookDraft(number, cells, "form", places)
