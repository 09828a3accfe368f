"""The tree as the typesetter takes it: texts and measures only, nothing to compute."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from siap.rendering.columns import PADDING
from siap.rendering.cover import cover_facts
from siap.rendering.figures import alternative, page_pictures, printed_size
from siap.rendering.glyphs import drawable
from siap.rendering.grids import HeadCell, Line, grid
from siap.rendering.links import inner_link, outer_link
from siap.rendering.numbering import blocks_of
from siap.rendering.papers import Sheet, sheet
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
    Section,
    Signature,
    Table,
)
from siap.rendering.values import write_date
from siap.rendering.words import WORDS
from siap.typography import wrap

Json = dict[str, Any]

_BODY_SIZE: Final = 10.5
_LONG_ROW: Final = 18  # lines; a longer row may go over to the next page
_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_WORD: Final = re.compile(r"\S{6,}")


def payload(document: Document) -> Json:
    """
    Write a prepared tree for the template.

    Args:
        document: The tree, as `prepare` returns it.

    Returns:
        JSON, every text drawable with the bundled fonts.
    """
    words = WORDS[document.language]
    draft = document.status == "draft"
    day = write_date(document.date, document.language)
    made = {
        "title": document.title,
        "author": document.office or document.region,
        "lang": document.language,
        "mark": words["draft"] if draft else "",
        "head": document.title,
        "place": document.office or document.region,
        "foot": " · ".join(
            each for each in (words["draft-long"] if draft else "", day) if each
        ),
        "words": {"page": words["page"], "of": words["of"]},
        "cover": _cover(document) if document.cover else None,
        "sections": [_section(section, document) for section in document.sections],
    }
    return cast("Json", _drawable(made))


def _cover(document: Document) -> Json:
    return {
        "page": _page(sheet(document.paper)),
        "office": document.office or document.region,
        "subtitle": document.subtitle,
        "region": document.region if document.office else "",
        "year": document.year,
        "facts": [list(pair) for pair in cover_facts(document)],
    }


def _page(page: Sheet) -> Json:
    return {name: getattr(page, name) for name in Sheet.__slots__}


def _section(section: Section, document: Document) -> Json:
    page = sheet(document.paper, landscape=section.landscape)
    return {
        "page": _page(page),
        "blocks": [
            {"type": type(block).__name__} | _block(block, document, section.landscape)
            for block in section.blocks
        ],
    }


def _block(block: Block, document: Document, landscape: bool) -> Json:  # noqa: FBT001
    page = sheet(document.paper, landscape=landscape)
    return _WRITERS[type(block)](block, document, page)


def _runs(runs: tuple[Run, ...], room: float) -> list[Json]:
    return [
        {
            "text": breakable(run.text, room, _BODY_SIZE, bold=run.bold),
            "bold": run.bold,
            "italic": run.italic,
            "link": outer_link(run.link),
            "anchor": inner_link(run.link),
        }
        for run in runs
    ]


def breakable(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """
    Let words that are wider than their column be broken.

    Args:
        text: The text.
        room: Width of the column in points.
        size: Size of the text in points.
        bold: Whether it is set in bold.

    Returns:
        The text; where a word has to be broken there is a zero width space.
    """

    def broken(word: re.Match[str]) -> str:
        return _BREAK.join(wrap(word[0], room, size, "sans", bold=bold))

    return _WORD.sub(broken, text)


def _heading(block: Heading, _: Document, page: Sheet) -> Json:
    size = 21 if block.level == 1 else 13
    said = breakable(block.text, page.text_points - 30, size, bold=True)
    return {
        "level": block.level,
        "text": said,
        "label": block.label,
        "anchor": block.anchor,
    }


def _paragraph(block: Paragraph, _: Document, page: Sheet) -> Json:
    return {"runs": _runs(block.runs, page.text_points)}


def _list(block: ListBlock, _: Document, page: Sheet) -> Json:
    room = page.text_points - 30
    return {"ordered": block.ordered, "items": [_runs(item, room) for item in block.items]}


def _box(block: Box, document: Document, page: Sheet) -> Json:
    inner = [
        {"type": type(each).__name__} | _WRITERS[type(each)](each, document, page)
        for each in block.blocks
    ]
    return {"title": block.title, "tone": block.tone, "blocks": inner}


def _pairs(block: KeyValues, _: Document, page: Sheet) -> Json:
    room = page.text_points
    return {
        "pairs": [
            [breakable(name, room * 0.3, 10.5), breakable(said, room * 0.65, 10.5)]
            for name, said in block.pairs
        ]
    }


def _table(block: Table, document: Document, _: Sheet) -> Json:
    cells = grid(block, document.language)
    words = WORDS[document.language]
    size, rooms = block.text_size, [width - 2 * PADDING for width in block.widths]
    head = [
        [
            {
                "text": breakable(cell.text, _span(rooms, cell), size, bold=True),
                "column": cell.column,
                "columns": cell.columns,
                "rows": cell.rows,
            }
            for cell in row
        ]
        for row in cells.head
    ]
    return {
        **_labelled(block, words),
        "widths": block.widths,
        "size": size,
        "padding": PADDING,
        "numeric": cells.numeric,
        "head": head,
        "lines": [_line(line, rooms, size) for line in cells.lines],
        "empty": words["empty"],
    }


def _span(rooms: list[float], cell: HeadCell) -> float:
    return sum(rooms[cell.column : cell.column + cell.columns])


def _line(line: Line, rooms: list[float], size: float) -> Json:
    bold = line.kind != "data"
    cells = []
    for column, said in line.cells:
        span = line.span if column == 0 else 1
        room = sum(rooms[column : column + span])
        text = breakable(said, room, size, bold=bold)
        cells.append(
            {"text": text, "column": column, "span": span, "long": _long(said, room, size)}
        )
    return {"kind": line.kind, "cells": cells}


def _long(said: str, room: float, size: float) -> bool:
    rows = sum(1 + len(each) * size * 0.5 / max(room, size) for each in said.split("\n"))
    return rows > _LONG_ROW


def _labelled(block: Table | Figure, words: Mapping[str, str]) -> Json:
    word, _, count = block.label.rpartition(" ")
    return {
        "word": word,
        "number": count,
        "caption": block.caption,
        "anchor": block.anchor,
        "source": f"{words['source']} {block.source}" if block.source else "",
    }


def _figure(block: Figure, document: Document, page: Sheet) -> Json:
    pictures = page_pictures(block, landscape=page.width > page.height)
    return {
        **_labelled(block, WORDS[document.language]),
        "pictures": [
            {
                "svg": each.text,
                "width": printed_size(each, page)[0],
                "alt": alternative(block, each),
            }
            for each in pictures
        ],
    }


def _signature(block: Signature, document: Document, _: Sheet) -> Json:
    day = write_date(block.date, document.language) if block.date else ""
    return {
        "place": ", ".join(each for each in (block.place, day) if each),
        "people": [
            {"office": each.office, "name": each.name, "detail": each.detail}
            for each in block.people
        ],
    }


def _contents(block: Contents, document: Document, _: Sheet) -> Json:
    words = WORDS[document.language]
    kinds = {type(each) for each in blocks_of(document)}
    return {
        "contents": words["contents"],
        "tables": words["tables"] if block.tables and Table in kinds else "",
        "figures": words["figures"] if block.figures and Figure in kinds else "",
    }


def _nothing(_: PageBreak, __: Document, ___: Sheet) -> Json:
    return {}


_WRITERS: Final[Mapping[type, Callable[..., Json]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    ListBlock: _list,
    Box: _box,
    KeyValues: _pairs,
    Table: _table,
    Figure: _figure,
    Signature: _signature,
    Contents: _contents,
    PageBreak: _nothing,
}


def _drawable(thing: object) -> object:
    if isinstance(thing, str):
        return drawable(thing).replace("\t", "    ")
    if isinstance(thing, dict):
        return {key: _drawable(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [_drawable(each) for each in thing]
    return thing
