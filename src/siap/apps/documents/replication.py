"""A package from which another region can start: the papers of a plan without names."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.text import slugify

from siap.apps.documents.builders.documents import Wanted, document
from siap.apps.documents.builders.setting import Setting
from siap.apps.documents.offers import offers_in
from siap.apps.documents.printing import print_apart
from siap.apps.documents.privacy import without_personal_data
from siap.apps.documents.queries import PlanFacts
from siap.apps.documents.shelf import key_of
from siap.methodology.document_outlines import outline
from siap.rendering import html
from siap.rendering.prose import paragraph
from siap.rendering.tree import (
    Block,
    Column,
    Document,
    Heading,
    KeyValues,
    Language,
    Row,
    Section,
    Table,
)

INDEX: Final = "00-isi-paket.html"
_SAVED: Final = frozenset({"pdf", "docx", "xlsx", "pptx"})
Printer = Callable[[Document, str], bytes]


@dataclass(frozen=True)
class Member:
    """One file of a package: its name, what it is, the tree, the format."""

    name: str
    title: str
    document: Document
    format_name: str


@dataclass(frozen=True)
class Package:
    """Everything that goes into a package, and what was left out because it has gaps."""

    facts: PlanFacts
    language: Language
    members: tuple[Member, ...]
    left_out: tuple[str, ...]

    @property
    def key(self) -> str:
        """Forty digits that change with anything that is in it."""
        parts = [f"{each.name} {key_of(each.document)}" for each in self.members]
        whole = "\n".join([self.language, *parts, *self.left_out])
        return sha256(whole.encode()).hexdigest()[:40]


def package_of(facts: PlanFacts, language: Language) -> Package:
    """
    Choose what goes into the package of a plan.

    Args:
        facts: The plan, with or without personal data; they are taken out.
        language: Of everything that people did not type.

    Returns:
        Every paper of the whole plan that lacks nothing, each in its usual format, and
        the workbook, which can be read into a new plan.
    """
    public = without_personal_data(facts)
    members: list[Member] = []
    left_out: list[str] = []
    for offer in offers_in(public, language):
        if offer.gaps:
            left_out.append(offer.title)
            continue
        made = document(public, Wanted(kind=offer.kind, language=language))
        form = next(each for each in offer.formats if each in _SAVED)
        number = len(members) + 1
        name = f"{number:02}-{outline(offer.kind).file_name}.{form}"
        members.append(Member(name, offer.title, made, form))
    return Package(public, language, tuple(members), tuple(left_out))


def make_package(package: Package, printer: Printer = print_apart) -> bytes:
    """
    Make the files of a package and put them together with a list.

    Args:
        package: What goes into it.
        printer: Makes a file of a tree and a format.

    Returns:
        A ZIP; the same bytes for the same plan.

    Raises:
        Unavailable: A file could not be made.
    """
    files = [(each, printer(each.document, each.format_name)) for each in package.members]
    made = BytesIO()
    with ZipFile(made, "w") as target:
        day = package.facts.day
        _put(target, INDEX, html.render(_index(package, files)), day)
        for member, content in files:
            _put(target, member.name, content, day)
    return made.getvalue()


def _put(target: ZipFile, name: str, content: bytes, day: date) -> None:
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    target.writestr(info, content, compresslevel=zlib.Z_DEFAULT_COMPRESSION)


def _index(package: Package, files: Sequence[tuple[Member, bytes]]) -> Document:
    """The list of what is in a package, with the fingerprint of every file."""
    setting = Setting(package.facts, outline("plan"), package.language)
    plan = package.facts.plan
    title = setting.say("package-title")
    columns = (
        Column("file", setting.say("package-file"), width=26),
        Column("title", setting.say("package-paper"), width=30),
        Column("size", setting.say("package-size"), fmt="number"),
        Column("print", setting.say("package-print"), width=34),
    )
    rows = tuple(
        Row(
            {
                "file": member.name,
                "title": member.title,
                "size": len(content),
                "print": sha256(content).hexdigest(),
            }
        )
        for member, content in files
    )
    blocks: list[Block] = [
        Heading(1, title, numbering="none"),
        KeyValues(
            (
                (setting.say("package-plan"), plan.title),
                (setting.say("cover-service"), plan.service),
                (setting.say("package-region"), plan.region.name),
            )
        ),
        paragraph(setting.say("package-use")),
        Table(setting.say("package-caption"), columns, rows),
    ]
    if package.left_out:
        listed = "; ".join(package.left_out)
        blocks.append(paragraph(setting.say("package-left-out", papers=listed)))
    return Document(
        title=title,
        date=package.facts.day,
        sections=(Section(tuple(blocks)),),
        region=plan.region.name,
        language=package.language,
        cover=False,
    )


def package_name(facts: PlanFacts) -> str:
    """A file name without an ending."""
    plan = facts.plan
    return slugify(f"paket-replikasi {plan.service} {plan.region.name}")[:100].strip("-")
