"""Adapting a draft: who may, what is kept, what two people do at once, what is undone."""

import uuid
from collections.abc import Callable

import pytest

from apps.guides.adapting import (
    a_facilitator,
    a_guide,
    a_person,
    change,
    fresh,
    keys,
    published,
    topic,
)
from factories.plans import NOW, a_region, a_user
from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.services import (
    PartChanged,
    add_topic,
    copy_guide,
    move_topic,
    remove_topic,
    restore_topic,
    set_retired,
    undo,
)
from siap.apps.organisations.models import RegionRole
from siap.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound
from siap.methodology.guide_drafts import draft_of, faults_of, guide_from
from siap.methodology.library import edition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", sorted(edition().guides))
def test_a_guide_of_the_edition_becomes_a_draft_without_faults_and_back(key: str) -> None:
    guide = edition().guide(key)

    draft = draft_of(guide)

    assert faults_of(draft, edition=edition()) == ()
    assert guide_from(draft, key=key, version=guide.head.version) == guide


def test_a_copy_has_the_new_name_and_says_what_it_was_made_from() -> None:
    region = a_region()
    guide = a_guide(a_facilitator(region), region, "blud-spam")

    assert (guide.title, guide.based_on, guide.edition) == (
        "Panduan rekaan",
        "blud-spam",
        "2026",
    )
    assert edition().guide("blud-spam").head.title != "Panduan rekaan"


def test_facilitators_and_administrators_of_the_region_copy_and_nobody_else() -> None:
    region, elsewhere = a_region(), a_region()
    allowed = [
        a_facilitator(region),
        a_person(region, RegionRole.ADMINISTRATOR),
        a_user(superuser=True),
    ]
    refused = [a_user(), a_facilitator(elsewhere), a_person(region, RegionRole.READER)]

    for person in allowed:
        a_guide(person, region)
    for person in refused:
        with pytest.raises(Forbidden):
            a_guide(person, region)


def test_a_person_whose_account_is_closed_adapts_nothing() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)
    by.is_active = False
    by.save()

    with pytest.raises(Forbidden):
        change(guide, by, title="Judul lain")


ACTS: dict[str, Callable[[AdaptedGuide, User], object]] = {
    "change": lambda guide, by: change(guide, by, title="Judul lain"),
    "add": lambda guide, by: add_topic(guide=guide, stage=1, by=by, now=NOW),
    "remove": lambda guide, by: remove_topic(guide=guide, key="2.1", by=by, now=NOW),
    "restore": lambda guide, by: restore_topic(guide=guide, key="2.1", by=by, now=NOW),
    "move": lambda g, by: move_topic(guide=g, key="2.1", up=False, by=by, now=NOW),
    "undo": lambda guide, by: undo(guide=guide, batch=uuid.uuid4(), by=by, now=NOW),
    "retire": lambda guide, by: set_retired(guide=guide, retired=True, by=by, now=NOW),
    "publish": published,
}


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_of_the_region_changes_nothing(act: str) -> None:
    region = a_region()
    guide = a_guide(a_facilitator(region), region)
    before = fresh(guide).draft

    with pytest.raises(Forbidden):
        ACTS[act](guide, a_person(region, RegionRole.READER))
    assert fresh(guide).draft == before


def test_a_copy_of_a_neighbours_guide_is_refused_as_if_it_were_not_there() -> None:
    region, elsewhere = a_region(), a_region()
    theirs = a_guide(a_facilitator(elsewhere), elsewhere)

    with pytest.raises(NotFound):
        copy_guide(
            region=region, source=theirs.key, title="t", by=a_facilitator(region), now=NOW
        )


def test_a_copy_of_an_own_guide_has_its_changes_and_the_same_origin() -> None:
    region = a_region()
    by = a_facilitator(region)
    first = a_guide(by, region)
    change(first, by, title="Isu kita")

    second = copy_guide(region=region, source=first.key, title="Lagi", by=by, now=NOW)

    assert topic(second, "2.1")["title"] == "Isu kita"
    assert second.based_on == "pdam"


def test_a_change_leaves_a_trail_with_before_and_after() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)
    before = topic(guide, "2.1")["title"]

    change(guide, by, title="Isu kita", title_en=topic(guide, "2.1")["title_en"])

    row = Change.objects.get(subject_id=guide.key, field="2.1:title")
    assert (row.before, row.after, row.by_name) == (before, "Isu kita", by.name)
    assert row.region_id == region.pk


def test_saving_what_stands_there_already_changes_nothing() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)

    assert change(guide, by, title=topic(guide, "2.1")["title"]) is None
    assert fresh(guide).version == guide.version


def test_two_people_who_change_other_fields_of_a_topic_both_keep_theirs() -> None:
    region = a_region()
    first, second = a_facilitator(region), a_facilitator(region)
    guide = a_guide(first, region)
    was = topic(guide, "2.1")

    change(guide, first, title="Isu kita", room=was["room"], seen=1)
    change(guide, second, title=was["title"], room="Aula kecamatan", seen=1)

    now = topic(guide, "2.1")
    assert (now["title"], now["room"]) == ("Isu kita", "Aula kecamatan")


def test_two_people_who_change_the_same_field_are_told_and_nothing_is_lost() -> None:
    region = a_region()
    first, second = a_facilitator(region), a_facilitator(region)
    guide = a_guide(first, region)

    change(guide, first, title="Isu kita", seen=1)
    with pytest.raises(PartChanged) as refused:
        change(guide, second, title="Isu mereka", seen=1)

    assert refused.value.theirs == {"title": "Isu kita"}
    assert topic(guide, "2.1")["title"] == "Isu kita"
    change(guide, second, title="Isu mereka", seen=refused.value.version)
    assert topic(guide, "2.1")["title"] == "Isu mereka"


def test_two_people_who_write_the_same_do_not_disturb_each_other() -> None:
    region = a_region()
    first, second = a_facilitator(region), a_facilitator(region)
    guide = a_guide(first, region)

    change(guide, first, title="Isu kita", seen=1)

    assert change(guide, second, title="Isu kita", seen=1) is None


def test_a_change_is_undone_unless_somebody_changed_the_same_since() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)
    was = topic(guide, "2.1")["title"]
    first = change(guide, by, title="Isu kita")
    second = change(guide, by, title="Isu kita semua")

    with pytest.raises(Conflict):
        undo(guide=guide, batch=first, by=by, now=NOW)
    undo(guide=guide, batch=second, by=by, now=NOW)
    undo(guide=guide, batch=first, by=by, now=NOW)

    assert topic(guide, "2.1")["title"] == was


def test_a_change_of_another_guide_cannot_be_undone_here() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide, other = a_guide(by, region), a_guide(by, region)
    batch = change(other, by, title="Isu kita")

    with pytest.raises(NotFound):
        undo(guide=guide, batch=batch, by=by, now=NOW)


def test_a_removed_topic_comes_back_as_it_was_and_where_it_was() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)
    was, order = topic(guide, "2.2"), keys(guide, 2)

    batch = remove_topic(guide=guide, key="2.2", by=by, now=NOW)
    assert keys(guide, 2) == ["2.1", "2.3"]
    undo(guide=guide, batch=batch, by=by, now=NOW)

    assert (topic(guide, "2.2"), keys(guide, 2)) == (was, order)
    assert fresh(guide).removed == []


def test_a_topic_moves_within_its_stage_keeps_its_number_and_can_be_moved_back() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)

    batch = move_topic(guide=guide, key="2.1", up=False, by=by, now=NOW)
    assert keys(guide, 2) == ["2.2", "2.1", "2.3"]
    assert move_topic(guide=guide, key="2.2", up=True, by=by, now=NOW) is None
    assert batch is not None
    undo(guide=guide, batch=batch, by=by, now=NOW)

    assert keys(guide, 2) == ["2.1", "2.2", "2.3"]


def test_an_added_topic_gets_a_number_that_nobody_had() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)
    remove_topic(guide=guide, key="2.2", by=by, now=NOW)

    assert add_topic(guide=guide, stage=2, by=by, now=NOW) == "2.4"


def test_a_topic_of_another_guide_is_added_without_what_it_starts_from() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)

    key = add_topic(guide=guide, stage=3, like=("blud-spam", "3.2"), by=by, now=NOW)

    added = topic(guide, key)
    original = edition().guide("blud-spam").topics["3.2"]
    assert added["title"] == original.title
    assert original.starts_from
    assert added["starts_from"] == []
    assert faults_of(fresh(guide).draft, edition=edition()) == ()


def test_numbers_of_a_stage_run_out_but_one_that_no_plan_knows_is_given_again() -> None:
    region = a_region()
    by = a_facilitator(region)
    guide = a_guide(by, region)
    added = [add_topic(guide=guide, stage=1, by=by, now=NOW) for _ in range(7)]
    assert added[-1] == "1.9"
    with pytest.raises(InvalidInput):
        add_topic(guide=guide, stage=1, by=by, now=NOW)

    # What the guide was copied from has 1.1: a plan may have minutes under that number.
    remove_topic(guide=guide, key="1.1", by=by, now=NOW)
    with pytest.raises(InvalidInput):
        add_topic(guide=guide, stage=1, by=by, now=NOW)
    remove_topic(guide=guide, key="1.5", by=by, now=NOW)

    assert add_topic(guide=guide, stage=1, by=by, now=NOW) == "1.5"
