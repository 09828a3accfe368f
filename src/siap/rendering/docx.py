"""DOCX: real styles, headings, captions and contents, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from siap.diagrams import Svg
from siap.rendering.clauses import Clauses
from siap.rendering.cover import cover_facts
from siap.rendering.docx_blocks import Writer, pairs_table
from siap.rendering.docx_heads import head, logo, proof
from siap.rendering.docx_letters import keep_with_next
from siap.rendering.docx_package import TWIPS_PER_MM, Package
from siap.rendering.docx_xml import WML, Element, paragraph, runs, w
from siap.rendering.figures import page_pictures
from siap.rendering.keeping import stay_with_next
from siap.rendering.letterheads import code_picture
from siap.rendering.papers import Sheet, sheet
from siap.rendering.prepare import prepare
from siap.rendering.procedure_layout import laid_on_pages
from siap.rendering.procedures import Procedure
from siap.rendering.raster import pngs
from siap.rendering.tree import Block, Document, Figure, Heading, PageBreak, Section

PIXELS: Final = 1400  # across the page: about 210 dots an inch
PROOF_PIXELS: Final = 600

_BAND_TWIPS: Final = 6600


def render(document: Document) -> bytes:
    """
    Write a paper for Word.

    Args:
        document: The tree.

    Returns:
        A DOCX. Page numbers in the contents come when Word renews its fields.

    Raises:
        InvalidInput: The tree is faulty.
        Unavailable: A picture could not be turned into pixels.
    """
    ready = prepare(document)
    package = Package(ready)
    writer = Writer(ready, package, _pictures(ready))
    if ready.cover:
        _cover(package, ready)
    for n, section in enumerate(ready.sections):
        page = sheet(ready.paper, landscape=section.landscape)
        last = n == len(ready.sections) - 1
        letter = n == 0 and not ready.cover and _opens_as_letter(ready)
        if letter:
            package.body.extend(head(ready, package, page))
        written = _written(section, writer, page)
        if letter:
            _keep_below_head(written)
        package.body.extend(written)
        if last:
            package.body.extend(proof(ready, package, _code(ready), page))
        _close(package.body, package.section(page, letter=letter), last=last)
    return package.to_bytes()


def _written(section: Section, writer: Writer, page: Sheet) -> list[Element]:
    kept = stay_with_next(section.blocks)
    found: list[Element] = []
    for place, block in enumerate(section.blocks):
        made = list(writer.write(block, page))
        if place in kept:
            keep_with_next(made)
        if _goes_on(section.blocks[place : place + 2]):
            made.pop()
        if _opens_a_page(block, writer.document):
            _drop_gap(found)
        found += made
    return found


def _opens_a_page(block: Block, document: Document) -> bool:
    if isinstance(block, Heading):
        return block.level == 1 and document.look != "letter"
    return isinstance(block, PageBreak)


def _drop_gap(written: list[Element]) -> None:
    """Below a full page a gap would take a page of its own before the break."""
    if written and written[-1].tag.endswith("}p") and not written[-1].xpath("string()"):
        styles = written[-1].xpath("w:pPr/w:pStyle/@w:val", namespaces={"w": WML})
        if styles == ["AfterTable"]:
            written.pop()


def _goes_on(blocks: Sequence[Block]) -> bool:
    """Whether clauses follow clauses: then no gap stands between them."""
    match blocks:
        case [Clauses(), Clauses(kept=True)]:
            return True
        case _:
            return False


def _opens_as_letter(document: Document) -> bool:
    return document.letterhead is not None or document.look == "letter"


def _keep_below_head(written: list[Element]) -> None:
    """The first heading stays on the page that the letterhead opens."""
    properties = written[0].find(f"{written[0].tag}Pr") if written else None
    if properties is not None and properties[0].values() == ["Heading1"]:
        properties.insert(1, w("pageBreakBefore", val=0))


def _code(document: Document) -> tuple[Svg, bytes] | None:
    if document.proof is None:
        return None
    picture = code_picture(document.proof)
    (png,) = pngs([picture], PROOF_PIXELS)
    return picture, png


def _close(body: Element, section: Element, *, last: bool) -> None:
    if last:
        body.append(section)
        return
    ends = body[-1] if len(body) else None
    if (
        ends is None
        or not ends.tag.endswith("}p")
        or ends.find(f"{ends.tag}Pr") is not None
    ):
        ends = paragraph("AfterTable")
        body.append(ends)
    outer = ends.find(f"{ends.tag}Pr")
    if outer is None:
        outer = w("pPr")
        ends.insert(0, outer)
    outer.append(section)


def _pictures(document: Document) -> dict[str | Procedure, list]:  # type: ignore[type-arg]
    drawn: dict[str | Procedure, list[Svg]] = {}
    for section in document.sections:
        page = sheet(document.paper, landscape=section.landscape)
        for block in section.blocks:
            if isinstance(block, Figure):
                drawn[block.label] = page_pictures(block, landscape=section.landscape)
            elif isinstance(block, Procedure):
                laid = laid_on_pages(block, page, document.language)
                drawn[block] = list(laid.strips)
    flat = [each for pictures in drawn.values() for each in pictures]
    pixels = iter(pngs(flat, PIXELS) if flat else [])
    return {
        label: [(each, next(pixels)) for each in pictures]
        for label, pictures in drawn.items()
    }


def _cover(package: Package, document: Document) -> None:
    page = sheet(document.paper)
    side = Sheet(page.width, page.height, top=0, bottom=10)
    found = document.letterhead
    emblem = found is not None and found.logo
    inside = []
    if found is not None and emblem:
        gap = w("spacing", before=700, after=0)
        inside.append(paragraph("", logo(document, found, package), properties=(gap,)))
    inside += [
        paragraph("CoverOffice", *runs(document.office or document.region)),
        paragraph("Title", *runs(document.title)),
    ]
    if document.subtitle:
        inside.append(paragraph("Subtitle", *runs(document.subtitle)))
    package.body.append(_band(inside, page))
    package.body.append(paragraph("CoverRegion"))
    region = document.region if document.office else ""
    for said in (region, document.year):
        if said:
            package.body.append(paragraph("CoverRegion", *runs(said)))
    gap = w("spacing", before=2400, after=0)
    package.body.append(paragraph("", properties=(gap,)))
    package.body.append(pairs_table(tuple(cover_facts(document)), side))
    _close(package.body, package.section(replace(side), bare=True), last=False)


def _band(inside: list[Element], page: Sheet) -> Element:
    wide = round(page.width * TWIPS_PER_MM)
    left, right = round(page.inner * TWIPS_PER_MM), round(page.outer * TWIPS_PER_MM)
    padding = w(
        "tcMar",
        w("left", w=left, type="dxa"),
        w("bottom", w=700, type="dxa"),
        w("right", w=right, type="dxa"),
    )
    cell = w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=wide, type="dxa"),
            w("shd", val="clear", color="auto", fill="14506E"),
            padding,
        ),
        *inside,
    )
    height = w("trPr", w("trHeight", val=_BAND_TWIPS, hRule="atLeast"))
    properties = w(
        "tblPr",
        w("tblW", w=wide, type="dxa"),
        w("tblInd", w=-left, type="dxa"),
        w("tblLayout", type="fixed"),
    )
    return w("tbl", properties, w("tblGrid", w("gridCol", w=wide)), w("tr", height, cell))
