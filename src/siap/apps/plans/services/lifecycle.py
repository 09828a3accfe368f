"""Starting a plan, and letting it follow another guide."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.organisations.models import Agency, Region
from siap.apps.plans.models import Plan, TeamMember, TeamRole
from siap.apps.plans.permissions import can_create_plan, require
from siap.apps.plans.services.scope import scope_of
from siap.kernel.errors import Forbidden, InvalidInput
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
def move_to_guide(*, plan: Plan, guide: str, by: User, now: datetime) -> Plan:
    """
    Let a plan follow another guide of its edition.

    Every worksheet that both guides know stays as it is filled; what only the former one
    knows is kept and comes back if the plan moves back. So do the records of topics.

    Raises:
        Forbidden: The person may not.
        NotFound: The edition has no such guide.
    """
    require(by, "plan.edit", plan)
    head = edition(plan.edition).guide(guide).head
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    before = locked.guide
    if before == guide:
        return locked
    locked.guide, locked.guide_version = head.key, head.version
    locked.save(update_fields=["guide", "guide_version"])
    fact = Fact(
        kind="change",
        subject="plan",
        subject_id=str(plan.pk),
        field="guide",
        before=before,
        after=guide,
    )
    record_changes([fact], scope=scope_of(plan), by=by, at=now)
    return locked
