"""Beginning a guide of a region: from another guide, or from a file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.permissions import require_adapting
from siap.apps.guides.queries import OWN, guide_id_of, guide_visible_to
from siap.apps.guides.services.writing import SUBJECT
from siap.apps.organisations.models import Region
from siap.kernel.errors import InvalidInput
from siap.methodology.guide_drafts import Draft, draft_of
from siap.methodology.guide_files import GuideFile
from siap.methodology.library import CURRENT_EDITION, edition


@dataclass(frozen=True)
class _Origin:
    draft: Draft
    based_on: str
    note: str


@transaction.atomic
def copy_guide(
    *, region: Region, source: str, title: str, by: User, now: datetime
) -> AdaptedGuide:
    """
    Copy a guide so that a region can adapt it.

    Args:
        region: Whose guide it becomes.
        source: Key of a guide of the edition, or of an adapted one that the person sees;
            of that, the draft as it is.
        title: Its new name.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not adapt guides of the region.
        NotFound: There is no such guide for this person.
        InvalidInput: The title is missing.
    """
    require_adapting(by, region.pk)
    if not title.strip():
        raise InvalidInput("missing", where="title")
    origin = _origin(source, by)
    origin.draft["head"]["title"] = title.strip()
    return _begin(region, origin, by=by, now=now)


@transaction.atomic
def take_file(*, region: Region, file: GuideFile, by: User, now: datetime) -> AdaptedGuide:
    """
    Make a guide of a region from a file that was read without faults.

    Raises:
        Forbidden: The person may not adapt guides of the region.
    """
    require_adapting(by, region.pk)
    return _begin(region, _Origin(file.draft, file.based_on, "file"), by=by, now=now)


def _origin(source: str, by: User) -> _Origin:
    if source.startswith(OWN):
        found = guide_visible_to(by, guide_id_of(source))
        return _Origin(found.draft, found.based_on, source)
    return _Origin(draft_of(edition().guide(source)), source, source)


def _begin(region: Region, origin: _Origin, *, by: User, now: datetime) -> AdaptedGuide:
    made: dict[str, Any] = {"draft": origin.draft, "based_on": origin.based_on}
    guide = AdaptedGuide.objects.create(
        region=region,
        edition=CURRENT_EDITION,
        title=origin.draft["head"]["title"][:200],
        created_at=now,
        created_by=by,
        changed_at=now,
        **made,
    )
    begun = Fact(
        kind="create",
        subject=SUBJECT,
        subject_id=guide.key,
        version=guide.version,
        field="title",
        after=guide.title,
        note=origin.note,
    )
    record_changes([begun], scope=Scope(region_id=region.pk), by=by, at=now)
    return guide
