"""A file that was handed in: what it is, by its content and not by its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from siap.apps.imports.reading.csv_files import csv_rows, decode, find_delimiter
from siap.apps.imports.reading.file_rows import MAX_FILE_BYTES, MAX_ROWS, FileRow
from siap.apps.imports.reading.xlsx_files import check_package, sheet_names, xlsx_rows
from siap.kernel.errors import InvalidInput

_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_OTHERS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")


@dataclass(frozen=True)
class SourceFile:
    """
    A readable table: a workbook with its sheets, or CSV text with its delimiter.

    `encoding` and `delimiter` are empty for a workbook, `sheets` for CSV.
    """

    data: bytes
    text: str = ""
    encoding: str = ""
    delimiter: str = ""
    quoted: bool = True
    sheets: tuple[str, ...] = ()
    max_rows: int = MAX_ROWS

    def rows(self, sheet: str = "") -> Iterator[FileRow]:
        """
        Read the rows one by one.

        Args:
            sheet: Name of a sheet of a workbook; the first if empty.

        Yields:
            Rows that are not blank, with the number that a spreadsheet shows.

        Raises:
            InvalidInput: A row cannot be read, or there are too many.
        """
        source = (
            xlsx_rows(self.data, sheet or self.sheets[0])
            if self.sheets
            else csv_rows(self.text, self.delimiter, quoted=self.quoted)
        )
        for count, row in enumerate(source):
            if count > self.max_rows:
                raise InvalidInput("import-too-many-rows", limit=self.max_rows)
            yield row


def open_file(
    data: bytes, *, max_bytes: int = MAX_FILE_BYTES, max_rows: int = MAX_ROWS
) -> SourceFile:
    """
    Find out what a file is.

    Args:
        data: Its bytes.
        max_bytes: How large it may be.
        max_rows: How many rows may be read of it, without the one with the titles.

    Returns:
        The file, ready to be read.

    Raises:
        InvalidInput: It is empty, too large, or no table that we read; says what to do.
    """
    if not data.strip():
        raise InvalidInput("import-empty")
    if len(data) > max_bytes:
        limit = max_bytes // (1024 * 1024)
        raise InvalidInput("import-too-large", limit=limit)
    if data.startswith(_ZIP):
        check_package(data)
        sheets = sheet_names(data)
        if not sheets:
            raise InvalidInput("import-broken-xlsx")
        return SourceFile(data, sheets=sheets, max_rows=max_rows)
    _refuse_others(data)
    text, encoding = decode(data)
    delimiter = find_delimiter(text)
    return SourceFile(
        data, text=text, encoding=encoding, delimiter=delimiter, max_rows=max_rows
    )


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLE):
        raise InvalidInput("import-old-excel")
    if data.startswith(_OTHERS):
        raise InvalidInput("import-not-a-table")
    start = data[:400].decode("latin-1").lstrip("\ufeff\u00ef\u00bb\u00bf \r\n\t").lower()
    if start.startswith(("<html", "<!doctype", "<table", "<?xml", "<head", "<meta")):
        raise InvalidInput("import-html")


def open_pasted(text: str) -> SourceFile:
    """
    Take what was copied from a spreadsheet and pasted.

    Raises:
        InvalidInput: Nothing was pasted, or too much.
    """
    if not text.strip():
        raise InvalidInput("import-empty")
    if len(text) > MAX_FILE_BYTES:
        raise InvalidInput("import-too-large", limit=MAX_FILE_BYTES // (1024 * 1024))
    delimiter = "\t" if "\t" in text else find_delimiter(text)
    pasted = SourceFile(text.encode(), text=text, encoding="utf-8", delimiter=delimiter)
    try:
        for _ in pasted.rows():
            pass
    except InvalidInput as fault:
        if fault.code != "import-bad-quotes":
            raise
        return SourceFile(
            pasted.data, text=text, encoding="utf-8", delimiter=delimiter, quoted=False
        )
    return pasted
