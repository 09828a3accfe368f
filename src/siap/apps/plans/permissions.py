"""Who may do what in a plan: role, region and ability as one readable table."""

from collections.abc import Mapping
from typing import Final

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Membership, RegionRole
from siap.apps.plans.models import Plan, TeamMember, TeamRole
from siap.kernel.errors import Forbidden

INSTALLATION: Final = "installation-administrator"

_READ = frozenset({"plan.view", "plan.export"})
_WRITE = _READ | {"sheet.edit", "follow-up.edit", "sheet.import"}
_SECRETARY = _WRITE | {"topic.prepare", "topic.conclude"}
_LEAD = _SECRETARY | {
    "topic.agree", "plan.team", "plan.edit", "plan.history", "paper.issue"
}  # fmt: skip

ABILITIES: Final[Mapping[str, frozenset[str]]] = {
    INSTALLATION: _LEAD,
    RegionRole.ADMINISTRATOR.value: _LEAD,
    RegionRole.READER.value: _READ,
    TeamRole.FACILITATOR.value: _LEAD,
    TeamRole.CHAIR.value: _LEAD,
    TeamRole.SECRETARY.value: _SECRETARY | {"plan.history"},
    TeamRole.MEMBER.value: _WRITE,
    TeamRole.OBSERVER.value: _READ,
}


def region_roles(user: User) -> Mapping[int, frozenset[str]]:
    """The roles of a person by region; read once for each object of the person."""
    cached: Mapping[int, frozenset[str]] | None = getattr(user, "_region_roles", None)
    if cached is None:
        roles: dict[int, set[str]] = {}
        for region_id, role in Membership.objects.filter(user=user).values_list(
            "region_id", "role"
        ):
            roles.setdefault(region_id, set()).add(role)
        cached = {region_id: frozenset(found) for region_id, found in roles.items()}
        user._region_roles = cached  # type: ignore[attr-defined]  # noqa: SLF001
    return cached


def roles_in(user: User, plan: Plan) -> frozenset[str]:
    """
    Say what a person is to a plan.

    Args:
        user: The person; one whose account is closed has no role.
        plan: The plan.

    Returns:
        Keys of `ABILITIES`; empty for a stranger.
    """
    if not user.is_active:
        return frozenset()
    team = TeamMember.objects.filter(plan=plan, user=user).order_by().values_list("role")
    region = Membership.objects.filter(user=user, region_id=plan.region_id).order_by()
    # One query for both; a facilitator of a region starts plans but is in no team by that.
    roles = {role for (role,) in team.union(region.values_list("role"))}
    roles &= ABILITIES.keys()
    if user.is_superuser:
        roles.add(INSTALLATION)
    return frozenset(roles)


def abilities_in(user: User, plan: Plan) -> frozenset[str]:
    """What a person may do in a plan."""
    return frozenset().union(*(ABILITIES[role] for role in roles_in(user, plan)))


def require(user: User, ability: str, plan: Plan) -> None:
    """
    Let a person pass, or not.

    Raises:
        Forbidden: No role of the person in this plan has the ability.
    """
    if ability not in abilities_in(user, plan):
        raise Forbidden("forbidden", where=ability)


def can_create_plan(user: User, region_id: int) -> bool:
    """Whether a person may start a plan in a region."""
    if not user.is_active:
        return False
    allowed = {RegionRole.ADMINISTRATOR, RegionRole.FACILITATOR}
    return user.is_superuser or bool(allowed & region_roles(user).get(region_id, set()))
