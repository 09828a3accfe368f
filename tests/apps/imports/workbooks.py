"""Workbooks for tests, good ones and bad ones."""

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import xlsxwriter


def a_workbook(rows: Sequence[Sequence[object]], *, title: str = "Tabel") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_formulas(*, worked_out: bool) -> bytes:
    """A column of sums, as a spreadsheet leaves it or as a program does."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Indikator", "Nilai 2024"])
    sheet.write_string(1, 0, "Cakupan")
    sheet.write_formula(1, 1, "=40+2", value=42 if worked_out else "")
    book.close()
    return out.getvalue() if worked_out else without_values(out.getvalue())


def without_values(data: bytes) -> bytes:
    """Take the value last worked out away from every formula."""
    return changed(
        data, "xl/worksheets/sheet1.xml", lambda text: text.replace("<v></v>", "")
    )


def changed(data: bytes, name: str, change: object) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            text = source.read(info).decode()
            if info.filename == name:
                text = change(text)  # type: ignore[operator]
            target.writestr(info.filename, text)
    return out.getvalue()


def a_bomb() -> bytes:
    """A small file that holds hundreds of megabytes of spaces."""
    return changed(
        a_workbook([["Isu"], ["Air keruh"]]),
        "xl/worksheets/sheet1.xml",
        lambda text: text + " " * 160_000_000,
    )


def with_entities() -> bytes:
    """A file whose text swells by definitions inside definitions."""
    names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    swelling = f'<!DOCTYPE s [<!ENTITY a0 "aaaaaaaaaa">{"".join(names)}]>'
    return changed(
        a_workbook([["Isu"], ["Air keruh"]]),
        "xl/worksheets/sheet1.xml",
        lambda text: swelling + text.replace("<sheetData>", "<sheetData>&a9;"),
    )
