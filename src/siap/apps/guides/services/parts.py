"""Saving a part of a draft without losing what others changed meanwhile."""

import uuid
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.queries import changes_since
from siap.apps.guides.drafting import part_of
from siap.apps.guides.models import AdaptedGuide
from siap.apps.guides.services.writing import fact, locked, write
from siap.kernel.errors import Conflict


class PartChanged(Conflict):
    """Somebody else changed the same fields; `names` says which, `theirs` how."""

    def __init__(self, part: str, theirs: Mapping[str, Any], version: int) -> None:
        super().__init__("guide-changed", where=part)
        self.theirs = theirs
        self.version = version


@transaction.atomic
def save_part(
    *,
    guide: AdaptedGuide,
    part: str,
    value: Mapping[str, Any],
    seen_version: int,
    by: User,
    now: datetime,
) -> uuid.UUID | None:
    """
    Write the fields of a part that a person changed.

    Fields that only others changed since the person loaded the page stay as they are.

    Args:
        guide: The guide.
        part: `head`, a stage like `3`, or a topic like `3.2`.
        value: Every field that the page shows, as it is to be; plain JSON data.
        seen_version: The version of the guide that the page showed.
        by: Who.
        now: When.

    Returns:
        The batch by which the change can be undone; None if nothing changed.

    Raises:
        Forbidden: The person may not adapt guides of the region.
        NotFound: The part is no longer there.
        PartChanged: Somebody else changed one of the same fields meanwhile.
    """
    found = locked(guide, by=by)
    current = part_of(found.draft, part)
    base = _as_seen(found, part, current, value.keys(), seen_version)
    mine = {name for name in value if value[name] != base[name]}
    # Two people who write the same are of one mind.
    mine -= {name for name in mine if value[name] == current.get(name)}
    clash = {name for name in mine if current.get(name) != base[name]}
    if clash:
        raise PartChanged(part, {name: current.get(name) for name in clash}, found.version)
    if not mine:
        return None
    facts = []
    for name in sorted(mine):
        field = f"{part}:{name}"
        facts.append(fact(found, field, before=current.get(name), after=value[name]))
        current[name] = value[name]
    return write(found, facts, by=by, now=now)


def _as_seen(
    guide: AdaptedGuide,
    part: str,
    current: Mapping[str, Any],
    names: Collection[str],
    seen_version: int,
) -> dict[str, Any]:
    """The fields as they were at a version: the trail read backwards."""
    seen = {name: current.get(name) for name in names}
    fields = [f"{part}:{name}" for name in names]
    for change in changes_since(guide.key, version=seen_version, fields=fields):
        seen[change.field.partition(":")[2]] = change.before
    return seen
