"""A workbook read as a whole: every sheet once, within the same limits."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from siap.apps.imports.reading import xlsx_files
from siap.apps.imports.reading.file_rows import MAX_FILE_BYTES, Broken, FileRow
from siap.kernel.errors import InvalidInput

MAX_SHEETS: Final = 250
MAX_BOOK_ROWS: Final = 60_000
MAX_BOOK_COLUMNS: Final = 2_000
_ZIP: Final = b"PK\x03\x04"


def is_workbook(data: bytes) -> bool:
    """Whether a file looks like a workbook from its first bytes."""
    return data.startswith(_ZIP)


def book_rows(data: bytes) -> Mapping[str, list[FileRow]]:
    """
    Read every sheet of a workbook.

    Args:
        data: The whole file.

    Returns:
        The rows that are not blank by name of the sheet, in order of the sheets.

    Raises:
        InvalidInput: It is no workbook, or larger than we read.
    """
    if len(data) > MAX_FILE_BYTES:
        raise InvalidInput("import-too-large", limit=MAX_FILE_BYTES // (1024 * 1024))
    if not is_workbook(data):
        raise InvalidInput("import-broken-xlsx")
    xlsx_files.check_package(data)
    sheets = xlsx_files.tables(xlsx_files.workbook(data))
    if len(sheets) > MAX_SHEETS:
        raise InvalidInput("import-too-many-cells", limit=MAX_SHEETS)
    budget, formulas = _Budget(), _formulas_of(data)
    found: dict[str, list[FileRow]] = {}
    for sheet in sheets:
        uncomputed = xlsx_files.uncomputed(sheet, formulas)
        found[sheet.title] = list(_rows(sheet, uncomputed, budget))
    return found


def _formulas_of(data: bytes) -> Callable[[str], Any]:
    """Open the workbook with its formulas once, and only when somebody asks."""

    @cache
    def opened() -> Mapping[str, Any]:
        book = xlsx_files.workbook(data, values=False)
        return {sheet.title: sheet for sheet in xlsx_files.tables(book)}

    return lambda title: opened()[title]


class _Budget:
    """How much may still be read of the whole file."""

    def __init__(self) -> None:
        self._cells = xlsx_files.MAX_CELLS
        self._rows = MAX_BOOK_ROWS

    def spend(self, cells: int) -> None:
        self._cells -= cells + 1
        if self._cells < 0:
            raise InvalidInput("import-too-many-cells", limit=xlsx_files.MAX_CELLS)

    def keep(self) -> None:
        self._rows -= 1
        if self._rows < 0:
            raise InvalidInput("import-too-many-rows", limit=MAX_BOOK_ROWS)


def _rows(
    sheet: Any, uncomputed: Mapping[int, list[int]], budget: _Budget
) -> Iterator[FileRow]:
    for number, row in xlsx_files.raw_rows(sheet):
        budget.spend(len(row))
        cells = [xlsx_files.cell_in(cell) for cell in row]
        for column in uncomputed.get(number, ()):
            if column < len(cells):
                cells[column] = Broken("=", "import-formula-unknown")
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            budget.keep()
            xlsx_files.check_row(number, cells, widest=MAX_BOOK_COLUMNS)
            yield FileRow(number, tuple(cells))
