"""Procedures in HTML."""

from siap.diagrams import Svg
from siap.diagrams.layout.canvas import short
from siap.rendering.markup import Html, lines, tag, text
from siap.rendering.procedure_layout import Laid, laid_in_one
from siap.rendering.procedures import Procedure, ProcedureHead
from siap.rendering.tree import Document
from siap.rendering.words import WORDS

ROOM = 700.0
"""Width of the table in points; narrower screens scroll it."""
SCALE = 1.5
"""Pixels a point, so that the smallest text is read with ease."""


def procedure_head_html(block: ProcedureHead) -> Html:
    """
    Write the identity of a procedure.

    Args:
        block: The identity.

    Returns:
        The office beside pairs of a name and a text, boxes below.
    """
    office = (tag("p", text(each)) for each in block.office)
    pairs = (
        tag("div", tag("dt", text(name)), tag("dd", lines(said)))
        for name, said in block.pairs
    )
    boxes = (
        tag("div", tag("dt", text(title)), tag("dd", lines(said)))
        for title, said in block.boxes
    )
    return tag(
        "div",
        tag("div", *office, class_="paper-procedure-office"),
        tag("dl", *pairs, class_="paper-facts"),
        tag("dl", *boxes, class_="paper-procedure-boxes"),
        class_="paper-procedure-head",
    )


def procedure_html(block: Procedure, document: Document) -> Html:
    """
    Write a procedure.

    Args:
        block: The procedure.
        document: The paper it stands in.

    Returns:
        A table in a frame that scrolls sideways; each row has its strip of the drawing.
    """
    laid = laid_in_one(block, ROOM, document.language)
    columns = (tag("col", width=round(each * SCALE)) for each in laid.columns)
    rows = (_row(block, n, laid) for n in range(len(block.steps)))
    table = tag(
        "table",
        tag("caption", text(block.caption)),
        tag("colgroup", *columns),
        _head(block, document, laid),
        tag("tbody", *rows),
        width=round(sum(laid.columns) * SCALE),
    )
    return tag(
        "div",
        table,
        class_="paper-table paper-procedure",
        role="region",
        tabindex=0,
        aria_label=block.caption,
    )


def _head(block: Procedure, document: Document, laid: Laid) -> Html:
    words = WORDS[document.language]

    def tall(key: str) -> Html:
        return tag("th", text(words[f"procedure-{key}"]), scope="col", rowspan=2)

    def wide(key: str, columns: int) -> Html:
        said = text(words[f"procedure-{key}"])
        return tag("th", said, scope="colgroup", colspan=columns)

    upper = (
        tall("number"),
        tall("text"),
        wide("actors", len(block.actors)),
        wide("quality", 3),
        tall("note"),
    )
    quality = ("completeness", "time", "output")
    turned = "paper-turned" if laid.turned else ""
    lower = [
        tag("th", tag("span", text(each)), scope="col", class_=turned)
        for each in block.actors
    ]
    lower += [tag("th", text(words[f"procedure-{each}"]), scope="col") for each in quality]
    return tag("thead", tag("tr", *upper), tag("tr", *lower))


def _enlarged(strip: Svg) -> Html:
    """The same drawing, as large as the text beside it."""
    size = f'width="{short(strip.width)}" height="{short(strip.height)}"'
    wide, high = strip.width * SCALE, strip.height * SCALE
    larger = f'width="{short(wide)}" height="{short(high)}"'
    return Html(strip.text.replace(size, larger, 1))


def _row(block: Procedure, n: int, laid: Laid) -> Html:
    step, strip = block.steps[n], laid.strips[n]
    picture = tag(
        "td",
        _enlarged(strip),
        colspan=len(block.actors),
        class_="paper-strip",
    )
    after = (step.completeness, step.time, step.output, step.note)
    return tag(
        "tr",
        tag("th", text(str(n + 1)), scope="row"),
        tag("td", lines(step.text)),
        picture,
        *(tag("td", lines(each)) for each in after),
    )
