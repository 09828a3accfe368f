"""Adding, removing, moving rows, and the way back."""

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
from siap.apps.plans.models import Plan, TeamRole
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import (
    CellEdit,
    NewRow,
    ReadyRow,
    add_ready_rows,
    add_row,
    move_row,
    remove_row,
    save_cell,
    undo,
)
from siap.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound

pytestmark = pytest.mark.django_db


def names(plan: Plan) -> list[object]:
    return [row.cells.get("name") for row in stakeholders(plan).store.read(plan)]


def test_a_removed_row_comes_back_by_undoing() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    row = a_stakeholder(plan, "Bappeda")

    saved = remove_row(place=stakeholders(plan), row_id=row, by=by, now=NOW)
    gone = names(plan)
    undo(plan=plan, batch=uuid.UUID(saved.batch), by=by, now=NOW)

    assert gone == []
    assert names(plan) == ["Bappeda"]


def test_a_row_that_others_refer_to_is_not_removed() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    row = a_stakeholder(plan, "Forum")
    place = place_of(plan, "w02-recipients", "segments")
    column = next(c.key for c in place.part.columns if c.rows)
    edit = CellEdit(row_id=str(uuid.uuid4()), column=column, typed=row, seen_version=0)
    save_cell(place=place, edit=edit, by=by, now=NOW)

    with pytest.raises(InvalidInput) as problem:
        remove_row(place=stakeholders(plan), row_id=row, by=by, now=NOW)

    assert problem.value.code == "row-in-use"
    assert place.worksheet.title in problem.value.message()
    assert names(plan) == ["Forum"]


def test_an_undone_change_gives_the_former_value_back() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    row = a_stakeholder(plan, interest="4")
    edit = CellEdit(row_id=row, column="interest", typed="1", seen_version=1)
    saved = save_cell(place=stakeholders(plan), edit=edit, by=by, now=NOW)

    count = undo(plan=plan, batch=uuid.UUID(saved.batch), by=by, now=NOW)

    assert count == 1
    assert stakeholders(plan).store.read(plan)[0].cells["interest"] == 4


def test_what_was_changed_again_since_is_not_undone() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    row = a_stakeholder(plan, interest="4")
    saved = save_cell(
        place=stakeholders(plan),
        edit=CellEdit(row_id=row, column="interest", typed="1", seen_version=1),
        by=by,
        now=NOW,
    )
    save_cell(
        place=stakeholders(plan),
        edit=CellEdit(row_id=row, column="interest", typed="3", seen_version=2),
        by=by,
        now=NOW,
    )

    with pytest.raises(Conflict):
        undo(plan=plan, batch=uuid.UUID(saved.batch), by=by, now=NOW)

    assert stakeholders(plan).store.read(plan)[0].cells["interest"] == 3


def test_undoing_can_itself_be_undone() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    row = a_stakeholder(plan, interest="4")
    saved = save_cell(
        place=stakeholders(plan),
        edit=CellEdit(row_id=row, column="interest", typed="1", seen_version=1),
        by=by,
        now=NOW,
    )
    undo(plan=plan, batch=uuid.UUID(saved.batch), by=by, now=NOW)
    newest = Change.objects.filter(plan_id=plan.pk).first()
    assert newest is not None

    undo(plan=plan, batch=newest.batch, by=by, now=NOW)

    assert stakeholders(plan).store.read(plan)[0].cells["interest"] == 1


def test_a_batch_of_another_plan_is_not_found() -> None:
    mine, other = a_plan(), a_plan()
    a_stakeholder(other)
    batch = Change.objects.filter(plan_id=other.pk, subject__contains=".").first()
    assert batch is not None

    with pytest.raises(NotFound):
        undo(plan=mine, batch=batch.batch, by=facilitator_of(mine), now=NOW)


def test_rows_move_and_stay_within_the_ends() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    first = a_stakeholder(plan, "A")
    a_stakeholder(plan, "B")
    last = a_stakeholder(plan, "C")

    move_row(place=stakeholders(plan), row_id=last, steps=-1, by=by, now=NOW)
    after_one = names(plan)
    move_row(place=stakeholders(plan), row_id=first, steps=-5, by=by, now=NOW)

    assert after_one == ["A", "C", "B"]
    assert names(plan) == ["A", "C", "B"]


def test_a_moved_row_goes_back_by_undoing() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    for name in "ABC":
        row = a_stakeholder(plan, name)
    move_row(place=stakeholders(plan), row_id=row, steps=-2, by=by, now=NOW)
    newest = Change.objects.filter(plan_id=plan.pk).first()
    assert newest is not None

    undo(plan=plan, batch=newest.batch, by=by, now=NOW)

    assert names(plan) == ["A", "B", "C"]


def test_many_ready_rows_are_added_and_taken_back_in_one_go() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    rows = [ReadyRow(cells={"name": f"Pihak {n}", "interest": 3}) for n in range(40)]

    batch = add_ready_rows(place=stakeholders(plan), rows=rows, by=by, now=NOW)
    added = len(names(plan))
    undo(plan=plan, batch=batch, by=by, now=NOW)

    assert added == 40
    assert names(plan) == []


def test_whoever_may_not_edit_may_not_add_remove_move_or_undo() -> None:
    plan = a_plan()
    row = a_stakeholder(plan)
    change = Change.objects.filter(plan_id=plan.pk, subject__contains=".").first()
    assert change is not None
    place = stakeholders(plan)

    for person in (a_user(), a_member(plan, TeamRole.OBSERVER)):
        with pytest.raises(Forbidden):
            add_row(place=place, new=NewRow(typed={}), by=person, now=NOW)
        with pytest.raises(Forbidden):
            add_ready_rows(place=place, rows=[], by=person, now=NOW)
        with pytest.raises(Forbidden):
            remove_row(place=place, row_id=row, by=person, now=NOW)
        with pytest.raises(Forbidden):
            move_row(place=place, row_id=row, steps=1, by=person, now=NOW)
        with pytest.raises(Forbidden):
            undo(plan=plan, batch=change.batch, by=person, now=NOW)


def test_a_form_whose_first_cell_was_undone_can_be_written_again() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    place = place_of(plan, "w10-issue-ranking", "decision")
    ready = [ReadyRow(cells={"reason": "Salah", "way": "vote"}, anchor="form")]
    batch = add_ready_rows(place=place, rows=ready, by=by, now=NOW)
    undo(plan=plan, batch=batch, by=by, now=NOW)

    edit = CellEdit(row_id="form", column="reason", typed="Benar", seen_version=None)
    save_cell(place=place, edit=edit, by=by, now=NOW)

    assert [row.cells for row in place.store.read(plan)] == [{"reason": "Benar"}]


def test_rows_added_after_a_removal_still_stand_at_the_end() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    first = a_stakeholder(plan, "A")
    for name in "BC":
        a_stakeholder(plan, name)
    remove_row(place=stakeholders(plan), row_id=first, by=by, now=NOW)

    add_ready_rows(
        place=stakeholders(plan), rows=[ReadyRow(cells={"name": "D"})], by=by, now=NOW
    )

    assert names(plan) == ["B", "C", "D"]
