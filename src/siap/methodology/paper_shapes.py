"""How a document is offered: formats, paper, what it is about, what it waits for."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from siap.methodology.shapes import Sentence, Shape
from siap.methodology.worksheet_shapes import WorksheetId

PartPath = Annotated[
    str, StringConstraints(pattern=r"^w[0-9]{2}-[a-z0-9-]+\.[a-z][a-z0-9_]*$")
]


class Words(Shape):
    """A text in both languages."""

    id: Sentence
    en: Sentence

    def in_language(self, language: str) -> str:
        """The text for a reader."""
        return self.en if language == "en" else self.id


class Paper(Shape):
    """
    What a document is as a paper: all that pages and services know of it.

    `formats`, the usual one first. `about`: the whole plan, one topic or one worksheet.
    `reads`: the worksheets that it is made from, the chief one first, which also says under
    which stage it is listed; empty reads all of them and lists it with those of the whole
    plan. `needs`: parts without which it has gaps; `awaits` what else must be there: the
    lead partner, a date of the meeting, that the meeting was held. A paper with gaps can
    be had all the same, and the page says what is missing.

    `named`: whether its title is that of the plan or its own. `look`: a report, or a
    letter as offices write them. `numbered: inside` prints its number where its form has
    it, and the title with it, not below the title. `draft_until`: whether it carries the
    mark of a draft until the plan or topic is agreed, until it is issued, or never.
    `code: topic` prints a code that leads to the page of the topic.
    `headed: false` never carries the letterhead of an office: the paper opens with its own.
    `issued: false` never becomes an official paper.
    """

    formats: Annotated[
        tuple[Literal["pdf", "docx", "xlsx", "html", "pptx"], ...], Field(min_length=1)
    ]
    about: Literal["plan", "topic", "sheet"] = "plan"
    summary: Words | None = None
    reads: tuple[WorksheetId, ...] = ()
    needs: tuple[PartPath, ...] = ()
    awaits: tuple[Literal["lead-partner", "meeting", "held"], ...] = ()
    named: Literal["plan", "own"] = "own"
    look: Literal["report", "letter"] = "report"
    size: Literal["A4", "F4", "A3"] = "A4"
    landscape: bool = False
    draft_until: Literal["agreed", "issued", "never"] = "agreed"
    numbered: Literal["below-title", "inside"] = "below-title"
    code: Literal["none", "topic"] = "none"
    headed: bool = True
    issued: bool = True
