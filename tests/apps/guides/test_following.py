"""Plans that follow adapted guides: pinned versions, moving on, what goes along."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.guides.adapting import (
    a_facilitator,
    a_guide,
    change,
    client_of,
    published,
    topic,
)
from factories.plans import NOW, a_member, a_plan, a_region, facilitator_of
from siap.apps.audit.models import Change
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.services import add_topic, set_retired
from siap.apps.plans.models import Plan, TeamRole
from siap.apps.plans.queries import guide_of, guides_for_new_plan, topic_records
from siap.apps.plans.services import (
    NewPlan,
    create_plan,
    move_to_guide,
    move_to_guide_version,
    record_topic,
)
from siap.kernel.errors import Forbidden, InvalidInput, NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide() -> AdaptedGuide:
    region = a_region()
    made = a_guide(a_facilitator(region), region)
    change(made, made.created_by, title="Isu pertama")
    published(made, made.created_by)
    return made


def a_plan_with(guide: AdaptedGuide) -> Plan:
    new = NewPlan(
        region=guide.region, title="Rencana", service="Air minum", guide=guide.key,
        lead_partner=None, period_start=date(2026, 1, 5), period_end=date(2026, 12, 31),
    )  # fmt: skip
    return create_plan(new=new, by=guide.created_by, now=NOW)


def next_version(guide: AdaptedGuide, title: str = "Isu kedua") -> None:
    change(guide, guide.created_by, title=title)
    published(guide, guide.created_by)


def note(plan: Plan, key: str, minutes: str) -> None:
    seen = topic_records(plan)[key].version if key in topic_records(plan) else 0
    record_topic(
        plan=plan, topic=key, values={"minutes": minutes}, seen_version=seen,
        by=facilitator_of(plan), now=NOW,
    )  # fmt: skip


def move(plan: Plan, key: str, version: int) -> Plan:
    return move_to_guide_version(
        plan=plan, guide=key, version=version, by=facilitator_of(plan), now=NOW
    )


def test_a_new_plan_starts_with_the_newest_version(guide: AdaptedGuide) -> None:
    next_version(guide)

    plan = a_plan_with(guide)

    assert (plan.guide, plan.guide_version) == (guide.key, 2)
    assert guide_of(plan).topics["2.1"].title == "Isu kedua"


def test_a_running_plan_keeps_the_version_that_it_started_with(guide: AdaptedGuide) -> None:
    plan = a_plan_with(guide)

    next_version(guide)

    assert guide_of(plan).topics["2.1"].title == "Isu pertama"
    assert guide_of(plan).head.version == 1


def test_a_plan_moves_to_a_newer_version_with_its_records(guide: AdaptedGuide) -> None:
    plan = a_plan_with(guide)
    note(plan, "2.1", "Notula")
    next_version(guide)

    moved = move(plan, guide.key, 2)

    assert guide_of(moved).topics["2.1"].title == "Isu kedua"
    assert topic_records(moved)["2.1"].minutes == "Notula"
    row = Change.objects.get(plan_id=plan.pk, field="guide_version")
    assert (row.before, row.after) == (1, 2)


def test_records_go_along_from_the_guide_that_was_copied_and_back(
    guide: AdaptedGuide,
) -> None:
    plan = a_plan(region=guide.region, by=guide.created_by)
    note(plan, "2.1", "Dari panduan asal")

    plan = move(plan, guide.key, 1)
    assert topic_records(plan)["2.1"].minutes == "Dari panduan asal"
    note(plan, "2.1", "Dari panduan daerah")
    plan = move_to_guide(plan=plan, guide="pdam", by=facilitator_of(plan), now=NOW)

    assert topic_records(plan)["2.1"].minutes == "Dari panduan daerah"


def test_records_stay_behind_when_the_number_means_another_topic(
    guide: AdaptedGuide,
) -> None:
    plan = a_plan(guide="blud-spam", region=guide.region, by=guide.created_by)
    note(plan, "2.1", "Lingkungan")

    moved = move(plan, guide.key, 1)
    assert topic_records(moved) == {}
    back = move_to_guide(plan=moved, guide="blud-spam", by=facilitator_of(plan), now=NOW)

    assert topic_records(back)["2.1"].minutes == "Lingkungan"


def test_an_added_topic_is_never_taken_for_one_of_a_sister_guide(
    guide: AdaptedGuide,
) -> None:
    by = guide.created_by
    sister = a_guide(by, guide.region)
    for each, source in ((guide, ("blud-spam", "2.1")), (sister, ("umum", "2.4"))):
        assert add_topic(guide=each, stage=2, like=source, by=by, now=NOW) == "2.4"
        published(each, by)
    plan = a_plan_with(guide)
    note(plan, "2.4", "Lingkungan")

    assert "2.4" not in topic_records(move(plan, sister.key, 1))


def test_only_who_may_edit_the_plan_moves_it(guide: AdaptedGuide) -> None:
    plan = a_plan_with(guide)
    next_version(guide)
    member = a_member(plan, TeamRole.MEMBER)

    with pytest.raises(Forbidden):
        move_to_guide_version(plan=plan, guide=guide.key, version=2, by=member, now=NOW)


def test_the_guide_of_another_region_cannot_be_followed(guide: AdaptedGuide) -> None:
    elsewhere = a_plan()

    with pytest.raises(InvalidInput):
        move(elsewhere, guide.key, 1)
    new = NewPlan(
        region=elsewhere.region, title="t", service="s", guide=guide.key,
        lead_partner=None, period_start=date(2026, 1, 5), period_end=date(2026, 2, 5),
    )  # fmt: skip
    with pytest.raises(InvalidInput):
        create_plan(new=new, by=facilitator_of(elsewhere), now=NOW)


@pytest.mark.parametrize("key", ["own-", "own-x", "own-999999", "nowhere", ""])
def test_a_guide_that_is_not_there_cannot_be_followed(
    key: str, guide: AdaptedGuide
) -> None:
    plan = a_plan_with(guide)

    with pytest.raises(NotFound):
        move(plan, key, 1)


def test_a_version_that_was_not_published_cannot_be_followed(guide: AdaptedGuide) -> None:
    plan = a_plan_with(guide)

    with pytest.raises(NotFound):
        move(plan, guide.key, 2)


def test_new_plans_are_offered_the_newest_versions_of_their_regions_only(
    guide: AdaptedGuide,
) -> None:
    next_version(guide)
    region = a_region()
    a_guide(a_facilitator(region), region)
    unpublished = a_guide(guide.created_by, guide.region)

    offered = guides_for_new_plan(guide.created_by)

    assert [(each.key, each.version) for each in offered] == [(guide.key, 2)]
    assert unpublished.key not in {each.key for each in offered}
    assert guides_for_new_plan(a_facilitator(region)) == []


def test_a_retired_guide_is_not_offered_but_running_plans_keep_it(
    guide: AdaptedGuide,
) -> None:
    plan = a_plan_with(guide)

    set_retired(guide=guide, retired=True, by=guide.created_by, now=NOW)

    assert guides_for_new_plan(guide.created_by) == []
    assert guide_of(plan).head.key == guide.key
    with pytest.raises(NotFound):
        a_plan_with(guide)


def test_the_pages_of_a_plan_use_the_adapted_titles(guide: AdaptedGuide) -> None:
    plan = a_plan_with(guide)
    client = client_of(facilitator_of(plan))

    framework = client.get(reverse("framework:plan", args=[plan.pk])).content.decode()
    of_topic = client.get(reverse("framework:topic", args=[plan.pk, "2.1"]))

    assert "2.1 Isu pertama" in framework
    assert "Isu pertama" in of_topic.content.decode()


def test_a_plan_page_takes_no_more_queries_with_an_adapted_guide(
    guide: AdaptedGuide,
) -> None:
    by = guide.created_by
    counts = {}
    for plan in (a_plan(region=guide.region, by=by), a_plan_with(guide)):
        client = client_of(by)
        address = reverse("framework:plan", args=[plan.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts[plan.guide] = len(queries)

    assert counts[guide.key] == counts["pdam"]


def test_the_form_of_a_new_plan_starts_one_with_an_adapted_guide(
    guide: AdaptedGuide,
) -> None:
    client = client_of(guide.created_by)
    typed = {
        "region": guide.region_id, "guide": guide.key, "title": "Rencana",
        "service": "Air minum", "period_start": "2026-01-05", "period_end": "2026-12-31",
    }  # fmt: skip

    page = client.get(reverse("plans:new")).content.decode()
    reply = client.post(reverse("plans:new"), typed)

    assert "Panduan rekaan" in page
    assert reply.status_code == 302
    assert Plan.objects.get().guide == guide.key


def test_the_page_of_a_plans_guide_shows_differences_and_moves_it(
    guide: AdaptedGuide,
) -> None:
    plan = a_plan_with(guide)
    next_version(guide)
    client = client_of(facilitator_of(plan))
    address = reverse("guides:of_plan", args=[plan.pk])

    page = client.get(address, {"ke": f"{guide.key}:2"}).content.decode()
    reply = client.post(address, {"ke": f"{guide.key}:2"})

    assert "Isu kedua" in page
    assert "Judul topik" in page
    assert reply.status_code == 302
    plan.refresh_from_db()
    assert plan.guide_version == 2
    assert topic(guide, "2.1")["title"] == "Isu kedua"
