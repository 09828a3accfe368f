"""Every paper that a plan can have, by the name that the command line takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from siap.apps.documents.builders.documents import formats_of
from siap.apps.plans.models import Plan
from siap.apps.plans.queries import guide_of
from siap.methodology.document_outlines import Outline, outlines
from siap.methodology.library import edition
from siap.rendering.tree import Language


@dataclass(frozen=True)
class PaperName:
    """A paper: `minutes:2.1` is that of topic 2.1; its formats, the usual one first."""

    name: str
    title: str
    formats: tuple[str, ...]


def papers_of_plan(plan: Plan, language: Language) -> list[PaperName]:
    """
    Name every paper that a plan can have, whether or not it has gaps.

    Args:
        plan: The plan.
        language: Of titles.

    Returns:
        Those of the whole plan first, then those of each topic, then the worksheets.
    """
    order = ("plan", "topic", "sheet")
    known = sorted(outlines().values(), key=lambda each: order.index(each.paper.about))
    return [name for each in known for name in _named(plan, each, language)]


def _named(plan: Plan, each: Outline, language: Language) -> Iterator[PaperName]:
    title, formats = each.title.in_language(language), formats_of(each.id)
    if each.paper.about == "plan":
        yield PaperName(each.id, title, formats)
    elif each.paper.about == "topic":
        for key, topic in guide_of(plan).topics.items():
            said = topic.title_en if language == "en" else topic.title
            yield PaperName(f"{each.id}:{key}", f"{title}: {key} {said}", formats)
    else:
        for worksheet in edition(plan.edition).worksheets.values():
            said = worksheet.title_en if language == "en" else worksheet.title
            name = f"{each.id}:{worksheet.id}"
            yield PaperName(name, f"{worksheet.number} {said}", formats)
