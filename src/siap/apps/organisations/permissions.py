"""Who may keep the accounts of a region."""

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Membership, Region, RegionRole
from siap.kernel.errors import Forbidden


def administers(user: User, region: Region) -> bool:
    """Whether a person administers a region, or the installation."""
    if not user.is_active:
        return False
    return (
        user.is_superuser
        or Membership.objects.filter(
            user=user, region=region, role=RegionRole.ADMINISTRATOR
        ).exists()
    )


def require_administrator(user: User, region: Region) -> None:
    """
    Let an administrator of the region pass.

    Raises:
        Forbidden: The person is none.
    """
    if not administers(user, region):
        raise Forbidden("forbidden", where="region.people")
