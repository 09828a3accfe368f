"""Freezing a version of a guide, and keeping a guide from new plans."""

import hashlib
import json
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Scope, record_changes
from siap.apps.guides.models import AdaptedGuide, GuideVersion
from siap.apps.guides.services.writing import fact, locked
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.guide_drafts import faults_of
from siap.methodology.library import edition


@transaction.atomic
def publish(
    *, guide: AdaptedGuide, note: str = "", by: User, now: datetime
) -> GuideVersion:
    """
    Freeze the draft as the next version; new plans can follow it.

    Plans that follow an earlier version stay with it until somebody moves them.

    Args:
        guide: The guide; its draft must have no fault.
        note: What changed, in a sentence.
        by: Who.
        now: When.

    Raises:
        Forbidden: The person may not adapt guides of the region.
        InvalidInput: The draft has faults.
        Conflict: The draft is the same as the newest version.
    """
    found = locked(guide, by=by)
    faults = faults_of(found.draft, edition=edition(found.edition))
    if faults:
        raise InvalidInput("guide-faulty", where="draft", count=len(faults))
    text = json.dumps([found.edition, found.draft], sort_keys=True)
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    newest = GuideVersion.objects.filter(guide=found).defer("content").first()
    if newest is not None and newest.fingerprint == fingerprint:
        raise Conflict("guide-unchanged", where="draft", number=newest.number)
    version = GuideVersion.objects.create(
        guide=found,
        number=newest.number + 1 if newest else 1,
        content=found.draft,
        fingerprint=fingerprint,
        note=note.strip()[:300],
        published_at=now,
        published_by=by,
    )
    facts = [fact(found, "version", kind="publish", after=version.number)]
    record_changes(facts, scope=Scope(region_id=found.region_id), by=by, at=now)
    return version


@transaction.atomic
def set_retired(*, guide: AdaptedGuide, retired: bool, by: User, now: datetime) -> None:
    """
    Offer a guide to new plans no longer, or again; running plans keep it.

    Raises:
        Forbidden: The person may not adapt guides of the region.
    """
    found = locked(guide, by=by)
    before, after = found.retired_at is not None, retired
    if before == after:
        return
    found.retired_at = now if retired else None
    found.save(update_fields=["retired_at"])
    facts = [fact(found, "retired", before=before, after=after)]
    record_changes(facts, scope=Scope(region_id=found.region_id), by=by, at=now)
