"""Starting a plan."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.organisations.models import Agency, Region
from siap.apps.plans.models import Plan, TeamMember, TeamRole
from siap.apps.plans.permissions import can_create_plan
from siap.apps.plans.services.guides import guide_to_follow
from siap.apps.plans.services.scope import scope_of
from siap.kernel.errors import Forbidden, InvalidInput
from siap.methodology.library import CURRENT_EDITION


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
        NotFound: The guide is neither in the current edition nor published by a region.
        InvalidInput: The period ends before it starts, or is longer than six years; the
            guide belongs to another region or edition.
    """
    if not can_create_plan(by, new.region.pk):
        raise Forbidden("forbidden", where="plan.create")
    guide = guide_to_follow(new.guide, region_id=new.region.pk, edition_key=CURRENT_EDITION)
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
