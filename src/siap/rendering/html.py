"""HTML: a fragment for a page of the web, or a file that stands by itself."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from siap.rendering.clauses import Clauses
from siap.rendering.cover import cover_facts
from siap.rendering.figures import alternative, screen_picture
from siap.rendering.html_clauses import clauses_html
from siap.rendering.html_heads import head_html, logo_html, proof_html
from siap.rendering.html_procedures import procedure_head_html, procedure_html
from siap.rendering.html_tables import source_html, table_html
from siap.rendering.links import inner_link, outer_link
from siap.rendering.markup import Html, join, lines, tag, text
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
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

_STYLESHEET = Path(__file__).parent / "templates" / "document.css"


def render(document: Document) -> bytes:
    """
    Write a page that stands by itself: no other file, no script.

    Args:
        document: The tree.

    Returns:
        HTML in UTF-8; its content security policy lets in its own sheet by hash and
        nothing else.

    Raises:
        InvalidInput: The tree is faulty.
    """
    ready = prepare(document)
    digest = b64encode(sha256(stylesheet().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    if ready.letterhead is not None and ready.letterhead.logo:
        policy += "; img-src data:"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", text(ready.title)),
        tag("style", Html(stylesheet())),
    )
    body = tag("body", tag("main", written(ready)))
    return f"<!doctype html>\n{tag('html', head, body, lang=ready.language)}\n".encode()


def fragment(document: Document) -> str:
    """
    Write the part that goes into a page of the web.

    Args:
        document: The tree.

    Returns:
        An `article` without inline styles; its look comes from `stylesheet`. Headings
        start at `h1`.

    Raises:
        InvalidInput: The tree is faulty.
    """
    return written(prepare(document))


@cache
def stylesheet() -> str:
    """
    Read the style sheet of papers.

    Returns:
        CSS; every rule begins at the class `paper`.
    """
    return _STYLESHEET.read_text(encoding="utf-8")


def written(document: Document, *, front: bool = True, title: str = "h1") -> Html:
    """Write what `prepare` has made ready as an `article`, with or without its front."""
    parts = [_cover(document, title) if document.cover else head_html(document)] * front
    parts += [_section(section, document) for section in document.sections]
    parts.append(proof_html(document))
    letter = " paper-letter" if document.look == "letter" else ""
    kind = f"paper paper-{document.status}{letter}"
    return tag("article", *parts, class_=kind, lang=document.language)


def _cover(document: Document, title: str) -> Html:
    office = text(document.office or document.region)
    parts = [logo_html(document), tag("p", office, class_="paper-office")]
    parts.append(tag(title, text(document.title)))
    region = document.region if document.office else ""
    below = [each for each in (document.subtitle, region, document.year) if each]
    parts += [tag("p", text(each), class_="paper-subtitle") for each in below]
    return tag("header", *parts, _pairs(cover_facts(document)), class_="paper-cover")


def _section(section: Section, document: Document) -> Html:
    written = (_block(block, document) for block in section.blocks)
    lying = " paper-lying" if section.landscape else ""
    return tag("div", *written, class_=f"paper-section{lying}")


def _block(block: Block, document: Document) -> Html:
    match block:
        case Table():
            return table_html(block, document, _id(block.anchor))
        case Figure():
            return _figure(block, document)
        case Heading():
            return _heading(block, document)
        case Contents():
            return _contents(block, document)
        case Signature():
            return _signature(block, document)
        case Procedure():
            return procedure_html(block, document)
    return _PLAIN[type(block)](block)


def _heading(heading: Heading, document: Document) -> Html:
    level = min(heading.level + (1 if document.cover else 0), 6)
    label = (
        tag("span", text(heading.label), class_="paper-number")
        if heading.label
        else Html("")
    )
    gap = Html(" ") if heading.label else Html("")
    place = "paper-beside" if heading.beside else ""
    said = lines(heading.text)
    return tag(f"h{level}", label, gap, said, id=_id(heading.anchor), class_=place)


def _id(anchor: str) -> str:
    return f"paper-{anchor}" if anchor else ""


def _runs(runs: tuple[Run, ...]) -> Html:
    return join(*(_run(run) for run in runs))


def _run(run: Run) -> Html:
    written = lines(run.text)
    if run.italic:
        written = tag("em", written)
    if run.bold:
        written = tag("strong", written)
    target = (
        f"#{_id(inner_link(run.link))}" if inner_link(run.link) else outer_link(run.link)
    )
    return tag("a", written, href=target) if target else written


def _paragraph(block: Paragraph) -> Html:
    place = "paper-centred" if block.centred else "paper-beside" if block.beside else ""
    return tag("p", _runs(block.runs), class_=place)


def _list(block: ListBlock) -> Html:
    items = (tag("li", _runs(item)) for item in block.items)
    return tag("ol" if block.ordered else "ul", *items)


def _box(block: Box) -> Html:
    title = (
        tag("p", text(block.title), class_="paper-box-title") if block.title else Html("")
    )
    inner = (_PLAIN[type(each)](each) for each in block.blocks)
    return tag(
        "div", title, *inner, class_=f"paper-box paper-box-{block.tone}", role="note"
    )


def _pairs(pairs: Sequence[tuple[str, str]]) -> Html:
    rows = (
        tag("div", tag("dt", text(name)), tag("dd", lines(said))) for name, said in pairs
    )
    return tag("dl", *rows, class_="paper-facts")


def _key_values(block: KeyValues) -> Html:
    return _pairs(block.pairs)


def _page_break(_: PageBreak) -> Html:
    return tag("div", class_="paper-break")


def _figure(figure: Figure, document: Document) -> Html:
    label = tag("span", text(figure.label), class_="paper-number")
    caption = tag("figcaption", label, Html(" "), text(figure.caption))
    drawn = (_picture(figure, narrow=narrow) for narrow in (False, True))
    whole = tag("figure", *drawn, caption, id=_id(figure.anchor))
    return join(whole, source_html(figure.source, document))


def _picture(figure: Figure, *, narrow: bool) -> Html:
    svg = screen_picture(figure, narrow=narrow)
    said = alternative(figure, svg)
    width = "narrow" if narrow else "wide"
    return tag("div", Html(svg.text), role="img", aria_label=said, class_=f"paper-{width}")


def _signature(block: Signature, document: Document) -> Html:
    day = write_date(block.date, document.language) if block.date else ""
    name = "paper-signatory" if block.underlined else "paper-signatory paper-plain"
    people = (
        tag(
            "div",
            tag("p", lines(each.office)),
            tag("p", text(each.name), class_=name),
            tag("p", lines(each.detail)),
        )
        for each in block.people
    )
    place = ", ".join(each for each in (block.place, day) if each)
    return tag("div", tag("p", text(place)), tag("div", *people), class_="paper-signature")


def _contents(_: Contents, document: Document) -> Html:
    words = WORDS[document.language]
    entries = [
        _entry(f"{block.label} {block.text}".strip(), block.anchor)
        for block in blocks_of(document)
        if isinstance(block, Heading) and block.level == 1
    ]
    title = tag("p", text(words["contents"]), class_="paper-contents-title")
    return tag("nav", title, tag("ol", *entries), aria_label=words["contents"])


def _entry(said: str, anchor: str) -> Html:
    inside = tag("a", text(said), href=f"#{_id(anchor)}") if anchor else text(said)
    return tag("li", inside)


_PLAIN: dict[type, Callable[..., Html]] = {
    Paragraph: _paragraph,
    ListBlock: _list,
    Box: _box,
    KeyValues: _key_values,
    PageBreak: _page_break,
    Clauses: clauses_html,
    ProcedureHead: procedure_head_html,
}
