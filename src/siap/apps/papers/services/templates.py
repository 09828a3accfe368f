"""An office's own Word templates: uploaded only when they are sound, kept in versions."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.organisations.models import Agency
from siap.apps.organisations.permissions import require_administrator
from siap.apps.papers.models import OfficeTemplate
from siap.apps.papers.store import fingerprint_of
from siap.apps.papers.templating.fields import TEMPLATE_KINDS, examples
from siap.apps.papers.templating.filling import template_faults
from siap.apps.papers.templating.problems import Fault
from siap.kernel.errors import NotFound
from siap.typography import clean

MOST_FAULTS = 12


def upload_template(
    *, agency: Agency, kind: str, file_name: str, content: bytes, by: User, now: datetime
) -> tuple[OfficeTemplate | None, list[Fault]]:
    """
    Check a template and, if it is sound, make it the one in use.

    Args:
        agency: Whose papers.
        kind: Key of `TEMPLATE_KINDS`.
        file_name: As the person calls it.
        content: The DOCX.
        by: Who uploads it.
        now: When.

    Returns:
        The new version and no fault, or None and what is wrong.

    Raises:
        Forbidden: The person does not administer the office's region.
        NotFound: There are no templates of this kind.
    """
    require_administrator(by, agency.region)
    _known(kind)
    faults = template_faults(content, examples())
    if faults:
        return None, faults[:MOST_FAULTS]
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)
        versions = _versions(agency, kind)
        newest = versions.first()
        versions.update(active=False)
        made = OfficeTemplate.objects.create(
            agency=agency,
            kind=kind,
            number=newest.number + 1 if newest else 1,
            file_name=clean(file_name)[-120:],
            content=content,
            fingerprint=fingerprint_of(content),
            active=True,
            uploaded_at=now,
            uploaded_by=by,
        )
        _trail(agency, kind, f"{made.number} {made.fingerprint}", by=by, now=now)
    return made, []


@transaction.atomic
def use_version(*, template: OfficeTemplate, by: User, now: datetime) -> None:
    """
    Go back to an earlier version.

    Raises:
        Forbidden: The person does not administer the office's region.
    """
    require_administrator(by, template.agency.region)
    _versions(template.agency, template.kind).update(active=False)
    template.active = True
    template.save(update_fields=["active"])
    _trail(template.agency, template.kind, str(template.number), by=by, now=now)


@transaction.atomic
def restore_default(*, agency: Agency, kind: str, by: User, now: datetime) -> None:
    """
    Use our own form again; the office's versions stay.

    Raises:
        Forbidden: The person does not administer the office's region.
        NotFound: There are no templates of this kind.
    """
    require_administrator(by, agency.region)
    _known(kind)
    _versions(agency, kind).update(active=False)
    _trail(agency, kind, "default", by=by, now=now)


def _versions(agency: Agency, kind: str) -> QuerySet[OfficeTemplate]:
    return OfficeTemplate.objects.filter(agency=agency, kind=kind)


def _known(kind: str) -> None:
    if kind not in TEMPLATE_KINDS:
        raise NotFound("not-found", where=f"template {kind}")


def _trail(agency: Agency, kind: str, after: str, *, by: User, now: datetime) -> None:
    fact = Fact(
        kind="change",
        subject="office-template",
        subject_id=str(agency.pk),
        field=kind,
        after=after,
    )
    record_changes([fact], scope=Scope(region_id=agency.region_id), by=by, at=now)
