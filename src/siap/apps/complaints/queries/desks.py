"""Desks, and what belongs to them."""

from django.db.models import QuerySet

from siap.apps.accounts.models import User
from siap.apps.complaints.models import Category, Desk
from siap.apps.complaints.permissions import administers, agencies_of
from siap.apps.organisations.models import Agency
from siap.kernel.errors import NotFound


def open_desks() -> list[Desk]:
    """The desks that take reports, by name."""
    return list(Desk.objects.filter(is_open=True).select_related("region"))


def desk_at(slug: str) -> Desk:
    """
    The desk at an address.

    Raises:
        NotFound: There is none.
    """
    found = Desk.objects.filter(slug=slug).select_related("region").first()
    if found is None:
        raise NotFound("not-found", where=f"desk {slug[:40]}")
    return found


def desks_of(user: User) -> list[Desk]:
    """The desks that a person runs or answers for, by name."""
    if not user.is_active:
        return []
    mine = agencies_of(user)
    desks = Desk.objects.select_related("region")
    regions = set(Agency.objects.filter(pk__in=mine).values_list("region_id", flat=True))
    return [desk for desk in desks if desk.region_id in regions or administers(user, desk)]


def desk_for(user: User, slug: str) -> Desk:
    """
    A desk that a person runs or answers for.

    Raises:
        NotFound: There is none, or it is not theirs.
    """
    found = next((desk for desk in desks_of(user) if desk.slug == slug), None)
    if found is None:
        raise NotFound("not-found", where=f"desk {slug[:40]}")
    return found


def categories_of(desk: Desk) -> QuerySet[Category]:
    """The topics of a desk, also those switched off, in order."""
    return Category.objects.filter(desk=desk).select_related("agency")


def topics_of(desk: Desk) -> QuerySet[Category]:
    """The topics that a report can be given now, in order."""
    return categories_of(desk).filter(is_active=True)


def agencies_for(desk: Desk) -> QuerySet[Agency]:
    """The agencies that can be given a report, by name."""
    return Agency.objects.filter(region=desk.region_id)
