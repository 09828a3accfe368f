"""CSV files: their encoding, their delimiter, their rows."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from siap.apps.imports.reading.file_rows import MAX_CELL_LENGTH, MAX_COLUMNS, FileRow
from siap.kernel.errors import InvalidInput

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS: Final = ",;\t"
_SAMPLE_ROWS: Final = 60
# Before these a formula starts when a spreadsheet opens the file.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def decode(data: bytes) -> tuple[str, str]:
    """
    Turn the bytes of a CSV file into text.

    Args:
        data: The whole file.

    Returns:
        The text and the encoding found: by the mark at the start, else UTF-8, else the
        Windows code page of older spreadsheets.

    Raises:
        InvalidInput: It is none of them, or no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding), encoding
    if b"\x00" in data:
        raise InvalidInput("import-not-a-table")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(data, "cp1252"), "cp1252"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise InvalidInput("import-encoding", line=line) from None


def find_delimiter(text: str) -> str:
    """
    Find what separates the cells: comma, semicolon or tab.

    Args:
        text: The whole file.

    Returns:
        The delimiter with which most rows have the same number of cells; a comma where
        the file has one column only.
    """
    first, _, _ = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first[4]
    scored = {delimiter: _agreement(text, delimiter) for delimiter in _DELIMITERS}
    best = max(scored, key=lambda delimiter: scored[delimiter])
    return best if scored[best] > (0, 0) else ","


def _agreement(text: str, delimiter: str) -> tuple[float, int]:
    """How many rows agree on a number of cells above one, and on how many cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        widths.update(len(row) for row in islice(reader, _SAMPLE_ROWS) if any(row))
    except csv.Error:
        return (0, 0)
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return (0, 0)
    width = max(several, key=lambda each: (several[each], each))
    return (several[width] / sum(widths.values()), width)


def csv_rows(text: str, delimiter: str, *, quoted: bool = True) -> Iterator[FileRow]:
    """
    Read the rows one by one.

    Args:
        text: The whole file.
        delimiter: Between cells.
        quoted: Whether quotation marks hold cells together; pasted text may not.

    Yields:
        Every row that is not blank, with its number counting blank ones.

    Raises:
        InvalidInput: A quotation mark is not closed, a row is too wide or a cell too long.
    """
    source = io.StringIO(text, newline="")
    reader = (
        csv.reader(source, delimiter=delimiter, strict=True)
        if quoted
        else csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number == 1 and delimiter.join(cells).lower().startswith("sep="):
                continue
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                yield _row(number, cells)
    except csv.Error as fault:
        raise InvalidInput("import-bad-quotes", line=reader.line_num) from fault


def _row(number: int, cells: list[str]) -> FileRow:
    if len(cells) > MAX_COLUMNS:
        raise InvalidInput("import-too-wide", count=len(cells), limit=MAX_COLUMNS)
    longest = max(map(len, cells))
    if longest > MAX_CELL_LENGTH:
        raise InvalidInput("import-cell-too-long", line=number, limit=MAX_CELL_LENGTH)
    return FileRow(number, tuple(map(unguarded, cells)))


def guarded(text: str) -> str:
    """
    Keep a spreadsheet from taking a text for a formula: an apostrophe goes before it.

    >>> guarded("=1+1"), unguarded(guarded("=1+1"))
    ("'=1+1", '=1+1')
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """Take the apostrophe off that `guarded` put there."""
    is_guarded = text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS)
    return text[1:] if is_guarded else text
