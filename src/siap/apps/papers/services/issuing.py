"""Issuing a paper: its number first, then its files, then never a change."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.audit.services import Fact, record_changes
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.printing import print_apart
from siap.apps.documents.services import read_document
from siap.apps.organisations.models import Agency
from siap.apps.papers.composing import Occasion, Seal, sealed, template_context
from siap.apps.papers.models import (
    DEFAULT_PATTERN,
    IssuedFile,
    IssuedPaper,
    OfficeStyle,
    OfficeTemplate,
    PaperState,
    Signatory,
)
from siap.apps.papers.numbers import next_sequence, write_letter_number
from siap.apps.papers.queries import ISSUED_FORMATS, newest_of_series, template_kind
from siap.apps.papers.store import PaperStore
from siap.apps.papers.templating.filling import fill_template
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.apps.plans.services import scope_of
from siap.kernel.errors import Conflict, InvalidInput, NotFound
from siap.typography import clean

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, kw_only=True)
class Issue:
    """
    What is to be issued.

    Args:
        kind: Kind of document, like `minutes`.
        subject: Topic or worksheet that it is about; empty for the whole plan.
        agency: Who issues it.
        date: Date of the paper.
        code: Classification of the letter, as typed.
        language: `id` or `en`.
        personal: Whether names may stand in it.
        signatories: Ids of those who sign.
        formats: Keys of `RENDERERS`.
    """

    kind: str
    agency: Agency
    date: date
    subject: str = ""
    code: str = ""
    language: str = "id"
    personal: bool = False
    signatories: tuple[int, ...] = ()
    formats: tuple[str, ...] = ("pdf",)


def issue_document(
    *, plan: Plan, issue: Issue, check_url: Callable[[str], str], by: User, now: datetime
) -> IssuedPaper:
    """
    Give a document of a plan a number and issue it.

    Args:
        plan: The plan.
        issue: Which document, by whom, when, in which formats.
        check_url: Gives the address of the page that says whether a code is genuine.
        by: Who issues it.
        now: When.

    Returns:
        The paper. If its files could not be made, the error is raised and the paper with
        its number stays; `finish_paper` tries again.

    Raises:
        Forbidden: The person may not issue papers of this plan.
        InvalidInput: The office is of another region, or a format is not to be had.
        NotFound: There is no such document.
        Unavailable: A file could not be made or stored.
    """
    _check(plan, issue, by)
    wanted = _wanted(issue)
    title = read_document(plan=plan, wanted=wanted, by=by).title
    paper = _numbered(plan, issue, title, by=by, now=now)
    return finish_paper(paper=paper, check_url=check_url, by=by, now=now)


def finish_paper(
    *, paper: IssuedPaper, check_url: Callable[[str], str], by: User, now: datetime
) -> IssuedPaper:
    """
    Make and store the files of a paper that has its number.

    Raises:
        Forbidden: The person may not issue papers of this plan.
        Conflict: It was issued already, or its number was given up.
        Unavailable: A file could not be made or stored; it can be tried again.
    """
    require(by, "paper.issue", paper.plan)
    if paper.state != PaperState.PREPARING:
        raise Conflict("paper-not-open", where=paper.number)
    issue = _issue(paper)
    document = read_document(plan=paper.plan, wanted=_wanted(issue), by=by)
    signatories = _signatories(issue)
    old = paper.replaces
    seal = Seal(
        number=paper.number,
        date=paper.date,
        code=paper.code,
        address=check_url(paper.code),
        replaces=(old.number, old.date) if old else None,
    )
    made = sealed(document, seal, agency=paper.agency, signatories=signatories)
    template = _template(paper)
    files: dict[str, bytes] = {}
    for name in issue.formats:
        if name == "docx" and template is not None:
            occasion = Occasion(
                plan=paper.plan,
                agency=paper.agency,
                document=document,
                topic=paper.subject,
                number=paper.number,
                date=paper.date,
                signatories=signatories,
            )
            context = template_context(occasion, personal=issue.personal)
            files[name] = fill_template(bytes(template.content), context)
        else:
            files[name] = print_apart(made, name)
    return issue_paper(paper=paper, files=files, by=by, now=now)


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
        locked.save()
        _trail(locked, "issue", by=by, now=now)
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
    _trail(locked, "void", by=by, now=now)
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


def _check(plan: Plan, issue: Issue, by: User) -> None:
    require(by, "paper.issue", plan)
    if issue.agency.region_id != plan.region_id:
        raise InvalidInput("paper-other-region", where="agency")
    known = ISSUED_FORMATS.get(issue.kind, ())
    if not issue.formats or set(issue.formats) - set(known):
        raise InvalidInput(
            "unknown-key",
            where="formats",
            key=", ".join(issue.formats),
            known=", ".join(known),
        )


def _wanted(issue: Issue) -> Wanted:
    return Wanted(
        kind=issue.kind,
        subject=issue.subject,
        language="en" if issue.language == "en" else "id",
        personal=issue.personal,
    )


@transaction.atomic
def _numbered(
    plan: Plan, issue: Issue, title: str, *, by: User, now: datetime
) -> IssuedPaper:
    """Take the number; it belongs to this record from here on."""
    style = OfficeStyle.objects.filter(agency=issue.agency).first()
    sequence = next_sequence(issue.agency, issue.date.year)
    number = write_letter_number(
        style.number_pattern if style else DEFAULT_PATTERN,
        sequence,
        on=issue.date,
        code=clean(issue.code),
        office=issue.agency.short_name or issue.agency.name,
    )
    chosen = asdict(issue)
    for name in ("agency", "date", "kind", "subject"):
        del chosen[name]
    paper = IssuedPaper.objects.create(
        plan=plan,
        agency=issue.agency,
        kind=issue.kind,
        subject=issue.subject,
        code=new_code(),
        year=issue.date.year,
        sequence=sequence,
        number=number[:120],
        date=issue.date,
        title=title[:300],
        office=issue.agency.name,
        replaces=newest_of_series(plan, issue.kind, issue.subject),
        choices=chosen,
        created_at=now,
        issued_by=by,
    )
    _trail(paper, "number", by=by, now=now)
    return paper


def new_code() -> str:
    """A code that nobody guesses: eighty bits in four groups of four."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def _issue(paper: IssuedPaper) -> Issue:
    chosen = dict(paper.choices)
    for name in ("signatories", "formats"):
        chosen[name] = tuple(chosen.get(name, ()))
    return Issue(
        kind=paper.kind,
        subject=paper.subject,
        agency=paper.agency,
        date=paper.date,
        **chosen,
    )


def _signatories(issue: Issue) -> Sequence[Signatory]:
    found = Signatory.objects.filter(agency=issue.agency, pk__in=issue.signatories)
    return sorted(found, key=lambda each: issue.signatories.index(each.pk))


def _template(paper: IssuedPaper) -> OfficeTemplate | None:
    kind = template_kind(paper.kind)
    found = OfficeTemplate.objects.filter(agency=paper.agency, kind=kind, active=True)
    return found.first() if kind else None


def _trail(paper: IssuedPaper, kind: str, *, by: User, now: datetime) -> None:
    fact = Fact(
        kind=kind,
        subject="paper",
        subject_id=str(paper.pk),
        field="number",
        after=paper.number,
        note=f"{paper.title} {paper.reason}".strip()[:300],
    )
    record_changes([fact], scope=scope_of(paper.plan), by=by, at=now)
