"""Regions, agencies and roles."""

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Membership, Region, RegionLevel, RegionRole
from siap.kernel.errors import InvalidInput


def give_role(*, username: str, region_code: str, role: str) -> Membership:
    """
    Give a person a role in a region.

    Args:
        username: Of the account.
        region_code: Official code.
        role: `administrator`, `facilitator` or `reader`.

    Raises:
        InvalidInput: One of them is unknown.
    """
    user = User.objects.filter(username=username).first()
    if user is None:
        raise InvalidInput("unknown-user", where="username", value=username)
    region = Region.objects.filter(code=region_code).first()
    if region is None:
        raise InvalidInput("unknown-region", where="region", value=region_code)
    if f"region-{role}" not in RegionRole.values:
        raise InvalidInput("unknown-role", where="role", value=role)
    membership, _ = Membership.objects.get_or_create(
        user=user, region=region, role=f"region-{role}"
    )
    return membership


@transaction.atomic
def set_up_region(*, code: str, name: str, administrator: User) -> Region:
    """
    Make or find the region of a new installation, and its administrator.

    Args:
        code: Official code of a province, regency or city (`33` or `33.72`).
        name: Its name; an imported region keeps its own.
        administrator: Who administers it.
    """
    level = RegionLevel.REGENCY if "." in code else RegionLevel.PROVINCE
    region, _ = Region.objects.get_or_create(
        code=code, defaults={"name": name, "level": level}
    )
    Membership.objects.get_or_create(
        user=administrator, region=region, role=RegionRole.ADMINISTRATOR.value
    )
    return region
