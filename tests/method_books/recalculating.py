"""Lets LibreOffice work out workbooks whose stored results were taken away."""

import re
import subprocess
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

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


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, object]]:
    """
    Recalculate workbooks, all in one start of the office.

    Returns:
        Values of the first sheet by name of the workbook and by cell.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    sources = []
    for name, book in books.items():
        sources.append(folder / f"{name}.xlsx")
        without_results(book, sources[-1])
    out = folder / "out"
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(out), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return {name: _values(out / f"{name}.xlsx") for name in books}


def _values(path: Path) -> dict[str, object]:
    sheet = load_workbook(path, data_only=True).worksheets[0]
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: _plain(cell.value) for cell in cells}


def _plain(value: object) -> object:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(repr(value))
    return value
