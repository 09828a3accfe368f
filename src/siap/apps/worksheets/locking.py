"""Locks on worksheets that were put to agreement."""

from siap.apps.plans.models import Plan
from siap.apps.worksheets.models import SheetLock
from siap.kernel.errors import Conflict


def locked_version(plan: Plan, worksheet_id: str) -> int | None:
    """The version that a worksheet is locked at; None while it may be changed."""
    found = SheetLock.objects.filter(plan=plan, worksheet=worksheet_id)
    return next((number for (number,) in found.values_list("version")), None)


def refuse_locked(plan: Plan, worksheet_id: str, title: str) -> None:
    """
    Refuse to change a locked worksheet.

    Raises:
        Conflict: It is locked; says what to do.
    """
    version = locked_version(plan, worksheet_id)
    if version is not None:
        raise Conflict("sheet-locked", where=worksheet_id, title=title, version=version)


def lock(plan: Plan, worksheet_id: str, version: int) -> None:
    """Lock a worksheet at a version."""
    SheetLock.objects.update_or_create(
        plan=plan, worksheet=worksheet_id, defaults={"version": version}
    )


def unlock(plan: Plan, worksheet_id: str) -> None:
    """Let a worksheet be changed again."""
    SheetLock.objects.filter(plan=plan, worksheet=worksheet_id).delete()
