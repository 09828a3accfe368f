"""Every document that can be made of a plan, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from siap.apps.documents.builders.outlined import build
from siap.apps.documents.builders.setting import UNISSUED, Issued, Setting
from siap.apps.documents.queries import PlanFacts
from siap.kernel.errors import NotFound
from siap.methodology.document_outlines import Outline, outline
from siap.rendering.letterheads import Proof
from siap.rendering.tree import Document, Language, Paper


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """
    Which document is wanted, and for whom.

    Args:
        kind: Key of an outline.
        subject: Id of a worksheet or key of a topic, where the document is about one.
        language: Of everything that people did not type.
        personal: Whether personal data may stand in it.
        size: Paper; empty takes that of the outline.
        issue: Number, date and address, where they are known.
        every_column: Whether no columns are joined into one to fit on a page.
    """

    kind: str
    subject: str = ""
    language: Language = "id"
    personal: bool = False
    size: Paper | None = None
    issue: Issued = UNISSUED
    every_column: bool = False


AS_SLIDES: Final[Mapping[str, str]] = {"plan": "slides"}
"""What a paper becomes as PPTX: pages of a plan cannot be read from a wall."""


def formats_of(kind: str) -> tuple[str, ...]:
    """
    Say in which formats a document is to be had.

    Args:
        kind: Key of an outline.

    Returns:
        Keys of renderers, the usual one first.

    Raises:
        NotFound: There is no such document.
    """
    known = outline(kind).paper.formats
    return (*known, "pptx") if kind in AS_SLIDES else known


def in_format(wanted: Wanted, format_name: str) -> Wanted:
    """
    What is to be built for a format.

    As PPTX the plan is its slides; as XLSX each column of a worksheet is one, for no page
    has to hold them.
    """
    if format_name == "xlsx":
        return replace(wanted, every_column=True)
    as_slides = format_name == "pptx" and wanted.kind in AS_SLIDES
    return replace(wanted, kind=AS_SLIDES[wanted.kind]) if as_slides else wanted


def document(facts: PlanFacts, wanted: Wanted) -> Document:
    """
    Build a document.

    Args:
        facts: The plan; personal data are already out of it where they must be.
        wanted: Which document.

    Returns:
        The tree, the same for the same facts.

    Raises:
        NotFound: There is no such document, or the plan has no such worksheet or topic.
    """
    paper = outline(wanted.kind).paper
    made = _BUILDERS[paper.about](facts, wanted)
    return made if wanted.size is None else replace(made, paper=wanted.size)


def _outline(wanted: Wanted) -> Outline:
    known = outline(wanted.kind)
    if wanted.every_column:
        return known.model_copy(update={"every_column": True})
    return known


def _whole(facts: PlanFacts, wanted: Wanted) -> Document:
    setting = Setting(facts, _outline(wanted), wanted.language, issue=wanted.issue)
    if setting.outline.paper.named == "plan":
        return build(setting, title=facts.plan.title, subtitle=setting.title_of_document)
    return build(setting, title=setting.title_of_document, subtitle=facts.plan.title)


def _sheet(facts: PlanFacts, wanted: Wanted) -> Document:
    worksheet = facts.sheets.content.edition.worksheet(wanted.subject)
    setting = Setting(facts, _outline(wanted), wanted.language, worksheet=worksheet)
    return build(setting, title=f"{worksheet.number} {setting.title(worksheet)}")


def _topic(facts: PlanFacts, wanted: Wanted) -> Document:
    topic = facts.guide.topics.get(wanted.subject)
    if topic is None:
        raise NotFound("not-found", where=f"topic {wanted.subject}")
    known = outline(wanted.kind)
    setting = Setting(facts, known, wanted.language, topic, issue=wanted.issue)
    made = build(setting, title=f"{setting.title_of_document}: {setting.title(topic)}")
    if known.paper.code == "none" or not wanted.issue.address:
        return made
    lines = (f"{topic.key} {setting.title(topic)}", setting.say("code-says"))
    return replace(made, proof=Proof(wanted.issue.address, lines, setting.say("code")))


_BUILDERS: Final[Mapping[str, Callable[[PlanFacts, Wanted], Document]]] = {
    "plan": _whole,
    "topic": _topic,
    "sheet": _sheet,
}
