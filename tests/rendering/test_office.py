"""LibreOffice opens what we write, and recalculates without a difference."""

import re
import shutil
import subprocess
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pptx as library
import pytest
from pypdf import PdfReader

from rendering.sample import plan
from rendering.small import every_block
from siap.rendering import docx, pptx, xlsx

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def convert(file, form, folder):
    command = [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--headless", "--norestore", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(file)],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "SAL_USE_VCLPLUGIN": "svp"},
        capture_output=True,
        timeout=300,
        check=True,
    )
    return folder / "out" / f"{file.stem}.{form}"


def without_results(book):
    """Take the stored results away, so that whoever opens the book must work them out."""
    made = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(b"</f><v>[^<]*</v>", b"</f>", part)
            target.writestr(name, part)
    return made.getvalue()


def test_libreoffice_opens_the_document_and_recalculates_the_workbook(tmp_path):
    made = xlsx.render(plan())
    text, book = tmp_path / "rencana.docx", tmp_path / "rencana.xlsx"
    text.write_bytes(docx.render(plan()))
    book.write_bytes(without_results(made))

    printed = PdfReader(convert(text, "pdf", tmp_path))
    theirs = openpyxl.load_workbook(convert(book, "xlsx", tmp_path), data_only=True)

    assert 55 <= len(printed.pages) <= 75
    assert "Kebutuhan biaya menurut kegiatan" in printed.pages[2].extract_text()
    ours = openpyxl.load_workbook(BytesIO(made), data_only=True)
    places = list(_formulas(made))
    assert len(places) > 150
    for place in places:
        assert _value(theirs, place) == _value(ours, place), place


def test_libreoffice_opens_the_slides_and_shows_each(tmp_path):
    deck = tmp_path / "rencana.pptx"
    deck.write_bytes(pptx.render(every_block()))

    printed = PdfReader(convert(deck, "pdf", tmp_path))

    said = [page.extract_text() for page in printed.pages]
    assert len(said) == len(library.Presentation(str(deck)).slides)
    assert "Rp20.126.970" in "".join(said)
    assert "Kehilangan air" not in said[0]


def _formulas(book):
    for page in openpyxl.load_workbook(BytesIO(book)):
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield page.title, cell.coordinate


def _value(book, place):
    page, cell = place
    return Decimal(str(book[page][cell].value))
