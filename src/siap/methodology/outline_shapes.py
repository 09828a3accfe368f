"""The shapes of an outline: chapters, pieces, and what of a worksheet is printed how."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from siap.methodology.paper_shapes import Words
from siap.methodology.shapes import ColumnKey, Key, Shape
from siap.methodology.worksheet_shapes import WorksheetId

ResultPath = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")
]

ColumnPath = Annotated[
    str,
    StringConstraints(pattern=r"^w[0-9]{2}-[a-z0-9-]+(\.[a-z][a-z0-9_]*){2}$"),
]


class Show(Shape):
    """
    One thing of a worksheet and how it is printed: a part, a result or a picture.

    Of a part: `columns` only these, in this order; `leave` all but these; `joined` these
    written under each other in one last column; `results` values `computation.field` as
    columns beside the rows; `sort` the `computation.field` that puts rows in order;
    `group_by` another grouping than that of the part, `grouped: false` none; `bulleted`
    puts the cards of a board under the thing they belong to; `source` the column whose
    texts are named under the table instead; `numbered: false` prints no column of numbers.

    Of a part or a picture: `where` keeps rows by cell, `referred_by` those that a column
    `worksheet.part.column` refers to, in rows that `referring` keeps; of these the first
    `most`, smallest number in the column `by` first. A caption replaces the thing's title.
    """

    part: ColumnKey | None = None
    result: ColumnKey | None = None
    picture: ColumnKey | None = None
    caption: Words | None = None
    columns: tuple[ColumnKey, ...] = ()
    leave: tuple[ColumnKey, ...] = ()
    joined: tuple[ColumnKey, ...] = ()
    results: tuple[ResultPath, ...] = ()
    sort: ResultPath | None = None
    where: dict[ColumnKey, tuple[str, ...]] = {}
    referred_by: ColumnPath | None = None
    referring: dict[ColumnKey, tuple[str, ...]] = {}
    most: Annotated[int, Field(ge=1)] | None = None
    by: ColumnKey | None = None
    group_by: ColumnKey | None = None
    source: ColumnKey | None = None
    grouped: bool = True
    bulleted: bool = False
    numbered: bool = True
    landscape: bool = False

    @model_validator(mode="after")
    def _names_one_thing(self) -> "Show":
        if sum(each is not None for each in (self.part, self.result, self.picture)) != 1:
            raise ValueError("one of part, result and picture")
        return self


class Placement(Shape):
    """
    How a worksheet is printed: `show` in its chapter, `annex` among the details.

    One that shows nothing in its chapter has no heading there either.
    """

    worksheet: WorksheetId
    show: tuple[Show, ...] = ()
    annex: tuple[Show, ...] = ()


class Piece(Shape):
    """
    One piece of a chapter: a heading, a standing text, or a passage that a builder writes.

    `text` may name facts in braces; a line break opens a new paragraph. With `worksheet`
    the whole sheet is put here, as `placements` says or with all that it has; with `show`
    as well only these things of it, without a heading, and nothing while they are empty.
    `optional: true` says nothing of a worksheet that the guide lacks and nobody filled.
    """

    heading: Words | None = None
    text: Words | None = None
    passage: Key | None = None
    worksheet: WorksheetId | None = None
    show: tuple[Show, ...] = ()
    optional: bool = False

    @model_validator(mode="after")
    def _is_one_thing(self) -> "Piece":
        things = (self.heading, self.text, self.passage, self.worksheet)
        if sum(each is not None for each in things) != 1:
            raise ValueError("one of heading, text, passage and worksheet")
        if self.show and self.worksheet is None:
            raise ValueError("show needs a worksheet")
        return self


class Chapter(Shape):
    """
    A chapter with its pieces.

    `for_each: stage` makes a chapter of every stage of the guide: its title, its purpose,
    its worksheets. `for_each: sheet` prints the worksheet that the paper is about, without
    a heading. `spoken` opens a chapter that has something to show; on a slide the speaker
    says it. `details: true` adds what `placements` put into the annex, upright pages
    before those that lie on their long side.
    """

    heading: Words | None = None
    numbering: Literal["chapter", "annex", "none"] = "chapter"
    for_each: Literal["stage", "sheet"] | None = None
    details: bool = False
    landscape: bool = False
    spoken: Words | None = None
    pieces: tuple[Piece, ...] = ()

    @model_validator(mode="after")
    def _has_a_heading(self) -> "Chapter":
        if self.heading is not None and self.for_each is not None:
            raise ValueError("either a heading or for_each")
        return self
