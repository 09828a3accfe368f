"""Reading the trail."""

import uuid
from collections.abc import Iterable
from typing import Final

from django.db import connection
from django.db.models import Model, QuerySet

from siap.apps.audit.models import Change

_NEWEST: Final = 20


def changes_of_plan(plan_id: int) -> QuerySet[Change]:
    """All changes of a plan, newest first."""
    return Change.objects.filter(plan_id=plan_id)


def changes_of_subject(subject_id: str) -> QuerySet[Change]:
    """All changes of one thing, newest first."""
    return Change.objects.filter(subject_id=subject_id)


def changes_of_batch(batch: uuid.UUID) -> list[Change]:
    """What was done in one go, newest first."""
    return list(Change.objects.filter(batch=batch).order_by("-id"))


def changes_since(subject_id: str, *, version: int, fields: Iterable[str]) -> list[Change]:
    """Changes of some fields of one thing after a version of it, newest first."""
    return list(
        Change.objects.filter(
            subject_id=subject_id, version__gt=version, field__in=list(fields)
        ).order_by("-id")
    )


def newest_change(plan_id: int) -> uuid.UUID | None:
    """What was last done in a plan, as its batch; None before the first change."""
    newest = Change.objects.filter(plan_id=plan_id).order_by("-id").values_list("batch")[:1]
    return next((batch for (batch,) in newest), None)


def newest_marks(*others: type[Model]) -> str:
    """
    Give a text that becomes another with every new line of the trail.

    Several numbers are in it, not the last alone: what began earlier may be stored later,
    under a smaller number.

    Args:
        others: Further records that are only ever added to.
    """
    models: list[type[Model]] = [Change, *others]
    tables = [model._meta.db_table for model in models]  # noqa: SLF001
    asked = " UNION ALL ".join(
        f"SELECT * FROM (SELECT {place}, id FROM {table} ORDER BY id DESC LIMIT {_NEWEST})"  # noqa: S608
        f" AS newest_{place}"
        for place, table in enumerate(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return repr(cursor.fetchall())
