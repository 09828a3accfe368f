"""Taking lists of codes into the records."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Actor, Fact, Scope, record_changes
from siap.apps.budgets.files import CodeFault, FileLine, Found, in_order, read_codes
from siap.apps.budgets.models import BudgetCode, CodeList
from siap.kernel.errors import Forbidden, InvalidInput

_BATCH: Final = 1000
_KEY: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_LONGEST_REGULATION: Final = 200
_FIELDS: Final = ("level", "name", "indicator", "unit")


@dataclass(frozen=True, kw_only=True)
class NewList:
    """
    What a file of codes is.

    Args:
        key: Short name of the list; the same name again replaces its content.
        regulation: Where it comes from.
        subject: One of `Subject`.
        valid_from: First day in force, the first of a budget year.
        valid_to: Last day; None while nothing replaces it.
        government: Whose codes, where the file does not say so in each row.
    """

    key: str
    regulation: str
    subject: str
    valid_from: date
    valid_to: date | None = None
    government: str = ""


@dataclass
class CodeOutcome:
    """What became of a file, or what keeps it from being taken."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    faults: list[CodeFault] = field(default_factory=list)
    notes: list[CodeFault] = field(default_factory=list)


def import_codes(
    *,
    lines: Iterable[FileLine],
    new: NewList,
    by: Actor,
    now: datetime,
    dry_run: bool = False,
) -> CodeOutcome:
    """
    Make a list of codes equal to a file, all or nothing.

    Args:
        lines: Number and cells of each row as text, the titles first.
        new: What the file is.
        by: Who; must administer the installation, or sit at the machine itself.
        now: When.
        dry_run: Whether only to say what would be done.

    Returns:
        What was added, changed and removed; the same file again changes nothing. With a
        fault nothing is taken.

    Raises:
        Forbidden: The person does not administer the installation.
        InvalidInput: The titles are of no known form, the dates are upside down, or the
            list of this name has another subject.
    """
    if isinstance(by, User) and not (by.is_active and by.is_superuser):
        raise Forbidden("forbidden", where="codes")
    _check(new)
    found = read_codes(lines, subject=new.subject, government=new.government)
    if not found.codes and not found.faults:
        raise InvalidInput("empty")
    with transaction.atomic():
        stored = CodeList.objects.select_for_update().filter(key=new.key).first()
        if stored is not None and stored.subject != new.subject:
            raise InvalidInput("budget-other-subject", where="--list", value=new.key)
        known = _known(stored, found)
        outcome, changed, gone = _compare(found, known)
        if dry_run or found.faults:
            return outcome
        kept = _keep_list(stored, new, found, now)
        BudgetCode.objects.bulk_update(changed, _FIELDS, batch_size=_BATCH)
        _add(kept, found, known)
        _remove(gone)
        _record(kept, outcome, by=by, now=now)
    return outcome


def _check(new: NewList) -> None:
    if not _KEY.fullmatch(new.key):
        raise InvalidInput("budget-list-name", where="--list", value=new.key[:60])
    if not new.regulation.strip():
        raise InvalidInput("missing", where="--regulation")
    if len(new.regulation) > _LONGEST_REGULATION:
        limits = {"length": len(new.regulation), "limit": _LONGEST_REGULATION}
        raise InvalidInput("too-long", where="--regulation", **limits)
    if new.valid_to is not None and new.valid_to < new.valid_from:
        raise InvalidInput("budget-dates", where="--to")


Known = dict[tuple[str, str], BudgetCode]


def _known(stored: CodeList | None, found: Found) -> Known:
    """The codes of the list, of the governments that the file speaks of."""
    if stored is None:
        return {}
    governments = {government for government, _ in found.codes}
    codes = BudgetCode.objects.filter(list=stored, government__in=governments)
    return {(each.government, each.code): each for each in codes}


def _compare(
    found: Found, known: Known
) -> tuple[CodeOutcome, list[BudgetCode], list[BudgetCode]]:
    outcome = CodeOutcome(faults=found.faults, notes=found.notes)
    changed = []
    for key, named in found.codes.items():
        code = known.get(key)
        if code is None:
            outcome.added += 1
        elif all(getattr(code, name) == getattr(named, name) for name in _FIELDS):
            outcome.unchanged += 1
        else:
            for name in _FIELDS:
                setattr(code, name, getattr(named, name))
            changed.append(code)
    gone = [code for key, code in known.items() if key not in found.codes]
    outcome.changed, outcome.removed = len(changed), len(gone)
    return outcome, changed, gone


def _keep_list(
    stored: CodeList | None, new: NewList, found: Found, now: datetime
) -> CodeList:
    governments = {government for government, _ in found.codes if government}
    kept = stored or CodeList(key=new.key, subject=new.subject)
    kept.regulation = new.regulation
    kept.valid_from, kept.valid_to = new.valid_from, new.valid_to
    kept.governments = sorted(governments | set(kept.governments))
    kept.imported_at = now
    kept.save()
    return kept


def _add(kept: CodeList, found: Found, known: Mapping[tuple[str, str], BudgetCode]) -> None:
    new = (named for key, named in found.codes.items() if key not in known)
    BudgetCode.objects.bulk_create(
        [
            BudgetCode(
                list=kept,
                government=named.government,
                code=named.code,
                **{name: getattr(named, name) for name in _FIELDS},
            )
            for named in in_order(new)
        ],
        batch_size=_BATCH,
    )


def _remove(gone: list[BudgetCode]) -> None:
    ids = [code.pk for code in gone]
    for start in range(0, len(ids), _BATCH):
        BudgetCode.objects.filter(pk__in=ids[start : start + _BATCH]).delete()


def _record(kept: CodeList, outcome: CodeOutcome, *, by: Actor, now: datetime) -> None:
    counted = {
        "added": outcome.added,
        "changed": outcome.changed,
        "removed": outcome.removed,
    }
    if any(counted.values()):
        fact = Fact(kind="import", subject="codes", subject_id=kept.key, after=counted)
        record_changes([fact], scope=Scope(), by=by, at=now)
