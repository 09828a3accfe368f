"""Saving cells: what is kept, what is refused, what two editors see."""

import uuid

import pytest

from factories.plans import (
    NOW,
    a_member,
    a_plan,
    a_stakeholder,
    a_user,
    facilitator_of,
    stakeholders,
)
from siap.apps.audit.models import Change
from siap.apps.plans.models import TeamRole
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import CellChanged, CellEdit, save_cell
from siap.kernel.errors import Forbidden, InvalidInput, NotFound

pytestmark = pytest.mark.django_db


def edit(
    row_id: str, column: str, typed: object, seen: int | None = None, key: str = ""
) -> CellEdit:
    return CellEdit(row_id=row_id, column=column, typed=typed, seen_version=seen, key=key)  # type: ignore[arg-type]


def test_a_saved_cell_can_be_read_again() -> None:
    plan = a_plan()
    row = a_stakeholder(plan, "Forum Pelanggan")

    save_cell(
        place=stakeholders(plan),
        edit=edit(row, "interest", "5", 1),
        by=facilitator_of(plan),
        now=NOW,
    )

    assert stakeholders(plan).store.read(plan)[0].cells["interest"] == 5


def test_every_change_leaves_who_when_before_and_after() -> None:
    plan = a_plan()
    row = a_stakeholder(plan, interest="4")
    member = a_member(plan, name="Ani Rekaan")

    save_cell(
        place=stakeholders(plan), edit=edit(row, "interest", "2", 1), by=member, now=NOW
    )

    change = Change.objects.first()
    assert change is not None
    assert (change.by_name, change.at, change.field) == ("Ani Rekaan", NOW, "interest")
    assert (change.before, change.after, change.version) == (4, 2, 2)


def test_the_same_value_again_is_no_change() -> None:
    plan = a_plan()
    row = a_stakeholder(plan, interest="4")
    count = Change.objects.count()

    saved = save_cell(
        place=stakeholders(plan),
        edit=edit(row, "interest", "4", 1),
        by=facilitator_of(plan),
        now=NOW,
    )

    assert saved.version == 1
    assert Change.objects.count() == count


def test_the_second_editor_of_a_cell_is_shown_both_values() -> None:
    plan = a_plan()
    row = a_stakeholder(plan, interest="4")
    first, second = a_member(plan, name="Budi Rekaan"), a_member(plan)
    save_cell(
        place=stakeholders(plan), edit=edit(row, "interest", "5", 1), by=first, now=NOW
    )

    with pytest.raises(CellChanged) as conflict:
        save_cell(
            place=stakeholders(plan), edit=edit(row, "interest", "2", 1), by=second, now=NOW
        )

    assert (conflict.value.mine, conflict.value.theirs) == (2, 5)
    assert conflict.value.their_name == "Budi Rekaan"
    assert conflict.value.version == 2


def test_two_editors_of_different_cells_of_a_row_do_not_disturb_each_other() -> None:
    plan = a_plan()
    row = a_stakeholder(plan)
    first, second = a_member(plan), a_member(plan)
    save_cell(
        place=stakeholders(plan), edit=edit(row, "interest", "5", 1), by=first, now=NOW
    )

    save_cell(
        place=stakeholders(plan), edit=edit(row, "influence", "5", 1), by=second, now=NOW
    )

    cells = stakeholders(plan).store.read(plan)[0].cells
    assert (cells["interest"], cells["influence"]) == (5, 5)


def test_a_command_sent_twice_is_taken_once() -> None:
    plan = a_plan()
    row = a_stakeholder(plan)
    by = facilitator_of(plan)
    first = save_cell(
        place=stakeholders(plan), edit=edit(row, "interest", "5", 1, "k1"), by=by, now=NOW
    )
    save_cell(place=stakeholders(plan), edit=edit(row, "interest", "3", 2), by=by, now=NOW)

    again = save_cell(
        place=stakeholders(plan), edit=edit(row, "interest", "5", 1, "k1"), by=by, now=NOW
    )

    assert again == first
    assert stakeholders(plan).store.read(plan)[0].cells["interest"] == 3


def test_a_row_made_up_by_a_page_comes_into_being_with_its_first_cell() -> None:
    plan = a_plan()
    row = str(uuid.uuid4())
    by = facilitator_of(plan)

    save_cell(
        place=stakeholders(plan), edit=edit(row, "name", "LSM Rekaan", 0), by=by, now=NOW
    )
    save_cell(place=stakeholders(plan), edit=edit(row, "side", "user", 0), by=by, now=NOW)

    rows = stakeholders(plan).store.read(plan)
    assert [(r.id, r.cells["name"], r.cells["side"]) for r in rows] == [
        (row, "LSM Rekaan", "user")
    ]


def test_a_row_of_another_plan_cannot_be_reached() -> None:
    mine, other = a_plan(), a_plan()
    row = a_stakeholder(other)

    for seen in (0, 1, None):
        with pytest.raises(NotFound):
            save_cell(
                place=stakeholders(mine),
                edit=edit(row, "interest", "1", seen),
                by=facilitator_of(mine),
                now=NOW,
            )


def test_a_stranger_may_not_save() -> None:
    plan = a_plan()
    row = a_stakeholder(plan)

    for person in (a_user(), a_member(plan, TeamRole.OBSERVER), facilitator_of(a_plan())):
        with pytest.raises(Forbidden):
            save_cell(
                place=stakeholders(plan),
                edit=edit(row, "interest", "1", 1),
                by=person,
                now=NOW,
            )


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("interest", "6"),
        ("interest", "0"),
        ("interest", "tinggi"),
        ("interest", "2,5"),
        ("category", "alien"),
        ("name", "x" * 161),
    ],
)
def test_what_a_column_does_not_take_is_refused_and_nothing_changes(
    column: str, typed: str
) -> None:
    plan = a_plan()
    row = a_stakeholder(plan, "Tetap")
    before = stakeholders(plan).store.read(plan)[0].cells

    with pytest.raises(InvalidInput) as problem:
        save_cell(
            place=stakeholders(plan),
            edit=edit(row, column, typed, 1),
            by=facilitator_of(plan),
            now=NOW,
        )

    assert len(problem.value.message("id")) > 20
    assert stakeholders(plan).store.read(plan)[0].cells == before


def test_a_name_that_must_be_unique_is_refused_in_a_second_row() -> None:
    plan = a_plan()
    a_stakeholder(plan, "Bappeda")
    row = a_stakeholder(plan, "Lain")

    with pytest.raises(InvalidInput) as problem:
        save_cell(
            place=stakeholders(plan),
            edit=edit(row, "name", "BAPPEDA", 1),
            by=facilitator_of(plan),
            now=NOW,
        )

    assert problem.value.code == "not-unique"


def test_a_choice_may_be_typed_by_its_title() -> None:
    plan = a_plan()
    row = a_stakeholder(plan)

    saved = save_cell(
        place=stakeholders(plan),
        edit=edit(row, "category", "dprd", 1),
        by=facilitator_of(plan),
        now=NOW,
    )

    assert saved.value == "council"


def test_one_year_of_a_yearly_cell_is_saved_by_itself() -> None:
    plan = a_plan()
    place = place_of(plan, "w08-service-profile", "indicators")
    row = str(uuid.uuid4())
    by = facilitator_of(plan)

    save_cell(place=place, edit=edit(row, "values.2024", "54,4", 0), by=by, now=NOW)
    save_cell(place=place, edit=edit(row, "values.2023", "51", 0), by=by, now=NOW)

    assert place.store.read(plan)[0].cells["values"] == {"2023": "51", "2024": "54.4"}
    table = place.store.yearly["values"].model
    rows = table._default_manager.order_by("year").values_list("year", flat=True)
    assert list(rows) == [2023, 2024]


def test_two_editors_of_two_years_do_not_disturb_each_other() -> None:
    plan = a_plan()
    place = place_of(plan, "w08-service-profile", "indicators")
    row = str(uuid.uuid4())
    first, second = a_member(plan), a_member(plan)
    version = save_cell(
        place=place, edit=edit(row, "values.2022", "1", 0), by=first, now=NOW
    ).version
    save_cell(place=place, edit=edit(row, "values.2023", "2", version), by=first, now=NOW)

    save_cell(place=place, edit=edit(row, "values.2024", "3", version), by=second, now=NOW)

    assert place.store.read(plan)[0].cells["values"] == {
        "2022": "1",
        "2023": "2",
        "2024": "3",
    }


def test_a_reference_must_lead_to_a_row_of_the_same_plan() -> None:
    plan, other = a_plan(), a_plan()
    place = place_of(plan, "w02-recipients", "segments")
    column = next(c.key for c in place.part.columns if c.rows)
    inside, outside = a_stakeholder(plan), a_stakeholder(other)
    by = facilitator_of(plan)
    row = str(uuid.uuid4())

    saved = save_cell(place=place, edit=edit(row, column, inside, 0), by=by, now=NOW)
    with pytest.raises(InvalidInput):
        save_cell(
            place=place, edit=edit(row, column, outside, saved.version), by=by, now=NOW
        )
    with pytest.raises(InvalidInput):
        save_cell(
            place=place, edit=edit(row, column, "bukan-id", saved.version), by=by, now=NOW
        )


def test_the_cell_of_a_matrix_is_made_when_first_written_and_only_once() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    clusters = place_of(plan, "w09-issue-cards", "clusters")
    ids = [str(uuid.uuid4()) for _ in range(2)]
    for number, row in enumerate(ids):
        save_cell(
            place=clusters, edit=edit(row, "title", f"Isu {number}", 0), by=by, now=NOW
        )
    place = place_of(plan, "w10-issue-ranking", "comparisons")
    anchor = "|".join(ids)

    save_cell(place=place, edit=edit(anchor, "value", "a", 0), by=by, now=NOW)
    save_cell(place=place, edit=edit(anchor, "value", "b", 1), by=by, now=NOW)

    rows = place.store.read(plan)
    assert [(row.id, row.cells["value"]) for row in rows] == [(anchor, "b")]


def test_a_form_has_one_row() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    place = place_of(plan, "w10-issue-ranking", "decision")

    save_cell(
        place=place, edit=edit("form", "reason", "Paling mendesak", 0), by=by, now=NOW
    )
    save_cell(place=place, edit=edit("form", "way", "plenary", 1), by=by, now=NOW)

    rows = place.store.read(plan)
    assert [row.id for row in rows] == ["form"]
    assert rows[0].cells == {"reason": "Paling mendesak", "way": "plenary"}
