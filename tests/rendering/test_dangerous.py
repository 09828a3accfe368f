"""Any text that a person can type prints as typed, in every format."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from rendering import reading
from rendering.dangerous import DANGEROUS
from rendering.small import every_block
from siap.diagrams import Diagram
from siap.rendering import docx, html, pdf, pptx, xlsx
from siap.rendering.clauses import Clause, Clauses
from siap.rendering.glyphs import drawable, glyph_warning, warnings
from siap.rendering.procedures import Procedure, ProcedureHead, ProcedureStep
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import (
    Box,
    Column,
    Document,
    Figure,
    Heading,
    KeyValues,
    Paragraph,
    Row,
    Run,
    Section,
    Signatory,
    Signature,
    Table,
)
from siap.typography import clean

DAY = date(2026, 11, 21)
FIELDS = ("title", "subtitle", "office", "region", "year")


def body_and_cells():
    columns = (Column("a", "Kode"), Column("b", "Uraian"))
    rows = tuple(Row({"a": text, "b": "x"}) for text in DANGEROUS)
    blocks = (Heading(1, "Uji"), *map(paragraph, DANGEROUS), Table("Uji", columns, rows))
    return Document("Uji", DAY, (Section(blocks),), cover=False)


def everywhere(text, *, pictured=False):
    """Put a text wherever a text can stand."""
    data = {"years": [{"year": 2027, "amounts": [1]}], "sources": [text]}
    drawn = Diagram("cost-by-year", text, data)
    picture = Figure(text, drawn, alt=text, source=text)
    return Document(
        text,
        DAY,
        (
            Section(
                (
                    Heading(1, text),
                    Heading(2, text),
                    Paragraph((Run(text, bold=True, italic=True, link=text.lstrip("#")),)),
                    bullets(text, ordered=True),
                    Box(text, (paragraph(text),)),
                    KeyValues(((text, text),)),
                    Table(
                        text,
                        (Column("a", text, group=text), Column("b", text, fmt="rupiah")),
                        (Row({"a": text}, "heading"), Row({"a": text, "b": text})),
                        totals=("b",),
                        sheet=text,
                        source=text,
                    ),
                    *((picture,) if pictured else ()),
                    ProcedureHead((text,), ((text, text),), ((text, text),)),
                    Procedure(text, (text,), (ProcedureStep(text, 0, "step", (), text),)),
                    Signature(text, DAY, (Signatory(text, text, text),)),
                    Clauses((Clause(text, (text, text), "letters"),)),
                )
            ),
        ),
        subtitle=text,
        office=text,
        region=text,
        year=text,
        facts=((text, text),),
        status="draft",
    )


# Together in a few texts, each longer than any title that can be saved.
GROUPS = [" ".join(DANGEROUS[start : start + 64]) for start in range(0, len(DANGEROUS), 64)]


# Whatever a file holds once only, like its title, is each time another text of the batch.
BATCHES = [DANGEROUS[start : start + 8] for start in range(0, len(DANGEROUS), 8)]


def together(texts):
    """Put every text wherever a text can stand, all in one file."""
    named = dict(zip(FIELDS, texts, strict=False))
    papers = [everywhere(text) for text in texts]
    blocks = tuple(block for each in papers for block in each.sections[0].blocks)
    facts = tuple((text, text) for text in texts)
    return replace(papers[-1], sections=(Section(blocks),), facts=facts, **named)


@pytest.fixture(scope="module")
def paper():
    return body_and_cells()


def test_there_are_enough_dangerous_strings():
    assert len(set(DANGEROUS)) == len(DANGEROUS) >= 200


def test_html_prints_text_as_typed(paper):
    said = reading.squeezed(reading.html_text(html.render(paper)))

    assert [text for text in DANGEROUS if _times(text, said) < 2] == []


def test_pdf_prints_text_as_typed(paper):
    said = reading.squeezed(reading.pdf_text(pdf.render(paper)))

    for text in DANGEROUS:
        for part in _parts(text):
            assert _times(drawable(clean(part)), said) >= 2, text


def test_docx_prints_text_as_typed(paper):
    said = reading.squeezed(reading.docx_text(docx.render(paper)))

    assert [text for text in DANGEROUS if _times(text, said) < 2] == []


def test_pptx_prints_text_as_typed(paper):
    said = reading.squeezed(reading.pptx_text(pptx.render(paper)))

    assert [text for text in DANGEROUS if _times(text, said) < 2] == []


def test_the_workbook_behind_a_chart_keeps_text_as_text():
    names = [text for text in DANGEROUS if "\n" not in clean(text) and len(text) < 30]
    for start in range(0, len(names), 6):
        sources = [clean(each) for each in names[start : start + 6] if clean(each).strip()]
        data = {
            "years": [{"year": "2027", "amounts": [1] * len(sources)}],
            "sources": sources,
        }
        chart = Figure("Biaya", Diagram("cost-by-year", "Biaya", data))
        made = pptx.render(Document("Uji", DAY, (Section((chart,)),)))

        with ZipFile(BytesIO(made)) as parts:
            for name in parts.namelist():
                if name.endswith(".xlsx"):
                    assert _formulas(parts.read(name)) == []
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(parts.read(name))


def test_xlsx_keeps_text_as_text(paper):
    made = xlsx.render(paper)

    page = openpyxl.load_workbook(BytesIO(made)).worksheets[2]
    cells = [row[0] for row in page.iter_rows(min_row=5, max_row=4 + len(DANGEROUS))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    assert {clean(text) for text in DANGEROUS} <= set(reading.shared_strings(made))


@pytest.mark.parametrize("text", [*DANGEROUS, *GROUPS], ids=lambda text: ascii(text)[:30])
def test_a_dangerous_text_may_stand_anywhere(text):
    document = everywhere(text, pictured=text in GROUPS)

    page = html.render(document).decode()
    book = xlsx.render(document)

    assert "<script" not in page
    assert is_well_formed(book)
    formulas = _formulas(book)
    assert formulas == ["=SUM(B7:B7)"]


@pytest.mark.parametrize("batch", BATCHES, ids=range(len(BATCHES)))
def test_dangerous_texts_may_stand_anywhere_in_text_and_slides(batch):
    document = together(batch)

    assert is_well_formed(docx.render(document))
    assert is_well_formed(pptx.render(document))


@pytest.mark.parametrize("group", GROUPS, ids=range(len(GROUPS)))
def test_many_dangerous_texts_may_stand_in_titles_of_text_and_slides(group):
    document = everywhere(group, pictured=True)

    assert is_well_formed(docx.render(document))
    assert is_well_formed(pptx.render(document))


def is_well_formed(file):
    """Whether every part of an office file can be parsed."""
    with ZipFile(BytesIO(file)) as parts:
        named = [
            name for name in parts.namelist() if name.endswith((".xml", ".rels", ".svg"))
        ]
        for name in named:
            etree.fromstring(parts.read(name))
    return len(named) > 5


@pytest.mark.parametrize("group", GROUPS, ids=range(len(GROUPS)))
def test_the_pdf_of_dangerous_texts_everywhere_is_made(group):
    made = pdf.render(everywhere(group, pictured=True))

    assert made.startswith(b"%PDF-1.7")


def test_only_harmless_links_become_links():
    links = ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b")
    runs = tuple(Run("klik", link=link) for link in (*links, "https://contoh.go.id"))
    document = Document(
        "J", DAY, (Section((Heading(1, "A"), Paragraph(runs))),), cover=False
    )

    made = html.render(document).decode()

    assert made.count("<a ") == 1
    assert 'href="https://contoh.go.id"' in made


def test_characters_without_a_glyph_are_told_beforehand():
    document = replace(every_block(), subtitle="Rencana 汉 dan 字 dan 汉")

    (found,) = warnings(document)

    assert found.characters == ("汉", "字")
    assert "□" in reading.pdf_text(pdf.render(document))
    assert warnings(every_block()) == ()


def test_whoever_saves_such_a_character_is_told_at_once():
    said = glyph_warning(["Air minum", "Rencana 汉 dan 字", {"catatan": "汉"}])

    assert "汉 字." in said
    assert "汉 字." in glyph_warning("汉字", "en") != said
    assert glyph_warning(["Air minum ≥ 80 %", None, 5]) == ""


def _times(text, said):
    return said.count(reading.squeezed(clean(text)))


def _parts(text):
    """Take words one by one where the reading library does not order them."""
    return text.split() if "\u0600" <= max(text.split()[0]) <= "\u06ff" else [text]


def _formulas(book):
    found = []
    for page in openpyxl.load_workbook(BytesIO(book)):
        for row in page.iter_rows():
            found += [cell.value for cell in row if cell.data_type == "f"]
    return found
