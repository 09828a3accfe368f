"""The head of an office's letters, and the proof that a paper is genuine."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx as library
import pikepdf
import pptx as slides_library
import pytest
from PIL import Image

from rendering import reading
from rendering.dangerous import DANGEROUS
from rendering.small import DAY, every_block
from siap.rendering import docx, html, pdf, pptx, stored, xlsx
from siap.rendering.letterheads import Letterhead, Proof, code_picture
from siap.rendering.prose import paragraph
from siap.rendering.tree import Document, Heading, Section
from siap.typography import clean

PROOF = Proof("https://contoh.go.id/periksa/ABCD-EFGH/", ("Nomor 690/17/2026", "Pindai."))


def emblem():
    made = BytesIO()
    Image.new("RGB", (60, 80), "#14506e").save(made, "PNG")
    return b64encode(made.getvalue()).decode()


HEAD = Letterhead(
    ("PEMERINTAH KABUPATEN CONTOH",), "DINAS CONTOH", "Jalan Satu\nKota 45123", emblem()
)


def letter(**fields):
    blocks = (Heading(1, "Undangan"), paragraph("Isi surat."))
    fields = {"letterhead": HEAD, "proof": PROOF, "status": "issued"} | fields
    return Document("Undangan", DAY, (Section(blocks),), cover=False, **fields)


READERS = {
    "pdf": (pdf, reading.pdf_text),
    "docx": (docx, reading.docx_text),
    "html": (html, reading.html_text),
}


@pytest.mark.parametrize("name", READERS)
def test_a_letter_begins_with_its_head_and_ends_with_its_proof(name):
    renderer, text_of = READERS[name]

    lines = text_of(renderer.render(letter())).splitlines()

    said = " ".join(lines)
    places = [
        said.index(each) for each in ("PEMERINTAH", "DINAS", "Undangan", "Isi surat.")
    ]
    assert places == sorted(places)
    assert said.index("690/17/2026") > places[-1]
    assert "contoh.go.id/periksa/ABCD-EFGH/" in "".join(said.split("\u200b"))


def test_the_first_heading_stays_on_the_page_of_the_head():
    made = pdf.render(letter())

    with pikepdf.open(BytesIO(made)) as opened:
        assert len(opened.pages) == 1
    (first,) = (
        each
        for each in library.Document(BytesIO(docx.render(letter()))).paragraphs
        if each.style.name == "Heading 1"
    )
    assert first.paragraph_format.page_break_before is False


def test_the_mark_of_a_draft_stands_on_the_page_of_the_head_too():
    made = docx.render(letter(status="draft", proof=None))

    (section,) = library.Document(BytesIO(made)).sections
    assert section.different_first_page_header_footer
    assert b'string="DRAF"' in section.first_page_header.part.blob


@pytest.mark.parametrize("covered", [True, False])
def test_emblem_and_code_are_described_in_words(covered):
    document = replace(letter(), cover=covered, office="Dinas Contoh")

    page = html.render(document).decode()
    printed = pdf.render(document)
    with ZipFile(BytesIO(docx.render(document))) as parts:
        word = parts.read("word/document.xml").decode()

    for said in (
        "Lambang DINAS CONTOH",
        "Kode QR: https://contoh.go.id/periksa/ABCD-EFGH/",
    ):
        assert said in page
        assert said in word
        assert said in _alternatives(printed)


def _alternatives(made):
    with pikepdf.open(BytesIO(made)) as opened:
        return [
            str(each["/Alt"])
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]


def test_only_a_page_with_an_emblem_may_show_pictures():
    with_emblem = html.render(letter()).decode()
    without = html.render(letter(letterhead=replace(HEAD, logo=""))).decode()

    assert "img-src data:" in with_emblem
    assert "img-src" not in without


def test_the_last_slide_tells_how_to_find_out_whether_all_is_genuine():
    deck = slides_library.Presentation(BytesIO(pptx.render(letter())))

    last = deck.slides[len(deck.slides) - 1]
    assert last.shapes.title.text_frame.text == "Keaslian dokumen"
    assert "690/17/2026" in last.shapes[2].text_frame.text


def test_head_and_proof_survive_storing_and_old_papers_read_as_before():
    document = letter()

    assert stored.from_json(stored.to_json(document)) == document
    assert "letterhead" not in stored.to_json(every_block())


def test_a_code_has_white_around_it_and_is_the_same_each_time():
    first, second = code_picture(PROOF), code_picture(PROOF)

    assert first == second
    assert 'fill="#ffffff"' in first.text


@pytest.mark.parametrize("text", DANGEROUS[::7], ids=lambda text: ascii(text)[:30])
def test_any_text_may_stand_in_a_head_and_a_proof(text):
    head = Letterhead((text,), text, text, emblem())
    document = letter(letterhead=head, proof=Proof(f"https://x.id/{len(text)}", (text,)))

    page = html.render(document).decode()
    docx.render(document)
    xlsx.render(document)
    pptx.render(document)

    assert "<script" not in page
    said = reading.squeezed(reading.html_text(page.encode()))
    assert said.count(reading.squeezed(clean(text))) >= 4


def test_dangerous_heads_print():
    text = " ".join(DANGEROUS)
    head = Letterhead((text,), text, text, emblem())

    made = pdf.render(letter(letterhead=head, proof=Proof("https://x.id/1", (text,))))

    assert made.startswith(b"%PDF")
