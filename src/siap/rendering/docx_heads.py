"""Head and proof of an office's paper in Word."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from PIL import Image

from siap.diagrams import Svg
from siap.rendering.docx_package import TWIPS_PER_MM, Package
from siap.rendering.docx_pictures import drawing
from siap.rendering.docx_xml import REL, Element, paragraph, runs, w
from siap.rendering.letterheads import LOGO_MM, PROOF_MM, Letterhead, Proof
from siap.rendering.links import outer_link
from siap.rendering.papers import POINTS_PER_MM, Sheet
from siap.rendering.tree import Document
from siap.rendering.words import WORDS

# Far above the numbers of a paper's own pictures.
_LOGO_NUMBER: Final = 90_001
_CODE_NUMBER: Final = 90_002


def head(document: Document, package: Package, page: Sheet) -> Iterator[Element]:
    """
    Write the head of an office's letters.

    Args:
        document: The paper, prepared.
        package: The file in the making.
        page: The page it stands on.

    Returns:
        A table of emblem and lines above a double rule; nothing without a letterhead.
    """
    found = document.letterhead
    if found is None:
        return
    whole = round(page.text_points * 20)
    side = round(LOGO_MM * TWIPS_PER_MM) if found.logo else 0
    lines = [_centred(each, 26) for each in found.above]
    lines.append(_centred(found.office, 32, w("b")))
    if found.address:
        lines.append(_centred(found.address, 18))
    cells = [_cell(lines, whole - 2 * side)]
    if found.logo:
        emblem = paragraph("TableText", logo(document, found, package))
        cells = [_cell([emblem], side), *cells, _cell([paragraph("TableText")], side)]
    widths = [side, whole - 2 * side, side] if found.logo else [whole]
    rule = w("bottom", val="double", sz=6, space=0, color="1B2730")
    properties = w(
        "tblPr",
        w("tblW", w=whole, type="dxa"),
        w("tblBorders", rule),
        w("tblLayout", type="fixed"),
    )
    outline = w("tblGrid", *(w("gridCol", w=each) for each in widths))
    yield w("tbl", properties, outline, w("tr", w("trPr", w("cantSplit")), *cells))
    yield paragraph("AfterTable")


def logo(document: Document, found: Letterhead, package: Package) -> Element:
    """
    Write the emblem of an office.

    Args:
        document: The paper, for its language.
        found: With an emblem.
        package: The file in the making.

    Returns:
        A run.
    """
    with Image.open(BytesIO(found.logo_bytes)) as picture:
        wide, high = picture.size
    width = LOGO_MM * 0.85 * POINTS_PER_MM
    relations = (package.pixels(found.logo_bytes), "")
    said = f"{WORDS[document.language]['logo']} {found.office}"
    return drawing(relations, (width, width * high / wide), said, _LOGO_NUMBER)


def proof(
    document: Document, package: Package, picture: tuple[Svg, bytes] | None, page: Sheet
) -> Iterator[Element]:
    """
    Write how to find out whether a paper is genuine.

    Args:
        document: The paper, prepared.
        package: The file in the making.
        picture: Drawing and pixels of the code.
        page: The page it stands on.

    Returns:
        A table of code and lines; nothing for a paper that was not issued.
    """
    if document.proof is None or picture is None:
        return
    svg, png = picture
    side = round((PROOF_MM + 4) * TWIPS_PER_MM)
    rest = round(page.text_points * 20) - side
    size = PROOF_MM * POINTS_PER_MM
    code = drawing(package.picture(png, svg.text), (size, size), svg.desc, _CODE_NUMBER)
    said = document.proof.title or WORDS[document.language]["genuine"]
    title = runs(said, w("b"))
    lines = [paragraph("TableText", *title)]
    lines += [paragraph("TableText", *runs(each)) for each in document.proof.lines]
    lines.append(paragraph("TableText", _link(document.proof, package)))
    cells = [_cell([paragraph("TableText", code)], side), _cell(lines, rest)]
    properties = w(
        "tblPr",
        w("tblW", w=side + rest, type="dxa"),
        w("tblBorders", w("top", val="single", sz=4, space=0, color="C9D2D9")),
        w("tblLayout", type="fixed"),
    )
    outline = w("tblGrid", w("gridCol", w=side), w("gridCol", w=rest))
    yield paragraph("AfterTable")
    yield w("tbl", properties, outline, w("tr", w("trPr", w("cantSplit")), *cells))
    yield paragraph("AfterTable")


def _link(found: Proof, package: Package) -> Element:
    said = list(runs(found.address, w("rStyle", val="Hyperlink")))
    if not outer_link(found.address):
        return said[0]
    link = w("hyperlink", *said)
    link.set(f"{{{REL}}}id", package.link(found.address))
    return link


def _centred(text: str, half_points: int, *look: Element) -> Element:
    size = (w("sz", val=half_points), w("szCs", val=half_points))
    return paragraph(
        "TableText", *runs(text, *look, *size), properties=(w("jc", val="center"),)
    )


def _cell(inside: list[Element], width: int) -> Element:
    middle = w("vAlign", val="center")
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), middle), *inside)
