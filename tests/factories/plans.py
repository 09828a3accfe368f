"""People, regions and plans for tests; each in one line."""

import itertools
import uuid
from datetime import UTC, date, datetime

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Membership, Region, RegionLevel, RegionRole
from siap.apps.plans.models import Plan, TeamMember, TeamRole
from siap.apps.plans.services import NewPlan, create_plan
from siap.apps.worksheets.places import Place, place_of
from siap.apps.worksheets.services import NewRow, add_row

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def a_user(name: str = "", *, superuser: bool = False) -> User:
    number = next(_numbers)
    user = User(
        username=f"orang-{number}", name=name or f"Orang {number}", is_superuser=superuser
    )
    user.set_unusable_password()
    user.save()
    return user


def a_region(name: str = "Kabupaten Rekaan") -> Region:
    code = f"99.{next(_numbers):04d}"
    return Region.objects.create(code=code, name=name, level=RegionLevel.REGENCY)


def a_plan(
    *, guide: str = "pdam", by: User | None = None, region: Region | None = None
) -> Plan:
    region = region or a_region()
    by = by or a_user("Fasilitator Rekaan")
    Membership.objects.get_or_create(
        user=by, region=region, role=RegionRole.FACILITATOR.value
    )
    new = NewPlan(
        region=region,
        title="Rencana rekaan",
        service="Air minum",
        guide=guide,
        lead_partner=None,
        period_start=date(2026, 1, 5),
        period_end=date(2027, 12, 31),
    )
    return create_plan(new=new, by=by, now=NOW)


def facilitator_of(plan: Plan) -> User:
    return TeamMember.objects.select_related("user").get(plan=plan, role="facilitator").user


def a_member(plan: Plan, role: TeamRole = TeamRole.MEMBER, name: str = "") -> User:
    user = a_user(name)
    TeamMember.objects.create(plan=plan, user=user, role=role)
    return user


def stakeholders(plan: Plan) -> Place:
    return place_of(plan, "w01-stakeholders", "stakeholders")


def a_stakeholder(plan: Plan, name: str = "", **cells: str) -> str:
    typed = {
        "name": name or f"Pihak {uuid.uuid4().hex[:6]}",
        "category": "user",
        "side": "user",
        "interest": "4",
        "influence": "2",
    } | cells
    saved = add_row(
        place=stakeholders(plan), new=NewRow(typed=typed), by=facilitator_of(plan), now=NOW
    )
    return saved.row_id
