"""From a node of a picture: a row below it, a step after it, a row that goes elsewhere."""

import uuid

import pytest

from factories.plans import NOW, a_plan, a_user, facilitator_of
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import NewRow, add_row, grow, hang, undo
from siap.kernel.errors import Forbidden, InvalidInput, NotFound

pytestmark = pytest.mark.django_db


def added(plan: Plan, path: str, **typed: object) -> str:
    worksheet, _, part = path.partition(".")
    place = place_of(plan, worksheet, part)
    new = NewRow(typed=typed)  # type: ignore[arg-type]
    return add_row(place=place, new=new, by=facilitator_of(plan), now=NOW).row_id


def cells(plan: Plan, path: str, row: str) -> dict[str, object]:
    worksheet, _, part = path.partition(".")
    rows = place_of(plan, worksheet, part).store.read(plan)
    return next(dict(each.cells) for each in rows if each.id == row)


def order(plan: Plan, path: str) -> list[str]:
    worksheet, _, part = path.partition(".")
    return [row.id for row in place_of(plan, worksheet, part).store.read(plan)]


def grown(plan: Plan, worksheet: str, node: str) -> str:
    by = facilitator_of(plan)
    return grow(plan=plan, worksheet_id=worksheet, node=node, by=by, now=NOW)


def hung(plan: Plan, worksheet: str, node: str, target: str) -> str:
    by = facilitator_of(plan)
    return hang(plan=plan, worksheet_id=worksheet, node=node, target=target, by=by, now=NOW)


def test_an_idea_grows_on_a_bone_and_another_below_it() -> None:
    plan = a_plan(guide="blud-spam")

    first = grown(plan, "w22-fishbone", "procedure")
    second = grown(plan, "w22-fishbone", first)

    assert cells(plan, "w22-fishbone.ideas", first) == {"bone": "procedure"}
    assert cells(plan, "w22-fishbone.ideas", second) == {
        "bone": "procedure",
        "under": first,
    }


def test_a_cause_grows_below_a_problem() -> None:
    plan = a_plan()
    problem = added(plan, "w18-diagnosis.causes", type="problem", statement="Air mati")

    cause = grown(plan, "w18-diagnosis", problem)

    assert cells(plan, "w18-diagnosis.causes", cause) == {
        "type": "cause",
        "parent": problem,
    }


def test_a_unit_grows_below_a_unit() -> None:
    plan = a_plan()
    head = added(plan, "w25-organisation.units", title="Direktur")

    unit = grown(plan, "w25-organisation", head)

    assert cells(plan, "w25-organisation.units", unit) == {"parent": head}


def test_a_step_between_two_takes_over_where_the_first_led() -> None:
    plan = a_plan()
    path = "w24-service-flow.as_is"
    actor = added(plan, "w24-service-flow.actors", title="Pelanggan")
    last = added(plan, path, lane=actor, step="Selesai", kind="end")
    first = added(plan, path, lane=actor, step="Melapor", kind="start", next=[last])

    between = grown(plan, "w24-service-flow", first)

    assert order(plan, path) == [last, first, between]
    assert cells(plan, path, first)["next"] == [between]
    assert cells(plan, path, between) == {"lane": actor, "kind": "step", "next": [last]}


def test_an_idea_takes_what_hangs_below_it_to_another_bone() -> None:
    plan = a_plan(guide="blud-spam")
    path = "w22-fishbone.ideas"
    first = grown(plan, "w22-fishbone", "procedure")
    second = grown(plan, "w22-fishbone", first)
    third = grown(plan, "w22-fishbone", second)

    batch = hung(plan, "w22-fishbone", second, "policy")
    moved = [cells(plan, path, row) for row in (second, third)]
    undo(plan=plan, batch=uuid.UUID(batch), by=facilitator_of(plan), now=NOW)

    assert moved == [{"bone": "policy"}, {"bone": "policy", "under": second}]
    assert cells(plan, path, second) == {"bone": "procedure", "under": first}
    assert cells(plan, path, third) == {"bone": "procedure", "under": second}


def test_nothing_hangs_below_itself() -> None:
    plan = a_plan()
    head = added(plan, "w25-organisation.units", title="Direktur")
    unit = grown(plan, "w25-organisation", head)

    with pytest.raises(InvalidInput) as problem:
        hung(plan, "w25-organisation", head, unit)

    assert "Direktur" in problem.value.message()
    assert cells(plan, "w25-organisation.units", head) == {"title": "Direktur"}


@pytest.mark.parametrize(("node", "target", "wanted"), [(0, 2, "120"), (2, 0, "021")])
def test_a_step_goes_after_the_one_that_is_pointed_at(
    node: int, target: int, wanted: str
) -> None:
    plan = a_plan()
    path = "w24-service-flow.as_is"
    actor = added(plan, "w24-service-flow.actors", title="Pelanggan")
    steps = [added(plan, path, lane=actor, step=f"Langkah {n}") for n in range(3)]

    batch = hung(plan, "w24-service-flow", steps[node], steps[target])
    moved = order(plan, path)
    undo(plan=plan, batch=uuid.UUID(batch), by=facilitator_of(plan), now=NOW)

    assert moved == [steps[int(n)] for n in wanted]
    assert order(plan, path) == steps


def test_strangers_and_unknown_rows_are_refused() -> None:
    plan = a_plan()
    head = added(plan, "w25-organisation.units", title="Direktur")
    stranger = a_user()

    with pytest.raises(Forbidden):
        grow(plan=plan, worksheet_id="w25-organisation", node=head, by=stranger, now=NOW)
    with pytest.raises(NotFound):
        grown(plan, "w25-organisation", str(uuid.uuid4()))
    with pytest.raises(NotFound):
        hung(plan, "w25-organisation", head, "procedure")
