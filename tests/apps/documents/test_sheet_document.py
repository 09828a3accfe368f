"""One worksheet by itself: every kind of part, every worksheet, nothing joined away."""

import pytest

from apps.documents.telling import outline_of, table_called, tables_of
from siap.apps.documents.builders.documents import Wanted, document, in_format
from siap.kernel.errors import NotFound
from siap.methodology.library import edition
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
from siap.rendering.tree import Box, Paragraph


def sheet(facts, worksheet_id, language="id"):
    wanted = Wanted(kind="sheet", subject=worksheet_id, language=language, personal=True)
    return document(facts, wanted)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("worksheet_id", sorted(edition().worksheets))
def test_every_worksheet_can_be_printed(demo_facts, worksheet_id, language):
    made = prepare(sheet(demo_facts, worksheet_id, language))

    assert made.title.startswith(edition().worksheet(worksheet_id).number)


def test_a_wide_worksheet_lies_on_its_long_side(demo_facts):
    wide = sheet(demo_facts, "w01-stakeholders")
    narrow = sheet(demo_facts, "w10-issue-ranking")

    assert {section.landscape for section in wide.sections} == {True}
    assert {section.landscape for section in narrow.sections} == {False}


def test_an_empty_worksheet_says_so_in_one_line(demo_facts):
    made = sheet(demo_facts, "w12-organisation-needs")

    texts = [
        "".join(run.text for run in block.runs)
        for block in blocks_of(made)
        if isinstance(block, Paragraph)
    ]
    assert "Lembar Kebutuhan organisasi belum diisi." in texts
    assert tables_of(made) == []


@pytest.mark.parametrize("worksheet_id", ["w06-situation-matrix", "w12-organisation-needs"])
def test_an_empty_worksheet_takes_one_page(demo_facts, worksheet_id):
    made = sheet(demo_facts, worksheet_id)

    assert len(made.sections) == 1


def test_what_is_still_missing_stands_in_a_box(demo_facts):
    made = sheet(demo_facts, "w12-organisation-needs")

    (box,) = [block for block in blocks_of(made) if isinstance(block, Box)]
    assert box.title == "Yang masih kurang"
    assert box.blocks[0].runs[0].text == "Lembar ini baru terisi 0 persen."


def test_a_full_sheet_with_findings_is_not_called_short_of_anything(demo_facts):
    made = sheet(demo_facts, "w35-insertion")

    (box,) = [block for block in blocks_of(made) if isinstance(block, Box)]
    assert box.blocks[0].runs[0].text.startswith("Semua isian pokok sudah ada")


def test_a_tree_is_printed_branch_by_branch_with_numbers(demo_facts):
    causes = table_called(sheet(demo_facts, "w18-diagnosis"), "Pohon persoalan")

    numbers = [str(row.cells["place_"]) for row in causes.rows]
    keys = [[int(step) for step in number.split(".")] for number in numbers]
    assert keys == sorted(keys)
    assert max(len(key) for key in keys) > 2


def test_the_steps_of_a_flow_name_the_next_ones_by_number(demo_facts):
    flow = table_called(sheet(demo_facts, "w24-service-flow"), "Alur baru")

    places = {row.cells["place_"] for row in flow.rows}
    following = {
        step for row in flow.rows for step in str(row.cells.get("next") or "").split("; ")
    }
    assert following - {""} <= places


def test_a_comparison_names_the_winner_of_each_pair(demo_facts):
    pairs = table_called(sheet(demo_facts, "w10-issue-ranking"), "Perbandingan berpasangan")

    assert len(pairs.rows) == 28
    for row in pairs.rows:
        assert row.cells["winner_"] in {row.cells["a_"], row.cells["b_"]}


def test_years_are_written_without_a_point(demo_facts):
    gaps = table_called(sheet(demo_facts, "w11-quantitative-gap"), "Kesenjangan")

    said = {row.cells.get("target_year") for row in gaps.rows} - {None}
    joined = {str(row.cells.get("joined_", "")) for row in gaps.rows}
    assert {len(str(year)) for year in said} == {4}
    assert not any("2.02" in text for text in joined)


def test_zones_of_a_board_become_columns(demo_facts):
    cards = table_called(sheet(demo_facts, "w17-expectation-reality"), "Kartu")

    labels = [column.label for column in cards.columns]
    assert labels == ["Proses", "Harapan", "Kenyataan"]


def test_an_optional_column_that_nobody_filled_is_left_out(demo_facts):
    english = outline_of(sheet(demo_facts, "w28-policy-proposals", "en"))

    assert not any("Policy gap" in line for line in english)


def test_an_unknown_worksheet_is_not_found(demo_facts):
    with pytest.raises(NotFound):
        sheet(demo_facts, "w99-none")


def test_as_a_workbook_a_worksheet_has_every_column_of_its_own(demo_facts):
    wanted = Wanted(kind="sheet", subject="w03-working-group", personal=True)

    printed = table_called(document(demo_facts, wanted), "Susunan kelompok kerja")
    as_book = document(demo_facts, in_format(wanted, "xlsx"))
    columns = table_called(as_book, "Susunan kelompok kerja").columns

    assert "Keterangan" in {each.label for each in printed.columns}
    assert {"Lembaga", "Peran dan tugas", "Di bawah"} <= {each.label for each in columns}
    assert "Keterangan" not in {each.label for each in columns}


def test_as_a_workbook_no_paper_joins_columns(demo_facts):
    wanted = Wanted(kind="action-scheme", personal=True)

    as_book = document(demo_facts, in_format(wanted, "xlsx"))

    labels = {
        each.label for each in table_called(as_book, "Tindakan menurut aspek").columns
    }
    assert {"Penanggung jawab", "Mulai", "Selesai"} <= labels
    assert "Keterangan" not in labels


def test_two_tables_of_one_computation_are_told_apart(demo_facts):
    captions = [each.caption for each in tables_of(sheet(demo_facts, "w01-stakeholders"))]

    assert "Kuadran kepentingan dan pengaruh: cara melibatkan" in captions
    assert len(set(captions)) == len(captions)


def test_a_form_beside_other_parts_has_its_title(demo_facts):
    said = [
        "".join(run.text for run in block.runs)
        for block in blocks_of(sheet(demo_facts, "w03-working-group"))
        if isinstance(block, Paragraph)
    ]

    assert "Bahan keputusan" in said


def test_what_no_page_can_hold_is_shared_out_over_tables_that_name_their_rows(demo_facts):
    made = sheet(demo_facts, "w31-action-scheme")

    captions = [table.caption for table in tables_of(made)]
    assert captions == [f"Tindakan (bagian {n} dari 3)" for n in (1, 2, 3)]
    for table in tables_of(made):
        assert [each.label for each in table.columns[:2]] == [
            "No.",
            "Program atau kegiatan",
        ]
        assert "Keterangan" not in {each.label for each in table.columns}


def test_shared_out_tables_hold_every_column_once(demo_facts):
    wanted = Wanted(kind="sheet", subject="w31-action-scheme", personal=True)
    (whole,) = tables_of(document(demo_facts, in_format(wanted, "xlsx")))

    parts = [t.columns[2:] for t in tables_of(sheet(demo_facts, "w31-action-scheme"))]

    keys = [column.key for columns in parts for column in columns]
    assert keys == [column.key for column in whole.columns[2:]]


def test_many_names_flow_in_their_cell(demo_facts):
    meetings = table_called(sheet(demo_facts, "w05-work-calendar"), "Pertemuan")

    invited = [str(row.cells["invited"]) for row in meetings.rows]
    assert any(text.count("; ") > 8 for text in invited)
    assert max(text.count("\n") for text in invited) < 8
