"""Blocks of signatures in a Word document."""

from collections.abc import Iterator
from typing import Final

from siap.rendering.docx_xml import Element, paragraph, runs, w
from siap.rendering.papers import Sheet
from siap.rendering.tree import Document, Signatory, Signature
from siap.rendering.values import write_date

_ABOVE: Final = 280  # twips


def signatures(block: Signature, document: Document, page: Sheet) -> Iterator[Element]:
    """
    Write who signs, two beside each other.

    Args:
        block: The signatures.
        document: The paper they stand in.
        page: The page they stand on.

    Returns:
        A table without lines.
    """
    day = write_date(block.date, document.language) if block.date else ""
    place = ", ".join(each for each in (block.place, day) if each)
    half = round(page.text_points * 10)
    people = list(block.people)
    slots = (
        [None, *people] if len(people) == 1 else [*people, *([None] * (len(people) % 2))]
    )
    rows = []
    if place:
        rows.append([[paragraph("SignText")], [paragraph("SignText", *runs(place))]])
    pairs = (slots[n : n + 2] for n in range(0, len(slots), 2))
    plain = () if block.underlined else (w("u", val="none"),)
    rows.extend([_signer(each, plain) for each in pair] for pair in pairs)
    made = [
        w(
            "tr",
            w("trPr", w("cantSplit")),
            *(w("tc", _half(half), *cell) for cell in row),
        )
        for row in rows
    ]
    properties = w("tblPr", w("tblW", w=half * 2, type="dxa"), w("tblLayout", type="fixed"))
    outline = w("tblGrid", w("gridCol", w=half), w("gridCol", w=half))
    yield paragraph("AfterTable", properties=(w("keepNext"),))
    yield w("tbl", properties, outline, *made)
    yield paragraph("AfterTable")


def _half(wide: int) -> Element:
    """Names stand on one line, however long the offices above them are."""
    return w("tcPr", w("tcW", w=wide, type="dxa"), w("vAlign", val="bottom"))


def _signer(person: Signatory | None, look: tuple[Element, ...]) -> list[Element]:
    if person is None:
        return [paragraph("SignText")]
    gap = (w("spacing", before=_ABOVE, after=0),)
    said = [
        paragraph("SignText", *runs(person.office), properties=gap),
        paragraph("SignName", *runs(person.name, *look)),
    ]
    if person.detail:
        said.append(paragraph("SignText", *runs(person.detail)))
    return said
