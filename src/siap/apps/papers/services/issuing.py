"""Issuing a paper: its number first, then its files, then never a change."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Final

from django.db import transaction

from siap.apps.accounts.models import User
from siap.apps.documents.builders.documents import Wanted
from siap.apps.documents.builders.setting import Issued
from siap.apps.documents.printing import print_apart
from siap.apps.documents.services import read_document
from siap.apps.organisations.models import Agency
from siap.apps.papers.composing import Occasion, Seal, sealed, template_context
from siap.apps.papers.models import (
    DEFAULT_PATTERN,
    IssuedPaper,
    OfficeStyle,
    OfficeTemplate,
    PaperState,
    Signatory,
)
from siap.apps.papers.numbers import next_sequence, write_letter_number
from siap.apps.papers.queries import issued_formats, newest_of_series, template_kind
from siap.apps.papers.services.freezing import issue_paper, trail
from siap.apps.papers.templating.filling import fill_template
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import require
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.document_outlines import outline
from siap.rendering.glyphs import unprintable
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
    wanted = replace(_wanted(issue), issue=Issued(number=paper.number, day=paper.date))
    document = read_document(plan=paper.plan, wanted=wanted, by=by)
    signatories = _signatories(issue)
    old = paper.replaces
    seal = Seal(
        number=paper.number,
        date=paper.date,
        code=paper.code,
        address=check_url(paper.code),
        replaces=(old.number, old.date) if old else None,
        printed=outline(paper.kind).paper.numbered == "inside",
        headed=outline(paper.kind).paper.headed,
    )
    made = sealed(document, seal, agency=paper.agency, signatories=signatories)
    paper.choices["boxes"] = list(unprintable(made))
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


def _check(plan: Plan, issue: Issue, by: User) -> None:
    require(by, "paper.issue", plan)
    if issue.agency.region_id != plan.region_id:
        raise InvalidInput("paper-other-region", where="agency")
    known = issued_formats().get(issue.kind, ())
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
    trail(paper, "number", by=by, now=now)
    return paper


def new_code() -> str:
    """A code that nobody guesses: eighty bits in four groups of four."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def _issue(paper: IssuedPaper) -> Issue:
    chosen = {key: said for key, said in paper.choices.items() if key != "boxes"}
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
