"""The demonstration plan as files: length, tags, sums, language, the same bytes again."""

import re
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pikepdf
import pytest
from pypdf import PdfReader

from apps.documents.telling import figures_of, tables_of
from rendering.reading import docx_text, pdf_text
from siap.apps.documents.builders.documents import Wanted, document
from siap.rendering.registry import RENDERERS

WHOLE_COST = "Rp12.500.000.000"
ENGLISH = re.compile(
    r"\b(?:chapter|table|figure|page|draft|total|source|and|the|yes|summary)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def printed(demo_plan_document):
    return {name: each.render(demo_plan_document) for name, each in RENDERERS.items()}


@pytest.fixture(scope="module")
def pdf_words(printed):
    return pdf_text(printed["pdf"])


def test_the_printed_plan_has_forty_to_sixty_pages(printed):
    pages = PdfReader(BytesIO(printed["pdf"])).pages

    assert 40 <= len(pages) <= 60


def test_the_pages_are_a4(printed):
    sizes = {
        tuple(round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:])
        for page in PdfReader(BytesIO(printed["pdf"])).pages
    }

    assert sizes <= {(210, 297), (297, 210)}


def test_every_table_and_figure_is_tagged_and_every_figure_described(
    printed, demo_plan_document
):
    with pikepdf.open(BytesIO(printed["pdf"])) as pdf:
        language = str(pdf.Root.Lang)
        elements = list(_elements(pdf.Root.StructTreeRoot))
    figures = [each for each in elements if each[0] == "/Figure"]
    tables = [each for each in elements if each[0] == "/Table"]

    assert language == "id"
    assert len(tables) == len(tables_of(demo_plan_document))
    assert len(figures) >= len(figures_of(demo_plan_document))
    assert [alt for _, alt in figures if not alt.strip()] == []


def _elements(node):
    kids = node.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), str(kid.get("/Alt", ""))
            yield from _elements(kid)


def test_the_whole_cost_is_the_same_in_every_format(printed, pdf_words):
    spoken = {
        "pdf": pdf_words,
        "docx": docx_text(printed["docx"]),
        "html": printed["html"].decode(),
    }
    book = openpyxl.load_workbook(BytesIO(printed["xlsx"]), data_only=True)
    amounts = {cell.value for page in book for row in page.iter_rows() for cell in row}

    assert [name for name, text in spoken.items() if WHOLE_COST not in text] == []
    assert 12_500_000_000 in amounts


def test_the_workbook_has_a_sheet_for_every_table_beside_guide_index_and_fields(
    printed, demo_plan_document
):
    book = openpyxl.load_workbook(BytesIO(printed["xlsx"]))

    assert len(book.sheetnames) == len(tables_of(demo_plan_document)) + 3


def test_no_english_word_stands_on_an_indonesian_page(pdf_words):
    found = set(ENGLISH.findall(pdf_words))

    assert found == set()


def test_the_word_file_carries_every_picture(printed, demo_plan_document):
    with ZipFile(BytesIO(printed["docx"])) as package:
        pictures = [name for name in package.namelist() if name.endswith(".svg")]

    assert len(pictures) >= len(figures_of(demo_plan_document))


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_the_same_plan_gives_the_same_bytes(printed, demo_facts, name):
    again = document(demo_facts, Wanted(kind="plan", personal=True))

    assert RENDERERS[name].render(again) == printed[name]
