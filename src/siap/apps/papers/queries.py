"""Reading issued papers, offices and their templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from siap.apps.accounts.models import User
from siap.apps.organisations.models import Agency
from siap.apps.organisations.queries import regions_administered_by
from siap.apps.papers.models import IssuedFile, IssuedPaper, OfficeTemplate, PaperState
from siap.apps.papers.templating.fields import TEMPLATE_KINDS
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import guide_of
from siap.kernel.errors import NotFound
from siap.methodology.document_outlines import outline, outlines

_NO_PAPER: Final = frozenset({"xlsx"})


def issued_formats() -> Mapping[str, tuple[str, ...]]:
    """The formats in which each document can be issued, the plan itself first."""
    kinds = sorted(outlines(), key=lambda kind: kind != "plan")
    return {
        kind: tuple(n for n in outline(kind).paper.formats if n not in _NO_PAPER)
        for kind in kinds
        if outline(kind).paper.issued
    }


@dataclass(frozen=True)
class Choice:
    """A document that can be issued: kind, subject, and what a person calls it."""

    kind: str
    subject: str
    label: str

    @property
    def key(self) -> str:
        """Kind and subject in one text."""
        return f"{self.kind}:{self.subject}"


def choices_of(plan: Plan, language: str = "id") -> list[Choice]:
    """The documents of a plan that can be issued, those of the whole plan first."""
    english = language == "en"
    whole, by_topic = [], []
    for kind in issued_formats():
        title, about = outline(kind).title.in_language(language), outline(kind).paper.about
        if about == "topic":
            by_topic += [
                Choice(
                    kind, key, f"{title}: {key} {each.title_en if english else each.title}"
                )
                for key, each in guide_of(plan).topics.items()
            ]
        elif about == "plan":
            whole.append(Choice(kind, "", title))
    return [*whole, *by_topic]


def template_kind(kind: str) -> str:
    """Which of an office's templates a kind of document uses; empty for none."""
    return next((each for each in TEMPLATE_KINDS if kind.startswith(each)), "")


def papers_of(plan: Plan) -> QuerySet[IssuedPaper]:
    """The papers of a plan with their files, newest first."""
    found = IssuedPaper.objects.filter(plan=plan).select_related("agency", "replaces")
    return found.prefetch_related("files", "replaced_by")


def paper_of(plan: Plan, paper_id: int) -> IssuedPaper:
    """
    One paper of a plan.

    Raises:
        NotFound: There is none.
    """
    found = papers_of(plan).filter(pk=paper_id).first()
    if found is None:
        raise NotFound("not-found", where=f"paper {paper_id}")
    return found


def newest_of_series(plan: Plan, kind: str, subject: str) -> IssuedPaper | None:
    """The paper that a new one of the same kind replaces."""
    found = IssuedPaper.objects.filter(plan=plan, kind=kind, subject=subject)
    return found.filter(state=PaperState.ISSUED).first()


@dataclass(frozen=True)
class PublicFacts:
    """All that anybody may learn of a paper from its code."""

    number: str
    date: object
    title: str
    office: str
    state: str
    newer: tuple[str, object] | None

    @property
    def is_current(self) -> bool:
        """Whether it is in force and no newer one was issued."""
        return self.state == PaperState.ISSUED and self.newer is None


def public_facts(code: str) -> PublicFacts | None:
    """
    What the code on a paper says about it.

    Args:
        code: As printed; blanks and small letters do not matter.

    Returns:
        None for a code that was never given, or whose paper was never issued.
    """
    paper = IssuedPaper.objects.filter(code=tidy_code(code)).first()
    if paper is None or paper.issued_at is None:
        return None
    later = IssuedPaper.objects.filter(
        plan=paper.plan, kind=paper.kind, subject=paper.subject, state=PaperState.ISSUED
    ).filter(issued_at__gt=paper.issued_at)
    newest = later.first()
    return PublicFacts(
        paper.number,
        paper.date,
        paper.title,
        paper.office,
        paper.state,
        (newest.number, newest.date) if newest else None,
    )


def is_a_file_of(code: str, fingerprint: str) -> bool:
    """Whether a file with this fingerprint was issued under this code."""
    found = IssuedFile.objects.filter(paper__code=tidy_code(code))
    return found.filter(fingerprint=fingerprint.strip().lower()).exists()


def tidy_code(typed: str) -> str:
    """A code as it is stored, from what a person typed."""
    letters = "".join(each for each in typed.upper() if each.isalnum())[:16]
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def agencies_administered_by(user: User) -> QuerySet[Agency]:
    """The offices whose letters a person may set up, by region and name."""
    found = Agency.objects.filter(region__in=regions_administered_by(user))
    return found.select_related("region").order_by("region__code", "name")


def agency_administered_by(user: User, agency_id: int) -> Agency:
    """
    One office whose letters a person may set up.

    Raises:
        NotFound: There is none, or it is not for this person.
    """
    found = agencies_administered_by(user).filter(pk=agency_id).first()
    if found is None:
        raise NotFound("not-found", where=f"agency {agency_id}")
    return found


def versions_of(agency: Agency, kind: str) -> QuerySet[OfficeTemplate]:
    """The versions of an office's template, newest first, without their content."""
    found = OfficeTemplate.objects.filter(agency=agency, kind=kind)
    return found.select_related("uploaded_by").defer("content")
