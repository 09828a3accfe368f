"""Loading a demonstration plan into the records."""

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from django.contrib.auth.hashers import make_password
from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.demo.cells import ready_row
from siap.apps.organisations.models import (
    Agency,
    Membership,
    Region,
    RegionLevel,
    RegionRole,
)
from siap.apps.plans.models import Plan, TeamMember, TeamRole
from siap.apps.plans.services import (
    NewPlan,
    NewTask,
    add_follow_ups,
    create_plan,
    record_topic,
    set_follow_up_done,
)
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.services import add_ready_rows
from siap.methodology.demo_files import DemoPlan, DemoSheet, demo_plan

# Fictional regions have codes that the ministry will never give.
PROVINCE_CODE = "00"


def demo_is_loaded(key: str) -> bool:
    """Whether a demonstration plan is there."""
    head = demo_plan(key)[0].plan
    return Plan.objects.filter(title=head.title, region__code__startswith="00.").exists()


def demo_plans() -> list[Plan]:
    """The demonstration plans that are there, in the order in which they were loaded."""
    return list(
        Plan.objects.filter(region__code__startswith=f"{PROVINCE_CODE}.").order_by("pk")
    )


@transaction.atomic
def load_demo(*, key: str, password: str) -> Plan:
    """
    Load a demonstration plan: region, agencies, people, worksheets, topics, tasks.

    Args:
        key: Folder of the catalogue's `demo`.
        password: Of every account made for it.

    Returns:
        The plan.

    Raises:
        Unavailable: A file of it is not as it must be.
        InvalidInput: A cell of it is not what its column takes.
    """
    demo, sheets = demo_plan(key)
    region = _region(demo)
    # Hashing is slow on purpose: once is enough for accounts that share a password.
    hashed = make_password(password)
    people = {person.key: _person(person.key, person.name, hashed) for person in demo.team}
    by = next(people[p.key] for p in demo.team if p.role == "facilitator")
    Membership.objects.get_or_create(
        user=by, region=region, role=RegionRole.FACILITATOR.value
    )
    started = _moment(demo.plan.period_start)
    plan = create_plan(new=_new_plan(demo, region), by=by, now=started)
    _team(demo, plan, people, region)
    _sheets(plan, sheets, by=by, now=_moment(demo.plan.as_of))
    _topics(demo, plan, by=by)
    _tasks(demo, plan, people, by=by)
    return plan


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(2, 0), tzinfo=UTC)


def _region(demo: DemoPlan) -> Region:
    wanted = demo.plan.region
    province, _ = Region.objects.get_or_create(
        code=PROVINCE_CODE,
        defaults={"name": wanted.province, "level": RegionLevel.PROVINCE},
    )
    known = Region.objects.filter(parent=province, name=wanted.name).first()
    if known is not None:
        return known
    number = Region.objects.filter(parent=province).count() + 1
    region = Region.objects.create(
        code=f"{PROVINCE_CODE}.{number:02d}",
        name=wanted.name,
        level=RegionLevel.REGENCY,
        parent=province,
    )
    head = demo.plan
    for agency in (head.lead_partner, head.provider, *head.agencies):
        Agency.objects.get_or_create(
            region=region, name=agency.name, defaults={"short_name": agency.short or ""}
        )
    return region


def _person(key: str, name: str, hashed: str) -> User:
    known = User.objects.filter(username=key).first()
    return known or User.objects.create(username=key, name=name, password=hashed)


def _new_plan(demo: DemoPlan, region: Region) -> NewPlan:
    head = demo.plan
    return NewPlan(
        region=region,
        title=head.title,
        service=head.service,
        guide=head.guide,
        lead_partner=Agency.objects.get(region=region, name=head.lead_partner.name),
        period_start=head.period_start,
        period_end=head.period_end,
    )


def _team(demo: DemoPlan, plan: Plan, people: Mapping[str, User], region: Region) -> None:
    for person in demo.team:
        user = people[person.key]
        if person.role in TeamRole.values:
            TeamMember.objects.update_or_create(
                plan=plan, user=user, defaults={"role": person.role}
            )
        else:
            Membership.objects.get_or_create(
                user=user, region=region, role=RegionRole.ADMINISTRATOR.value
            )


def row_key(plan: Plan, row_id: str) -> uuid.UUID:
    """The id of a demonstration row in the records, from its readable id."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"siap-demo:{plan.pk}:{row_id}")


def _sheets(plan: Plan, sheets: tuple[DemoSheet, ...], *, by: User, now: datetime) -> None:
    for sheet in sheets:
        for part_key, rows in sheet.parts.items():
            place = place_of(plan, sheet.worksheet, part_key)
            ready = [ready_row(place, row, lambda i: str(row_key(plan, i))) for row in rows]
            add_ready_rows(place=place, rows=ready, by=by, now=now)


def _topics(demo: DemoPlan, plan: Plan, *, by: User) -> None:
    for topic in demo.topics:
        values: dict[str, object] = {
            "state": topic.state
            if topic.state in {"planned", "held", "agreed"}
            else "open",
            "held_on": topic.held_on,
            "place": topic.place,
            "ready": list(topic.ready),
            "invited": [str(row_key(plan, one)) for one in topic.invited],
            "attendance_women": topic.attendance_women,
            "attendance_men": topic.attendance_men,
            "minutes": topic.minutes,
            "decisions": "\n".join(topic.decisions),
            "objections": topic.objections,
            "branch": topic.branch,
        }
        record_topic(
            plan=plan,
            topic=topic.topic,
            values=values,
            seen_version=0,
            by=by,
            now=_moment(topic.held_on or demo.plan.as_of),
        )


def _tasks(demo: DemoPlan, plan: Plan, people: Mapping[str, User], *, by: User) -> None:
    for task in demo.follow_ups:
        new = NewTask(
            what=task.what,
            owner=people[task.owner],
            owner_name=people[task.owner].name,
            due=task.due,
            topic=task.topic,
        )
        made = add_follow_ups(
            plan=plan, tasks=[new], by=by, now=_moment(demo.plan.period_start)
        )
        if task.done_on is not None:
            done_at = _moment(task.done_on)
            set_follow_up_done(task=made[0], done=True, note=task.note, by=by, now=done_at)
