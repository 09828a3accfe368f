"""The standard procedure and the council's slides of every demonstration plan."""

from decimal import Decimal
from io import BytesIO

import pptx as library
import pytest

from siap.apps.documents.builders.documents import Wanted, document
from siap.apps.documents.builders.procedures import spell_minutes
from siap.apps.documents.builders.setting import Setting
from siap.methodology.document_outlines import outline
from siap.rendering import pptx
from siap.rendering.numbering import blocks_of
from siap.rendering.procedures import Procedure, ProcedureHead

PLANS = ("pdam", "blud-spam", "umum")


def block_of(made, kind):
    return next(each for each in blocks_of(made) if isinstance(each, kind))


@pytest.fixture(scope="module")
def sop(demo_facts):
    return document(demo_facts, Wanted(kind="sop", personal=True))


@pytest.fixture(scope="module")
def slides(every_demo):
    return {
        key: library.Presentation(
            BytesIO(pptx.render(document(facts, Wanted(kind="slides"))))
        )
        for key, facts in every_demo.items()
    }


def test_the_identity_says_who_issues_which_procedure(sop):
    head = block_of(sop, ProcedureHead)

    assert head.office == (
        "Kabupaten Tirtamarga",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Bagian Hubungan Pelanggan dan Bagian Distribusi",
    )
    assert dict(head.pairs)["Nomor SOP"] == "SOP-TM/DIST/04/2026"
    assert dict(head.pairs)["Tanggal efektif"] == "26 Oktober 2026"
    assert [title for title, _ in head.boxes] == [
        "Dasar hukum",
        "Kualifikasi pelaksana",
        "Keterkaitan",
        "Peralatan dan perlengkapan",
        "Peringatan",
        "Pencatatan dan pendataan",
    ]


def test_the_steps_are_those_of_the_new_flow_with_their_ways_out(sop):
    flow = block_of(sop, Procedure)

    assert flow.actors == (
        "Pelanggan",
        "Petugas pengaduan",
        "Bagian Distribusi",
        "Regu lapangan",
        "Gudang",
    )
    assert [
        (step.text, flow.actors[step.actor], step.kind, step.time) for step in flow.steps
    ][2:5] == [
        (
            "Memeriksa lokasi dan memperbaiki kerusakan kecil",
            "Regu lapangan",
            "step",
            "4 jam",
        ),
        ("Perlu suku cadang?", "Regu lapangan", "decision", "5 menit"),
        ("Mengeluarkan suku cadang dari persediaan", "Gudang", "step", "1 jam"),
    ]
    assert [(way.to + 1, way.label) for way in flow.steps[3].ways] == [
        (5, "ya"),
        (8, "tidak"),
    ]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (None, ""),
        (Decimal(0), "0 menit"),
        (Decimal(45), "45 menit"),
        (Decimal(150), "2 jam 30 menit"),
        (Decimal(4320), "3 hari"),
    ],
)
def test_a_length_of_time_is_written_in_the_largest_units(demo_facts, minutes, said):
    setting = Setting(demo_facts, outline("sop"))

    assert spell_minutes(setting, minutes) == said


@pytest.mark.parametrize("key", PLANS)
def test_a_council_sees_twelve_to_fifteen_slides(slides, key):
    assert 12 <= len(slides[key].slides) <= 15


@pytest.mark.parametrize("key", PLANS)
def test_every_slide_below_the_cover_has_a_title_and_notes_for_the_speaker(slides, key):
    for slide in list(slides[key].slides)[1:]:
        assert slide.shapes.title.text_frame.text
        assert len(slide.notes_slide.notes_text_frame.text) > 40


@pytest.mark.parametrize("key", PLANS)
def test_no_table_on_a_slide_has_more_than_eight_rows_below_its_head(slides, key):
    tables = [
        shape.table
        for slide in slides[key].slides
        for shape in slide.shapes
        if shape.has_table
    ]

    assert tables
    assert max(len(table.rows) for table in tables) <= 8 + 2


@pytest.mark.parametrize("key", PLANS)
def test_pictures_charts_and_tables_on_slides_have_alternative_texts(slides, key):
    for slide in slides[key].slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                (named,) = shape._element.xpath(".//p:cNvPr")
                assert named.get("descr")
