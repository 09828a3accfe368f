"""The tree as the typesetter takes it: texts and measures only, nothing to compute."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast

from siap.rendering.breaking import breakable
from siap.rendering.clauses import Clauses, marked
from siap.rendering.cover import cover_facts
from siap.rendering.figures import alternative, page_pictures, printed_size
from siap.rendering.glyphs import drawable
from siap.rendering.keeping import carries, ends_of_pairs, is_whole, stay_with_next
from siap.rendering.links import inner_link, outer_link
from siap.rendering.numbering import blocks_of
from siap.rendering.papers import Sheet, sheet
from siap.rendering.payload_heads import letterhead_json, proof_json
from siap.rendering.payload_procedures import procedure_head_json, procedure_json
from siap.rendering.payload_tables import table_json
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
    Section,
    Signature,
    Table,
)
from siap.rendering.values import write_date
from siap.rendering.words import WORDS

Json = dict[str, Any]

_BODY_SIZE: Final = 10.5
_CAPTION_SIZE: Final = 9.5


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
    room = sheet(document.paper).text_points
    made: Json = {
        "title": document.title,
        "author": document.office or document.region,
        "lang": document.language,
        "letter": document.look == "letter",
        "mark": words["draft"] if draft else "",
        "head": breakable(document.title, room * 0.55, 8),
        "place": breakable(document.office or document.region, room * 0.35, 8),
        "foot": " · ".join(
            each for each in (words["draft-long"] if draft else "", day) if each
        ),
        "words": {"page": words["page"], "of": words["of"]},
        "cover": _cover(document) if document.cover else None,
        "letterhead": letterhead_json(document),
        "proof": proof_json(document),
        "sections": [_section(section, document) for section in document.sections],
    }
    if not document.cover and document.letterhead is not None:
        _keep_below_head(made["sections"])
    return cast("Json", _drawable(made))


def _keep_below_head(sections: list[Json]) -> None:
    """The first heading stays on the page that the letterhead opens."""
    blocks = sections[0]["blocks"] if sections else []
    if blocks and blocks[0]["type"] == "Heading":
        blocks[0]["stays"] = True


def _cover(document: Document) -> Json:
    page = sheet(document.paper)
    room = page.text_points - 10
    return {
        "page": _page(page),
        "office": breakable(document.office or document.region, room * 0.9, 12, bold=True),
        "title": breakable(document.title, room, 30, bold=True),
        "subtitle": breakable(document.subtitle, room, 15),
        "region": breakable(
            document.region if document.office else "", room, 17, bold=True
        ),
        "year": breakable(document.year, room, 15),
        "facts": [
            [
                breakable(name, room * 0.3, _BODY_SIZE),
                breakable(said, room * 0.6, _BODY_SIZE),
            ]
            for name, said in cover_facts(document)
        ],
    }


def _page(page: Sheet) -> Json:
    return {name: getattr(page, name) for name in Sheet.__slots__}


def _section(section: Section, document: Document) -> Json:
    page = sheet(document.paper, landscape=section.landscape)
    blocks: list[Json] = [
        {"type": type(block).__name__} | _block(block, document, section.landscape)
        for block in section.blocks
    ]
    for place in stay_with_next(section.blocks):
        blocks[place]["kept"] = True
    return {"page": _page(page), "blocks": list(_carried(section, blocks, page))}


def _carried(section: Section, blocks: list[Json], page: Sheet) -> Iterator[Json]:
    """Hand what is signed below a table to the table, whose last rows stay with it."""
    below: set[int] = set()
    for place, (block, made) in enumerate(zip(section.blocks, blocks, strict=True)):
        if isinstance(block, Table):
            after = section.blocks[place + 1 : place + 2]
            signed = after[0] if after and isinstance(after[0], Signature) else None
            high = made.pop("foot_high")
            made["carries"] = carries(high, None, page)
            if signed and carries(high, signed, page):
                made["signed"] = blocks[place + 1]
                below.add(place + 1)
        if place not in below:
            yield made


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


def _heading(block: Heading, document: Document, page: Sheet) -> Json:
    size = 21 if block.level == 1 else 13
    said = breakable(block.text, page.text_points - 30, size, bold=True)
    return {
        "stays": False,
        "plain": document.look == "letter",
        "beside": block.beside,
        "level": block.level,
        "text": said,
        "label": block.label,
        "anchor": block.anchor,
    }


def _paragraph(block: Paragraph, _: Document, page: Sheet) -> Json:
    return {
        "runs": _runs(block.runs, page.text_points),
        "centred": block.centred,
        "beside": block.beside,
        "kept": False,
    }


def _list(block: ListBlock, _: Document, page: Sheet) -> Json:
    room = page.text_points - 30
    return {
        "ordered": block.ordered,
        "items": [_runs(item, room) for item in block.items],
        "whole": is_whole(block, page),
        "kept": False,
    }


def _box(block: Box, document: Document, page: Sheet) -> Json:
    inner = [
        {"type": type(each).__name__} | _WRITERS[type(each)](each, document, page)
        for each in block.blocks
    ]
    title = breakable(block.title, page.text_points - 30, _BODY_SIZE, bold=True)
    return {
        "title": title,
        "tone": block.tone,
        "blocks": inner,
        "whole": is_whole(block, page),
        "kept": False,
    }


def _pairs(block: KeyValues, _: Document, page: Sheet) -> Json:
    room = page.text_points
    pairs = [
        [breakable(name, room * 0.3, _BODY_SIZE), breakable(said, room * 0.65, _BODY_SIZE)]
        for name, said in block.pairs
    ]
    first, last = ends_of_pairs(block, page)
    rest = len(pairs) - last
    parts = [(pairs[:first], True), (pairs[first:rest], False), (pairs[rest:], True)]
    return {
        "parts": [{"pairs": each, "whole": whole} for each, whole in parts if each],
        "kept": False,
    }


def _table(block: Table, document: Document, page: Sheet) -> Json:
    named = _labelled(block, WORDS[document.language], page)
    if document.look == "letter":
        named |= {"word": "", "number": ""}
    more = {"by_hand": block.by_hand, "signed": None, "kept": False}
    return named | more | table_json(block, document, page)


def _labelled(block: Table | Figure, words: Mapping[str, str], page: Sheet) -> Json:
    word, _, count = block.label.rpartition(" ")
    source = f"{words['source']} {block.source}" if block.source else ""
    return {
        "word": word,
        "number": count,
        "caption": breakable(
            block.caption, page.text_points * 0.7, _CAPTION_SIZE, bold=True
        ),
        "anchor": block.anchor,
        "source": breakable(source, page.text_points, _CAPTION_SIZE),
    }


def _figure(block: Figure, document: Document, page: Sheet) -> Json:
    pictures = page_pictures(block, landscape=page.width > page.height)
    return {
        **_labelled(block, WORDS[document.language], page),
        "pictures": [
            {
                "svg": each.text,
                "width": printed_size(each, page)[0],
                "alt": alternative(block, each),
            }
            for each in pictures
        ],
    }


def _signature(block: Signature, document: Document, page: Sheet) -> Json:
    day = write_date(block.date, document.language) if block.date else ""
    room = page.text_points * 0.45

    def fitted(text: str, *, bold: bool = False) -> str:
        return breakable(text, room, _BODY_SIZE, bold=bold)

    return {
        "place": fitted(", ".join(each for each in (block.place, day) if each)),
        "underlined": block.underlined,
        "people": [
            {
                "office": fitted(each.office),
                "name": fitted(each.name, bold=True),
                "detail": fitted(each.detail),
            }
            for each in block.people
        ],
    }


def _clauses(block: Clauses, _: Document, page: Sheet) -> Json:
    room = page.text_points
    rows = [
        {
            "label": breakable(each.label, room * 0.2, _BODY_SIZE),
            "items": [
                [mark, breakable(said, room * 0.65, _BODY_SIZE)]
                for mark, said in marked(each)
            ],
        }
        for each in block.rows
    ]
    return {"rows": rows, "kept": block.kept}


def _contents(block: Contents, document: Document, _: Sheet) -> Json:
    words = WORDS[document.language]
    kinds = {type(each) for each in blocks_of(document)}
    return {
        "contents": words["contents"],
        "tables": words["tables"] if block.tables and Table in kinds else "",
        "figures": words["figures"] if block.figures and Figure in kinds else "",
    }


def _procedure_head(block: ProcedureHead, _: Document, page: Sheet) -> Json:
    return procedure_head_json(block, page)


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
    Clauses: _clauses,
    Procedure: procedure_json,
    ProcedureHead: _procedure_head,
}


def _drawable(thing: object) -> object:
    if isinstance(thing, str):
        return drawable(thing).replace("\t", "    ")
    if isinstance(thing, dict):
        return {key: _drawable(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [_drawable(each) for each in thing]
    return thing
