"""Who may see and adapt the guides of a region."""

from siap.apps.accounts.models import User
from siap.apps.organisations.models import RegionRole
from siap.apps.plans.permissions import region_roles
from siap.kernel.errors import Forbidden

_ADAPTING = frozenset({RegionRole.ADMINISTRATOR.value, RegionRole.FACILITATOR.value})


def can_adapt(user: User, region_id: int) -> bool:
    """Whether a person may make, change and publish guides of a region."""
    if not user.is_active:
        return False
    roles = region_roles(user).get(region_id, frozenset())
    return user.is_superuser or bool(_ADAPTING & roles)


def require_adapting(user: User, region_id: int) -> None:
    """
    Let a person pass, or not.

    Raises:
        Forbidden: The person is neither facilitator nor administrator of the region, nor
            administrator of the installation.
    """
    if not can_adapt(user, region_id):
        raise Forbidden("forbidden", where="guide.adapt")


def regions_of(user: User) -> frozenset[int]:
    """The regions in which a person has any role; their guides may be seen."""
    return frozenset(region_roles(user)) if user.is_active else frozenset()
