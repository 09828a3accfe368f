"""Taking a change of a draft back, if nobody changed the same since."""

import uuid
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.models import Change
from siap.apps.audit.queries import changes_of_batch
from siap.apps.audit.services import Fact
from siap.apps.guides.drafting import part_of, topic_of
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.services.topics import remove_topic, restore_topic
from siap.apps.guides.services.writing import SUBJECT, fact, locked, write
from siap.kernel.errors import Conflict, NotFound


@transaction.atomic
def undo(*, guide: AdaptedGuide, batch: uuid.UUID, by: User, now: datetime) -> str:
    """
    Take back what was done to a draft in one go.

    Args:
        guide: The guide.
        batch: Of the trail.
        by: Who.
        now: When.

    Returns:
        The part that was changed; a topic that is gone by this is still named.

    Raises:
        Forbidden: The person may not adapt guides of the region.
        NotFound: The batch changed nothing in this guide that can be taken back.
        Conflict: Somebody changed the same since.
    """
    found = locked(guide, by=by)
    changes = [
        change
        for change in changes_of_batch(batch)
        if change.subject == SUBJECT
        and change.subject_id == found.key
        and change.kind in {"change", "create", "remove", "restore"}
        and ":" in change.field
    ]
    if not changes:
        raise NotFound("not-found", where=f"change {batch}")
    first = changes[0]
    key = first.field.partition(":")[0]
    if first.kind == "remove":
        restore_topic(guide=found, key=key, by=by, now=now)
    elif first.kind in {"create", "restore"}:
        if topic_of(found.draft, key)[1] != first.after:
            raise Conflict("guide-undo-late", where=key)
        remove_topic(guide=found, key=key, by=by, now=now)
    else:
        facts = [_taken_back(found, change) for change in changes]
        write(found, facts, by=by, now=now)
    return key


def _taken_back(guide: AdaptedGuide, change: Change) -> Fact:
    part, _, name = change.field.partition(":")
    current = part_of(guide.draft, part)
    if name == "order":
        by_key = {topic["key"]: topic for topic in current["topics"]}
        if [*by_key] != change.after:
            raise Conflict("guide-undo-late", where=change.field)
        current["topics"] = [by_key[key] for key in change.before or []]
    elif current.get(name) != change.after:
        raise Conflict("guide-undo-late", where=change.field)
    else:
        current[name] = change.before
    return fact(guide, change.field, before=change.after, after=change.before)
