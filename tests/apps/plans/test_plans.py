"""Starting a plan, its team, its topics, its follow-ups: who may, what is kept."""

from datetime import date, timedelta

import pytest

from factories.plans import NOW, a_member, a_plan, a_region, a_user, facilitator_of
from siap.apps.audit.models import Change
from siap.apps.organisations.models import Membership, RegionRole
from siap.apps.plans.models import TeamRole
from siap.apps.plans.permissions import ABILITIES, abilities_in
from siap.apps.plans.queries import plan_visible_to, plans_visible_to, topic_records
from siap.apps.plans.services import (
    NewPlan,
    NewTask,
    add_follow_ups,
    create_plan,
    move_to_guide,
    record_topic,
    set_follow_up_done,
    set_team_role,
)
from siap.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound

pytestmark = pytest.mark.django_db


def test_a_plan_is_pinned_to_the_edition_and_guide_that_it_starts_with() -> None:
    plan = a_plan(guide="blud-spam")

    assert (plan.edition, plan.guide, plan.guide_version) == ("2026", "blud-spam", 1)
    assert abilities_in(facilitator_of(plan), plan) == ABILITIES["facilitator"]


def test_only_who_has_the_role_in_the_region_starts_a_plan_there() -> None:
    region, elsewhere = a_region(), a_region()
    stranger, neighbour, reader = a_user(), a_user(), a_user()
    Membership.objects.create(user=neighbour, region=elsewhere, role=RegionRole.FACILITATOR)
    Membership.objects.create(user=reader, region=region, role=RegionRole.READER)
    new = NewPlan(
        region=region, title="t", service="s", guide="pdam", lead_partner=None,
        period_start=date(2026, 1, 1), period_end=date(2026, 12, 31),
    )  # fmt: skip

    for person in (stranger, neighbour, reader):
        with pytest.raises(Forbidden):
            create_plan(new=new, by=person, now=NOW)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    by = a_user(superuser=True)
    new = NewPlan(
        region=a_region(), title="t", service="s", guide="pdam", lead_partner=None,
        period_start=date(2026, 2, 1), period_end=date(2026, 1, 1),
    )  # fmt: skip

    with pytest.raises(InvalidInput):
        create_plan(new=new, by=by, now=NOW)


def test_a_facilitator_of_the_region_is_nobody_in_the_plan_of_somebody_else() -> None:
    plan = a_plan()
    other = a_user()
    Membership.objects.create(user=other, region=plan.region, role=RegionRole.FACILITATOR)

    assert abilities_in(other, plan) == frozenset()
    assert list(plans_visible_to(other)) == []
    with pytest.raises(NotFound):
        plan_visible_to(other, plan.pk)


def test_people_see_the_plans_of_their_team_and_their_region_only() -> None:
    mine, foreign = a_plan(), a_plan()
    member = a_member(mine)
    reader = a_user()
    Membership.objects.create(user=reader, region=foreign.region, role=RegionRole.READER)

    assert list(plans_visible_to(member)) == [mine]
    assert list(plans_visible_to(reader)) == [foreign]
    assert set(plans_visible_to(a_user(superuser=True))) == {mine, foreign}


def test_somebody_whose_account_was_closed_sees_and_may_nothing() -> None:
    plan = a_plan()
    member = a_member(plan)
    member.is_active = False
    member.save()

    assert list(plans_visible_to(member)) == []
    assert abilities_in(member, plan) == frozenset()


def test_the_last_facilitator_cannot_leave() -> None:
    plan = a_plan()
    by = facilitator_of(plan)

    with pytest.raises(InvalidInput):
        set_team_role(plan=plan, user=by, role=None, by=by, now=NOW)
    with pytest.raises(InvalidInput):
        set_team_role(plan=plan, user=by, role="member", by=by, now=NOW)


def test_a_member_may_not_change_the_team_and_an_unknown_role_is_refused() -> None:
    plan = a_plan()
    someone = a_user()

    with pytest.raises(Forbidden):
        set_team_role(plan=plan, user=someone, role="chair", by=a_member(plan), now=NOW)
    with pytest.raises(InvalidInput):
        set_team_role(
            plan=plan, user=someone, role="raja", by=facilitator_of(plan), now=NOW
        )


def test_a_role_is_given_changed_and_taken_with_a_trail() -> None:
    plan = a_plan()
    by, someone = facilitator_of(plan), a_user("Citra Rekaan")

    for role in ("member", "secretary", None):
        set_team_role(plan=plan, user=someone, role=role, by=by, now=NOW)

    trail = Change.objects.filter(subject="team-member").order_by("id")
    assert [(c.before, c.after) for c in trail] == [
        (None, "member"),
        ("member", "secretary"),
        ("secretary", None),
    ]
    assert abilities_in(someone, plan) == frozenset()


def test_the_record_of_a_topic_is_kept_with_its_trail() -> None:
    plan = a_plan()
    secretary = a_member(plan, TeamRole.SECRETARY)

    record = record_topic(
        plan=plan,
        topic="2.1",
        values={"decisions": "Isu utama disepakati.", "held_on": date(2026, 3, 3)},
        seen_version=0,
        by=secretary,
        now=NOW,
    )

    assert (record.version, record.decisions) == (1, "Isu utama disepakati.")
    assert Change.objects.filter(subject="topic", subject_id="2.1").count() == 2


def test_a_second_writer_of_a_topic_is_told_and_overwrites_nothing() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    record_topic(
        plan=plan, topic="2.1", values={"minutes": "A"}, seen_version=0, by=by, now=NOW
    )

    with pytest.raises(Conflict):
        record_topic(
            plan=plan, topic="2.1", values={"minutes": "B"}, seen_version=0, by=by, now=NOW
        )

    kept = record_topic(plan=plan, topic="2.1", values={}, seen_version=1, by=by, now=NOW)
    assert kept.minutes == "A"


def test_only_who_may_agree_says_that_a_topic_is_agreed() -> None:
    plan = a_plan()
    secretary = a_member(plan, TeamRole.SECRETARY)

    with pytest.raises(Forbidden):
        record_topic(
            plan=plan,
            topic="2.1",
            values={"state": "agreed"},
            seen_version=0,
            by=secretary,
            now=NOW,
        )


def test_a_topic_that_the_guide_does_not_have_is_refused() -> None:
    plan = a_plan()

    with pytest.raises(InvalidInput):
        record_topic(
            plan=plan,
            topic="9.9",
            values={},
            seen_version=0,
            by=facilitator_of(plan),
            now=NOW,
        )


def test_a_follow_up_needs_something_to_do_and_somebody_to_do_it() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    due = NOW.date() + timedelta(days=7)

    for what, owner in ((" ", "Ani"), ("Undangan", " ")):
        with pytest.raises(InvalidInput):
            add_follow_ups(
                plan=plan,
                tasks=[NewTask(what=what, owner=None, owner_name=owner, due=due)],
                by=by,
                now=NOW,
            )


def test_a_follow_up_is_done_and_opened_again_by_the_team_only() -> None:
    plan = a_plan()
    by = facilitator_of(plan)
    task = NewTask(what="Undangan", owner=None, owner_name="Ani", due=NOW.date())
    made = add_follow_ups(plan=plan, tasks=[task], by=by, now=NOW)[0]

    done = set_follow_up_done(task=made, done=True, by=by, now=NOW)
    again = set_follow_up_done(task=made, done=False, by=by, now=NOW)

    assert (done.done_at, again.done_at) == (NOW, None)
    with pytest.raises(Forbidden):
        set_follow_up_done(task=made, done=True, by=a_user(), now=NOW)


def test_a_plan_moved_to_another_guide_keeps_its_rows_and_finds_its_topics_again() -> None:
    plan = a_plan(guide="blud-spam")
    by = facilitator_of(plan)
    record_topic(
        plan=plan, topic="3.1", values={"minutes": "BLUD"}, seen_version=0, by=by, now=NOW
    )

    moved = move_to_guide(plan=plan, guide="pdam", by=by, now=NOW)
    there = topic_records(moved)
    back = move_to_guide(plan=moved, guide="blud-spam", by=by, now=NOW)

    assert (moved.guide, there) == ("pdam", {})
    assert topic_records(back)["3.1"].minutes == "BLUD"
    with pytest.raises(Forbidden):
        move_to_guide(plan=plan, guide="umum", by=a_member(plan), now=NOW)
    with pytest.raises(NotFound):
        move_to_guide(plan=plan, guide="lain", by=by, now=NOW)
