"""Tasks with an owner and a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.plans.models import FollowUp, Plan
from siap.apps.plans.permissions import require
from siap.apps.plans.services.scope import scope_of
from siap.kernel.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class NewTask:
    """A follow-up: what, who, until when."""

    what: str
    owner: User | None
    owner_name: str
    due: date
    topic: str = ""


@transaction.atomic
def add_follow_ups(
    *, plan: Plan, tasks: Sequence[NewTask], by: User, now: datetime
) -> list[FollowUp]:
    """
    Add tasks to a plan.

    Raises:
        Forbidden: The person may not.
        InvalidInput: A task says nothing, or has nobody to do it.
    """
    require(by, "follow-up.edit", plan)
    added = []
    for task in tasks:
        if not task.what.strip():
            raise InvalidInput("missing", where="what")
        if task.owner is None and not task.owner_name.strip():
            raise InvalidInput("missing", where="owner")
        added.append(
            FollowUp.objects.create(
                plan=plan,
                topic=task.topic,
                what=task.what.strip(),
                owner=task.owner,
                owner_name=task.owner_name.strip(),
                due=task.due,
                created_at=now,
            )
        )
    facts = [
        Fact(
            kind="create",
            subject="follow-up",
            subject_id=str(t.pk),
            field="what",
            after=t.what,
        )
        for t in added
    ]
    record_changes(facts, scope=scope_of(plan), by=by, at=now)
    return added


@transaction.atomic
def set_follow_up_done(
    *, task: FollowUp, done: bool, note: str = "", by: User, now: datetime
) -> FollowUp:
    """
    Say that a task is done, or that it is not.

    Raises:
        Forbidden: The person may not.
    """
    require(by, "follow-up.edit", task.plan)
    locked = FollowUp.objects.select_for_update().get(pk=task.pk)
    before = locked.done_at.isoformat() if locked.done_at else None
    locked.done_at = now if done else None
    locked.note = note or locked.note
    locked.version += 1
    locked.save()
    fact = Fact(
        kind="change",
        subject="follow-up",
        subject_id=str(locked.pk),
        version=locked.version,
        field="done_at",
        before=before,
        after=locked.done_at.isoformat() if locked.done_at else None,
        note=locked.what,
    )
    record_changes([fact], scope=scope_of(locked.plan), by=by, at=now)
    return locked
