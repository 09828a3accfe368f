"""Writing a draft: locked, counted up, with a trail."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.permissions import require_adapting

SUBJECT = "guide"


def locked(guide: AdaptedGuide, *, by: User) -> AdaptedGuide:
    """
    The guide as it now is, locked until the transaction ends.

    Raises:
        Forbidden: The person may not adapt guides of its region.
    """
    require_adapting(by, guide.region_id)
    return AdaptedGuide.objects.select_for_update().get(pk=guide.pk)


def fact(
    guide: AdaptedGuide,
    field: str,
    *,
    kind: str = "change",
    before: object = None,
    after: object = None,
) -> Fact:
    """What changed in a guide; `field` is `<part>:<name>`, as in `2.1:title`."""
    return Fact(
        kind=kind,
        subject=SUBJECT,
        subject_id=guide.key,
        version=guide.version + 1,
        field=field,
        before=before,
        after=after,
        note=guide.title,
    )


def write(
    guide: AdaptedGuide, facts: Sequence[Fact], *, by: User, now: datetime
) -> uuid.UUID:
    """Keep a changed draft; the facts were made before it is counted up."""
    guide.version += 1
    guide.changed_at = now
    guide.title = str(guide.draft["head"].get("title") or guide.title)[:200]
    guide.save()
    return record_changes(facts, scope=Scope(region_id=guide.region_id), by=by, at=now)
