"""Contents of a Word document: fields that Word can renew, with their entries written."""

from collections.abc import Iterator, Sequence

from siap.rendering.docx_xml import (
    ANCHOR,
    Bookmarks,
    Element,
    field,
    field_end,
    field_start,
    paragraph,
    runs,
    w,
)
from siap.rendering.numbering import blocks_of
from siap.rendering.papers import Sheet
from siap.rendering.tree import Contents, Document, Figure, Heading, Table
from siap.rendering.words import WORDS

_DEEPEST = 2


def contents(
    block: Contents, document: Document, bookmarks: Bookmarks, page: Sheet
) -> Iterator[Element]:
    """
    Write the table of contents and the lists that were asked for.

    Args:
        block: What to list.
        document: The paper, numbered.
        bookmarks: Names of anchors.
        page: The page it stands on.

    Returns:
        Paragraphs. The page of an entry is a field that is still empty, because only the
        word processor can know it: Word fills it in when it renews fields or prints.
    """
    words = WORDS[document.language]
    headings = [
        (f"TOC{each.level}", f"{each.label}  {each.text}".strip(), each.anchor)
        for each in blocks_of(document)
        if isinstance(each, Heading) and each.level <= _DEEPEST
    ]
    yield paragraph("TOCHeading", *runs(words["contents"]))
    yield from _field(f'TOC \\o "1-{_DEEPEST}" \\h \\z \\u', headings, bookmarks, page)
    blocks = list(blocks_of(document))
    for wanted, listed, name, word in (
        (
            block.tables,
            [each for each in blocks if isinstance(each, Table)],
            "tables",
            "table",
        ),
        (
            block.figures,
            [each for each in blocks if isinstance(each, Figure)],
            "figures",
            "figure",
        ),
    ):
        if wanted and listed:
            entries = [_listed(each) for each in listed]
            yield paragraph("ListHeading", *runs(words[name]))
            yield from _field(f'TOC \\h \\z \\c "{words[word]}"', entries, bookmarks, page)


def _listed(block: Table | Figure) -> tuple[str, str, str]:
    return "TableofFigures", f"{block.label}  {block.caption}", block.anchor


def _field(
    code: str, entries: Sequence[tuple[str, str, str]], bookmarks: Bookmarks, page: Sheet
) -> Iterator[Element]:
    width = round(page.text_points * 20)  # where page numbers will stand
    for n, (style, said, anchor) in enumerate(entries):
        tabs = w("tabs", w("tab", val="right", pos=width))
        entry = _entry(said, anchor, bookmarks)
        opening = list(field_start(code, dirty=True)) if n == 0 else []
        closing = [field_end()] if n == len(entries) - 1 else []
        yield paragraph(style, *opening, *entry, *closing, properties=(tabs,))


def _entry(said: str, anchor: str, bookmarks: Bookmarks) -> Iterator[Element]:
    if not anchor:
        yield from runs(said)
        return
    place = field(f"PAGEREF {bookmarks.name(anchor)} \\h", "", dirty=True)
    link = w("hyperlink", *runs(said), *runs("\t"), *place, history=1)
    link.set(ANCHOR, bookmarks.name(anchor))
    yield link
