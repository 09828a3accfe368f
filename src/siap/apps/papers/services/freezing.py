"""Papers whose files are frozen: kept, handed out again, taken back."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.papers.models import IssuedFile, IssuedPaper, PaperState
from siap.apps.papers.store import PaperStore
from siap.apps.plans.permissions import require
from siap.apps.plans.services import scope_of
from siap.kernel.errors import Conflict, InvalidInput, NotFound
from siap.typography import clean


def issue_paper(
    *, paper: IssuedPaper, files: Mapping[str, bytes], by: User, now: datetime
) -> IssuedPaper:
    """
    Freeze the files of a paper: from now on nobody changes them.

    Args:
        paper: With its number.
        files: The bytes of each format.
        by: Who issues it.
        now: When.

    Raises:
        Forbidden: The person may not issue papers of this plan.
        Conflict: It was issued already, or its number was given up.
        InvalidInput: There is no file.
        Unavailable: Nothing can be stored.
    """
    require(by, "paper.issue", paper.plan)
    if not files:
        raise InvalidInput("missing", where="formats")
    with transaction.atomic():
        locked = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
        if locked.state != PaperState.PREPARING:
            raise Conflict("paper-not-open", where=paper.number)
        shelf = paper_store()
        shelf.discard(locked.code)
        for name, content in files.items():
            digest = shelf.put(locked.code, name, content)
            IssuedFile.objects.create(
                paper=locked, format=name, size=len(content), fingerprint=digest
            )
        locked.state, locked.issued_at = PaperState.ISSUED, now
        locked.choices = paper.choices
        locked.save()
        trail(locked, "issue", by=by, now=now)
    return locked


@transaction.atomic
def void_paper(*, paper: IssuedPaper, reason: str, by: User, now: datetime) -> IssuedPaper:
    """
    Take a paper back; number and files stay, and the public page says so.

    Raises:
        Forbidden: The person may not issue papers of this plan.
        InvalidInput: No reason is given.
        Conflict: It was taken back already.
    """
    require(by, "paper.issue", paper.plan)
    if not reason.strip():
        raise InvalidInput("reason-missing", where="reason")
    locked = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    if locked.state == PaperState.VOID:
        raise Conflict("paper-not-open", where=paper.number)
    locked.state, locked.reason = PaperState.VOID, clean(reason).strip()[:300]
    locked.save()
    trail(locked, "void", by=by, now=now)
    return locked


def paper_file(*, paper: IssuedPaper, format_name: str, by: User) -> bytes:
    """
    The bytes of an issued paper, the same as on the day of its issue.

    Raises:
        Forbidden: The person may not export this plan.
        NotFound: It was not issued in this format.
        Unavailable: The file is gone or was changed.
    """
    require(by, "plan.export", paper.plan)
    found = IssuedFile.objects.filter(paper=paper, format=format_name).first()
    if found is None:
        raise NotFound("not-found", where=f"{paper.code}.{format_name}")
    return paper_store().read(paper.code, format_name, found.fingerprint)


def paper_store() -> PaperStore:
    """Where the files of issued papers lie; backups take them along."""
    return PaperStore(Path(settings.DATA_DIR) / "papers")


def trail(paper: IssuedPaper, kind: str, *, by: User, now: datetime) -> None:
    """Write a step of a paper's life to the trail of its plan."""
    fact = Fact(
        kind=kind,
        subject="paper",
        subject_id=str(paper.pk),
        field="number",
        after=paper.number,
        note=f"{paper.title} {paper.reason}".strip()[:300],
    )
    record_changes([fact], scope=scope_of(paper.plan), by=by, at=now)
