"""Every number reads the same in HTML, PDF and DOCX, and is the one behind XLSX."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from rendering import reading
from rendering.sample import TABLES, plan
from siap.rendering import docx, html, pdf, xlsx
from siap.rendering.grids import grid
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
from siap.rendering.tree import Figure, Heading, Table


@pytest.fixture(scope="module")
def ready():
    return prepare(plan(status="agreed"))


@pytest.fixture(scope="module")
def said(ready):
    return {
        "html": reading.squeezed(reading.html_text(html.render(ready))),
        "pdf": reading.squeezed(reading.pdf_text(pdf.render(ready))),
        "docx": reading.squeezed(reading.docx_text(docx.render(ready))),
    }


def tables(document):
    return [block for block in blocks_of(document) if isinstance(block, Table)]


@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_every_sum_is_printed(name, said, ready):
    sums = [
        text
        for table in tables(ready)
        for line in grid(table, "id").lines
        for text in line.texts[1:]
        if line.kind in {"subtotal", "total"} and text
    ]

    assert len(sums) > 40
    assert [text for text in sums if text not in said[name]] == []


@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_every_chapter_table_and_figure_has_its_number(name, said, ready):
    wanted = []
    for block in blocks_of(ready):
        if isinstance(block, Heading):
            wanted.append(f"{block.label}{block.text}")
        elif isinstance(block, Table | Figure):
            wanted.append(f"{block.label}{block.caption}")

    found = said[name].casefold()
    assert [each for each in wanted if reading.squeezed(each).casefold() not in found] == []


def test_sums_of_the_workbook_are_those_that_are_printed(ready):
    opened = openpyxl.load_workbook(BytesIO(xlsx.render(ready)), data_only=True)

    for page, table in zip(opened.worksheets[3:], tables(ready), strict=True):
        cells = grid(table, "id")
        for n, line in enumerate(cells.lines, start=4 + len(cells.head)):
            for m, value in enumerate(line.values, start=1):
                if line.kind in {"subtotal", "total"} and isinstance(value, Decimal):
                    assert Decimal(str(page.cell(n, m).value)) == value
    assert len(opened.worksheets) == len(TABLES) + 3
