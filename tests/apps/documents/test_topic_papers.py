"""Terms of reference and minutes of a topic."""

from copy import copy
from dataclasses import replace

import pytest

from apps.documents.telling import table_called, tables_of
from siap.apps.documents.builders.documents import Wanted, document
from siap.apps.documents.privacy import without_personal_data
from siap.kernel.errors import NotFound
from siap.rendering.grids import grid
from siap.rendering.numbering import blocks_of
from siap.rendering.stored import to_json
from siap.rendering.tree import Heading, KeyValues, ListBlock, Paragraph, Signature


def paper(facts, kind, topic, language="id"):
    wanted = Wanted(kind=kind, subject=topic, language=language, personal=facts.personal)
    return document(facts, wanted)


def said_in(made):
    lines = []
    for block in blocks_of(made):
        if isinstance(block, Paragraph):
            lines.append("".join(run.text for run in block.runs))
        elif isinstance(block, ListBlock):
            lines += ["".join(run.text for run in item) for item in block.items]
        elif isinstance(block, KeyValues):
            lines += [text for _, text in block.pairs]
    return lines


def test_the_terms_have_every_part_that_a_meeting_needs(demo_facts):
    made = paper(demo_facts, "terms", "2.1")

    headings = [block.text for block in blocks_of(made) if isinstance(block, Heading)]
    assert headings == [
        "Kerangka acuan pertemuan: Isu utama layanan",
        "Pertemuan",
        "Latar belakang",
        "Tujuan",
        "Keluaran",
        "Pertanyaan kunci",
        "Peserta dan fasilitator",
        "Susunan acara",
        "Metode",
        "Bahan",
        "Alat dan tata ruang",
    ]


def test_terms_in_english_say_what_is_kept_in_indonesian(demo_facts):
    english = said_in(paper(demo_facts, "terms", "2.1", language="en"))
    indonesian = said_in(paper(demo_facts, "terms", "2.1"))

    assert any("quoted from the guide, which is in Indonesian" in each for each in english)
    assert not any("dikutip dari panduan" in each for each in indonesian)


def test_no_row_of_an_agenda_in_english_is_half_translated(demo_facts):
    english = paper(demo_facts, "terms", "2.1", language="en")
    ours = paper(demo_facts, "terms", "2.1")

    def rows(made, caption):
        return [
            (row.cells["what"], row.cells["how"])
            for row in table_called(made, caption).rows
        ]

    assert rows(english, "Session 2: Memilih isu utama") == rows(
        ours, "Sesi 2: Memilih isu utama"
    )


def test_the_agenda_runs_by_the_clock_from_the_start_of_the_meeting(demo_facts):
    agenda = table_called(
        paper(demo_facts, "terms", "2.1"), "Sesi 1: Mengenali keadaan layanan"
    )

    clock = [row.cells["clock"] for row in agenda.rows]
    assert clock == ["09.00–09.15", "09.15–09.45", "09.45–10.30"]
    assert grid(agenda, "id").lines[-1].values[1] == 90


@pytest.mark.parametrize("kind", ["terms", "minutes"])
def test_every_topic_of_the_guide_has_its_papers(demo_facts, kind):
    for topic in demo_facts.guide.topics:
        assert paper(demo_facts, kind, topic).sections


def test_materials_that_are_ready_are_ticked(demo_facts):
    ready = set(demo_facts.topics["2.1"].ready)
    table = table_called(paper(demo_facts, "terms", "2.1"), "Bahan yang disiapkan")

    ticked = {row.cells["item"] for row in table.rows if row.cells["ready"]}
    assert ticked
    assert ticked <= ready


def test_the_minutes_state_day_place_and_attendance(demo_facts):
    made = paper(demo_facts, "minutes", "2.1")

    said = said_in(made)
    attendance = table_called(made, "Jumlah peserta yang hadir")
    assert said[0].startswith("Pada hari Selasa, 3 Maret 2026, bertempat di Balai Warga")
    assert "pelayanan air minum perpipaan di Kabupaten Tirtamarga" in said[0]
    assert grid(attendance, "id").lines[-1].values[1] == 33


def test_the_minutes_are_agreed_once_the_topic_is(demo_facts):
    held = replace(demo_facts, topics={})

    assert paper(demo_facts, "minutes", "2.1").status == "agreed"
    assert paper(held, "minutes", "2.1").status == "draft"


def test_a_topic_that_was_not_held_says_so(demo_facts):
    made = paper(replace(demo_facts, topics={}), "minutes", "2.1")

    assert said_in(made)[0] == "Pertemuan topik ini belum dilaksanakan."
    assert [table.caption for table in tables_of(made)] == ["Tindak lanjut"]


def test_public_minutes_are_signed_by_office_without_names(demo_facts):
    made = paper(without_personal_data(demo_facts), "minutes", "2.1")

    (signature,) = [block for block in blocks_of(made) if isinstance(block, Signature)]
    owners = {task.owner_name for task in demo_facts.tasks}
    assert {person.name for person in signature.people} == {"…" * 12}
    assert signature.place == "Margapura"
    assert not any(owner in to_json(made) for owner in owners)


def test_a_topic_that_the_guide_lacks_is_not_found(demo_facts):
    with pytest.raises(NotFound):
        paper(demo_facts, "terms", "9.9")


def test_a_name_that_looks_like_a_number_hides_no_number(demo_facts):
    path = "w08-service-profile.satisfaction"
    rows = demo_facts.sheets.content.rows
    number = next(str(r.cells["mean"]) for r in rows[path] if r.cells.get("mean"))
    task = copy(demo_facts.tasks[0])
    task.owner_name = number

    public = without_personal_data(replace(demo_facts, tasks=[task]))

    numbers = [row.cells.get("mean") for row in rows[path]]
    assert [row.cells.get("mean") for row in public.sheets.content.rows[path]] == numbers
