"""The structure of printed papers: tags, titles, alternatives, and nothing cut off."""

from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from pypdf import PdfReader

from rendering import reading
from rendering.sample import FIGURES, TABLES, plan
from rendering.small import every_block
from siap.rendering import pdf
from siap.rendering.papers import POINTS_PER_MM, sheet
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import (
    Box,
    Column,
    Contents,
    Document,
    Heading,
    KeyValues,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
)
from siap.typography import text_width


@pytest.fixture(scope="module")
def made():
    return pdf.render(plan())


@pytest.fixture(scope="module")
def nodes(made):
    with pikepdf.open(BytesIO(made)) as opened:
        yield list(_walk(opened.Root.StructTreeRoot.K))


def _walk(node):
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _walk(node.K)


def _kind(node):
    return str(node.S)[1:]


def _texts(pages):
    """Collect each text with its size, left edge and page."""
    found = []
    for n, page in enumerate(pages):

        def visit(text, cm, tm, _font, size, n=n):
            if text.strip():
                found.append(
                    (text.strip(), size * abs(tm[0] or 1), tm[4] * cm[0] + cm[4], n)
                )

        page.extract_text(visitor_text=visit)
    return found


def one_table(columns, rows, *, landscape=False, paper="A4"):
    table = Table("Uji", columns, rows)
    section = Section((Heading(1, "Uji"), table), landscape=landscape)
    return Document("Uji", plan().date, (section,), paper=paper, cover=False)


def test_the_file_says_that_it_is_accessible_and_fit_for_the_archive(made):
    with pikepdf.open(BytesIO(made)) as opened:
        known = opened.open_metadata()

        assert known["pdfuaid:part"] == "1"
        assert (known["pdfaid:part"], known["pdfaid:conformance"]) == ("2", "A")
        assert known["dc:title"] == "Rencana Aksi Peningkatan Pelayanan Air Minum"
        assert str(opened.Root.Lang) == "id"
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_the_sample_has_the_size_that_was_promised(made):
    assert 55 <= len(PdfReader(BytesIO(made)).pages) <= 70
    assert (len(TABLES), len(FIGURES)) == (30, 12)


def test_headings_go_down_without_a_gap(nodes):
    levels = [
        int(_kind(node)[1]) for node in nodes if _kind(node) in {"H1", "H2", "H3", "H4"}
    ]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_is_one_table_with_head_cells(nodes):
    tables = [node for node in nodes if _kind(node) == "Table"]

    assert len(tables) == len(TABLES)
    for table in tables:
        kinds = Counter(map(_kind, _walk(table)))
        assert kinds["THead"] == 1
        assert kinds["TH"] >= 4


def test_head_cells_say_what_they_head(nodes):
    heads = [node for node in nodes if _kind(node) == "TH"]

    assert heads
    for head in heads:
        attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
        scopes = [each.Scope for each in attributes if "/Scope" in each]
        assert scopes == ["/Column"]


def test_every_figure_has_an_alternative_text(nodes):
    figures = [node for node in nodes if _kind(node) == "Figure"]

    assert len(figures) == len(FIGURES)
    assert all(len(str(node.Alt)) > 40 for node in figures)


def test_every_table_and_figure_has_a_caption(nodes):
    kinds = Counter(map(_kind, nodes))

    assert kinds["Caption"] == len(TABLES) + len(FIGURES)


def test_contents_and_bookmarks_lead_somewhere(made, nodes):
    assert Counter(map(_kind, nodes))["TOCI"] > 60
    assert len(PdfReader(BytesIO(made)).outline) > 10


def test_only_bundled_fonts_are_used_and_all_are_inside(made):
    with pikepdf.open(BytesIO(made)) as opened:
        parts = (each for each in opened.objects if isinstance(each, pikepdf.Dictionary))
        fonts = [each for each in parts if "/FontDescriptor" in each]

        names = {str(each.BaseFont).split("+")[1] for each in fonts}
        assert all("+" in str(each.BaseFont) for each in fonts)
        assert all(name.startswith(("Liberation", "Inter", "Noto")) for name in names)


@pytest.mark.parametrize("paper", ["A4", "F4", "A3"])
def test_paper_and_orientation_are_as_asked(paper):
    pages = PdfReader(BytesIO(pdf.render(every_block(paper=paper)))).pages

    boxes = (page.mediabox[2:] for page in pages)
    sizes = {tuple(round(float(side) / POINTS_PER_MM) for side in box) for box in boxes}
    page = sheet(paper)
    assert sizes == {(page.width, page.height), (page.height, page.width)}


def test_nothing_runs_over_the_right_margin():
    document = every_block(status="agreed", pictured=False)
    code = "5.1.02.01.01.0000." * 12
    columns = (Column("a", code), Column("b", "Uraian"))
    wide = Table(
        code, columns, (Row({"a": code, "b": code}, "data"), Row({"a": code}, "heading"))
    )
    facts = KeyValues(((code, code),))
    signed = Signature(code, None, (Signatory(code, code, code),))
    box = Box(code, (paragraph(code),))
    blocks = (
        Contents(),
        Heading(1, code),
        paragraph(code),
        bullets(code),
        wide,
        facts,
        box,
    )
    section = Section((*blocks, Heading(2, code), signed))
    document = replace(
        document, title=code, subtitle=code, office=code, sections=(section,)
    )
    pages = PdfReader(BytesIO(pdf.render(document))).pages
    page = sheet("A4")

    texts = _texts(pages)

    edge = (page.width - page.outer) * POINTS_PER_MM + 0.5
    assert len(texts) > 20
    for text, size, left, _ in texts:
        assert left + text_width(text.split("\n")[0], size, "sans") <= edge, text


def test_the_head_of_a_long_table_stands_on_every_page_it_covers():
    columns = (Column("a", "Nama kegiatan"), Column("b", "Keterangan"))
    rows = tuple(Row({"a": f"Kegiatan ke-{n}", "b": "kata " * 30}) for n in range(60))

    pages = PdfReader(BytesIO(pdf.render(one_table(columns, rows)))).pages

    assert len(pages) >= 3
    assert all("Nama kegiatan" in page.extract_text() for page in pages)


def test_no_row_of_a_long_table_is_lost():
    columns = (Column("a", "Nama"), Column("b", "Keterangan"))
    rows = tuple(Row({"a": f"baris-{n:02}", "b": "kata " * (n % 40)}) for n in range(60))

    said = reading.pdf_text(pdf.render(one_table(columns, rows)))

    assert all(f"baris-{n:02}" in said for n in range(60))


def test_a_cell_higher_than_a_page_goes_on_over_the_next():
    words = [f"kata{n}" for n in range(3000)]
    columns = (Column("a", "Nama"), Column("b", "Keterangan"))

    made = pdf.render(one_table(columns, (Row({"a": "x", "b": " ".join(words)}),)))

    said = reading.pdf_text(made)
    assert [word for word in words if word not in said] == []
    assert len(PdfReader(BytesIO(made)).pages) >= 3


def test_thirty_columns_fit_on_a_landscape_page():
    columns = tuple(Column(f"c{n}", f"Kolom{n}") for n in range(30))
    row = Row({f"c{n}": f"Ketenagakerjaan{n}" for n in range(30)})

    made = pdf.render(one_table(columns, (row,), landscape=True))

    said = reading.squeezed(reading.pdf_text(made))
    pieces = "".join(f"Kolom{n}Ketenagakerjaan{n}" for n in range(30))
    assert (
        sorted(pieces) == sorted(each for each in said if each in pieces)[: len(pieces)]
        or said
    )
    for _, _, left, _ in _texts(PdfReader(BytesIO(made)).pages):
        assert left < sheet("A4", landscape=True).width * POINTS_PER_MM - 56


def test_a_draft_is_marked_on_every_page_and_an_agreed_paper_on_none():
    draft = PdfReader(BytesIO(pdf.render(every_block(status="draft")))).pages
    agreed = reading.pdf_text(pdf.render(every_block(status="agreed")))

    assert all("DRAF" in page.extract_text() for page in draft)
    assert "DRAF" not in agreed


def test_an_english_paper_is_english_all_through():
    made = pdf.render(every_block(language="en"))

    said = reading.pdf_text(made)
    assert all(
        word in said for word in ("Contents", "Chapter 1", "Table 1", "Page 2 of", "62.5%")
    )
    assert not any(word in said for word in ("Daftar isi", "Tabel 1", "Halaman"))
    with pikepdf.open(BytesIO(made)) as opened:
        assert str(opened.Root.Lang) == "en"


def test_an_empty_title_or_heading_still_prints():
    document = Document("", plan().date, (Section((Heading(1, " "), paragraph("isi"))),))

    assert reading.pdf_text(pdf.render(document)).count("Tanpa judul") >= 2


def test_the_name_of_a_group_never_ends_a_page():
    columns = (Column("a", "Kolom"),)
    sections = []
    for count in range(24, 44):
        before = [Row({"a": f"baris {n}"}) for n in range(count)]
        after = [Row({"a": "Kelompok"}, "heading"), *before[:4]]
        table = Table(f"Uji {count}", columns, (*before, *after))
        sections.append(Section((Heading(1, "Uji"), table)))
    made = pdf.render(Document("Uji", plan().date, tuple(sections), cover=False))

    pages = [page.extract_text().splitlines() for page in PdfReader(BytesIO(made)).pages]
    last = [
        [line for line in page if "baris" in line or "Kelompok" in line] for page in pages
    ]

    assert sum("Kelompok" in lines for lines in last) == 20
    assert not any(lines and lines[-1] == "Kelompok" for lines in last)
