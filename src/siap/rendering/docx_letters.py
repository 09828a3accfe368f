"""What formal papers need in Word: plain headings, clauses."""

from collections.abc import Iterable, Iterator, Sequence

from siap.rendering.clauses import Clause, Clauses, marked
from siap.rendering.docx_xml import WML, Element, paragraph, runs, w
from siap.rendering.papers import Sheet

_LABEL = 0.22  # of the width of the text
_COLON = 240  # twips
_CELL = 108  # left of the text of a cell
_HANGING = 400
_HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")


def clauses(block: Clauses, page: Sheet) -> Iterator[Element]:
    """
    Write clauses as a table without rules.

    Args:
        block: The clauses.
        page: The page they stand on.

    Returns:
        A table and the gap below it. Clauses that stay with what follows are paragraphs:
        not every reader keeps a table on the page of the table after it.
    """
    whole = round(page.text_points * 20)
    label = round(whole * _LABEL)
    if block.kept:
        for each in block.rows:
            yield from _paragraphs(each, label)
        return
    widths = [label, _COLON, whole - label - _COLON]
    rows = [_row(each, widths) for each in block.rows]
    properties = w("tblPr", w("tblW", w=whole, type="dxa"), w("tblLayout", type="fixed"))
    outline = w("tblGrid", *(w("gridCol", w=each) for each in widths))
    yield w("tbl", properties, outline, *rows)
    yield paragraph("AfterTable")


def _paragraphs(clause: Clause, label: int) -> Iterator[Element]:
    text = _CELL + label + _COLON
    stops = (_CELL + label, text, text + _HANGING)
    named = f"{clause.label}\t:\t" if clause.label else "\t\t"
    for n, (mark, said) in enumerate(marked(clause) or [("", "")]):
        opening = "\t\t" if n else named
        left = text + _HANGING if mark else text
        yield paragraph(
            "",
            *runs(f"{opening}{mark}\t{said}" if mark else f"{opening}{said}"),
            properties=(
                w("keepNext"),
                w("keepLines"),
                w("tabs", *(w("tab", val="left", pos=stop) for stop in stops)),
                w("spacing", after=80),
                w("ind", left=left, hanging=left - _CELL),
            ),
        )


def _row(clause: Clause, widths: list[int]) -> Element:
    items = marked(clause) or [("", "")]
    said = [_item(mark, text) for mark, text in items]
    colon = runs(":") if clause.label else ()
    inside = (
        [_item("", clause.label)],
        [paragraph("", *colon, properties=(w("spacing", after=80),))],
        said,
    )
    cells = [
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)
        for width, content in zip(widths, inside, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit")) if len(items) == 1 else None, *cells)


def _item(mark: str, text: str) -> Element:
    close = w("spacing", after=80)
    if not mark:
        return paragraph("", *runs(text), properties=(close,))
    hanging = (
        w("tabs", w("tab", val="left", pos=_HANGING)),
        close,
        w("ind", left=_HANGING, hanging=_HANGING),
    )
    return paragraph("", *runs(f"{mark}\t{text}"), properties=hanging)


def keep_with_next(written: Sequence[Element]) -> None:
    """
    Keep the end of a block on the page of what follows it.

    Args:
        written: `w:p` and `w:tbl` of the block; changed in place. Of a table the last
            row stays, and the gap below it.
    """
    for element in written[-2:] if len(written) > 1 else written:
        if element.tag == f"{{{WML}}}tbl":
            keep_rows(element[-1:])
        else:
            _keep(element)


def keep_rows(rows: Iterable[Element]) -> None:
    """
    Keep rows of a table on the page of what follows each.

    Args:
        rows: `w:tr`; changed in place.
    """
    for row in rows:
        for each in row.iter(f"{{{WML}}}p"):
            _keep(each)


def _keep(written: Element) -> None:
    properties = written.find(f"{{{WML}}}pPr")
    if properties is None:
        properties = w("pPr")
        written.insert(0, properties)
    if properties.find(f"{{{WML}}}keepNext") is None:
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
