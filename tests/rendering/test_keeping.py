"""What belongs together stays on one page, in print and in Word."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from docx import Document as WordDocument
from lxml import etree
from pypdf import PdfReader

from rendering.reading import squeezed
from siap.rendering import docx, pdf
from siap.rendering.clauses import Clause, Clauses
from siap.rendering.docx_xml import WML
from siap.rendering.tree import (
    Column,
    Document,
    Heading,
    KeyValues,
    ListBlock,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Section,
    Signatory,
    Signature,
    Table,
)

COLUMNS = (Column("name", "Nama"), Column("cost", "Biaya", fmt="rupiah"))
SIGNED = Signature("Rekaan", None, (Signatory("Ketua,", "Sari"),))


def said(text):
    return Paragraph((Run(text),))


def rows(count, mark):
    return tuple(Row({"name": f"{mark}-baris-{n:02d}", "cost": n}) for n in range(count))


def paper(*sections):
    return Document("Uji", date(2026, 11, 22), tuple(sections), cover=False, look="letter")


def starting_ever_lower(make, steps=range(6, 14)):
    """A section for each step; what is made stands one paragraph lower in each."""
    head = Heading(1, "Uji", numbering="none")
    fillers = {step: [said(f"Pengisi {n}.") for n in range(step)] for step in steps}
    return paper(
        *(Section((head, *fill, *make(f"u{step:02d}"))) for step, fill in fillers.items())
    )


def pages_of(document):
    made = PdfReader(BytesIO(pdf.render(document)))
    return [squeezed(page.extract_text()) for page in made.pages]


def rows_on(page, mark="u"):
    return re.findall(rf"{mark}\d\d-baris-\d\d", page)


@pytest.mark.parametrize("totals", [(), ("cost",)])
def test_no_page_begins_with_the_last_row_of_a_table_alone(totals):
    pages = pages_of(
        starting_ever_lower(lambda mark: [Table("T", COLUMNS, rows(30, mark), totals)])
    )

    ends = [len(rows_on(page)) for page in pages if "-baris-29" in page]

    assert len(ends) == 8
    assert min(ends) >= 2 - len(totals)
    assert all("Jumlah" in page for page in pages if "-baris-29" in page) == bool(totals)


def test_a_short_table_is_not_divided():
    pages = pages_of(
        starting_ever_lower(
            lambda mark: [Table("T", COLUMNS, rows(6, mark))], range(26, 33)
        )
    )

    assert {len(rows_on(page)) for page in pages} - {0} == {6}


def test_the_last_two_rows_stay_with_what_is_signed_below_them():
    pages = pages_of(
        starting_ever_lower(lambda mark: [Table("T", COLUMNS, rows(30, mark)), SIGNED])
    )

    signed = [page for page in pages if "Ketua," in page]

    assert len(signed) == 8
    assert all({"28", "29"} <= {row[-2:] for row in rows_on(page)} for page in signed)


def test_the_source_stays_with_the_last_two_rows():
    pages = pages_of(
        starting_ever_lower(
            lambda mark: [Table("T", COLUMNS, rows(30, mark), source="catatan cabang")]
        )
    )

    noted = [page for page in pages if "catatancabang" in page]

    assert len(noted) == 8
    assert all({"28", "29"} <= {row[-2:] for row in rows_on(page)} for page in noted)


@pytest.mark.parametrize(
    ("count", "least", "steps"), [(8, 8, range(25, 34)), (28, 2, range(6, 12))]
)
def test_an_identity_block_leaves_no_pair_alone(count, least, steps):
    def block(mark):
        return [KeyValues(tuple((f"{mark}-baris-{n:02d}", "isi") for n in range(count)))]

    pages = pages_of(starting_ever_lower(block, steps))

    assert min(len(rows_on(page)) for page in pages if rows_on(page)) >= least


def test_what_ends_in_a_colon_stays_with_what_it_announces():
    items = ListBlock(tuple((Run(f"Butir {n}."),) for n in range(3)))
    pages = pages_of(
        starting_ever_lower(
            lambda mark: [said(f"{mark} memutuskan:"), items], range(27, 35)
        )
    )

    assert sum("memutuskan:" in page for page in pages) == 8
    assert all(
        ("memutuskan:" in page) == ("Butir0." in page) == ("Butir2." in page)
        for page in pages
    )


def test_rows_kept_at_the_end_are_no_heads_and_have_theirs():
    made = pdf.render(paper(Section((Table("T", COLUMNS, rows(40, "u01")), SIGNED))))

    with pikepdf.open(BytesIO(made)) as file:
        cells = [node for node in walk(file.Root.StructTreeRoot.K) if kind(node) == "TD"]
        tables = [
            node for node in walk(file.Root.StructTreeRoot.K) if kind(node) == "Table"
        ]
        assert len(tables) == 1
        assert len(cells) == 80
        assert all(any("/Headers" in each for each in node.A) for node in cells)


def walk(node):
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from walk(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from walk(node.K)


def kind(node):
    return str(node.S)[1:]


def word_rows(document):
    """For each row of each table in Word whether it stays with what follows."""
    tables = docx_body(document).findall(f"{{{WML}}}tbl")
    return [
        [
            row.find(f".//{{{WML}}}keepNext") is not None
            for row in table.findall(f"{{{WML}}}tr")
            if row.find(f"{{{WML}}}trPr/{{{WML}}}tblHeader") is None
        ]
        for table in tables
    ]


def docx_body(document):
    with ZipFile(BytesIO(docx.render(document))) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def test_rows_of_a_short_table_stay_together_in_word():
    short = paper(Section((Table("T", COLUMNS, rows(4, "u01")),)))

    assert word_rows(short) == [[True, True, True, False]]


def test_the_last_rows_of_a_long_table_stay_together_in_word():
    table = Table("T", COLUMNS, rows(40, "u01"))
    noted = Table("T", COLUMNS, rows(40, "u01"), source="catatan cabang")

    assert word_rows(paper(Section((table,)))) == [[True, *[False] * 37, True, False]]
    assert word_rows(paper(Section((noted,)))) == [[True, *[False] * 37, True, True]]


def test_the_last_rows_stay_with_what_is_signed_below_them_in_word():
    signed = paper(Section((Table("T", COLUMNS, rows(40, "u01")), SIGNED)))

    assert word_rows(signed)[0] == [True, *[False] * 37, True, True]


def test_the_last_decision_of_a_decree_stays_with_its_signature_in_word():
    decided = Clauses((Clause("KEDUA", ("Berlaku hari ini.",)),), kept=True)

    paragraph, gap = docx_body(paper(Section((decided, SIGNED))))[:2]

    assert paragraph.tag == f"{{{WML}}}p"
    assert "".join(paragraph.itertext()) == "KEDUA:Berlaku hari ini."
    assert all(each.find(f".//{{{WML}}}keepNext") is not None for each in (paragraph, gap))


def test_an_identity_block_stays_together_in_word():
    short = KeyValues(tuple((f"Nama {n}", "isi") for n in range(4)))
    long = KeyValues(tuple((f"Nama {n}", "isi") for n in range(60)))

    assert word_rows(paper(Section((short,)))) == [[True, True, True, False]]
    assert word_rows(paper(Section((long,)))) == [[True, *[False] * 57, True, False]]


def test_no_gap_stands_before_a_page_break_in_word():
    signed = paper(Section((said("Isi."), SIGNED, PageBreak(), said("Lampiran."))))

    body = docx_body(signed)
    places = [
        n
        for n, each in enumerate(body)
        if each.find(f".//{{{WML}}}pageBreakBefore") is not None
    ]

    assert len(places) == 1
    assert body[places[0] - 1].tag == f"{{{WML}}}tbl"
    assert not body.findall(f".//{{{WML}}}br")


def test_a_long_name_of_an_office_stands_below_a_long_title_at_the_right():
    long = replace(
        paper(Section((said("Isi."),))),
        title="Rencana Aksi Perbaikan Layanan Air Minum Kabupaten Tirtamarga",
        office="Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Tirtamarga",
    )

    assert "Tirtamarga\n\tDinas" in head_of(long)
    assert "Rencana\tDinas" in head_of(replace(long, title="Rencana"))


def head_of(document):
    made = WordDocument(BytesIO(docx.render(document)))
    return made.sections[0].header.paragraphs[0].text
