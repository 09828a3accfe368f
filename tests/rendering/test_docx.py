"""The Word file: real styles, captions, contents, head rows and pictures."""

from io import BytesIO
from zipfile import ZipFile

import docx as library
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from lxml import etree

from rendering.sample import FIGURES, TABLES, plan
from rendering.small import every_block
from siap.rendering import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


@pytest.fixture(scope="module")
def made():
    return docx.render(plan())


@pytest.fixture(scope="module")
def opened(made):
    return library.Document(BytesIO(made))


@pytest.fixture(scope="module")
def body(opened):
    return etree.fromstring(etree.tostring(opened.element.body))


def find(body, path):
    return body.xpath(path, namespaces=NAMES)


def styles(opened):
    return [each.style.name for each in opened.paragraphs]


def test_headings_have_word_s_own_styles(opened):
    used = styles(opened)

    assert used.count("Heading 1") == 14
    assert used.count("Heading 2") > 30
    assert used.count("Heading 3") == 10


def test_every_style_in_use_is_defined(opened, body):
    known = {each.style_id for each in opened.styles}

    used = set(find(body, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used <= known


def test_captions_are_counted_by_fields(opened, body):
    fields = [each.text.strip() for each in body.iter(f"{W}instrText")]

    assert fields.count("SEQ Tabel \\* ARABIC") == len(TABLES)
    assert fields.count("SEQ Gambar \\* ARABIC") == len(FIGURES)
    assert styles(opened).count("Caption") == len(TABLES)


def test_contents_are_fields_with_their_entries_written(opened, body):
    fields = [each.text.strip() for each in body.iter(f"{W}instrText")]

    assert [each for each in fields if each.startswith("TOC")] == [
        'TOC \\o "1-2" \\h \\z \\u',
        'TOC \\h \\z \\c "Tabel"',
        'TOC \\h \\z \\c "Gambar"',
    ]
    entries = [each.text for each in opened.paragraphs if each.style.name == "toc 1"]
    assert entries[0].rstrip() == "Bab 1  Pendahuluan"
    assert len(entries) == 14
    places = [each for each in fields if each.startswith("PAGEREF")]
    assert len(places) > 44 + len(TABLES)
    assert styles(opened).count("table of figures") == len(TABLES) + len(FIGURES)


def test_every_link_inside_leads_to_a_bookmark(body):
    marks = set(find(body, "//w:bookmarkStart/@w:name"))

    targets = set(find(body, "//w:hyperlink/@w:anchor"))
    assert targets
    assert targets <= marks


def test_fields_open_and_close_in_turn(body):
    depth = 0
    for mark in body.iter(f"{W}fldChar"):
        depth += {"begin": 1, "end": -1, "separate": 0}[mark.get(f"{W}fldCharType")]
        assert depth in {0, 1, 2}
    assert depth == 0


def test_head_rows_repeat_and_rows_stay_whole(body):
    tables = find(body, "//w:tbl[w:tblPr/w:tblCaption]")

    assert len(tables) == len(TABLES)
    for table in tables:
        assert find(table, "./w:tr[1]/w:trPr/w:tblHeader")
        assert find(table, "./w:tr[last()]/w:trPr/w:cantSplit")


def test_widths_stand_in_the_grid_and_in_every_cell(body):
    for table in find(body, "//w:tbl[w:tblPr/w:tblCaption]"):
        grid = [int(each) for each in find(table, "./w:tblGrid/w:gridCol/@w:w")]
        for row in find(table, "./w:tr"):
            cells = [int(each) for each in find(row, "./w:tc/w:tcPr/w:tcW/@w:w")]
            spans = [
                int(find(c, "string(.//w:gridSpan/@w:val)") or 1)
                for c in find(row, "./w:tc")
            ]
            assert sum(cells) == sum(grid)
            assert sum(spans) == len(grid)


def test_every_picture_has_words_pixels_and_its_drawing(made, body):
    said = find(body, "//wp:docPr/@descr")

    assert len(said) == len(FIGURES)
    assert min(map(len, said)) > 40
    with ZipFile(BytesIO(made)) as parts:
        names = parts.namelist()
        assert any(name.endswith(".png") for name in names)
        assert sum(name.endswith(".svg") for name in names) == len(FIGURES)
        assert b"image/svg+xml" in parts.read("[Content_Types].xml")
    assert len(body.findall(".//{*}svgBlip")) == len(FIGURES)


def test_wide_tables_lie_on_landscape_pages(opened):
    turned = [each for each in opened.sections if each.orientation == WD_ORIENT.LANDSCAPE]

    assert len(turned) == 2
    assert all(round(each.page_width.mm) == 297 for each in turned)


@pytest.mark.parametrize(("paper", "width"), [("A4", 210), ("F4", 215), ("A3", 297)])
def test_paper_is_as_asked(paper, width):
    document = library.Document(BytesIO(docx.render(every_block(paper=paper))))

    assert abs(document.sections[-1].page_width - Mm(width)) < Mm(0.1)


def test_every_ordered_list_begins_at_one(opened):
    document = library.Document(BytesIO(docx.render(every_block())))

    numbers = [
        each._p.pPr.numPr.numId.val
        for each in document.paragraphs
        if each.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]
    restarts = document.part.numbering_part.element.xpath("//w:startOverride/@w:val")
    assert restarts == ["1", "1"]


def test_foot_shows_page_and_pages(opened):
    (foot,) = opened.sections[1].footer.paragraphs

    codes = [each.text.strip() for each in foot._p.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert "Halaman" in foot.text


def test_a_draft_carries_a_mark_and_an_agreed_paper_none():
    for status, expected in (("draft", 1), ("agreed", 0)):
        with ZipFile(BytesIO(docx.render(every_block(status=status)))) as parts:
            heads = [parts.read(name) for name in parts.namelist() if "header" in name]
        assert {each.count(b'string="DRAF"') for each in heads if b"w:hdr" in each} == {
            expected
        }


def test_the_file_knows_its_title_and_language(opened):
    known = opened.core_properties

    assert known.title == "Rencana Aksi Peningkatan Pelayanan Air Minum"
    assert known.language == "id"
    assert known.created.isoformat().startswith("2026-11-21")


def test_all_dates_in_the_zip_are_the_same(made):
    with ZipFile(BytesIO(made)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"
        assert parts.namelist()[1:] == sorted(parts.namelist()[1:])
