"""Papers as offices write them: clauses, plain headings, rows to sign on."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from rendering.reading import docx_text, html_text, pdf_text, squeezed
from siap.rendering import docx, html, pdf
from siap.rendering.clauses import Clause, Clauses, marked
from siap.rendering.stored import from_json, to_json
from siap.rendering.tree import (
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Section,
    Signatory,
    Signature,
    Table,
)

HARMFUL = "#panic(1) <b>&</b> {{ 7*7 }} =1+1 ${x}"
READERS = {
    "pdf": lambda made: pdf_text(pdf.render(made)),
    "docx": lambda made: docx_text(docx.render(made)),
    "html": lambda made: html_text(html.render(made)),
}


def letter(*blocks, look="letter"):
    opening = Heading(1, "KEPUTUSAN BUPATI REKAAN", numbering="none")
    return Document(
        title="Keputusan",
        date=date(2026, 11, 21),
        sections=(Section((opening, *blocks)),),
        look=look,
        cover=False,
    )


def table(*, by_hand=False):
    columns = (Column("who", "Nama"), Column("sign", "Tanda tangan"))
    return Table("Daftar hadir", columns, (Row({"who": "Sari"}), Row({})), by_hand=by_hand)


@pytest.mark.parametrize("name", READERS)
def test_the_words_of_clauses_stand_in_every_format(name):
    clauses = Clauses((Clause("Menimbang", ("bahwa satu;", HARMFUL), "letters"),))

    text = squeezed(READERS[name](letter(clauses)))

    assert squeezed("Menimbang") in text
    assert squeezed("bahwa satu;") in text
    assert squeezed(HARMFUL) in text


def test_marks_go_on_after_the_last_letter():
    marks = [mark for mark, _ in marked(Clause("", ("x",) * 28, "letters"))]

    assert marks[:2] == ["a.", "b."]
    assert marks[25:] == ["z.", "aa.", "ab."]


def test_clauses_without_marks_have_none():
    assert marked(Clause("KESATU", ("Membentuk tim.",))) == [("", "Membentuk tim.")]


@pytest.mark.parametrize("name", READERS)
def test_a_table_of_a_letter_has_a_caption_and_no_number(name):
    numbered = READERS[name](letter(table(), look="report"))
    plain = READERS[name](letter(table()))

    assert "Tabel 1" in " ".join(numbered.split())
    assert "Tabel 1" not in " ".join(plain.split())
    assert "Daftar hadir" in plain


def test_rows_filled_in_by_hand_are_high_enough_to_sign_in_word():
    with ZipFile(BytesIO(docx.render(letter(table(by_hand=True))))) as package:
        body = package.read("word/document.xml").decode()
    with ZipFile(BytesIO(docx.render(letter(table())))) as package:
        usual = package.read("word/document.xml").decode()

    assert body.count("<w:trHeight") == 2
    assert "<w:trHeight" not in usual


def test_a_letter_opens_without_a_page_break_before_its_title():
    with ZipFile(BytesIO(docx.render(letter()))) as package:
        styles = package.read("word/styles.xml").decode()
    with ZipFile(BytesIO(docx.render(letter(look="report")))) as package:
        usual = package.read("word/styles.xml").decode()

    assert "pageBreakBefore" in usual
    assert "pageBreakBefore" not in styles


def test_a_letter_is_stored_and_read_back_whole():
    clauses = Clauses((Clause("Mengingat", ("Undang-Undang;",), "numbers"),), kept=True)
    made = letter(clauses, Paragraph((Run("TENTANG"),), centred=True), table(by_hand=True))

    assert from_json(to_json(made)) == made


def test_what_is_signed_stays_with_its_signatures_in_word():
    person = Signature("Rekaan", date(2026, 11, 21), (Signatory("Ketua,", "Sari"),))
    said = Paragraph((Run("Demikian berita acara ini dibuat."),))

    with ZipFile(BytesIO(docx.render(letter(said, person)))) as package:
        signed = package.read("word/document.xml").decode()
    with ZipFile(BytesIO(docx.render(letter(said)))) as package:
        alone = package.read("word/document.xml").decode()

    sentence = '<w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Demikian'
    assert sentence in signed
    assert sentence not in alone


def test_what_is_signed_stays_with_its_signatures_in_print():
    person = Signature("Rekaan", date(2026, 11, 21), (Signatory("Ketua,", "Sari"),))
    lines = [Paragraph((Run(f"Baris {n}."),)) for n in range(1, 36)]

    for count in range(24, 36):
        made = pdf.render(letter(*lines[:count], person))
        pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
        signed = next(text for text in pages if "Ketua," in text)
        assert f"Baris {count}." in signed
