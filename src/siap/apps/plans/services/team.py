"""The team of a plan."""

from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.models import Plan, TeamMember, TeamRole
from siap.apps.plans.permissions import require
from siap.apps.plans.services.scope import scope_of
from siap.kernel.errors import InvalidInput


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
