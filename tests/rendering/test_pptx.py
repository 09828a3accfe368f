"""The slides: titles, tables, charts, words for pictures, what the speaker says."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pptx as library
import pytest
from lxml import etree
from pptx.util import Pt

from diagrams.examples import EXAMPLES
from rendering.sample import FIGURES, TABLES, plan
from rendering.small import BUDGET, DAY, every_block
from siap.diagrams import Diagram
from siap.rendering import pptx
from siap.rendering.pptx_cutting import cut_text
from siap.rendering.pptx_rows import pieces
from siap.rendering.pptx_slides import slides_of
from siap.rendering.prepare import prepare
from siap.rendering.prose import bullets, paragraph
from siap.rendering.tree import (
    Box,
    Column,
    Document,
    Figure,
    Heading,
    Row,
    Section,
    Table,
)
from siap.typography import wrap

SLIDE = (Pt(960), Pt(540))


@pytest.fixture(scope="module")
def made():
    return pptx.render(plan())


@pytest.fixture(scope="module")
def opened(made):
    return library.Presentation(BytesIO(made))


def paper(*blocks, **fields):
    return Document("Judul", DAY, (Section(blocks),), **fields)


def slides(*blocks, **fields):
    return library.Presentation(BytesIO(pptx.render(paper(*blocks, **fields)))).slides


def figure(kind, **fields):
    return Figure(f"Gambar {kind}", Diagram(kind, "Judul gambar", EXAMPLES[kind]), **fields)


def table(rows):
    columns = (Column("a", "Uraian"), Column("b", "Nilai", fmt="number"))
    return Table("Daftar", columns, tuple(rows), totals=("b",))


def tables_of(slide):
    return [shape.table for shape in slide.shapes if shape.has_table]


def notes_of(slide):
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def test_the_slides_are_wide(opened):
    assert (opened.slide_width, opened.slide_height) == SLIDE


def test_every_slide_has_a_title_of_its_own_within_its_chapter(opened):
    titles = [slide.shapes.title.text_frame.text for slide in opened.slides]

    assert all(titles)
    assert max(titles.count(each) for each in titles if " dari " in each) == 1


def test_nothing_stands_outside_its_slide(opened):
    wide, high = SLIDE

    for slide in opened.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= wide
            assert shape.top + shape.height <= high - Pt(30)


def test_a_table_has_at_most_eight_rows_on_a_slide_and_its_head_on_each():
    rows = [Row({"a": f"Baris {n}", "b": n}) for n in range(20)]

    found = [each for slide in slides(table(rows)) for each in tables_of(slide)]

    assert [len(each.rows) for each in found] == [9, 9, 6]
    assert {each.cell(0, 0).text for each in found} == {"Uraian"}
    assert all(each.first_row for each in found)
    assert found[-1].cell(5, 1).text == "190"


def test_every_table_of_the_plan_is_there_in_full(opened):
    seen = [
        tuple(cell.text for cell in row.cells)
        for slide in opened.slides
        for each in tables_of(slide)
        for row in list(each.rows)[1:]
    ]

    assert len(seen) > sum(rows for _, _, _, rows in TABLES)


def test_a_row_higher_than_a_slide_goes_on_and_loses_no_word():
    words = " ".join(f"kata{n}" for n in range(1500))

    found = pieces(table([Row({"a": words, "b": 1})]), "id")

    said = " ".join(line.texts[0] for piece in found for line in piece.lines)
    assert said.split()[:1500] == words.split()
    assert len(found) > 2
    assert max(sum(piece.heights) for piece in found) <= 400


def test_a_heading_of_rows_stays_with_its_rows():
    rows = [Row({"a": f"Baris {n}", "b": n}) for n in range(7)]
    rows += [Row({"a": "Kelompok"}, "heading"), Row({"a": "Terakhir", "b": 1})]

    first, second = pieces(table(rows), "id")

    assert len(first.lines) == 7
    assert second.lines[0].kind == "heading"


def test_a_sum_stays_with_a_row_above_it():
    rows = [Row({"a": f"Baris {n}", "b": n}) for n in range(8)]

    first, second = pieces(table(rows), "id")

    assert [line.kind for line in second.lines] == ["data", "total"]
    assert len(first.lines) == 7


def test_an_empty_table_says_so():
    (_, slide) = slides(Table("Kosong", (Column("a", "Kolom"),), ()))

    assert tables_of(slide)[0].cell(1, 0).text == "Belum ada isi."


def test_grouped_heads_are_merged():
    cells = next(each for slide in slides(BUDGET) for each in tables_of(slide))

    assert cells.cell(0, 1).text == "Perhitungan"
    assert cells.cell(0, 1).span_width == 2
    assert cells.cell(0, 0).span_height == 2


def test_every_picture_and_table_is_described_in_words(opened):
    said = [
        shape._element.xpath(".//p:cNvPr/@descr")
        for slide in opened.slides
        for shape in slide.shapes
        if shape.has_table or shape.has_chart or shape.shape_type == 13
    ]

    assert len(said) > len(FIGURES) + len(TABLES)
    assert all(each and each[0] for each in said)


def test_the_words_of_a_picture_are_also_told_to_the_speaker():
    (_, slide) = slides(figure("swot"))

    (shape,) = (each for each in slide.shapes if each.shape_type == 13)
    assert shape._element.xpath(".//p:cNvPr/@descr")[0] in notes_of(slide)


def test_a_picture_is_laid_out_anew_for_the_slide():
    (_, slide) = slides(figure("force-field"))

    (shape,) = (each for each in slide.shapes if each.shape_type == 13)
    assert shape.width > Pt(550)
    assert shape.image.size[0] == pptx.PIXELS


def test_plain_bars_are_a_chart_whose_figures_can_be_edited():
    (_, slide) = slides(figure("cost-by-year"))

    (shape,) = (each for each in slide.shapes if each.has_chart)
    book = openpyxl.load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    (plot,) = shape.chart.plots
    assert [row[0] for row in cells[1:]] == list(plot.categories)
    assert cells[0][1:] == [series.name for series in plot.series]
    assert [row[1] for row in cells[1:]] == list(plot.series[0].values)


@pytest.mark.parametrize(("language", "axis"), [("id", "."), ("en", ",")])
def test_the_axis_of_costs_writes_out_its_own_marks_between_thousands(language, axis):
    drawn = figure("cost-by-year")
    spoken = replace(drawn, diagram=replace(drawn.diagram, language=language))

    (_, slide) = slides(spoken)

    (shape,) = (each for each in slide.shapes if each.has_chart)
    said = shape.chart.value_axis.tick_labels.number_format
    assert f'#"{axis}"000,,' in said
    assert "#,##0" not in said


def test_bars_with_groups_or_lines_across_stay_a_picture():
    for kind in ("mcua-bars", "profile-bars"):
        (_, slide) = slides(figure(kind))

        assert [each for each in slide.shapes if each.has_chart] == []


def test_scores_without_groups_are_a_chart_with_the_best_at_the_top():
    data = {
        "criteria": [{"name": "Dampak"}],
        "alternatives": [{"name": "B", "parts": [1]}, {"name": "A", "parts": [2]}],
    }
    drawn = Figure("Nilai", Diagram("mcua-bars", "Nilai", data))

    (_, slide) = slides(drawn)

    (shape,) = (each for each in slide.shapes if each.has_chart)
    assert list(shape.chart.plots[0].categories) == ["A", "B"]
    assert shape.chart.category_axis.reverse_order


def test_a_name_that_a_chart_would_read_as_a_code_stays_a_picture():
    data = {"years": [{"year": "2027", "amounts": [1]}], "sources": ["_x0041_"]}

    (_, slide) = slides(Figure("Biaya", Diagram("cost-by-year", "Biaya", data)))

    assert [each for each in slide.shapes if each.has_chart] == []


def test_paragraphs_are_what_the_speaker_says():
    (_, slide) = slides(Heading(1, "Isi"), paragraph("Kata pembicara."), bullets("Butir"))

    shown = [each.text_frame.text for each in slide.shapes if each.has_text_frame]
    assert shown == ["Bab 1  Isi", "Butir"]
    assert notes_of(slide) == "Kata pembicara."


def test_a_heading_with_nothing_but_paragraphs_shows_them():
    (_, slide) = slides(Heading(1, "Isi"), paragraph("Satu-satunya."))

    assert slide.shapes[1].text_frame.text == "Satu-satunya."


def test_only_chapters_with_parts_open_with_a_slide_of_their_own():
    found = slides_of(
        prepare(
            paper(
                Heading(1, "Berbagian"),
                Heading(2, "Bagian"),
                bullets("a"),
                Heading(1, "Utuh"),
                bullets("b"),
            )
        )
    )

    assert [(each.title, each.shown is None) for each in found] == [
        ("Berbagian", True),
        ("1.1  Bagian", False),
        ("Bab 2  Utuh", False),
    ]


def test_where_figures_are_marked_for_slides_only_those_are_shown():
    some = (figure("swot", slide=True), figure("force-field"))

    chosen = slides_of(prepare(paper(*some)))
    every = slides_of(prepare(paper(*(replace(each, slide=False) for each in some))))

    assert len(chosen) == 1
    assert len(every) == 2


def test_long_text_goes_on_over_slides_without_loss():
    words = [" ".join(f"kata{n}-{m}" for m in range(60)) for n in range(20)]

    found = slides(
        Heading(1, "Panjang"), bullets(*words), Box("Catatan", (paragraph("x"),))
    )

    said = " ".join(
        shape.text_frame.text
        for slide in list(found)[1:]
        for shape in list(slide.shapes)[1:]
    )
    assert said.split() == [*" ".join(words).split(), "Catatan", "x"]
    assert len(found) > 5


def test_a_paragraph_higher_than_a_slide_is_cut_between_lines():
    text = " ".join(f"kata{n}" for n in range(2000))

    found = slides(Heading(1, "Panjang"), paragraph(text))

    said = " ".join(slide.shapes[1].text_frame.text for slide in list(found)[1:])
    assert said.split() == text.split()


@pytest.mark.parametrize("most", [1, 2, 7])
def test_cutting_keeps_every_character_but_white_space(most):
    text = "5.1.02.01.01.0000 perbaikan   jaringan\npipa " + "x" * 60

    found = list(cut_text(text, wrap(text, 60, 12, "sans"), most))

    assert "".join("".join(found).split()) == "".join(text.split())


def test_numbers_of_an_ordered_list_go_on():
    (_, slide) = slides(Heading(1, "Isi"), bullets("a", "b", ordered=True))

    paragraphs = slide.shapes[1].text_frame._txBody.xpath(".//a:buAutoNum/@startAt")
    assert paragraphs == ["2"]


def test_a_draft_carries_a_mark_on_every_kind_of_slide_and_an_agreed_paper_none():
    # The slides for content take theirs from the master.
    for status, expected in (("draft", 3), ("agreed", 0)):
        with ZipFile(BytesIO(pptx.render(every_block(status=status)))) as parts:
            found = [
                name
                for name in parts.namelist()
                if ("slideMaster" in name or "slideLayout" in name)
                and b"<a:t>DRAF</a:t>" in parts.read(name)
            ]
        assert len(found) == expected


def test_the_file_knows_its_title_and_the_language_of_every_text(opened, made):
    assert opened.core_properties.title == "Rencana Aksi Peningkatan Pelayanan Air Minum"
    assert opened.core_properties.created.isoformat().startswith("2026-11-21")
    with ZipFile(BytesIO(made)) as parts:
        for name in parts.namelist():
            if name.startswith("ppt/slides/slide"):
                root = etree.fromstring(parts.read(name))
                runs = root.findall(".//{*}r/{*}rPr")
                assert {each.get("lang") for each in runs} == {"id-ID"}


def test_nothing_of_the_library_s_own_template_is_left(made):
    with ZipFile(BytesIO(made)) as parts:
        names = parts.namelist()
        layouts = [name for name in names if name.startswith("ppt/slideLayouts/slide")]
        masters = parts.read("ppt/slideMasters/slideMaster1.xml")
    assert len(layouts) == 3
    assert b"Click to edit" not in masters
    assert not [name for name in names if "printer" in name or "thumbnail" in name]


def test_all_dates_in_the_zip_are_the_same_also_inside_a_chart_s_workbook():
    made = pptx.render(paper(figure("cost-by-year")))

    with ZipFile(BytesIO(made)) as parts:
        (book,) = (name for name in parts.namelist() if name.endswith(".xlsx"))
        with ZipFile(BytesIO(parts.read(book))) as inner:
            everything = [*parts.infolist(), *inner.infolist()]
            assert b"2000-01-01T00:00:00Z" in inner.read("docProps/core.xml")
    assert {each.date_time for each in everything} == {(1980, 1, 1, 0, 0, 0)}
