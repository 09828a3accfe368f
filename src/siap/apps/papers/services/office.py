"""The head of an office's letters, its numbers, and who signs for it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.organisations.models import Agency
from siap.apps.organisations.permissions import require_administrator
from siap.apps.papers.logos import redrawn
from siap.apps.papers.models import OfficeStyle, Signatory
from siap.apps.papers.numbers import check_pattern
from siap.kernel.errors import InvalidInput
from siap.typography import clean


@dataclass(frozen=True, kw_only=True)
class NewStyle:
    """
    How an office's letters look.

    Args:
        above: Lines above the name.
        name: The name as it stands on letters.
        address: Street, telephone, mail.
        number_pattern: See `siap.apps.papers.numbers.check_pattern`.
        logo: A picture as uploaded; None keeps the one there is, empty takes it away.
    """

    above: str
    name: str
    address: str
    number_pattern: str
    logo: bytes | None = None


@transaction.atomic
def save_style(*, agency: Agency, new: NewStyle, by: User, now: datetime) -> OfficeStyle:
    """
    Set the head of an office's letters and the pattern of their numbers.

    Raises:
        Forbidden: The person does not administer the office's region.
        InvalidInput: The name is missing, the pattern or the emblem cannot be taken.
    """
    require_administrator(by, agency.region)
    if not new.name.strip():
        raise InvalidInput("missing", where="name")
    style, _ = OfficeStyle.objects.get_or_create(
        agency=agency, defaults={"name": agency.name}
    )
    style.above, style.address = clean(new.above).strip(), clean(new.address).strip()
    style.name = clean(new.name).strip()
    style.number_pattern = check_pattern(clean(new.number_pattern))
    if new.logo is not None:
        style.logo = redrawn(new.logo) if new.logo else b""
    style.save()
    _trail(agency, "letterhead", style.name, by=by, now=now)
    return style


@transaction.atomic
def add_signatory(
    *, agency: Agency, office: str, name: str, detail: str, by: User, now: datetime
) -> Signatory:
    """
    Add somebody who signs for an office.

    Raises:
        Forbidden: The person does not administer the office's region.
        InvalidInput: Office or name is missing.
    """
    require_administrator(by, agency.region)
    for where, value in (("office", office), ("name", name)):
        if not value.strip():
            raise InvalidInput("missing", where=where)
    made = Signatory.objects.create(
        agency=agency,
        office=clean(office).strip(),
        name=clean(name).strip(),
        detail=clean(detail).strip(),
    )
    _trail(agency, "signatory", str(made), by=by, now=now)
    return made


@transaction.atomic
def remove_signatory(*, signatory: Signatory, by: User, now: datetime) -> None:
    """
    Let somebody sign no longer; papers that were issued keep the name.

    Raises:
        Forbidden: The person does not administer the office's region.
    """
    require_administrator(by, signatory.agency.region)
    signatory.active = False
    signatory.save(update_fields=["active"])
    _trail(signatory.agency, "signatory-removed", str(signatory), by=by, now=now)


def _trail(agency: Agency, field: str, after: str, *, by: User, now: datetime) -> None:
    fact = Fact(
        kind="change",
        subject="office",
        subject_id=str(agency.pk),
        field=field,
        after=after[:300],
    )
    record_changes([fact], scope=Scope(region_id=agency.region_id), by=by, at=now)
