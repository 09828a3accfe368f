"""A procedure: symbols in real table rows whose lines meet, on paper and on the screen."""

import re
from datetime import date
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from rendering import reading
from siap.diagrams.layout.flow_steps import Flow, Link, Step
from siap.diagrams.strips import LEAST, Lanes, flow_strips, gutters
from siap.rendering import docx, html, pdf, pptx
from siap.rendering.papers import POINTS_PER_MM, sheet
from siap.rendering.procedure_layout import laid_in_one, laid_on_pages
from siap.rendering.procedures import Procedure, ProcedureHead, ProcedureStep, Way
from siap.rendering.stored import from_json, to_json
from siap.rendering.tree import Document, Section

ACTORS = ("Pelanggan", "Petugas pengaduan", "Regu lapangan")
HEAD = ProcedureHead(
    ("Kabupaten Contoh", "Dinas Contoh"),
    (("Nomor SOP", "04/2026"), ("Nama SOP", "Penanganan laporan")),
    (("Dasar hukum", "Peraturan Contoh"), ("Peringatan", "Beri tahu warga")),
)


def steps(count):
    """A chain with a decision in the middle that leads back to the first step."""
    made = [
        ProcedureStep(f"Langkah {n + 1}", n % 3, ways=(Way(n + 1),), time="5 menit")
        for n in range(count)
    ]
    half = count // 2
    ways = (Way(half + 1, "ya"), Way(0, "tidak"))
    made[half] = ProcedureStep("Lengkap?", half % 3, "decision", ways)
    made[-1] = ProcedureStep("Selesai", 0, "end")
    return tuple(made)


def paper(count, size="A4", language="id"):
    blocks = (HEAD, Procedure("Langkah dan pelaksana", ACTORS, steps(count)))
    return Document(
        "Prosedur",
        date(2026, 11, 21),
        (Section(blocks, landscape=True),),
        cover=False,
        paper=size,
        language=language,
    )


@pytest.fixture(scope="module")
def long_pdf():
    return PdfReader(BytesIO(pdf.render(paper(25))))


def test_every_step_has_a_picture_with_words_for_who_does_not_see_it():
    laid = laid_on_pages(
        Procedure("x", ACTORS, steps(6)), sheet("A4", landscape=True), "id"
    )

    assert len(laid.strips) == 6
    assert laid.strips[3].desc == (
        "Keputusan oleh Pelanggan; ya: ke langkah 5; tidak: ke langkah 1."
    )


def test_what_a_symbol_says_follows_the_language_of_the_paper():
    laid = laid_in_one(Procedure("x", ACTORS, steps(6)), 700, "en")

    assert laid.strips[0].desc == "Step by Pelanggan; to step 2."


@pytest.mark.parametrize("size", ["A4", "F4", "A3"])
def test_columns_fill_the_page_whatever_its_size(size):
    page = sheet(size, landscape=True)

    laid = laid_on_pages(Procedure("x", ACTORS, steps(12)), page, "id")

    assert sum(laid.columns) == pytest.approx(page.text_points)


def test_sixteen_actors_still_leave_half_of_the_page_to_the_words():
    actors = tuple(f"Perangkat daerah {n}" for n in range(16))
    page = sheet("A4", landscape=True)

    laid = laid_on_pages(Procedure("x", actors, steps(12)), page, "id")

    assert sum(laid.lanes) <= page.text_points * 0.6
    assert sum(laid.columns) == pytest.approx(page.text_points)


def test_names_without_room_are_turned():
    few = laid_in_one(Procedure("x", ACTORS, steps(6)), 700, "id")
    actors = tuple(f"Perangkat daerah {n}" for n in range(9))

    many = laid_in_one(Procedure("x", actors, steps(6)), 700, "id")

    assert not few.turned
    assert many.turned
    assert many.heads[1] > few.heads[1]


def test_a_page_breaks_where_the_line_ends_in_a_pentagon(long_pdf):
    laid = laid_on_pages(
        Procedure("x", ACTORS, steps(25)), sheet("A4", landscape=True), "id"
    )

    pages = [page.extract_text() for page in long_pdf.pages[1:]]
    firsts = [int(re.search(r"Langkah (\d+)", text)[1]) for text in pages]

    assert len(firsts) > 2
    assert firsts[0] == 1
    for number in firsts[1:]:
        assert f">{number}<" in laid.strips[number - 2].text
        assert f">{number - 1}<" in laid.strips[number - 1].text


def test_rows_of_a_page_never_ask_for_more_than_the_page():
    page = sheet("A4", landscape=True)
    high = (page.height - page.top - page.bottom) * POINTS_PER_MM

    laid = laid_on_pages(Procedure("x", ACTORS, steps(40)), page, "id")

    assert max(laid.heights) < high - sum(laid.heads)
    assert min(laid.heights) >= LEAST


def test_the_words_of_the_steps_are_text_in_every_format():
    made = paper(6)

    for text in (
        reading.html_text(html.render(made)),
        reading.pdf_text(pdf.render(made)),
        reading.docx_text(docx.render(made)),
        reading.pptx_text(pptx.render(made)),
    ):
        assert "Langkah 2" in text
        assert "Nomor SOP" in text


def test_rows_in_word_have_the_height_of_their_picture():
    made = docx.render(paper(6))
    laid = laid_on_pages(
        Procedure("Langkah dan pelaksana", ACTORS, steps(6)),
        sheet("A4", landscape=True),
        "id",
    )
    with ZipFile(BytesIO(made)) as file:
        body = file.read("word/document.xml").decode()

    heights = re.findall(r'<w:trHeight w:val="(\d+)" w:hRule="exact"/>', body)

    assert [int(each) for each in heights[2:]] == [round(h * 20) for h in laid.heights]


def test_a_procedure_is_stored_and_read_back():
    made = paper(6)

    assert from_json(to_json(made)) == made


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_lines_that_leave_a_strip_go_on_in_the_next_one(data):
    count = data.draw(st.integers(2, 9))
    actors = data.draw(st.integers(1, 5))
    made = [
        Step(
            f"{n}",
            data.draw(st.integers(0, actors - 1)),
            "step",
            "",
            tuple(
                Link(to, "")
                for to in data.draw(st.sets(st.integers(0, count - 1), max_size=2))
                if to != n
            ),
        )
        for n in range(count)
    ]
    flow = Flow(("a",) * actors, tuple(made), 0, count)
    left, right = gutters(flow, [(0, count)])
    wide = [60.0 + (left if n == 0 else 0) for n in range(actors)]
    wide[-1] += right
    lanes = Lanes(tuple(sum(wide[:n]) for n in range(actors + 1)), left, right)

    strips = flow_strips(flow, lanes, [LEAST] * count, ["x"] * count)

    for upper, lower in pairwise(strips):
        assert _ends(upper.text, LEAST) == _ends(lower.text, 0.0)


def _ends(svg, y):
    """Where lines touch the edge of a strip."""
    found = set()
    for path in re.findall(r'<path d="M([^"]*)" class="d-link"', svg):
        points = [tuple(map(float, each.split())) for each in path.split("L")]
        found |= {x for x, at in (points[0], points[-1]) if at == y}
    return found
