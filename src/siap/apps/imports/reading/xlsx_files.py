"""XLSX files: refused when they are too large or not what they say, else their rows."""

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from io import BytesIO
from typing import Any, Final

import openpyxl

from siap.apps.imports.reading.file_rows import (
    MAX_CELL_LENGTH,
    MAX_COLUMNS,
    Broken,
    CellIn,
    FileRow,
    Percent,
)
from siap.kernel.errors import InvalidInput

MAX_UNPACKED: Final = 150 * 1024 * 1024
MAX_RATIO: Final = 250
MAX_CELLS: Final = 6_000_000
_CONTROL: Final = re.compile(r"_x00([01][0-9A-Fa-f])_")
_FORMULA: Final = (b"<f>", b"<f ", b"<f/>")


def check_package(data: bytes) -> None:
    """
    Refuse a package that is no workbook, or that would fill the memory when unpacked.

    Raises:
        InvalidInput: Says which.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {info.filename for info in package.infolist()}
            sizes = [(info.file_size, info.compress_size) for info in package.infolist()]
            encrypted = any(info.flag_bits & 1 for info in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise InvalidInput("import-broken-xlsx") from fault
    if "mimetype" in names:
        raise InvalidInput("import-ods")
    if "[Content_Types].xml" not in names or encrypted:
        raise InvalidInput("import-broken-xlsx")
    unpacked = sum(size for size, _ in sizes)
    swollen = any(
        size > 1024 * 1024 and size > MAX_RATIO * max(packed, 1) for size, packed in sizes
    )
    if unpacked > MAX_UNPACKED or swollen:
        limit = MAX_UNPACKED // (1024 * 1024)
        raise InvalidInput("import-zip-bomb", size=unpacked // (1024 * 1024), limit=limit)


def sheet_names(data: bytes) -> tuple[str, ...]:
    """
    The names of the sheets that hold tables, in order.

    Raises:
        InvalidInput: The workbook cannot be read.
    """
    return tuple(sheet.title for sheet in tables(workbook(data)))


def xlsx_rows(data: bytes, sheet: str) -> Iterator[FileRow]:
    """
    Read the rows of a sheet one by one; formulas give the value last worked out.

    Args:
        data: The whole file, checked.
        sheet: Name of the sheet.

    Yields:
        Every row that is not blank, with its number in the sheet.

    Raises:
        InvalidInput: The workbook cannot be read, or the sheet is too wide.
    """
    source = _sheet(data, sheet)
    missing = uncomputed(source, partial(_sheet, data, values=False))
    budget = MAX_CELLS
    for number, row in raw_rows(source):
        budget -= len(row) + 1
        if budget < 0:
            raise InvalidInput("import-too-many-cells", limit=MAX_CELLS)
        cells = [cell_in(cell) for cell in row]
        for column in missing.get(number, ()):
            if column < len(cells):
                cells[column] = Broken("=", "import-formula-unknown")
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            check_row(number, cells)
            yield FileRow(number, tuple(cells))


def workbook(data: bytes, *, values: bool = True) -> Any:
    """
    Open a workbook, with the values of formulas or with the formulas themselves.

    Raises:
        InvalidInput: It cannot be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(
                BytesIO(data), read_only=True, data_only=values, keep_links=False
            )
    except Exception as fault:
        raise InvalidInput("import-broken-xlsx") from fault


def tables(book: Any) -> list[Any]:
    """The sheets that hold tables, in order."""
    return [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]


def _sheet(data: bytes, name: str, *, values: bool = True) -> Any:
    sheets = tables(workbook(data, values=values))
    found = next((sheet for sheet in sheets if sheet.title == name), None)
    if found is None:
        raise InvalidInput("import-no-sheet", name=name)
    return found


def raw_rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """
    Read the rows of an open sheet with their numbers.

    Raises:
        InvalidInput: The sheet is damaged.
    """
    # The size that the file states may be wrong; without it each row says its own.
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(), start=1)
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = next(rows, None)
        except Exception as fault:
            raise InvalidInput("import-broken-xlsx") from fault
        if found is None:
            return
        yield found


def uncomputed(source: Any, with_formulas: Callable[[str], Any]) -> dict[int, list[int]]:
    """
    Find formulas whose value nobody has worked out.

    Args:
        source: A sheet, open with values.
        with_formulas: Opens the sheet of that name with its formulas, if need be.

    Returns:
        Places of columns from 0 by number of the row.
    """
    if not _has_formulas(source):
        return {}
    found: dict[int, list[int]] = {}
    formulas = raw_rows(with_formulas(source.title))
    for (number, row), (_, others) in zip(raw_rows(source), formulas, strict=False):
        for index, (cell, other) in enumerate(zip(row, others, strict=False)):
            if other.data_type == "f" and cell.value is None and cell.data_type != "str":
                found.setdefault(number, []).append(index)
    return found


def _has_formulas(sheet: Any) -> bool:
    """Whether the sheet has any; looked up in its raw text, as that is ten times faster."""
    try:
        with sheet._get_source() as source:  # noqa: SLF001 - openpyxl has no other door
            tail = b""
            while block := source.read(1 << 20):
                text = tail + block
                if any(mark in text for mark in _FORMULA):
                    return True
                tail = text[-4:]
    except (OSError, KeyError, zipfile.BadZipFile, EOFError, ValueError) as fault:
        raise InvalidInput("import-broken-xlsx") from fault
    return False


def check_row(number: int, cells: list[CellIn], *, widest: int = MAX_COLUMNS) -> None:
    """
    Refuse a row that is too wide, or a cell that is too long.

    Raises:
        InvalidInput: Says which.
    """
    if len(cells) > widest:
        raise InvalidInput("import-too-wide", count=len(cells), limit=widest)
    if any(isinstance(cell, str) and len(cell) > MAX_CELL_LENGTH for cell in cells):
        raise InvalidInput("import-cell-too-long", line=number, limit=MAX_CELL_LENGTH)


def cell_in(cell: Any) -> CellIn:
    """Read one cell with its type; a text of spaces only is an empty cell."""
    value = cell.value
    if value is None or isinstance(value, (bool, date, time)):
        return value
    if cell.data_type == "e":
        return Broken(str(value), "import-formula-error")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return time(minutes // 60 % 24, minutes % 60)
    if isinstance(value, (int, float)):
        return _number(value, cell)
    text = _CONTROL.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\0", "")
    return text if text.strip() else None


def _number(value: float, cell: Any) -> CellIn:
    # Fifteen digits are what the spreadsheet itself shows; the rest is binary noise.
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    if not exact.is_finite():
        return Broken(str(value), "import-formula-error")
    if "%" in _number_format(cell):
        return Percent((exact * 100).normalize())
    return exact


def _number_format(cell: Any) -> str:
    try:
        return str(cell.number_format)
    except (IndexError, KeyError, AttributeError):
        return ""
