"""Reading regions, agencies and who works where."""

from django.db.models import QuerySet

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Membership, Region, RegionLevel, RegionRole
from siap.kernel.errors import NotFound


def regions_administered_by(user: User) -> QuerySet[Region]:
    """The regions whose accounts a person keeps, by code."""
    if not user.is_active:
        return Region.objects.none()
    if user.is_superuser:
        with_plans = Region.objects.filter(memberships__isnull=False)
        return with_plans.filter(level__lte=RegionLevel.REGENCY).distinct()
    return Region.objects.filter(
        memberships__user=user, memberships__role=RegionRole.ADMINISTRATOR
    ).distinct()


def region_administered_by(user: User, region_id: int) -> Region:
    """
    One region whose accounts a person keeps.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    region = regions_administered_by(user).filter(pk=region_id).first()
    if region is None:
        raise NotFound("not-found", where=f"region {region_id}")
    return region


def memberships_of(region: Region) -> QuerySet[Membership]:
    """Who has which role in a region, by name."""
    return (
        Membership.objects.filter(region=region)
        .select_related("user")
        .order_by("user__name")
    )
