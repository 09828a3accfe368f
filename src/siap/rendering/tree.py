"""The document tree: what a paper says, without a word on how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from siap.diagrams import Diagram
from siap.rendering.clauses import Clauses
from siap.rendering.letterheads import Letterhead, Proof
from siap.rendering.procedures import Procedure, ProcedureHead

Value = str | int | Decimal | date | bool | None
ColumnFormat = Literal["text", "number", "rupiah", "percent", "date", "yes-no"]
RowKind = Literal["data", "heading", "subtotal"]
Numbering = Literal["chapter", "annex", "none"]
Tone = Literal["note", "warning", "success"]
Paper = Literal["A4", "F4", "A3"]
Language = Literal["id", "en"]
Status = Literal["draft", "agreed", "issued"]


@dataclass(frozen=True, slots=True)
class Run:
    """
    A stretch of text with one look.

    Args:
        text: As typed. Empty together with an inner link: the number of the target,
            like `Tabel 4`, is written by `number`.
        bold: Set in bold.
        italic: Set in italics.
        link: `https:`, `http:`, `mailto:`, `tel:` or `#anchor`; anything else is dropped.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """
    A heading.

    Args:
        level: 1 opens a chapter on a new page; 2 to 4 go down without a gap.
        text: Without a number; `number` writes that.
        anchor: Name for inner links, unique in the document; empty for none.
        numbering: `chapter` (Bab 1, 1.1), `annex` (Lampiran A, A.1) or `none`; what
            a heading of level 1 says holds for those below it.
        label: The number as printed, written by `number`.
        beside: Whether it stands in the right half of the page, as that of an annex.
    """

    level: Literal[1, 2, 3, 4]
    text: str
    anchor: str = ""
    numbering: Numbering = "chapter"
    label: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    A paragraph; line breaks in a run are kept.

    `beside` puts it into the right half of the page, where annexes say what they belong to.
    """

    runs: tuple[Run, ...]
    centred: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, numbered from 1 when ordered; each item is a sequence of runs."""

    items: tuple[tuple[Run, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """
    A note set off from the text.

    Args:
        title: One short line, may be empty.
        blocks: Paragraphs and lists only.
        tone: `note`, `warning` or `success`; also said in words by the title.
    """

    title: str
    blocks: tuple[Paragraph | ListBlock, ...]
    tone: Tone = "note"


@dataclass(frozen=True, slots=True)
class Column:
    """
    A column of a table.

    Args:
        key: Name of the value in each row, a Python identifier.
        label: Head of the column.
        width: Hint, a share relative to the other columns; 0 leaves it to the text.
        fmt: How values are written. `percent` takes a fraction: 0.125 prints 12,5%.
        places: Decimal places of `number` and `percent`; None shows those there are.
        group: Head shared with neighbouring columns of the same group.
        formula: Arithmetic over other keys, like `{volume} * {price}`; the value is
            computed once for every format and stays live in XLSX.
    """

    key: str
    label: str
    width: int = 0
    fmt: ColumnFormat = "text"
    places: int | None = None
    group: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """
    A row of a table.

    Args:
        cells: Values by column key; an absent key is an empty cell.
        kind: `data`; `heading` (one text over the whole width, in the first column);
            `subtotal` (sums the totalled columns since the last heading or subtotal;
            its first column says of what).
    """

    cells: Mapping[str, Value]
    kind: RowKind = "data"


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table with typed cells.

    Args:
        caption: Says what the rows are, without a number.
        columns: At least one.
        rows: In reading order; none prints one line that says so.
        totals: Keys of columns summed in a last row.
        sheet: Name of the XLSX sheet; empty takes it from the caption.
        anchor: Name for inner links.
        source: Where the figures come from, printed under the table.
        by_hand: Whether its empty cells are filled in by hand: then rows are high.
        label: `Tabel 4`, written by `number`.
        widths: Column widths in points, written by `measure`.
        text_size: In points, written by `measure`.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[str, ...] = ()
    sheet: str = ""
    anchor: str = ""
    source: str = ""
    by_hand: bool = False
    label: str = ""
    widths: tuple[float, ...] = ()
    text_size: float = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """
    A picture, kept as its specification so that each medium lays it out anew.

    Args:
        caption: Without a number.
        diagram: What to draw.
        alt: What the picture says, in words; empty takes the diagram's own.
        anchor: Name for inner links.
        slide: Whether it also goes on slides.
        source: Where the figures come from, printed under the picture.
        label: `Gambar 2`, written by `number`.
    """

    caption: str
    diagram: Diagram
    alt: str = ""
    anchor: str = ""
    slide: bool = False
    source: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the office above the line, name and identification below it."""

    office: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """
    A block of signatures; place and date stand above it.

    Letters underline the names; decrees do not.
    """

    place: str
    date: date | None
    people: tuple[Signatory, ...]
    underlined: bool = True


@dataclass(frozen=True, slots=True)
class KeyValues:
    """An identity block: pairs of a name and a text."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Table of contents, then lists of tables and figures if asked for and not empty."""

    tables: bool = True
    figures: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Box
    | Table
    | Figure
    | Signature
    | KeyValues
    | Contents
    | PageBreak
    | Clauses
    | Procedure
    | ProcedureHead
)


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks on pages of one orientation."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """
    A whole paper.

    Args:
        title: Title, also that of the file.
        subtitle: Second line of the cover, may be empty.
        office: Who issues it, like `Dinas Kesehatan`.
        region: Like `Kabupaten Contoh`.
        year: Year the paper is about, as printed; may be a span.
        date: Day of issue; also the time stamp of the file, so bytes repeat.
        status: `draft` prints a mark over every page; `issued` has a number and is frozen.
        language: Of headings, numbers and dates.
        paper: `A4`, `F4` (215 x 330 mm) or `A3`.
        look: `letter` for papers as offices write them: plain centred headings, tables
            without a number, no running head on the first page.
        cover: Whether a cover page comes first.
        sections: The paper itself.
        facts: Names and texts at the foot of the cover.
        letterhead: Head of the office, on the cover or above the first line.
        proof: How to find out whether it is genuine, at its end.
    """

    title: str
    date: date
    sections: tuple[Section, ...]
    subtitle: str = ""
    office: str = ""
    region: str = ""
    year: str = ""
    status: Status = "agreed"
    language: Language = "id"
    paper: Paper = "A4"
    look: Literal["report", "letter"] = "report"
    cover: bool = True
    facts: tuple[tuple[str, str], ...] = field(default=())
    letterhead: Letterhead | None = None
    proof: Proof | None = None
