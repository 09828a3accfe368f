"""Every cell that cannot be taken is named by row, column and reason; nothing else is."""

import pytest

from apps.imports.handing import (
    CARDS,
    CLUSTERS,
    INDICATORS,
    TREE,
    at,
    csv_of,
    faults_of,
    previewed,
    stored,
    taken,
)
from apps.imports.workbooks import a_workbook, with_formulas
from factories.plans import a_plan, a_stakeholder, stakeholders
from siap.kernel.errors import InvalidInput
from siap.kernel.messages import MESSAGES

pytestmark = pytest.mark.django_db
HEAD = ["Indikator", "Satuan", "Arah", "Nilai 2024", "Sumber"]
GOOD = ["Cakupan", "persen", "Makin tinggi makin baik", "61,5", "Laporan"]


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        ("Satuan", "s" * 41, "too-long"),
        ("Indikator", "i" * 201, "too-long"),
        ("Arah", "naik", "not-a-choice"),
        ("Nilai 2024", "enam puluh", "not-a-number"),
        ("Nilai 2024", "61;5", "not-a-number"),
        ("Nilai 2024", "1,2,3", "not-a-number"),
        ("Nilai 2024", "1e9", "not-a-number"),
        ("Nilai 2024", "9" * 25, "not-a-number"),
    ],
)
def test_a_cell_that_its_column_does_not_take_is_named(
    column: str, typed: str, code: str
) -> None:
    row = dict(zip(HEAD, GOOD, strict=True)) | {column: f'"{typed}"'}
    data = csv_of([HEAD, GOOD[:1] and ["Tarif", *GOOD[1:]], list(row.values())])

    found = faults_of(at(a_plan(), INDICATORS), data)

    assert found == [(3, column, code)]


def test_each_type_of_cell_says_what_it_expects() -> None:
    place = at(a_plan(), ("w37-direct-action", "direct_actions"))
    keys = {column.key: column for column in place.part.columns}
    dates = keys["start"].title, keys["due"].title
    data = csv_of(
        [[keys["statement"].title, *dates], ["Memastikan", "31/02/2026", "besok"]]
    )

    plan = previewed(place, data).plan

    assert [(f.column, f.code) for f in plan.faults] == [
        (dates[0], "cell-not-a-date"),
        (dates[1], "cell-not-a-date"),
    ]
    assert all("21/11/2026" in fault.message("id") for fault in plan.faults)
    assert all("21/11/2026" in fault.message("en") for fault in plan.faults)


def test_a_number_out_of_range_is_named_with_the_range() -> None:
    data = csv_of([["Nama", "Kepentingan"], ["Warga", "9"]])
    place = stakeholders(a_plan())
    key = next(c.title for c in place.part.columns if c.key == "interest")

    plan = previewed(place, data.replace(b"Kepentingan", key.encode())).plan

    assert [fault.code for fault in plan.faults] == ["cell-out-of-range"]
    assert "1 sampai 5" in plan.faults[0].message("id")


def test_a_reference_that_leads_nowhere_is_named() -> None:
    data = csv_of([["Isi kartu", "Isu"], ["Air mati", "Isu yang tidak ada"]])

    assert faults_of(at(a_plan(), CARDS), data) == [(2, "Isu", "reference-unknown")]


def test_a_reference_to_one_of_two_rows_of_the_same_title_is_not_guessed() -> None:
    place = at(a_plan(), TREE)
    statement, under = "Rumusan hasil", "Di bawah"
    titles = {column.key: column.title for column in place.part.columns}
    data = csv_of(
        [
            ["Jenis", titles.get("statement", statement), under],
            ["outcome", "Air mengalir", ""],
            ["outcome", "Air mengalir", ""],
            ["output", "Pompa jalan", "Air mengalir"],
        ]
    )

    assert faults_of(place, data) == [(4, "Di bawah", "reference-ambiguous")]


def test_a_row_that_refers_to_a_faulty_new_row_is_left_out_with_it() -> None:
    place = at(a_plan(), TREE)
    statement = next(c.title for c in place.part.columns if c.key == "statement")
    data = csv_of(
        [
            ["Jenis", statement, "Di bawah"],
            ["ngawur", "Air mengalir", ""],
            ["output", "Pompa jalan", "Air mengalir"],
            ["activity", "Beli pompa", "Pompa jalan"],
            ["outcome", "Keluhan turun", ""],
        ]
    )

    plan = previewed(place, data).plan

    assert [(f.number, f.code) for f in plan.faults] == [
        (2, "not-a-choice"),
        (3, "reference-left-out"),
        (4, "reference-left-out"),
    ]
    assert [row.number for row in plan.rows] == [5]


def test_a_value_that_must_be_unique_is_refused_within_the_file() -> None:
    data = csv_of([["Isu"], ["Air keruh"], ["AIR KERUH"]])

    assert faults_of(at(a_plan(), CLUSTERS), data, match="") == [(3, "Isu", "not-unique")]


def test_a_value_that_must_be_unique_is_refused_against_the_plan() -> None:
    plan = a_plan()
    a_stakeholder(plan, "Dinas Sosial")
    place = stakeholders(plan)

    found = faults_of(place, csv_of([["Nama"], ["dinas sosial"]]), match="")

    assert [(number, code) for number, _, code in found] == [(2, "not-unique")]


def test_the_same_row_twice_is_refused() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan)
    data = csv_of([["ID baris", "Nama"], [row_id, "Satu"], [row_id, "Dua"]])

    assert faults_of(stakeholders(plan), data) == [(3, "ID baris", "import-row-twice")]


def test_a_second_row_for_a_form_is_refused() -> None:
    place = at(a_plan(), ("w08-service-profile", "profile"))
    data = csv_of([["Nama pelayanan", "Unit penyelenggara"], ["Air", "A"], ["Sampah", "B"]])

    assert [code for _, _, code in faults_of(place, data)] == ["import-one-row"]


def test_a_pair_written_the_wrong_way_round_is_refused() -> None:
    plan = a_plan()
    taken(at(plan, CLUSTERS), csv_of([["Isu"], ["Keruh"], ["Mahal"]]))
    place = at(plan, ("w10-issue-ranking", "comparisons"))
    cell = place.part.matrix.cell if place.part.matrix else None
    assert cell is not None
    answer = cell.options[0].title
    head = ["Baris matriks", "Kolom matriks", cell.title]

    found = faults_of(
        place,
        csv_of([head, ["Mahal", "Keruh", answer], ["Keruh", "Keruh", answer]]),
    )

    assert [code for _, _, code in found] == ["import-pair-reversed", "same-pair"]


def test_a_formula_that_was_never_worked_out_is_a_fault_and_no_empty_cell() -> None:
    found = faults_of(at(a_plan(), INDICATORS), with_formulas(worked_out=False))

    assert found == [(2, "Nilai 2024", "import-formula-unknown")]


def test_a_lone_dash_among_figures_is_an_empty_cell_and_not_zero() -> None:
    place = at(a_plan(), INDICATORS)
    taken(place, csv_of([["Indikator", "2023", "2024"], ["Cakupan", "-", "61,5"]]))

    assert stored(place)[0]["values"] == {"2024": "61.5"}


def test_text_that_begins_like_a_formula_is_stored_as_text() -> None:
    place = at(a_plan(), CLUSTERS)

    taken(place, a_workbook([["Isu"], ["'=cmd|' /C calc'!A0"]]))
    taken(place, csv_of([["Isu"], ["=HYPERLINK(1)"]]))

    assert [row["title"] for row in stored(place)] == [
        "'=cmd|' /C calc'!A0",
        "=HYPERLINK(1)",
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Indikator;Satuan\n", "import-no-rows"),
        (b"Warna;Rasa\nmerah;manis\n", "import-nothing-mapped"),
        (
            b"Indikator\n" + b"".join(b"i%d\n" % n for n in range(5_001)),
            "import-too-many-to-store",
        ),
    ],
)
def test_a_file_without_use_is_refused_as_a_whole(data: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        previewed(at(a_plan(), INDICATORS), data)

    assert refused.value.code == code


def test_a_missing_column_that_the_sheet_needs_is_counted_and_not_refused() -> None:
    plan = previewed(at(a_plan(), INDICATORS), csv_of([["Indikator"], ["Cakupan"]])).plan

    assert plan.faults == []
    assert plan.incomplete == 1


def test_every_message_of_an_import_can_be_written_in_both_languages() -> None:
    codes = [code for code in MESSAGES if code.startswith(("import-", "reference-"))]

    assert len(codes) > 30
    assert all(MESSAGES[code]["id"] != MESSAGES[code]["en"] for code in codes)
