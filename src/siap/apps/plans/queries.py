"""Reading plans: always from what the person may see."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Membership, Region, RegionLevel, RegionRole
from siap.apps.plans.guide_source import OfferedGuide, guide_source
from siap.apps.plans.models import FollowUp, Plan, TeamMember, TopicRecord
from siap.apps.plans.permissions import region_roles
from siap.kernel.errors import NotFound
from siap.methodology.library import CURRENT_EDITION, Guide, edition


def plans_visible_to(user: User) -> QuerySet[Plan]:
    """The plans that a person may see, newest first."""
    plans = Plan.objects.select_related("region", "lead_partner")
    if not user.is_active:
        return plans.none()
    if user.is_superuser:
        return plans
    in_region = Membership.objects.filter(
        user=user, role__in=[RegionRole.ADMINISTRATOR, RegionRole.READER]
    )
    in_team = TeamMember.objects.filter(user=user)
    return plans.filter(
        Q(region__in=in_region.values("region")) | Q(pk__in=in_team.values("plan"))
    )


def plan_visible_to(user: User, plan_id: int) -> Plan:
    """
    One plan that a person may see.

    Raises:
        NotFound: There is none, or it is not for this person; nobody learns which.
    """
    plan = plans_visible_to(user).filter(pk=plan_id).first()
    if plan is None:
        raise NotFound("not-found", where=f"plan {plan_id}")
    return plan


def regions_for_new_plan(user: User) -> QuerySet[Region]:
    """The regencies, cities and provinces in which a person may start a plan."""
    regions = Region.objects.filter(level__in=[RegionLevel.PROVINCE, RegionLevel.REGENCY])
    if user.is_superuser:
        return regions
    allowed = {RegionRole.ADMINISTRATOR.value, RegionRole.FACILITATOR.value}
    ids = [region for region, roles in region_roles(user).items() if roles & allowed]
    return regions.filter(pk__in=ids)


def topic_records(plan: Plan) -> dict[str, TopicRecord]:
    """The records of a plan's topics by topic key; topics nobody touched have none."""
    records = TopicRecord.objects.filter(plan=plan, guide=plan.guide)
    return {record.topic: record for record in records}


def guide_of(plan: Plan) -> Guide:
    """
    The guide that a plan follows: of its edition, or a version that its region adapted.

    Raises:
        NotFound: There is no such guide.
    """
    library = edition(plan.edition)
    if plan.guide in library.guides:
        return library.guide(plan.guide)
    return guide_source().published(plan.guide, plan.guide_version).guide


def guides_for_new_plan(user: User) -> Sequence[OfferedGuide]:
    """The adapted guides of the regions in which a person may start a plan, by title."""
    regions = regions_for_new_plan(user).order_by().values_list("pk", flat=True)
    return guide_source().offered(regions, CURRENT_EDITION)


def open_follow_ups(plan: Plan) -> Sequence[FollowUp]:
    """Tasks not done yet, earliest due first; so the overdue ones come first."""
    return list(FollowUp.objects.filter(plan=plan, done_at=None).select_related("owner"))


def follow_ups_of_topic(plan: Plan, topic: str) -> Sequence[FollowUp]:
    """All tasks of a topic, open ones first, then by due date."""
    tasks = FollowUp.objects.filter(plan=plan, topic=topic).select_related("owner")
    return sorted(tasks, key=lambda task: (task.done_at is not None, task.due, task.pk))


def is_overdue(task: FollowUp, *, on: date) -> bool:
    """Whether a task is late on a day."""
    return task.done_at is None and task.due < on


def follow_ups_of_plan(plan: Plan) -> Sequence[FollowUp]:
    """All tasks of a plan, open ones first, then by due date."""
    tasks = FollowUp.objects.filter(plan=plan).select_related("owner")
    return sorted(tasks, key=lambda task: (task.done_at is not None, task.due, task.pk))
