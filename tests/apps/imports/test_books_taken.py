"""A filled workbook: what it changes, what is asked, what is refused; taken and undone."""

import pytest

from apps.imports.books import (
    CARDS,
    CLUSTERS,
    PAIRS,
    PEOPLE,
    PROFILE,
    TREE,
    Opened,
    a_row,
    change,
    compared,
    downloaded,
    edited,
    handed_in,
    rows_of,
    taken,
)
from factories.plans import (
    NOW,
    a_plan,
    a_stakeholder,
    facilitator_of,
)
from siap.apps.imports.workbooks.taking import (
    Answers,
    diff_of,
    take_workbook,
)
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import (
    remove_row,
    undo,
)
from siap.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


def test_a_changed_cell_is_shown_before_and_after_and_then_taken() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")
    data = edited(
        downloaded(plan), lambda b: b.set(PEOPLE, b.row(PEOPLE, row_id), "interest", 5)
    )

    (part,) = compared(plan, data).parts
    upload = taken(plan, data)

    assert [row.fields for row in part.rows] == [{"interest": (4, 5)}]
    assert rows_of(plan, PEOPLE)[row_id]["interest"] == 5
    assert upload.outcome == {"added": 0, "changed": 1, "removed": 0}


def test_a_new_row_may_be_referred_to_from_another_sheet_of_the_same_file() -> None:
    plan = a_plan()

    def fill(book: Opened) -> None:
        book.add(CARDS, text="Air hanya sore", cluster="Air keruh")
        book.add(CLUSTERS, title="Air keruh")

    upload = taken(plan, edited(downloaded(plan), fill))

    ((cluster_id, _),) = rows_of(plan, CLUSTERS).items()
    (card,) = rows_of(plan, CARDS).values()
    assert card["cluster"] == cluster_id
    assert upload.outcome["added"] == 2


def test_all_sheets_are_one_batch_that_is_undone_at_once() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga")
    gone = a_stakeholder(plan, "Media")
    before = {subject: rows_of(plan, subject) for subject in (PEOPLE, CLUSTERS, CARDS)}

    def fill(book: Opened) -> None:
        book.set(PEOPLE, book.row(PEOPLE, row_id), "interest", 1)
        book.sheet(PEOPLE).delete_rows(book.row(PEOPLE, gone))
        book.add(CLUSTERS, title="Air keruh")
        book.add(CARDS, text="Air hanya sore", cluster="Air keruh")

    upload = taken(plan, edited(downloaded(plan), fill), removed=[f"{PEOPLE}:{gone}"])
    assert gone not in rows_of(plan, PEOPLE)
    assert upload.batch is not None
    undo(plan=plan, batch=upload.batch, by=facilitator_of(plan), now=NOW)

    after = {subject: rows_of(plan, subject) for subject in (PEOPLE, CLUSTERS, CARDS)}
    assert after == before


def test_a_form_a_matrix_and_a_tree_are_filled() -> None:
    plan = a_plan()
    first, second = (a_row(plan, CLUSTERS, title=t) for t in ("Air keruh", "Tarif"))

    def fill(book: Opened) -> None:
        sheet = book.sheet(PROFILE)
        key = next(
            c for c in place_of(plan, *PROFILE.split(".")).part.columns if c.type == "text"
        )
        row = book.row(PROFILE, key.key)
        sheet.cell(row, 4).value = "Air minum"
        column = pair_column(book, second)
        book.sheet(PAIRS).cell(book.row(PAIRS, first), column).value = "Isu pada baris"
        book.add(TREE, type="Hasil", statement="Air mengalir")
        book.add(TREE, type="Keluaran", statement="Pompa berjalan", parent="Air mengalir")

    taken(plan, edited(downloaded(plan), fill))

    assert "Air minum" in rows_of(plan, PROFILE)["form"].values()
    assert "a" in rows_of(plan, PAIRS)[f"{first}|{second}"].values()
    tree = {str(row["statement"]): row for row in rows_of(plan, TREE).values()}
    by_id = {row_id: row["statement"] for row_id, row in rows_of(plan, TREE).items()}
    assert by_id[str(tree["Pompa berjalan"]["parent"])] == "Air mengalir"


def pair_column(book: Opened, second: str) -> int:
    part_cells = book.sheet(PAIRS)[3]
    return next(
        cell.column for cell in part_cells if str(cell.value or "").startswith(f"{second}|")
    )


def test_what_both_changed_is_asked_and_stays_as_it_is_by_default() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4", influence="2")
    data = downloaded(plan)

    def fill(book: Opened) -> None:
        book.set(PEOPLE, book.row(PEOPLE, row_id), "interest", 5)
        book.set(PEOPLE, book.row(PEOPLE, row_id), "influence", 3)

    data = edited(data, fill)
    change(plan, PEOPLE, row_id, "interest", "1")

    (part,) = compared(plan, data).parts
    taken(plan, data)

    (clash,) = part.clashes
    assert (clash.theirs_and_mine, clash.by_name) == ((1, 5), "Ratna")
    stored = rows_of(plan, PEOPLE)[row_id]
    assert (stored["interest"], stored["influence"]) == (1, 3)


def test_what_both_changed_becomes_mine_where_i_say_so_cell_by_cell() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4", influence="2")

    def fill(book: Opened) -> None:
        book.set(PEOPLE, book.row(PEOPLE, row_id), "interest", 5)
        book.set(PEOPLE, book.row(PEOPLE, row_id), "influence", 3)

    data = edited(downloaded(plan), fill)
    change(plan, PEOPLE, row_id, "interest", "1")
    change(plan, PEOPLE, row_id, "influence", "1")

    taken(plan, data, mine=[f"{PEOPLE}:{row_id}:interest"])

    stored = rows_of(plan, PEOPLE)[row_id]
    assert (stored["interest"], stored["influence"]) == (5, 1)


def test_what_only_others_changed_is_kept_and_no_difference() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga", interest="4")
    cluster = a_row(plan, CLUSTERS, title="Air keruh")
    data = downloaded(plan)
    change(plan, PEOPLE, row_id, "interest", "1")
    change(plan, CLUSTERS, cluster, "title", "Air keruh sejak hujan")
    a_row(plan, CLUSTERS, title="Tarif")

    assert compared(plan, data).parts == []


def test_a_card_whose_cluster_others_renamed_still_leads_to_it() -> None:
    plan = a_plan()
    cluster = a_row(plan, CLUSTERS, title="Air keruh")
    card = a_row(plan, CARDS, text="Air hanya sore")
    data = edited(
        downloaded(plan), lambda b: b.set(CARDS, b.row(CARDS, card), "cluster", "Air keruh")
    )
    change(plan, CLUSTERS, cluster, "title", "Mutu air")

    taken(plan, data)

    assert rows_of(plan, CARDS)[card]["cluster"] == cluster


def delete(subject: str, row_id: str, book: Opened) -> None:
    book.sheet(subject).delete_rows(book.row(subject, row_id))


def empty(subject: str, row_id: str, book: Opened) -> None:
    row = book.row(subject, row_id)
    for cell in book.sheet(subject)[row][2:]:
        cell.value = None


@pytest.mark.parametrize("away", [delete, empty])
def test_a_row_that_is_missing_or_emptied_is_removed_only_when_ticked(away: object) -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga")
    a_stakeholder(plan, "Media")
    data = edited(downloaded(plan), lambda book: away(PEOPLE, row_id, book))  # type: ignore[operator]

    (part,) = compared(plan, data).parts
    with pytest.raises(InvalidInput) as nothing:
        taken(plan, data)
    assert row_id in rows_of(plan, PEOPLE)
    taken(plan, data, removed=[f"{PEOPLE}:{row_id}"])

    assert [removal.row_id for removal in part.removals] == [row_id]
    assert part.rows == []
    assert nothing.value.code == "import-nothing-new"
    assert row_id not in rows_of(plan, PEOPLE)


def test_a_row_in_use_is_not_removed_and_nothing_else_is_taken_either() -> None:
    plan = a_plan()
    cluster = a_row(plan, CLUSTERS, title="Air keruh")
    card = a_row(plan, CARDS, text="Air hanya sore", cluster=cluster)

    def fill(book: Opened) -> None:
        delete(CLUSTERS, cluster, book)
        book.add(CLUSTERS, title="Tarif")

    with pytest.raises(InvalidInput) as refused:
        taken(plan, edited(downloaded(plan), fill), removed=[f"{CLUSTERS}:{cluster}"])

    assert refused.value.code == "workbook-row-in-use"
    assert list(rows_of(plan, CLUSTERS)) == [cluster]
    assert rows_of(plan, CARDS)[card]["cluster"] == cluster


def test_rows_that_refer_to_each_other_are_removed_together() -> None:
    plan = a_plan()
    cluster = a_row(plan, CLUSTERS, title="Air keruh")
    card = a_row(plan, CARDS, text="Air hanya sore", cluster=cluster)

    def fill(book: Opened) -> None:
        delete(CLUSTERS, cluster, book)
        delete(CARDS, card, book)

    gone = [f"{CLUSTERS}:{cluster}", f"{CARDS}:{card}"]
    taken(plan, edited(downloaded(plan), fill), removed=gone)

    assert rows_of(plan, CLUSTERS) == rows_of(plan, CARDS) == {}


def test_a_row_that_others_removed_comes_back_only_when_ticked() -> None:
    plan = a_plan()
    row_id = a_row(plan, CLUSTERS, title="Air keruh")
    data = edited(downloaded(plan), lambda book: book.add(CLUSTERS, title="Tarif"))
    remove_row(
        place=place_of(plan, *CLUSTERS.split(".")),
        row_id=row_id,
        by=facilitator_of(plan),
        now=NOW,
    )

    (part,) = compared(plan, data).parts
    taken(plan, data)
    titles = [row["title"] for row in rows_of(plan, CLUSTERS).values()]

    assert [row.fields["title"] for row in part.gone] == [(None, "Air keruh")]
    assert titles == ["Tarif"]


def test_a_row_that_others_removed_is_added_again_when_ticked() -> None:
    plan = a_plan()
    row_id = a_row(plan, CLUSTERS, title="Air keruh")
    data = downloaded(plan)
    place = place_of(plan, *CLUSTERS.split("."))
    remove_row(place=place, row_id=row_id, by=facilitator_of(plan), now=NOW)
    upload = handed_in(plan, data)
    diff = diff_of(upload, language="id")
    again = frozenset(row.row_id for part in diff.parts for row in part.gone)
    answers = Answers(seen=diff.digest, again=again)
    take_workbook(upload=upload, answers=answers, by=facilitator_of(plan), now=NOW)

    assert [row["title"] for row in rows_of(plan, CLUSTERS).values()] == ["Air keruh"]


def test_a_row_copied_with_its_hidden_id_is_a_new_one() -> None:
    plan = a_plan()
    row_id = a_row(plan, CLUSTERS, title="Air keruh")

    def fill(book: Opened) -> None:
        row = book.add(CLUSTERS, title="Tarif")
        book.sheet(CLUSTERS).cell(row, 1).value = row_id

    taken(plan, edited(downloaded(plan), fill))

    assert [r["title"] for r in rows_of(plan, CLUSTERS).values()] == ["Air keruh", "Tarif"]


def test_a_row_brought_from_another_plan_is_a_new_one() -> None:
    plan, other = a_plan(), a_plan()
    foreign = a_row(other, CLUSTERS, title="Tarif")

    def fill(book: Opened) -> None:
        row = book.add(CLUSTERS, title="Tarif")
        book.sheet(CLUSTERS).cell(row, 1).value = foreign

    (part,) = compared(plan, edited(downloaded(plan), fill)).parts

    assert ([row.fields for row in part.added], part.gone) == (
        [{"title": (None, "Tarif")}],
        [],
    )


def test_marks_that_somebody_tampered_with_do_no_harm() -> None:
    plan = a_plan()
    row_id = a_stakeholder(plan, "Warga")

    def fill(book: Opened) -> None:
        sheet = book.sheet(PEOPLE)
        sheet.cell(3, 5).value = "@row"
        sheet.cell(3, 6).value = "@lain"
        sheet.cell(3, 7).value = "tidak-ada.²²²²"
        book.book["_siap"].cell(7, 4).value = "²"
        book.set(PEOPLE, book.row(PEOPLE, row_id), "name", "Warga kota")

    (part,) = compared(plan, edited(downloaded(plan, "w01-stakeholders"), fill)).parts

    assert [row.fields for row in part.changed] == [{"name": ("Warga", "Warga kota")}]
