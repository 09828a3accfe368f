"""The demonstration plans in the records: as far as they are meant to be, on their day."""

import secrets
from collections import Counter
from datetime import date

import pytest

from catalog.demo_reading import read
from siap.apps.demo.services import demo_plans, load_demo
from siap.apps.framework.queries import framework_of
from siap.apps.plans.models import TeamMember
from siap.methodology.demo_files import DEMO_DIR, DemoPlan, DemoTask
from siap.methodology.work_calendar import is_working_day

KEYS = sorted(folder.name for folder in DEMO_DIR.iterdir() if folder.is_dir())
every_plan = pytest.mark.parametrize("key", KEYS)

LATE = {
    "blud-spam": {("5.4", "2026-10-15"), ("6.1", "2026-11-13"), ("6.2", "2026-11-06")},
    "pdam": {("5.3", "2026-10-30"), ("6.1", "2026-11-06")},
    "umum": {("4.6", "2026-10-30"), ("5.1", "2026-11-17")},
}
NOT_AGREED = {
    "blud-spam": {
        "6.1": "outputs-complete",
        "6.2": "held",
        "7.1": "planned",
        "7.2": "planned",
        "7.3": "planned",
    },
    "pdam": {"7.1": "outputs-complete", "7.2": "outputs-complete"},
    "umum": {
        "5.1": "held",
        "5.2": "planned",
        "5.3": "planned",
        "6.1": "not-started",
        "6.2": "not-started",
        "7.1": "not-started",
        "7.2": "not-started",
    },
}
STAGES = {
    "blud-spam": ["done"] * 5 + ["current"] * 2,
    "pdam": ["done"] * 7,
    "umum": ["done"] * 4 + ["current"] + ["todo"] * 2,
}
PASSWORD = secrets.token_urlsafe(12)


@every_plan
def test_what_was_held_lies_behind_and_what_is_planned_lies_ahead(key: str) -> None:
    head = read(key).head
    today = head.plan.as_of
    for topic in head.topics:
        if topic.state == "planned":
            first = min(date.fromisoformat(str(m["date"])) for m in topic.meetings)
            assert first > today, topic.topic
        else:
            assert topic.held_on is not None, topic.topic
            assert topic.held_on <= today, topic.topic
            assert topic.minutes, topic.topic


@every_plan
def test_topics_are_held_one_after_the_other_on_working_days(key: str) -> None:
    demo = read(key)
    days = []
    for topic in demo.head.topics:
        days += [date.fromisoformat(str(m["date"])) for m in topic.meetings[:1]]
    meetings = demo.rows("w05-work-calendar.meetings").values()

    assert days == sorted(days)
    assert [
        str(cells["date"])
        for cells in meetings
        if not is_working_day(date.fromisoformat(str(cells["date"])))
    ] == []


@every_plan
def test_the_work_calendar_has_every_meeting_of_the_topics(key: str) -> None:
    demo = read(key)
    planned = {
        str(meeting["meeting"]): str(meeting["date"])
        for topic in demo.head.topics
        for meeting in topic.meetings
    }
    calendar = demo.rows("w05-work-calendar.meetings")

    assert {row: str(calendar[row]["date"]) for row in planned} == planned


@every_plan
def test_tasks_are_late_as_intended_and_done_ones_lie_behind(key: str) -> None:
    head = read(key).head
    late = {
        (task.topic, task.due.isoformat())
        for task in head.follow_ups
        if task.done_on is None and task.due < head.plan.as_of
    }

    assert late == LATE[key]
    assert all(t.done_on is None or t.done_on <= head.plan.as_of for t in head.follow_ups)
    assert all(
        task.done_on or task.note for task in head.follow_ups if late_task(task, head)
    )


def late_task(task: DemoTask, head: DemoPlan) -> bool:
    return task.done_on is None and task.due < head.plan.as_of


@every_plan
@pytest.mark.django_db
def test_a_loaded_plan_is_as_far_as_intended(key: str) -> None:
    plan = load_demo(key=key, password=PASSWORD)

    framework = framework_of(plan, on=read(key).head.plan.as_of)

    open_topics = {t.topic.key: t.state for t in framework.topics if t.state != "agreed"}
    assert open_topics == NOT_AGREED[key]
    assert [stage.state for stage in framework.stages] == STAGES[key]
    assert {(t.topic, t.due.isoformat()) for t in framework.overdue} == LATE[key]


@pytest.mark.django_db
def test_all_plans_live_side_by_side_with_people_of_their_own() -> None:
    for key in KEYS:
        load_demo(key=key, password=PASSWORD)

    plans = demo_plans()
    assert len({plan.region_id for plan in plans}) == len(plans) == len(KEYS)
    members = TeamMember.objects.values_list("user__username", "plan_id")
    assert max(Counter(user for user, _ in members).values()) == 1
