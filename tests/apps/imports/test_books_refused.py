"""What is not taken from a workbook, and what is taken only once."""

import pytest

from apps.imports.books import (
    CARDS,
    CLUSTERS,
    INDICATORS,
    PAIRS,
    PEOPLE,
    Opened,
    a_row,
    change,
    compared,
    downloaded,
    edited,
    fault_places,
    handed_in,
    rows_of,
    taken,
)
from apps.imports.workbooks import a_workbook
from factories.plans import (
    NOW,
    a_member,
    a_plan,
    a_stakeholder,
    facilitator_of,
    stakeholders,
)
from siap.apps.audit.models import Change
from siap.apps.imports.services import NewFile
from siap.apps.imports.workbooks.taking import (
    Answers,
    diff_of,
    start_workbook,
    take_workbook,
)
from siap.apps.plans.models import TeamRole
from siap.apps.worksheets.locking import lock
from siap.kernel.errors import Conflict, Forbidden, InvalidInput

pytestmark = pytest.mark.django_db


def test_errors_name_sheet_and_cell_and_nothing_is_taken() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")
    found: dict[str, str] = {}

    def fill(book: Opened) -> None:
        row = book.row(PEOPLE, row_id)
        found["number"] = book.set(PEOPLE, row, "interest", "tinggi")
        new = book.add(CARDS, text="Air hanya sore", cluster="Tidak ada")
        found["reference"] = (
            book.sheet(CARDS).cell(new, book.column(CARDS, "cluster")).coordinate
        )
        book.add(CLUSTERS, title="Air keruh")

    data = edited(downloaded(plan), fill)
    diff = compared(plan, data)
    with pytest.raises(InvalidInput) as refused:
        taken(plan, data)

    codes = dict(fault_places(diff))
    assert found["number"] in codes
    assert codes[found["reference"]] == "reference-unknown"
    assert {fault.sheet[:3] for fault in diff.faults} == {"W01", "W09"}
    assert refused.value.code == "workbook-has-faults"
    assert rows_of(plan, CLUSTERS) == {}


def test_a_locked_worksheet_is_refused_and_named() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")

    def fill(book: Opened) -> None:
        book.set(PEOPLE, book.row(PEOPLE, row_id), "interest", 5)
        book.add(CLUSTERS, title="Air keruh")

    data = edited(downloaded(plan), fill)
    lock(plan, "w01-stakeholders", 3)

    (fault,) = compared(plan, data).faults
    with pytest.raises(InvalidInput):
        taken(plan, data)

    assert (fault.fault.code, fault.sheet[:3]) == ("sheet-locked", "W01")
    assert "versi 3" in fault.fault.message()
    assert rows_of(plan, CLUSTERS) == {}


def test_a_locked_worksheet_without_differences_keeps_nothing_back() -> None:
    plan = a_plan()
    a_stakeholder(plan, "Warga")
    data = edited(downloaded(plan), lambda book: book.add(CLUSTERS, title="Air keruh"))
    lock(plan, "w01-stakeholders", 3)

    taken(plan, data)

    assert len(rows_of(plan, CLUSTERS)) == 1


def test_a_workbook_of_another_plan_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        handed_in(a_plan(), downloaded(a_plan()))

    assert refused.value.code == "workbook-other-plan"


def test_a_workbook_from_elsewhere_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        handed_in(a_plan(), a_workbook([["Isu"], ["Air keruh"]]))

    assert refused.value.code == "workbook-not-ours"


def test_a_sheet_that_was_copied_is_refused() -> None:
    plan = a_plan()
    data = edited(downloaded(plan), lambda b: b.book.copy_worksheet(b.sheet(CLUSTERS)))

    with pytest.raises(InvalidInput) as refused:
        compared(plan, data)

    assert refused.value.code == "workbook-sheet-twice"


def test_a_sheet_that_was_renamed_or_taken_out_does_no_harm() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")
    a_row(plan, CLUSTERS, title="Air keruh")

    def fill(book: Opened) -> None:
        book.set(PEOPLE, book.row(PEOPLE, row_id), "interest", 5)
        book.sheet(PEOPLE).title = "Orang"
        book.book.remove(book.sheet(CLUSTERS))

    (part,) = compared(plan, edited(downloaded(plan), fill)).parts

    assert (part.sheet, len(part.changed), part.removals) == ("Orang", 1, [])


def test_a_plan_that_changed_since_it_was_shown_is_shown_again() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")
    data = edited(
        downloaded(plan), lambda b: b.set(PEOPLE, b.row(PEOPLE, row_id), "interest", 5)
    )
    upload = handed_in(plan, data)
    answers = Answers(seen=diff_of(upload, language="id").digest)
    change(plan, PEOPLE, row_id, "interest", "1")

    with pytest.raises(Conflict) as refused:
        take_workbook(upload=upload, answers=answers, by=facilitator_of(plan), now=NOW)

    assert refused.value.code == "import-changed-now"


def test_taking_twice_changes_once() -> None:
    plan = a_plan()
    data = edited(downloaded(plan), lambda book: book.add(CLUSTERS, title="Air keruh"))
    upload = taken(plan, data)

    again = take_workbook(
        upload=upload, answers=Answers(seen=""), by=facilitator_of(plan), now=NOW
    )

    assert again.batch == upload.batch
    assert Change.objects.filter(batch=upload.batch, kind="create").count() == 1


def test_who_may_only_read_cannot_hand_a_workbook_in() -> None:
    plan = a_plan()
    reader = a_member(plan, TeamRole.OBSERVER)
    file = NewFile(name="buku.xlsx", data=downloaded(plan))

    with pytest.raises(Forbidden):
        start_workbook(plan=plan, file=file, language="id", by=reader, now=NOW)


def test_yearly_cells_take_a_year_more_and_leave_the_others() -> None:
    plan = a_plan()
    row_id = a_row(plan, INDICATORS, title="Cakupan", unit="%")

    def fill(book: Opened) -> None:
        row = book.row(INDICATORS, row_id)
        book.set(INDICATORS, row, "values.2023", 60)
        book.set(INDICATORS, row, "values.2024", 61.5)

    taken(plan, edited(downloaded(plan), fill))

    assert rows_of(plan, INDICATORS)[row_id]["values"] == {"2023": "60", "2024": "61.5"}


def test_a_matrix_row_that_is_not_there_is_a_fault() -> None:
    plan = a_plan()
    a_row(plan, CLUSTERS, title="Air keruh")

    def fill(book: Opened) -> None:
        book.sheet(PAIRS).cell(8, 3).value = "Isu lain"

    assert fault_places(compared(plan, edited(downloaded(plan), fill))) == [
        ("C8", "workbook-matrix-row")
    ]


def test_stakeholders_live_in_a_table_of_their_own_and_are_changed_there() -> None:
    plan = a_plan()
    data = edited(
        downloaded(plan),
        lambda b: b.add(PEOPLE, name="Media", category="Pengguna", interest=3, influence=2),
    )

    taken(plan, data)

    assert [row.cells["name"] for row in stakeholders(plan).store.read(plan)] == ["Media"]
