"""Handing a file in, choosing what becomes of it, taking it, throwing it away."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.imports.applying import apply_plan
from siap.apps.imports.choices import Choices, Language, first_choices
from siap.apps.imports.keeping import keep, kept, let_go
from siap.apps.imports.models import Upload
from siap.apps.imports.planned import Fault
from siap.apps.imports.previewing import Handed, preview_of
from siap.apps.imports.reading.source_files import SourceFile, open_file, open_pasted
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.worksheets.places import Place, place_of
from siap.kernel.errors import Conflict, InvalidInput, NotFound

KEPT_FOR: Final = timedelta(days=7)
MAX_REMEMBERED: Final = 500


@dataclass(frozen=True, kw_only=True)
class NewFile:
    """A file as it was handed in, or the text that was pasted in its place."""

    name: str
    data: bytes
    pasted: bool = False


def source_of(data: bytes, *, pasted: bool) -> SourceFile:
    """
    Open what was handed in.

    Raises:
        InvalidInput: It is no table that we read.
    """
    return open_pasted(data.decode("utf-8")) if pasted else open_file(data)


def start_upload(
    *, place: Place, file: NewFile, language: Language, by: User, now: datetime
) -> Upload:
    """
    Take a file in, without storing anything of it in the plan yet.

    Args:
        place: Where it shall go.
        file: Name and bytes.
        language: The reader's.
        by: Who.
        now: When; the file is kept for seven days from then.

    Returns:
        The file on its way, with a first guess of everything.

    Raises:
        Forbidden: The person may not import into sheets of this plan.
        InvalidInput: It is no table that we read; says what to do.
        Unavailable: The disk is full.
    """
    require(by, "sheet.import", place.plan)
    forget_expired(now=now)
    source = source_of(file.data, pasted=file.pasted)
    choices = first_choices(source, place, language=language)
    for _ in source.rows(choices.sheet):
        pass  # a fault anywhere in the file is told now, not three pages later
    upload = Upload(
        plan=place.plan,
        by=by,
        worksheet=place.worksheet.id,
        part=place.part.key,
        name=file.name[-200:],
        pasted=file.pasted,
        choices=choices.model_dump(mode="json"),
        created_at=now,
        expires_at=now + KEPT_FOR,
    )
    keep(upload.token, file.data)
    upload.save()
    return upload


def forget_expired(*, now: datetime) -> None:
    """Throw away every file whose time is over."""
    for upload in Upload.objects.filter(expires_at__lte=now):
        let_go(upload.token)
        upload.delete()


def save_choices(*, upload: Upload, choices: Choices, by: User) -> None:
    """
    Keep what a person chose for a file.

    Raises:
        Forbidden: The file is another person's, or they may no longer import.
        InvalidInput: Two columns shall fill the same one.
    """
    _require_own(upload, by)
    keys = [key for key in choices.mapping.values() if key]
    twice = next((key for key in keys if keys.count(key) > 1), "")
    if twice:
        raise InvalidInput("import-target-twice", where=twice)
    upload.choices = choices.model_dump(mode="json")
    upload.save(update_fields=["choices"])


def _require_own(upload: Upload, by: User) -> None:
    require(by, "sheet.import", upload.plan)
    if upload.by_id != by.pk:
        raise NotFound("import-expired", where=str(upload.token))


def handed_in(upload: Upload, *, language: str) -> Handed:
    """
    Open a file on its way.

    Raises:
        NotFound: Its bytes are gone.
    """
    return Handed(
        place=place_of(upload.plan, upload.worksheet, upload.part),
        source=source_of(kept(upload.token), pasted=upload.pasted),
        choices=Choices.model_validate(upload.choices),
        name=upload.name,
        language=language,
        namespace=upload.token,
    )


@dataclass(frozen=True, kw_only=True)
class Taking:
    """How a file is to be taken: the mark of the preview seen, and which rows."""

    seen: str
    good_only: bool = False
    language: str = "id"


@transaction.atomic
def take(*, upload: Upload, taking: Taking, by: User, now: datetime) -> Upload:
    """
    Take a file into the plan, in one go.

    Args:
        upload: The file.
        taking: What the person saw before they agreed.
        by: Who.
        now: When.

    Returns:
        The file as taken; a second call for the same file changes nothing.

    Raises:
        Forbidden: The person may not import into sheets of this plan.
        Conflict: The plan changed since the preview was seen.
        InvalidInput: Rows are at fault and `good_only` was not asked for.
    """
    _require_own(upload, by)
    # One import into a plan after the other: what was worked out must still hold.
    Plan.objects.select_for_update().get(pk=upload.plan_id)
    current = Upload.objects.select_for_update().select_related("plan__region")
    upload = current.get(pk=upload.pk)
    if upload.batch is not None:
        return upload
    handed = handed_in(upload, language=taking.language)
    preview = preview_of(handed)
    if preview.plan.digest != taking.seen:
        raise Conflict("import-changed-now", where=str(upload.token))
    upload.batch = apply_plan(
        place=handed.place,
        plan=preview.plan,
        good_only=taking.good_only,
        by=by,
        now=now,
    )
    upload.outcome = {
        "added": len(preview.plan.added),
        "changed": len(preview.plan.changed),
        "unchanged": preview.plan.unchanged,
        "left_out": _remembered(preview.plan.faults, taking.language),
        "bad_rows": preview.plan.bad_rows,
    }
    upload.save(update_fields=["batch", "outcome"])
    transaction.on_commit(lambda: let_go(upload.token))
    return upload


def _remembered(faults: Sequence[Fault], language: str) -> list[list[object]]:
    return [
        [fault.number, fault.column, fault.typed, fault.message(language)]
        for fault in faults[:MAX_REMEMBERED]
    ]


def discard(*, upload: Upload, by: User) -> None:
    """
    Throw a file away.

    Raises:
        NotFound: It is another person's.
    """
    if upload.by_id != by.pk:
        raise NotFound("import-expired", where=str(upload.token))
    let_go(upload.token)
    upload.delete()


def batch_of(text: str) -> uuid.UUID:
    """
    Read the mark of a batch.

    Raises:
        InvalidInput: It is none.
    """
    try:
        return uuid.UUID(text)
    except ValueError as fault:
        raise InvalidInput("nothing-to-undo", where=text) from fault
