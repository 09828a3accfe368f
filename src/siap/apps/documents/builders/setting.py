"""What every builder works with: the plan, the outline, the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from siap.apps.documents.queries import PlanFacts
from siap.methodology.cells import CellValue
from siap.methodology.document_outlines import Outline
from siap.methodology.guide_shapes import Topic
from siap.methodology.paper_words import shared_words
from siap.methodology.worksheet_shapes import Column, Worksheet
from siap.rendering.tree import Language


@dataclass(frozen=True, kw_only=True)
class Issued:
    """
    What is known of a paper from outside its plan.

    Args:
        number: Of the issued paper; empty while it is a draft.
        day: Date of the issued paper.
        address: Of the page that a code on the paper leads to; empty prints no code.
    """

    number: str = ""
    day: date | None = None
    address: str = ""


UNISSUED: Final = Issued()


@dataclass(frozen=True)
class Setting:
    """
    What a document is made of.

    Args:
        facts: The plan; personal data are already out of it where they must be.
        outline: What stands where.
        language: Of everything that people did not type.
        topic: The topic that the paper is about, if it is about one.
        worksheet: The worksheet that the paper is about, if it is about one.
        issue: Number and date of an issued paper, and where this host is found.
    """

    facts: PlanFacts
    outline: Outline
    language: Language = "id"
    topic: Topic | None = None
    worksheet: Worksheet | None = None
    issue: Issued = UNISSUED

    def title(self, thing: object) -> str:
        """The title of a worksheet, part, column or topic in the reader's language."""
        name = "title_en" if self.language == "en" else "title"
        return str(getattr(thing, name))

    @property
    def title_of_document(self) -> str:
        """What kind of paper this is."""
        return self.outline.title.in_language(self.language)

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the outline, or of all papers, with its facts filled in."""
        said = self.outline.texts.get(key) or shared_words()[key]
        return said.in_language(self.language).format(**facts)

    @cached_property
    def standing_facts(self) -> Mapping[str, object]:
        """What standing text may name."""
        plan = self.facts.plan
        first, last = plan.period_start.year, plan.period_end.year
        return {
            "title": plan.title,
            "service": _inside_a_sentence(plan.service),
            "region": plan.region.name,
            "partner": plan.lead_partner.name if plan.lead_partner else "–",
            "period": str(first) if first == last else f"{first}–{last}",
            "first_year": first,
            "last_year": last,
            "guide": self.title(self.facts.guide.head),
        }

    def row_title(self, column: Column, row_id: str, worksheet: Worksheet) -> str:
        """
        What a row is called to which a cell refers.

        A form has the same id in every worksheet, so it is looked up by its part.
        """
        content = self.facts.sheets.content
        if column.rows is None or row_id != "form":
            return self.facts.sheets.titles.get(row_id, "–")
        home, part = content.edition.part(column.rows, within=worksheet.id)
        cells = content.form(column.rows, within=worksheet.id)
        for each in part.columns:
            value = cells.get(each.key)
            if value is None:
                continue
            if each.type in {"text", "long-text"}:
                return str(value)
            if each.type == "reference":
                return self.row_title(each, str(value), home)
        return "–"

    def words_of(self, column: Column, value: CellValue, worksheet: Worksheet) -> list[str]:
        """The titles of what was chosen in a cell: options, or rows referred to."""
        if value is None or isinstance(value, dict):
            return []
        keys = value if isinstance(value, list) else [str(value)]
        if column.rows is not None:
            return [self.row_title(column, key, worksheet) for key in keys]
        named = {option.key: self.title(option) for option in column.options}
        return [named.get(key, key) for key in keys]


def _inside_a_sentence(name: str) -> str:
    """Write a name small, unless it is one that is written with capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
