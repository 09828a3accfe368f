"""Writing what happened to services into the trail."""

from datetime import datetime

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, Scope, record_changes


def record(
    region_id: int,
    kind: str,
    about: tuple[str, object],
    note: str,
    *,
    by: User,
    now: datetime,
) -> None:
    """
    Write one fact to the trail of a region.

    Args:
        region_id: Where.
        kind: What was done: `create`, `change`, `publish` and so on.
        about: Subject and id of the thing.
        note: What it is called; cut to 300 characters.
        by: Who.
        now: When.
    """
    subject, subject_id = about
    fact = Fact(kind=kind, subject=subject, subject_id=str(subject_id), note=note[:300])
    record_changes([fact], scope=Scope(region_id=region_id), by=by, at=now)
