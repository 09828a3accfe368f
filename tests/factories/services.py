"""Units, services and standards for tests; each in one line."""

import itertools
from datetime import date

from django.test import Client

from factories.plans import NOW, a_region, a_user
from siap.apps.accounts.models import User
from siap.apps.organisations.models import Membership, Region, RegionRole
from siap.apps.plans.models import Plan
from siap.apps.public_services.components import components_of
from siap.apps.public_services.models import Service, ServiceUnit, StandardVersion
from siap.apps.public_services.services.catalogue import (
    NewUnit,
    ServiceFacts,
    add_service,
    add_unit,
)
from siap.apps.public_services.services.standards import (
    StandardFacts,
    publish,
    save_draft,
    start_draft,
)

_numbers = itertools.count(1)


def a_keeper(region: Region, role: RegionRole = RegionRole.ADMINISTRATOR) -> User:
    user = a_user()
    Membership.objects.create(user=user, region=region, role=role.value)
    return user


def keeper_of(unit: ServiceUnit) -> User:
    found = Membership.objects.filter(
        region=unit.agency.region, role=RegionRole.ADMINISTRATOR.value
    ).first()
    return found.user if found else a_keeper(unit.agency.region)


def a_unit(name: str = "", region: Region | None = None) -> ServiceUnit:
    region = region or a_region()
    new = NewUnit(name=name or f"Puskesmas {next(_numbers)}", address="Jalan Melati 1")
    return add_unit(region=region, new=new, by=a_keeper(region), now=NOW)


def a_service(
    name: str = "", unit: ServiceUnit | None = None, plan: Plan | None = None
) -> Service:
    unit = unit or a_unit()
    facts = ServiceFacts(name=name or f"Layanan {next(_numbers)}", plan=plan)
    return add_service(unit=unit, facts=facts, by=keeper_of(unit), now=NOW)


def complete_texts(draft: StandardVersion) -> dict[str, str]:
    return {each.key: f"Isi {each.title}" for each in components_of(draft.ruleset)}


def a_draft(service: Service, **changes: object) -> StandardVersion:
    by = keeper_of(service.unit)
    draft = start_draft(service=service, by=by, now=NOW)
    values: dict[str, object] = {
        "texts": complete_texts(draft),
        "duration": 3,
        "duration_unit": "working-days",
        "cost_idr": 25_000,
    } | changes
    return save_draft(
        draft=draft,
        facts=StandardFacts(**values),  # type: ignore[arg-type]
        seen_version=draft.version,
        by=by,
        now=NOW,
    )


def a_standard(
    service: Service, valid_from: date = date(2026, 1, 1), **changes: object
) -> StandardVersion:
    draft = a_draft(service, **changes)
    return publish(
        draft=draft,
        valid_from=valid_from,
        seen_version=draft.version,
        by=keeper_of(service.unit),
        now=NOW,
    )


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
