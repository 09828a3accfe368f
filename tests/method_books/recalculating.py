"""Lets LibreOffice work out workbooks whose stored results were taken away."""

import re
import subprocess
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from siap.method_books.formulas import Formula
from siap.method_books.sheets import Book

# Value 0 is “always”: what is stored beside a formula must not be taken for the result.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
RESULT = re.compile(r"(</f>)<v>[^<]*</v>")
SECONDS = 150
_MANY = "many"


def without_results(book: bytes, target: Path) -> None:
    """Write a workbook without what it holds beside its formulas."""
    source = target.with_suffix(".whole")
    source.write_bytes(book)
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as empty:
        for name in whole.namelist():
            content = whole.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = RESULT.sub(r"\1", content.decode())
                content = text.replace(' t="str"', "").encode()
            empty.writestr(name, content)
    source.unlink()


def together(books: Mapping[str, Book]) -> bytes:
    """
    Write the formulas of many books as one file, which the office opens in no time.

    Returns:
        A workbook with a sheet of each name, without any result.
    """
    file = BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    for number, (name, book) in enumerate(books.items()):
        rules = f"aturan-{number}"
        pages = {name: book.main, rules: book.rules}
        for title, sheet in pages.items():
            page = made.add_worksheet(title)
            for (row, column), cell in sheet.cells.items():
                if isinstance(cell.content, Formula):
                    text = cell.content.text.replace(f"'{book.rules.name}'!", f"'{rules}'!")
                    page.write_formula(row, column, f"={text}", None, "")
                elif isinstance(cell.content, str):
                    page.write_string(row, column, cell.content)
                elif cell.content is not None:
                    page.write_number(row, column, float(cell.content))
    made.close()
    return file.getvalue()


def recalculated(
    books: Mapping[str, bytes], many: bytes, folder: Path
) -> dict[str, dict[str, object]]:
    """
    Recalculate workbooks, all in one start of the office.

    Args:
        books: Workbooks as people get them.
        many: A workbook of `together`.
        folder: An empty one.

    Returns:
        Values of the first sheet by name of the workbook, and of the sheets of `many` by
        their own name; each by cell.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    sources = []
    for name, book in {**books, _MANY: many}.items():
        sources.append(folder / f"{name}.xlsx")
        without_results(book, sources[-1])
    out = folder / "out"
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(out), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    found = {
        name: _values(load_workbook(out / f"{name}.xlsx", data_only=True).worksheets[0])
        for name in books
    }
    sheets = load_workbook(out / f"{_MANY}.xlsx", data_only=True).worksheets
    return found | {sheet.title: _values(sheet) for sheet in sheets}


def _values(sheet: Worksheet) -> dict[str, object]:
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: _plain(cell.value) for cell in cells}


def _plain(value: object) -> object:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(repr(value))
    return value
