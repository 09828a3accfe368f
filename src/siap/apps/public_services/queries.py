"""Reading services, their standards, and who may keep them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Region, RegionLevel
from siap.apps.plans.permissions import region_roles
from siap.apps.public_services.components import Gap, components_of, gaps
from siap.apps.public_services.models import (
    Service,
    ServiceUnit,
    StandardState,
    StandardVersion,
)
from siap.apps.public_services.permissions import ABILITIES, abilities_in
from siap.kernel.errors import NotFound


def regions_kept_by(user: User) -> QuerySet[Region]:
    """The regions whose services a person may see from inside, by code."""
    if not user.is_active:
        return Region.objects.none()
    if user.is_superuser:
        whole = Q(memberships__isnull=False) | Q(agencies__isnull=False)
        return Region.objects.filter(whole, level__lte=RegionLevel.REGENCY).distinct()
    known = [
        region_id
        for region_id, roles in region_roles(user).items()
        if roles & ABILITIES.keys()
    ]
    return Region.objects.filter(pk__in=known)


def region_kept_by(user: User, region_id: int) -> Region:
    """
    One region whose services a person may see from inside.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    found = regions_kept_by(user).filter(pk=region_id).first()
    if found is None:
        raise NotFound("not-found", where=f"region {region_id}")
    return found


def units_of(region: Region) -> QuerySet[ServiceUnit]:
    """The units of a region with their services, by name."""
    found = ServiceUnit.objects.filter(agency__region=region)
    return found.select_related("agency__parent", "agency__region").prefetch_related(
        "services"
    )


def unit_with_code(code: str) -> ServiceUnit:
    """
    The unit of a public address.

    Raises:
        NotFound: No unit has this code.
    """
    found = ServiceUnit.objects.filter(code=code).select_related("agency__region").first()
    if found is None:
        raise NotFound("not-found", where=f"unit {code[:20]}")
    return found


def unit_kept_by(user: User, unit_id: int) -> ServiceUnit:
    """
    One unit for those who keep it.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    found = ServiceUnit.objects.filter(pk=unit_id).select_related("agency__region").first()
    if found is None or not abilities_in(user, found.agency.region_id):
        raise NotFound("not-found", where=f"unit {unit_id}")
    return found


def service_kept_by(user: User, service_id: int) -> Service:
    """
    One service for those who keep it.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    found = _services().filter(pk=service_id).first()
    if found is None or not abilities_in(user, found.unit.agency.region_id):
        raise NotFound("not-found", where=f"service {service_id}")
    return found


def version_kept_by(user: User, version_id: int) -> StandardVersion:
    """
    One version of a standard for those who keep it.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    found = StandardVersion.objects.filter(pk=version_id)
    version = found.select_related("service__unit__agency__region", "service__plan").first()
    if version is None or not abilities_in(user, version.service.unit.agency.region_id):
        raise NotFound("not-found", where=f"standard {version_id}")
    return version


def _services() -> QuerySet[Service]:
    return Service.objects.select_related(
        "unit__agency__region", "unit__agency__parent", "plan"
    )


def public_services(words: str = "", region_id: int | None = None) -> QuerySet[Service]:
    """
    The services that people may look up.

    Args:
        words: All of them stand in name, explanation or unit; at most eight count.
        region_id: Only those of one region; None for all.

    Returns:
        Open services by agency and name.
    """
    found = _services().filter(is_open=True)
    if region_id is not None:
        found = found.filter(unit__agency__region_id=region_id)
    for word in words.split()[:8]:
        found = found.filter(
            Q(name__icontains=word)
            | Q(summary__icontains=word)
            | Q(unit__agency__name__icontains=word)
        )
    return found.order_by("unit__agency__region__name", "unit__agency__name", "name")


def public_service(service_id: int) -> Service:
    """
    One open service.

    Raises:
        NotFound: There is none.
    """
    found = _services().filter(pk=service_id, is_open=True).first()
    if found is None:
        raise NotFound("not-found", where=f"service {service_id}")
    return found


def in_force(service: Service, day: date) -> StandardVersion | None:
    """
    The version of a standard that holds on a day.

    Returns:
        The published one that came into force last by then; of two with the same first
        day the later number. None before the first.
    """
    found = StandardVersion.objects.filter(
        service=service, state=StandardState.PUBLISHED, valid_from__lte=day
    )
    return found.order_by("-valid_from", "-number").prefetch_related("steps").first()


def in_force_for(services: Sequence[Service], day: date) -> dict[int, StandardVersion]:
    """The versions that hold on a day, by id of the service; in one query."""
    found = StandardVersion.objects.filter(
        service__in=services, state=StandardState.PUBLISHED, valid_from__lte=day
    ).order_by("valid_from", "number")
    return {version.service_id: version for version in found}


def versions_of(service: Service) -> QuerySet[StandardVersion]:
    """Every version of a service's standard, newest first."""
    found = StandardVersion.objects.filter(service=service).select_related("published_by")
    return found.prefetch_related(Prefetch("steps"))


def published_of(service: Service) -> list[StandardVersion]:
    """The published versions, the one that came into force last first."""
    found = StandardVersion.objects.filter(service=service, state=StandardState.PUBLISHED)
    return list(found.order_by("-valid_from", "-number"))


def gaps_of(version: StandardVersion) -> list[Gap]:
    """What a version still lacks, in the order of the law."""
    facts = {
        "duration": version.duration,
        "cost_idr": version.cost_idr,
        "steps": len(version.steps.all()),
    }
    return gaps(components_of(version.ruleset), version.components, facts)
