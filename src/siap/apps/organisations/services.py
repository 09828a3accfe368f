"""Regions, agencies and roles."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.accounts.services import create_user, set_password
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.organisations.models import Membership, Region, RegionLevel, RegionRole
from siap.apps.organisations.permissions import require_administrator
from siap.kernel.errors import Forbidden, InvalidInput, NotFound


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """An account to be made; `role` is administrator, facilitator, reader or empty."""

    username: str
    name: str
    email: str = ""
    role: str = ""


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


@transaction.atomic
def add_person(
    *, region: Region, new: NewPerson, by: User, now: datetime
) -> tuple[User, str]:
    """
    Make an account for somebody of a region, with a password to be changed.

    Args:
        region: Where the person works.
        new: User name, name, mail address and role in the region (empty for none).
        by: An administrator of the region.
        now: When.

    Returns:
        The account and its first password, to be handed over once.

    Raises:
        Forbidden: `by` does not administer the region.
        InvalidInput: The user name is taken, or the role is unknown.
    """
    require_administrator(by, region)
    password = first_password()
    user = create_user(
        username=new.username, name=new.name, email=new.email, password=password
    )
    if new.role:
        give_role(username=user.username, region_code=region.code, role=new.role)
    _trail(region, user, "create", new.role, by=by, now=now)
    return user, password


@transaction.atomic
def reset_password(*, region: Region, user: User, by: User, now: datetime) -> str:
    """
    Give somebody of a region a new first password.

    Raises:
        Forbidden: `by` does not administer the region, or the person administers the
            installation.
        NotFound: The person has no role in the region.
    """
    require_administrator(by, region)
    if user.is_superuser and not by.is_superuser:
        raise Forbidden("forbidden", where="installation")
    if not Membership.objects.filter(region=region, user=user).exists():
        raise NotFound("not-found", where=f"user {user.pk}")
    password = first_password()
    set_password(username=user.username, password=password)
    _trail(region, user, "reset-password", "", by=by, now=now)
    return password


@transaction.atomic
def take_role(*, membership: Membership, by: User, now: datetime) -> None:
    """
    Take a role in a region away.

    Raises:
        Forbidden: `by` does not administer the region.
        InvalidInput: It is one's own role of administrator.
    """
    require_administrator(by, membership.region)
    if membership.user_id == by.pk and membership.role == RegionRole.ADMINISTRATOR:
        raise InvalidInput("own-role", where="role")
    _trail(membership.region, membership.user, "take-role", membership.role, by=by, now=now)
    membership.delete()


def first_password() -> str:
    """A password that can be read out: four groups of four."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def _trail(
    region: Region, user: User, kind: str, role: str, *, by: User, now: datetime
) -> None:
    fact = Fact(
        kind=kind,
        subject="person",
        subject_id=str(user.pk),
        field="role",
        after=role,
        note=user.display_name,
    )
    record_changes([fact], scope=Scope(region_id=region.pk), by=by, at=now)
