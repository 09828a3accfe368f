"""Handing a workbook in, and taking it into the plan in one go."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.imports.applying import write_rows
from siap.apps.imports.keeping import keep, kept, let_go
from siap.apps.imports.models import Upload
from siap.apps.imports.planned import Planned
from siap.apps.imports.services import KEPT_FOR, NewFile, forget_expired
from siap.apps.imports.workbooks.comparing import compare
from siap.apps.imports.workbooks.differences import BookDiff, PartDiff
from siap.apps.imports.workbooks.reading import read_book
from siap.apps.imports.workbooks.removing import Leaving, remove_rows
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.kernel.errors import Conflict, InvalidInput, NotFound


@dataclass(frozen=True, kw_only=True)
class Answers:
    """
    What a person chose for a workbook; whatever they did not choose stays as it is.

    `mine` are keys of cells that others changed too and that the file shall win, `removed`
    of rows to be removed, `again` ids of rows to be added again that others removed.
    """

    seen: str
    mine: frozenset[str] = field(default_factory=frozenset)
    removed: frozenset[str] = field(default_factory=frozenset)
    again: frozenset[str] = field(default_factory=frozenset)
    language: str = "id"


def start_workbook(
    *, plan: Plan, file: NewFile, language: str, by: User, now: datetime
) -> Upload:
    """
    Take a workbook in, without storing anything of it in the plan yet.

    Args:
        plan: The plan that it belongs to.
        file: Name and bytes.
        language: The reader's.
        by: Who.
        now: When; the file is kept for seven days from then.

    Returns:
        The file on its way; its worksheet and part are empty.

    Raises:
        Forbidden: The person may not import into sheets of this plan.
        InvalidInput: It is no workbook of this plan; says what to do.
        Unavailable: The disk is full.
    """
    require(by, "sheet.import", plan)
    forget_expired(now=now)
    compare(read_book(file.data), plan, language=language, namespace=uuid.uuid4())
    upload = Upload(
        plan=plan,
        by=by,
        worksheet="",
        part="",
        name=file.name[-200:],
        created_at=now,
        expires_at=now + KEPT_FOR,
    )
    keep(upload.token, file.data)
    upload.save()
    return upload


def diff_of(upload: Upload, *, language: str) -> BookDiff:
    """
    Work out what a workbook would do as of now.

    Raises:
        NotFound: The file is gone, or is no workbook.
        InvalidInput: It cannot be read.
    """
    if upload.part:
        raise NotFound("import-expired", where=str(upload.token))
    book = read_book(kept(upload.token))
    return compare(book, upload.plan, language=language, namespace=upload.token)


@transaction.atomic
def take_workbook(*, upload: Upload, answers: Answers, by: User, now: datetime) -> Upload:
    """
    Take a workbook into the plan: all of it in one batch, or nothing.

    Args:
        upload: The file.
        answers: What the person saw and chose.
        by: Who.
        now: When.

    Returns:
        The file as taken; a second call for the same file changes nothing.

    Raises:
        Forbidden: The person may not import into sheets of this plan.
        Conflict: The plan changed since the differences were shown.
        InvalidInput: A cell is at fault, a row to be removed is still in use, or there is
            nothing to be done.
    """
    if upload.by_id != by.pk:
        raise NotFound("import-expired", where=str(upload.token))
    require(by, "sheet.import", upload.plan)
    # One import into a plan after the other: what was worked out must still hold.
    Plan.objects.select_for_update().get(pk=upload.plan_id)
    current = Upload.objects.select_for_update().select_related("plan__region")
    upload = current.get(pk=upload.pk)
    if upload.batch is not None:
        return upload
    diff = diff_of(upload, language=answers.language)
    if diff.digest != answers.seen:
        raise Conflict("import-changed-now", where=str(upload.token))
    if diff.faults:
        raise InvalidInput("workbook-has-faults", count=len(diff.faults))
    upload.batch, upload.outcome = _apply(diff, answers, upload, by=by, now=now)
    upload.save(update_fields=["batch", "outcome"])
    transaction.on_commit(lambda: let_go(upload.token))
    return upload


def _apply(
    diff: BookDiff, answers: Answers, upload: Upload, *, by: User, now: datetime
) -> tuple[uuid.UUID, dict[str, object]]:
    batch = uuid.uuid4()
    added = changed = 0
    leaving: list[Leaving] = []
    for part in diff.parts:
        rows = rows_to_write(part, answers)
        added += sum(row.is_new and not row.anchored for row in rows)
        changed += sum(not row.is_new or row.anchored for row in rows)
        write_rows(part.context.place, rows, batch=batch, by=by, now=now)
        leaving += [
            Leaving(part.context.place, removal.row_id)
            for removal in part.removals
            if removal.key in answers.removed
        ]
    if not (added or changed or leaving):
        raise InvalidInput("import-nothing-new")
    remove_rows(upload.plan, leaving, batch=batch, by=by, now=now)
    return batch, {"added": added, "changed": changed, "removed": len(leaving)}


def rows_to_write(part: PartDiff, answers: Answers) -> Sequence[Planned]:
    """The rows of a part as they will be, with what the person chose."""
    chosen: dict[str, dict[str, tuple[object, object]]] = {}
    for clash in part.clashes:
        if clash.key in answers.mine:
            chosen.setdefault(clash.row_id, {})[clash.target.key] = clash.theirs_and_mine
    removed = {r.row_id for r in part.removals if r.key in answers.removed}
    rows = {row.row_id: row for row in part.rows if row.row_id not in removed}
    for row_id, fields in chosen.items():
        row = rows.get(row_id) or part.quiet[row_id]
        both: Mapping[str, object] = {**row.fields, **fields}
        rows[row_id] = replace(row, fields=both)  # type: ignore[arg-type]
    again = [row for row in part.gone if row.row_id in answers.again]
    return [*rows.values(), *again]
