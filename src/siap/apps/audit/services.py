"""Writing the trail."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from siap.apps.audit.models import Change


class Actor(Protocol):
    """Who did it; a person, or the system itself with no id."""

    @property
    def pk(self) -> int | None:
        """The person's id."""

    @property
    def display_name(self) -> str:
        """The name shown in the trail."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What changed: the subject, its field, before and after."""

    kind: str
    subject: str
    subject_id: str
    version: int = 0
    field: str = ""
    before: object = None
    after: object = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Where it changed."""

    region_id: int | None = None
    plan_id: int | None = None


def record_changes(
    facts: Sequence[Fact],
    *,
    scope: Scope,
    by: Actor,
    at: datetime,
    batch: uuid.UUID | None = None,
) -> uuid.UUID:
    """
    Write facts to the trail in one go.

    Args:
        facts: What changed, in order.
        scope: Region and plan.
        by: Who did it.
        at: When, aware.
        batch: Joins several calls; a new one if absent.

    Returns:
        The batch, by which it can be undone.
    """
    batch = batch or uuid.uuid4()
    Change.objects.bulk_create(
        Change(
            at=at,
            by_id=by.pk,
            by_name=by.display_name,
            region_id=scope.region_id,
            plan_id=scope.plan_id,
            kind=fact.kind,
            subject=fact.subject,
            subject_id=fact.subject_id,
            version=fact.version,
            field=fact.field,
            before=fact.before,
            after=fact.after,
            batch=batch,
            note=fact.note,
        )
        for fact in facts
    )
    return batch
