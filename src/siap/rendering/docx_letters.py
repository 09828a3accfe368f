"""What formal papers need in Word: plain headings, clauses."""

from collections.abc import Iterator

from siap.rendering.clauses import Clause, Clauses, marked
from siap.rendering.docx_xml import WML, Element, paragraph, runs, w
from siap.rendering.papers import Sheet

_LABEL = 0.22  # of the width of the text
_COLON = 240  # twips
_HANGING = 400
_HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")


def clauses(block: Clauses, page: Sheet) -> Iterator[Element]:
    """
    Write clauses as a table without rules.

    Args:
        block: The clauses.
        page: The page they stand on.

    Returns:
        A table and the gap below it.
    """
    whole = round(page.text_points * 20)
    label = round(whole * _LABEL)
    widths = [label, _COLON, whole - label - _COLON]
    rows = [_row(each, widths, kept=block.kept) for each in block.rows]
    properties = w("tblPr", w("tblW", w=whole, type="dxa"), w("tblLayout", type="fixed"))
    outline = w("tblGrid", *(w("gridCol", w=each) for each in widths))
    yield w("tbl", properties, outline, *rows)
    if not block.kept:
        yield paragraph("AfterTable")


def _row(clause: Clause, widths: list[int], *, kept: bool) -> Element:
    items = marked(clause) or [("", "")]
    said = [_item(mark, text, kept=kept) for mark, text in items]
    colon = runs(":") if clause.label else ()
    inside = (
        [_item("", clause.label, kept=kept)],
        [paragraph("", *colon, properties=(w("spacing", after=80),))],
        said,
    )
    cells = [
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)
        for width, content in zip(widths, inside, strict=True)
    ]
    together = len(items) == 1 or kept
    return w("tr", w("trPr", w("cantSplit")) if together else None, *cells)


def _item(mark: str, text: str, *, kept: bool = False) -> Element:
    stays = [w("keepNext")] * kept
    close = w("spacing", after=80)
    if not mark:
        return paragraph("", *runs(text), properties=(*stays, close))
    hanging = (
        *stays,
        w("tabs", w("tab", val="left", pos=_HANGING)),
        close,
        w("ind", left=_HANGING, hanging=_HANGING),
    )
    return paragraph("", *runs(f"{mark}\t{text}"), properties=hanging)


def keep_with_next(written: Element) -> None:
    """
    Keep a paragraph on the page of what follows it.

    Args:
        written: `w:p`; changed in place.
    """
    properties = written.find(f"{{{WML}}}pPr")
    if properties is None:
        properties = w("pPr")
        written.insert(0, properties)
    styled = properties.find(f"{{{WML}}}pStyle") is not None
    properties.insert(1 if styled else 0, w("keepNext"))


def letter_styles(styles: Element) -> None:
    """
    Make a style sheet that of a letter: closer lines; headings centred, black, no new page.

    Args:
        styles: `w:styles`; changed in place.
    """
    for style in styles.findall(f"{{{WML}}}style"):
        if style.get(f"{{{WML}}}styleId") == "Normal":
            style.append(w("pPr", w("spacing", after=90, line=252, lineRule="auto")))
        if style.get(f"{{{WML}}}styleId") not in _HEADINGS:
            continue
        for name in ("pPr", "rPr"):
            for old in style.findall(f"{{{WML}}}{name}"):
                style.remove(old)
        level = _HEADINGS.index(style.get(f"{{{WML}}}styleId"))
        size = 26 if level == 0 else 22
        style.append(
            w(
                "pPr",
                w("keepNext"),
                w("keepLines"),
                w("spacing", before=0 if level == 0 else 240, after=120),
                w("jc", val="center"),
                w("outlineLvl", val=level),
            )
        )
        style.append(w("rPr", w("b"), w("bCs"), w("sz", val=size), w("szCs", val=size)))
