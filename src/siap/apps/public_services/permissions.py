"""Who keeps services, ratings, surveys and charters of a region, as one readable table."""

from collections.abc import Mapping
from typing import Final

from siap.apps.accounts.models import User
from siap.apps.organisations.models import RegionRole
from siap.apps.plans.permissions import region_roles
from siap.kernel.errors import Forbidden

INSTALLATION: Final = "installation-administrator"

_READ: Final = frozenset({"service.view"})
_WORK: Final = _READ | {
    "service.edit",
    "rating.count",
    "rating.device",
    "rating.messages",
    "survey.edit",
    "survey.enter",
    "charter.edit",
}  # fmt: skip
_LEAD: Final = _WORK | {"service.publish", "survey.publish", "charter.publish"}

ABILITIES: Final[Mapping[str, frozenset[str]]] = {
    INSTALLATION: _LEAD,
    RegionRole.ADMINISTRATOR.value: _LEAD,
    RegionRole.FACILITATOR.value: _WORK,
    RegionRole.READER.value: _READ,
}


def abilities_in(user: object, region_id: int) -> frozenset[str]:
    """What a person may do with the services of a region; a visitor, nothing."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    roles = set(region_roles(user).get(region_id, frozenset()))
    if user.is_superuser:
        roles.add(INSTALLATION)
    return frozenset().union(*(ABILITIES.get(role, frozenset()) for role in roles))


def require(user: User, ability: str, region_id: int) -> None:
    """
    Let a person pass, or not.

    Raises:
        Forbidden: No role of the person in this region has the ability.
    """
    if ability not in abilities_in(user, region_id):
        raise Forbidden("forbidden", where=ability)
