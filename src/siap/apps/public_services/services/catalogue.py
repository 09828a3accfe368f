"""Keeping units and the services that they give."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Agency, Region
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require as require_in_plan
from siap.apps.public_services.models import Delivery, Service, ServiceUnit
from siap.apps.public_services.permissions import require
from siap.apps.public_services.services.recording import record
from siap.kernel.errors import Conflict, InvalidInput

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, kw_only=True)
class NewUnit:
    """A unit: its name, the agency above it if any, and where people find it."""

    name: str
    parent: Agency | None = None
    address: str = ""
    hours: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class ServiceFacts:
    """What people must know to find a service; `plan` is the one that improves it."""

    name: str
    summary: str = ""
    audience: str = ""
    delivery: str = Delivery.DIRECT.value
    plan: Plan | None = None
    is_open: bool = True


def new_code() -> str:
    """A code for public addresses: eight letters and digits that are hard to mistake."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))


@transaction.atomic
def add_unit(*, region: Region, new: NewUnit, by: User, now: datetime) -> ServiceUnit:
    """
    Say that an agency, or a unit below one, serves people.

    Args:
        region: Where.
        new: The unit; an agency of this name that is known already is used.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not.
        InvalidInput: The unit is there already, or has no name.
    """
    require(by, "service.edit", region.pk)
    name = new.name.strip()
    if not name:
        raise InvalidInput("missing", where="name")
    agency, _ = Agency.objects.get_or_create(
        region=region, name=name, defaults={"parent": new.parent}
    )
    if ServiceUnit.objects.filter(agency=agency).exists():
        raise InvalidInput("service-name-taken", where="name", name=name[:120])
    unit = ServiceUnit.objects.create(
        agency=agency,
        code=new_code(),
        address=new.address.strip(),
        hours=new.hours.strip(),
        contact=new.contact.strip(),
    )
    record(region.pk, "create", ("service-unit", unit.pk), name, by=by, now=now)
    return unit


@transaction.atomic
def change_unit(*, unit: ServiceUnit, new: NewUnit, by: User, now: datetime) -> ServiceUnit:
    """
    Change where people find a unit; its name stays the agency's.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "service.edit", unit.agency.region_id)
    unit.address, unit.hours = new.address.strip(), new.hours.strip()
    unit.contact = new.contact.strip()
    unit.save()
    record(
        unit.agency.region_id,
        "change",
        ("service-unit", unit.pk),
        str(unit),
        by=by,
        now=now,
    )
    return unit


@transaction.atomic
def add_service(
    *, unit: ServiceUnit, facts: ServiceFacts, by: User, now: datetime
) -> Service:
    """
    Add a service to a unit.

    Raises:
        Forbidden: The person may not.
        InvalidInput: The unit has a service of this name.
    """
    require(by, "service.edit", unit.agency.region_id)
    service = Service(unit=unit)
    return _keep_service(service, facts, "create", by=by, now=now)


@transaction.atomic
def change_service(
    *, service: Service, facts: ServiceFacts, seen_version: int, by: User, now: datetime
) -> Service:
    """
    Change what is said of a service.

    Raises:
        Forbidden: The person may not.
        Conflict: Somebody changed it since it was seen.
        InvalidInput: The unit has another service of this name.
    """
    require(by, "service.edit", service.unit.agency.region_id)
    locked = Service.objects.select_for_update().get(pk=service.pk)
    if locked.version != seen_version:
        raise Conflict("changed-meanwhile", where="service")
    locked.version += 1
    return _keep_service(locked, facts, "change", by=by, now=now)


def _keep_service(
    service: Service, facts: ServiceFacts, kind: str, *, by: User, now: datetime
) -> Service:
    name = facts.name.strip()
    if facts.plan is not None:
        require_in_plan(by, "plan.view", facts.plan)
    service.name, service.summary = name, facts.summary.strip()
    service.audience, service.delivery = facts.audience.strip(), facts.delivery
    service.plan, service.is_open = facts.plan, facts.is_open
    try:
        with transaction.atomic():
            service.save()
    except IntegrityError as error:
        raise InvalidInput("service-name-taken", where="name", name=name[:120]) from error
    region_id = service.unit.agency.region_id
    record(region_id, kind, ("service", service.pk), name, by=by, now=now)
    return service
