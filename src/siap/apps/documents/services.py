"""Documents of a plan for those who may have them: preview, export, files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.text import slugify

from siap.apps.accounts.models import User
from siap.apps.documents import jobs
from siap.apps.documents.builders.documents import Wanted, document, formats_of, in_format
from siap.apps.documents.printing import print_apart
from siap.apps.documents.privacy import naming_worksheets, without_personal_data
from siap.apps.documents.queries import PlanFacts, Sitting, read_facts
from siap.apps.documents.replication import make_package, package_name, package_of
from siap.apps.documents.shelf import PACKAGE, Shelf, key_of
from siap.apps.documents.waiting import WITH_A_PAGE_SECONDS
from siap.apps.organisations.models import Agency
from siap.apps.plans.models import Plan
from siap.apps.plans.permissions import abilities_in, require
from siap.kernel.errors import Forbidden, InvalidInput
from siap.methodology.document_outlines import outline
from siap.methodology.library import edition
from siap.rendering.letterheads import Letterhead
from siap.rendering.saving import save
from siap.rendering.tree import Document, Language

LetterheadOf = Callable[[Agency], Letterhead | None]
"""Gives the head of an office's letters; the setting names it."""

SittingsOf = Callable[[Plan, str], Sequence[Sitting]]
"""Gives the live meetings on a topic and who came to them; the setting names it."""


@dataclass(frozen=True)
class Export:
    """A file that is ready, or on its way."""

    key: str
    format: str
    name: str


def may_print(user: User, plan: Plan) -> bool:
    """
    Let a person print a plan, or not.

    Returns:
        Whether the person works on the plan: then names may stand in what they print.

    Raises:
        Forbidden: The person may not export this plan.
    """
    abilities = abilities_in(user, plan)
    if "plan.export" not in abilities:
        raise Forbidden("forbidden", where="plan.export")
    return "sheet.edit" in abilities


def build_document(plan: Plan, wanted: Wanted) -> Document:
    """
    Build a document; the caller has asked whether it may be had.

    Raises:
        NotFound: There is no such document, worksheet or topic.
    """
    facts = _facts(plan, wanted)
    made = document(facts if wanted.personal else without_personal_data(facts), wanted)
    headed = made.look == "letter" and outline(wanted.kind).paper.headed
    if not headed or plan.lead_partner is None:
        return made
    letterhead: LetterheadOf = import_string(settings.SIAP_LETTERHEAD)
    return replace(made, letterhead=letterhead(plan.lead_partner))


def _facts(plan: Plan, wanted: Wanted) -> PlanFacts:
    """What a document needs; one without names needs to know all names to hide them."""
    library = edition(plan.edition)
    naming = [] if wanted.personal else naming_worksheets(library)
    paper = outline(wanted.kind).paper
    if paper.about == "sheet":
        shown = [library.worksheet(wanted.subject), *naming]
        return read_facts(plan, shown, notes=bool(naming), team=bool(naming))
    if not paper.reads:
        return read_facts(plan, team=bool(naming))
    sheets = [library.worksheet(each) for each in paper.reads]
    facts = read_facts(plan, [*sheets, *naming])
    if paper.about != "topic":
        return facts
    sittings: SittingsOf = import_string(settings.SIAP_SITTINGS)
    return replace(facts, sittings=sittings(plan, wanted.subject))


def read_document(*, plan: Plan, wanted: Wanted, by: User) -> Document:
    """
    Build a document for a person.

    Raises:
        Forbidden: The person may not export this plan, or may not have personal data.
        NotFound: There is no such document, worksheet or topic.
    """
    if not may_print(by, plan) and wanted.personal:
        raise Forbidden("forbidden", where="personal")
    return build_document(plan, wanted)


def export(*, plan: Plan, wanted: Wanted, format_name: str, by: User) -> Export:
    """
    Have a document made; returns as soon as it is ready, or after a moment.

    Args:
        plan: The plan.
        wanted: Which document.
        format_name: One of the formats of its outline.
        by: Who wants it.

    Returns:
        Its key; `state_of` says whether it is ready.

    Raises:
        Forbidden: As `read_document`.
        InvalidInput: The document is not to be had in this format.
        NotFound: As `read_document`.
        Unavailable: Too many exports wait, or nothing can be stored.
    """
    check_format(wanted.kind, format_name)
    wanted = in_format(wanted, format_name)
    made = read_document(plan=plan, wanted=wanted, by=by)
    key = key_of(made)
    ended = jobs.start(shelf_of(plan), key, made, format_name)
    ended.wait(WITH_A_PAGE_SECONDS)
    return Export(key, format_name, file_name(plan, wanted))


def check_format(kind: str, format_name: str) -> None:
    """
    See that a document is to be had in a format.

    Raises:
        InvalidInput: It is not.
        NotFound: There is no such document.
    """
    formats = formats_of(kind)
    if format_name not in formats:
        known = ", ".join(formats)
        raise InvalidInput("unknown-key", where="format", key=format_name, known=known)


def export_package(*, plan: Plan, language: Language, by: User) -> Export:
    """
    Have the papers of a plan put together without names, for other regions to copy.

    Args:
        plan: The plan.
        language: Of everything that people did not type.
        by: Who wants it.

    Returns:
        Its key; `state_of` says whether it is ready.

    Raises:
        Forbidden: The person may not export this plan.
        Unavailable: Too many exports wait, or nothing can be stored.
    """
    require(by, "plan.export", plan)
    package = package_of(read_facts(plan), language)
    making = partial(make_package, package)
    ended = jobs.start_making(shelf_of(plan), package.key, PACKAGE, making)
    ended.wait(WITH_A_PAGE_SECONDS)
    return Export(package.key, PACKAGE, package_name(package.facts))


def shelf_of(plan: Plan) -> Shelf:
    """The shelf of a plan in the data folder."""
    return shelf_of_plan(plan.pk)


def shelf_of_plan(plan_id: int) -> Shelf:
    """The shelf of a plan that nobody needs to read for it."""
    return Shelf(Path(settings.DATA_DIR) / "exports" / str(plan_id))


def file_name(plan: Plan, wanted: Wanted) -> str:
    """A file name that says what is in it, without an ending: only letters and hyphens."""
    parts = [outline(wanted.kind).file_name, wanted.subject, plan.service, plan.region.name]
    named = slugify(" ".join(part for part in parts if part).replace(".", "-"))
    return named[:100].strip("-")


def state_of(plan: Plan, key: str, format_name: str, *, by: User) -> str:
    """
    Say how far a file is.

    Returns:
        `ready`, `working`, `failed`, or `unknown` when it was never begun or is gone.

    Raises:
        Forbidden: The person may not export this plan.
        NotFound: The key or the format is none of ours.
    """
    require(by, "plan.export", plan)
    shelf = shelf_of(plan)
    if shelf.has(key, format_name):
        return "ready"
    if shelf.is_working(key, format_name):
        return "working"
    return "failed" if shelf.failure(key, format_name) else "unknown"


def place_of(plan: Plan, key: str, format_name: str, *, by: User) -> int:
    """
    Say how many files are made before this one.

    Returns:
        1 for the next one; 0 for a file that is at work or not in the line.

    Raises:
        Forbidden: The person may not export this plan.
        NotFound: The key or the format is none of ours.
    """
    require(by, "plan.export", plan)
    return jobs.place_in_line(shelf_of(plan), key, format_name)


def ready_file(plan: Plan, key: str, format_name: str, *, by: User) -> Path | None:
    """
    The file on the disk; None when it is not ready.

    Raises:
        Forbidden: The person may not export this plan.
        NotFound: The key or the format is none of ours.
    """
    require(by, "plan.export", plan)
    shelf = shelf_of(plan)
    return shelf.path(key, format_name) if shelf.has(key, format_name) else None


def export_files(
    plan: Plan,
    folder: Path,
    formats: Sequence[str],
    wanted: Wanted | None = None,
    *,
    by: User | None = None,
) -> list[Path]:
    """
    Write a document into a folder, for the command line.

    Args:
        plan: The plan.
        folder: Where to; made if it is not there.
        formats: Formats of the document.
        wanted: Which document; None prints the plan with the names of its group.
        by: For whom; None for the operator of the machine, who owns the data.

    Returns:
        The files, in the order of the formats.

    Raises:
        Forbidden: As `read_document`.
        InvalidInput: The document is not to be had in a format.
        NotFound: As `read_document`.
        Unavailable: A renderer failed, or nothing can be stored.
    """
    wanted = wanted or Wanted(kind="plan", personal=True)
    for format_name in formats:
        check_format(wanted.kind, format_name)
    paths = []
    for format_name in formats:
        chosen = in_format(wanted, format_name)
        made = (
            read_document(plan=plan, wanted=chosen, by=by)
            if by
            else build_document(plan, chosen)
        )
        shelf, key = shelf_of(plan), key_of(made)
        if not shelf.has(key, format_name):
            shelf.put(key, format_name, print_apart(made, format_name))
        path = folder / f"{file_name(plan, chosen)}.{format_name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, shelf.path(key, format_name).read_bytes())
        paths.append(path)
    return paths
