"""Blocks of the tree as paragraphs and tables of a Word document."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from siap.diagrams import Svg
from siap.rendering.clauses import Clauses
from siap.rendering.docx_contents import contents
from siap.rendering.docx_letters import clauses, keep_rows
from siap.rendering.docx_package import Package
from siap.rendering.docx_pictures import drawing
from siap.rendering.docx_procedures import procedure_head_tables, procedure_table
from siap.rendering.docx_signatures import signatures
from siap.rendering.docx_tables import table
from siap.rendering.docx_xml import (
    ANCHOR,
    REL,
    Bookmarks,
    Element,
    paragraph,
    runs,
    w,
)
from siap.rendering.docx_xml import field as word_field
from siap.rendering.figures import alternative, printed_size
from siap.rendering.keeping import PAIR_NAMES, ends_of_pairs, is_whole
from siap.rendering.links import inner_link, outer_link
from siap.rendering.papers import Sheet
from siap.rendering.procedure_layout import laid_on_pages
from siap.rendering.procedures import Procedure, ProcedureHead
from siap.rendering.tree import (
    Block,
    Box,
    Contents,
    Document,
    Figure,
    Heading,
    KeyValues,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)
from siap.rendering.words import WORDS

_TONES: Final[Mapping[str, tuple[str, str]]] = {
    "note": ("14506E", "E9F0F4"),
    "warning": ("9A5B00", "FDF3E1"),
    "success": ("2B6B35", "E9F4EA"),
}


@dataclass(slots=True)
class Writer:
    """
    Turns blocks into elements.

    Args:
        document: The paper, prepared.
        package: The file in the making.
        pictures: Drawing and pixels of every figure by its label, of every procedure.
        bookmarks: Names of anchors.
    """

    document: Document
    package: Package
    pictures: Mapping[str | Procedure, list[tuple[Svg, bytes]]]
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    _drawn: Iterator[int] = field(default_factory=lambda: count(1))

    def write(self, block: Block, page: Sheet) -> Iterator[Element]:
        """
        Write one block.

        Args:
            block: The block.
            page: The page it stands on.

        Returns:
            Paragraphs and tables.
        """
        writer: Callable[[Writer, Any, Sheet], Iterator[Element]] = _WRITERS[type(block)]
        yield from writer(self, block, page)

    def _heading(self, block: Heading, page: Sheet) -> Iterator[Element]:
        content: list[Element] = []
        if block.label and block.level == 1:
            content += runs(block.label, w("rStyle", val="ChapterNumber"))
            content.append(w("r", w("br")))
        elif block.label:
            content += runs(f"{block.label}\t")
        content += runs(block.text)
        left = round(page.text_points * 10) if block.beside else 0
        unnumbered: tuple[Element, ...] = ()
        if not block.label:
            unnumbered = (w("ind", left=left, firstLine=0),)
        if block.beside:
            unnumbered = (*unnumbered, w("jc", val="left"))
        yield paragraph(
            f"Heading{block.level}",
            *self.bookmarks.around(block.anchor, *content),
            properties=unnumbered if block.level > 1 else (),
        )

    def _paragraph(self, block: Paragraph, page: Sheet) -> Iterator[Element]:
        centre = (w("jc", val="center"),) if block.centred else ()
        half = (w("ind", left=round(page.text_points * 10)),) if block.beside else ()
        yield paragraph("", *self._runs(block.runs), properties=(*half, *centre))

    def _runs(self, all_: tuple[Run, ...]) -> Iterator[Element]:
        for run in all_:
            yield from self._run(run)

    def _run(self, run: Run) -> Iterator[Element]:
        anchor, address = inner_link(run.link), outer_link(run.link)
        look = [w("b")] * run.bold + [w("i")] * run.italic
        if not anchor and not address:
            yield from runs(run.text, *look)
            return
        link = w("hyperlink", *runs(run.text, w("rStyle", val="Hyperlink"), *look))
        if anchor:
            link.set(ANCHOR, self.bookmarks.name(anchor))
        else:
            link.set(f"{{{REL}}}id", self.package.link(address))
        yield link

    def _list(self, block: ListBlock, page: Sheet) -> Iterator[Element]:
        number = self.package.new_list() if block.ordered else "1"
        style = "ListNumber" if block.ordered else "ListBullet"
        last, whole = len(block.items) - 1, is_whole(block, page)
        for n, item in enumerate(block.items):
            stays = (w("keepNext"),) if n < last and (whole or n in {0, last - 1}) else ()
            place = w("numPr", w("ilvl", val=0), w("numId", val=number))
            yield paragraph(style, *self._runs(item), properties=(*stays, place))

    def _box(self, block: Box, page: Sheet) -> Iterator[Element]:
        colour, fill = _TONES[block.tone]
        inner: list[Element] = []
        if block.title:
            inner.append(paragraph("BoxTitle", *runs(block.title, w("color", val=colour))))
        for each in block.blocks:
            inner += self.write(each, page)
        wide = round(page.text_points * 20)
        edge = w("left", val="single", sz=24, space=0, color=colour)
        padding = w(
            "tblCellMar",
            w("top", w=150, type="dxa"),
            w("left", w=220, type="dxa"),
            w("bottom", w=60, type="dxa"),
            w("right", w=220, type="dxa"),
        )
        shade = w("shd", val="clear", color="auto", fill=fill)
        cell = w("tc", w("tcPr", w("tcW", w=wide, type="dxa"), shade), *(inner or [w("p")]))
        layout = w("tblLayout", type="fixed")
        properties = w(
            "tblPr", w("tblW", w=wide, type="dxa"), w("tblBorders", edge), layout, padding
        )
        whole = w("trPr", w("cantSplit")) if is_whole(block, page) else None
        yield w("tbl", properties, w("tblGrid", w("gridCol", w=wide)), w("tr", whole, cell))
        yield paragraph("AfterTable")

    def _pairs(self, block: KeyValues, page: Sheet) -> Iterator[Element]:
        made = pairs_table(block.pairs, page)
        first, last = ends_of_pairs(block, page)
        keep_rows(made[2 : 2 + max(first - 1, 0)])
        keep_rows(made[len(made) - last : -1] if last else ())
        yield made
        yield paragraph("AfterTable")

    def _table(self, block: Table, page: Sheet) -> Iterator[Element]:
        yield self._caption(block, "Caption", keep=True)
        yield table(block, self.document, page)
        yield self._source(block.source)

    def _source(self, said: str) -> Element:
        if not said:
            return paragraph("AfterTable")
        word = WORDS[self.document.language]["source"]
        return paragraph("SourceNote", *runs(f"{word} {said}"))

    def _caption(self, block: Table | Figure, style: str, *, keep: bool) -> Element:
        if self.document.look == "letter":
            keep_next = (w("keepNext"),) if keep else ()
            yield_only = self.bookmarks.around(block.anchor, *runs(block.caption))
            return paragraph(style, *yield_only, properties=keep_next)
        word, _, number = block.label.rpartition(" ")
        look = w("rStyle", val="CaptionNumber")
        label = [*runs(f"{word} ", look), *word_field(f"SEQ {word} \\* ARABIC", number)]
        return paragraph(
            style,
            *self.bookmarks.around(block.anchor, *label),
            *runs(f"  {block.caption}"),
            properties=(w("keepNext"),) if keep else (),
        )

    def _figure(self, block: Figure, page: Sheet) -> Iterator[Element]:
        pieces = self.pictures[block.label]
        for n, (svg, png) in enumerate(pieces):
            relations = self.package.picture(png, svg.text)
            said = alternative(block, svg)
            picture = drawing(relations, printed_size(svg, page), said, next(self._drawn))
            # Only the last piece stays with the caption; together they may fill pages.
            alone = () if n == len(pieces) - 1 else (w("keepNext", val=0),)
            yield paragraph("FigureBlock", picture, properties=alone)
        yield self._caption(block, "FigureCaption", keep=bool(block.source))
        if block.source:
            yield self._source(block.source)

    def _procedure(self, block: Procedure, page: Sheet) -> Iterator[Element]:
        laid = laid_on_pages(block, page, self.document.language)
        strips = [
            drawing(
                self.package.picture(png, svg.text),
                (svg.width, svg.height),
                svg.desc,
                next(self._drawn),
            )
            for svg, png in self.pictures[block]
        ]
        yield from procedure_table(block, laid, strips, self.document)
        yield paragraph("AfterTable")

    def _procedure_head(self, block: ProcedureHead, page: Sheet) -> Iterator[Element]:
        yield from procedure_head_tables(block, page)

    def _signature(self, block: Signature, page: Sheet) -> Iterator[Element]:
        yield from signatures(block, self.document, page)

    def _contents(self, block: Contents, page: Sheet) -> Iterator[Element]:
        yield from contents(block, self.document, self.bookmarks, page)

    def _clauses(self, block: Clauses, page: Sheet) -> Iterator[Element]:
        yield from clauses(block, page)

    def _page_break(self, _: PageBreak, __: Sheet) -> Iterator[Element]:
        yield paragraph("AfterTable", properties=(w("pageBreakBefore"),))


def pairs_table(pairs: tuple[tuple[str, str], ...], page: Sheet) -> Element:
    """
    Write pairs of a name and a text as two columns with light rules.

    Args:
        pairs: The pairs.
        page: The page they stand on.

    Returns:
        `w:tbl`.
    """
    whole = page.text_points * 20
    widths = [round(whole * PAIR_NAMES), round(whole * (1 - PAIR_NAMES))]
    rows = []
    for name, said in pairs:
        soft = runs(name, w("color", val="4A5A66"))
        cells = (paragraph("TableText", *soft), paragraph("TableText", *runs(said)))
        made = [
            w("tc", w("tcPr", w("tcW", w=width, type="dxa")), cell)
            for width, cell in zip(widths, cells, strict=True)
        ]
        rows.append(w("tr", w("trPr", w("cantSplit")), *made))
    properties = w(
        "tblPr",
        w("tblStyle", val="PaperTable"),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0),
    )
    return w(
        "tbl", properties, w("tblGrid", *(w("gridCol", w=each) for each in widths)), *rows
    )


_WRITERS: Final[Mapping[type, Any]] = {
    Heading: Writer._heading,  # noqa: SLF001
    Paragraph: Writer._paragraph,  # noqa: SLF001
    ListBlock: Writer._list,  # noqa: SLF001
    Box: Writer._box,  # noqa: SLF001
    KeyValues: Writer._pairs,  # noqa: SLF001
    Table: Writer._table,  # noqa: SLF001
    Figure: Writer._figure,  # noqa: SLF001
    Signature: Writer._signature,  # noqa: SLF001
    Contents: Writer._contents,  # noqa: SLF001
    PageBreak: Writer._page_break,  # noqa: SLF001
    Clauses: Writer._clauses,  # noqa: SLF001
    Procedure: Writer._procedure,  # noqa: SLF001
    ProcedureHead: Writer._procedure_head,  # noqa: SLF001
}
