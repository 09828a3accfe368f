"""The plan as a document: what stands in it, for whom, and that its sums agree."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from apps.documents.telling import (
    chapter_text,
    figures_of,
    outline_of,
    table_called,
    tables_of,
)
from siap.apps.documents.builders.documents import Wanted, document
from siap.methodology.demo_files import demo_plan
from siap.rendering.grids import grid
from siap.rendering.numbering import blocks_of
from siap.rendering.stored import to_json
from siap.rendering.tree import Heading

GOLDEN = Path(__file__).parents[2] / "golden"
CONTACTS = "w01-stakeholders.stakeholders"


def compare(name, lines, *, update):
    path = GOLDEN / name
    made = "\n".join(lines) + "\n"
    if update:
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8"), f"{path}: run with --update-golden"


def test_headings_tables_and_figures_of_the_demo_plan(demo_plan_document, update_golden):
    lines = outline_of(demo_plan_document)

    compare("plan_outline.txt", lines, update=update_golden)


@pytest.mark.parametrize(
    ("name", "title"),
    [("plan_summary.txt", "Ringkasan"), ("plan_costs.txt", "Biaya rencana")],
)
def test_words_and_figures_of_a_chapter(demo_plan_document, update_golden, name, title):
    lines = chapter_text(demo_plan_document, title)

    compare(name, lines, update=update_golden)


def test_both_tables_of_costs_end_in_the_sum_of_all_actions(demo_facts, demo_plan_document):
    actions = demo_facts.sheets.content.of("w31-action-scheme.actions")
    whole = sum(Decimal(str(a)) for row in actions for a in row.cells["cost"].values())

    lines = [
        grid(table_called(demo_plan_document, caption), "id").lines[-1]
        for caption in (
            "Biaya per tahun menurut aspek",
            "Biaya per tahun menurut sumber dana",
        )
    ]

    assert [line.kind for line in lines] == ["total", "total"]
    assert [line.values[-1] for line in lines] == [whole, whole]
    assert lines[0].values[1:] == lines[1].values[1:]


def test_the_summary_counts_what_the_action_scheme_holds(demo_facts, demo_plan_document):
    actions = demo_facts.sheets.content.of("w31-action-scheme.actions")
    at_once = sum(row.cells["approval"] == "at-once" for row in actions)

    said = " ".join(chapter_text(demo_plan_document, "Ringkasan"))

    assert f"menjadi {len(actions)} tindakan" in said
    assert f"Sebanyak {at_once} tindakan dapat langsung dimulai" in said


def test_no_contact_data_stands_in_the_plan(demo_facts, demo_plan_document):
    rows = demo_facts.sheets.content.of(CONTACTS)
    contacts = [row.cells["contact"] for row in rows if row.cells.get("contact")]

    text = to_json(demo_plan_document)

    assert contacts
    assert [contact for contact in contacts if contact in text] == []


def test_names_of_the_group_stand_in_the_internal_plan(demo_plan_document):
    names = [person.name for person in demo_plan("pdam")[0].team if person.role == "chair"]

    assert all(name in to_json(demo_plan_document) for name in names)


def test_no_name_stands_in_the_public_plan_nor_in_its_pictures(public_plan_document):
    team = {person.name for person in demo_plan("pdam")[0].team}
    members = {
        row.cells["person"]
        for sheet in demo_plan("pdam")[1]
        if sheet.worksheet == "w03-working-group"
        for row in sheet.parts["members"]
    }

    text = to_json(public_plan_document)

    assert len(team | members) > 20
    assert [name for name in sorted(team | members) if name in text] == []


def test_a_name_inside_a_text_is_hidden_in_public(demo_plan_document, public_plan_document):
    internal = chapter_text(demo_plan_document, "Pendahuluan")
    public = chapter_text(public_plan_document, "Pendahuluan")

    assert any("Tim perumus diketuai Kuala Hardana." in line for line in internal)
    assert any("Tim perumus diketuai [nama disamarkan]." in line for line in public)


def test_the_public_plan_keeps_every_chapter_and_table(
    demo_plan_document, public_plan_document
):
    internal = [table.caption for table in tables_of(demo_plan_document)]

    assert [table.caption for table in tables_of(public_plan_document)] == internal


def test_a_plan_that_is_not_agreed_is_marked_as_a_draft(demo_facts, demo_plan_document):
    assert demo_facts.plan.state == "active"
    assert demo_plan_document.status == "draft"


@pytest.mark.parametrize("state", ["agreed", "closed"])
def test_an_agreed_plan_has_no_mark(demo_facts, state, monkeypatch):
    monkeypatch.setattr(demo_facts.plan, "state", state)

    assert document(demo_facts, Wanted(kind="plan")).status == "agreed"


def test_the_paper_is_as_old_as_the_last_change(demo_facts, demo_plan_document):
    as_of = demo_plan("pdam")[0].plan.as_of

    assert demo_plan_document.date == demo_facts.day == as_of


def test_a_filled_worksheet_beside_the_guide_is_printed_too(demo_facts, demo_plan_document):
    numbers = demo_facts.guide.worksheet_numbers
    titles = {b.text for b in blocks_of(demo_plan_document) if isinstance(b, Heading)}

    assert "W23" not in numbers
    assert "Medan kekuatan" in titles


def test_no_table_is_empty(demo_plan_document):
    assert [
        table.caption for table in tables_of(demo_plan_document) if not table.rows
    ] == []


def test_every_series_of_pictures_says_what_each_is_about(demo_plan_document):
    captions = [figure.caption for figure in figures_of(demo_plan_document)]

    assert len(captions) == len(set(captions))
    assert (
        sum(caption.startswith("Pendorong dan penghambat: ") for caption in captions) == 3
    )


def test_choices_and_references_are_printed_by_their_titles(demo_facts, demo_plan_document):
    rows = [row for found in demo_facts.sheets.content.rows.values() for row in found]
    ids = {row.id for row in rows if len(row.id) == 36}
    printed = {
        word
        for table in tables_of(demo_plan_document)
        for row in table.rows
        for value in row.cells.values()
        if isinstance(value, str)
        for word in value.split()
    }

    assert len(ids) > 500
    assert printed.isdisjoint(ids)
    assert printed.isdisjoint({"own", "at-once", "higher", "agrees-with-notes", "outcome"})


def test_the_thread_ends_in_the_ceilings_of_the_budget_lines(
    demo_facts, demo_plan_document
):
    lines = demo_facts.sheets.content.of("w35-insertion.lines")
    ceilings = sum(Decimal(str(row.cells["ceiling"])) for row in lines)

    total = grid(
        table_called(demo_plan_document, "Benang merah setiap tindakan"), "id"
    ).lines[-1]

    assert total.values[-1] == ceilings


def test_an_empty_plan_says_calmly_what_is_not_there_yet(demo_facts):
    content = replace(demo_facts.sheets.content, rows={})
    sheets = replace(demo_facts.sheets, content=content, rows={}, _outcomes={})
    bare = replace(demo_facts, sheets=sheets, topics={}, tasks=(), team=())

    made = document(bare, Wanted(kind="plan"))

    assert tables_of(made) == []
    assert figures_of(made) == []
    said = chapter_text(made, "Ringkasan")
    assert said[0] == "Isu utama belum ditetapkan."
    assert "Lembar Matriks pemangku kepentingan belum diisi." in chapter_text(
        made, "Persiapan dan pengenalan"
    )
