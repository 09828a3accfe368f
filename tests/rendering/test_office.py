"""LibreOffice opens what we write, and recalculates without a difference."""

from io import BytesIO

import pptx as library
import pytest
from pypdf import PdfReader

from rendering.office import converted
from rendering.reading import formula_values, without_results
from rendering.sample import plan
from rendering.small import every_block
from siap.rendering import docx, pptx, xlsx


@pytest.fixture(scope="module")
def deck():
    return pptx.render(every_block())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One for all: a profile that is there makes the second start quick."""
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def printed(deck, folder):
    """The text and the slides as LibreOffice prints them, in one start of it."""
    files = {"rencana.docx": docx.render(plan()), "salindia.pptx": deck}
    return converted(files, "pdf", folder)


def test_libreoffice_opens_the_document_and_prints_it(printed):
    pages = PdfReader(printed / "rencana.pdf").pages

    assert 55 <= len(pages) <= 75
    assert "Kebutuhan biaya menurut kegiatan" in pages[2].extract_text()


def test_libreoffice_opens_the_slides_and_shows_each(printed, deck):
    said = [page.extract_text() for page in PdfReader(printed / "salindia.pdf").pages]

    assert len(said) == len(library.Presentation(BytesIO(deck)).slides)
    assert "Rp20.126.970" in "".join(said)
    assert "Kehilangan air" not in said[0]


def test_libreoffice_recalculates_the_workbook_without_a_difference(folder):
    book = xlsx.render(plan())

    made = converted({"rencana.xlsx": without_results(book)}, "xlsx", folder)

    ours = formula_values(book)
    assert len(ours) > 150
    assert formula_values((made / "rencana.xlsx").read_bytes()) == ours
