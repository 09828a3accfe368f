"""Starting and running a plan: each change asks for permission and leaves a trail."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.organisations.models import Agency, Region
from siap.apps.plans.models import FollowUp, Plan, TeamMember, TeamRole, TopicRecord
from siap.apps.plans.permissions import can_create_plan, require
from siap.kernel.errors import Conflict, Forbidden, InvalidInput
from siap.methodology.library import CURRENT_EDITION, edition


@dataclass(frozen=True, kw_only=True)
class NewPlan:
    """What a plan starts with; the period may not be longer than six years."""

    region: Region
    title: str
    service: str
    guide: str
    lead_partner: Agency | None
    period_start: date
    period_end: date


def scope_of(plan: Plan) -> Scope:
    """Where a change in a plan is recorded."""
    return Scope(region_id=plan.region_id, plan_id=plan.pk)


@transaction.atomic
def create_plan(*, new: NewPlan, by: User, now: datetime) -> Plan:
    """
    Start a plan; the person who starts it becomes its facilitator.

    Raises:
        Forbidden: The person may not start a plan in this region.
        NotFound: The guide is not in the current edition.
        InvalidInput: The period ends before it starts, or is longer than six years.
    """
    if not can_create_plan(by, new.region.pk):
        raise Forbidden("forbidden", where="plan.create")
    guide = edition().guide(new.guide)
    if not new.period_start <= new.period_end <= new.period_start + timedelta(days=2192):
        raise InvalidInput("plan-period", where="period_end")
    plan = Plan.objects.create(
        region=new.region,
        title=new.title,
        service=new.service,
        edition=CURRENT_EDITION,
        guide=guide.head.key,
        guide_version=guide.head.version,
        lead_partner=new.lead_partner,
        period_start=new.period_start,
        period_end=new.period_end,
        created_at=now,
        created_by=by,
        calendar_token=secrets.token_urlsafe(32),
    )
    TeamMember.objects.create(plan=plan, user=by, role=TeamRole.FACILITATOR)
    fact = Fact(
        kind="create",
        subject="plan",
        subject_id=str(plan.pk),
        field="title",
        after=plan.title,
    )
    record_changes([fact], scope=scope_of(plan), by=by, at=now)
    return plan


@transaction.atomic
def set_team_role(
    *, plan: Plan, user: User, role: str | None, by: User, now: datetime
) -> None:
    """
    Give a person a role in the team, or take it away with None.

    Raises:
        Forbidden: `by` may not change the team.
        InvalidInput: The role is unknown, or the last facilitator would leave.
    """
    require(by, "plan.team", plan)
    if role is not None and role not in TeamRole.values:
        raise InvalidInput("team-role", where="role", value=role)
    current = TeamMember.objects.select_for_update().filter(plan=plan, user=user).first()
    before = current.role if current else None
    if before == role:
        return
    if before == TeamRole.FACILITATOR and not (
        TeamMember.objects.filter(plan=plan, role=TeamRole.FACILITATOR)
        .exclude(user=user)
        .exists()
    ):
        raise InvalidInput("last-facilitator", where="role")
    if role is None:
        TeamMember.objects.filter(plan=plan, user=user).delete()
    else:
        TeamMember.objects.update_or_create(plan=plan, user=user, defaults={"role": role})
    fact = Fact(
        kind="change",
        subject="team-member",
        subject_id=str(user.pk),
        field="role",
        before=before,
        after=role,
        note=user.display_name,
    )
    record_changes([fact], scope=scope_of(plan), by=by, at=now)


TOPIC_ABILITY: Mapping[str, str] = {
    "place": "topic.prepare",
    "ready": "topic.prepare",
    "invited": "topic.prepare",
    "held_on": "topic.conclude",
    "attendance_women": "topic.conclude",
    "attendance_men": "topic.conclude",
    "minutes": "topic.conclude",
    "decisions": "topic.conclude",
    "objections": "topic.conclude",
    "branch": "topic.conclude",
    "state": "topic.conclude",
}


@transaction.atomic
def record_topic(
    *,
    plan: Plan,
    topic: str,
    values: Mapping[str, object],
    seen_version: int,
    by: User,
    now: datetime,
) -> TopicRecord:
    """
    Write what was prepared or concluded for a topic.

    Args:
        plan: The plan.
        topic: Key of a topic of its guide.
        values: Fields of `TopicRecord` and their new values.
        seen_version: The version that the person had before them.
        by: Who.
        now: When.

    Returns:
        The record as it now is.

    Raises:
        Forbidden: The person may not write one of the fields.
        Conflict: Somebody else changed one of the same fields meanwhile.
        NotFound: The guide has no such topic.
    """
    _require_topic(plan, topic)
    for ability in {TOPIC_ABILITY[name] for name in values}:
        require(by, ability, plan)
    if values.get("state") == "agreed":
        require(by, "topic.agree", plan)
    TopicRecord.objects.get_or_create(plan=plan, topic=topic)
    record = TopicRecord.objects.select_for_update().get(plan=plan, topic=topic)
    changed = {
        name: value for name, value in values.items() if getattr(record, name) != value
    }
    if changed and record.version != seen_version:
        raise Conflict("topic-changed", where=topic)
    if not changed:
        return record
    record.version += 1
    facts = []
    for name, value in changed.items():
        facts.append(
            Fact(
                kind="change",
                subject="topic",
                subject_id=topic,
                version=record.version,
                field=name,
                before=_plain(getattr(record, name)),
                after=_plain(value),
            )
        )
        setattr(record, name, value)
    record.save()
    record_changes(facts, scope=scope_of(plan), by=by, at=now)
    return record


def _require_topic(plan: Plan, topic: str) -> None:
    if topic not in edition(plan.edition).guide(plan.guide).topics:
        raise InvalidInput("unknown-topic", where=topic, topic=topic)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, kw_only=True)
class NewTask:
    """A follow-up: what, who, until when."""

    what: str
    owner: User | None
    owner_name: str
    due: date
    topic: str = ""


@transaction.atomic
def add_follow_ups(
    *, plan: Plan, tasks: Sequence[NewTask], by: User, now: datetime
) -> list[FollowUp]:
    """
    Add tasks to a plan.

    Raises:
        Forbidden: The person may not.
        InvalidInput: A task says nothing, or has nobody to do it.
    """
    require(by, "follow-up.edit", plan)
    added = []
    for task in tasks:
        if not task.what.strip():
            raise InvalidInput("missing", where="what")
        if task.owner is None and not task.owner_name.strip():
            raise InvalidInput("missing", where="owner")
        added.append(
            FollowUp.objects.create(
                plan=plan,
                topic=task.topic,
                what=task.what.strip(),
                owner=task.owner,
                owner_name=task.owner_name.strip(),
                due=task.due,
                created_at=now,
            )
        )
    facts = [
        Fact(
            kind="create",
            subject="follow-up",
            subject_id=str(t.pk),
            field="what",
            after=t.what,
        )
        for t in added
    ]
    record_changes(facts, scope=scope_of(plan), by=by, at=now)
    return added


@transaction.atomic
def set_follow_up_done(
    *, task: FollowUp, done: bool, note: str = "", by: User, now: datetime
) -> FollowUp:
    """
    Say that a task is done, or that it is not.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "follow-up.edit", task.plan)
    locked = FollowUp.objects.select_for_update().get(pk=task.pk)
    before = locked.done_at.isoformat() if locked.done_at else None
    locked.done_at = now if done else None
    locked.note = note or locked.note
    locked.version += 1
    locked.save()
    fact = Fact(
        kind="change",
        subject="follow-up",
        subject_id=str(locked.pk),
        version=locked.version,
        field="done_at",
        before=before,
        after=locked.done_at.isoformat() if locked.done_at else None,
        note=locked.what,
    )
    record_changes([fact], scope=scope_of(locked.plan), by=by, at=now)
    return locked
