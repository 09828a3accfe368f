"""Procedures in a Word document: a strip of the drawing in every row, beside real text."""

from collections.abc import Iterator, Sequence
from typing import Literal

from siap.rendering.docx_xml import Element, paragraph, runs, w
from siap.rendering.papers import Sheet
from siap.rendering.procedure_layout import PAD, Laid
from siap.rendering.procedures import Procedure, ProcedureHead
from siap.rendering.tree import Document
from siap.rendering.words import WORDS

STRIP_PIXELS = 1200

_LINE = "4A5A66"
_FILL = "E9F0F4"


def procedure_table(
    block: Procedure, laid: Laid, strips: Sequence[Element], document: Document
) -> Iterator[Element]:
    """
    Write a procedure.

    Args:
        block: The procedure.
        laid: Where its columns and rows lie.
        strips: The run with the picture of every row.
        document: The paper it stands in.

    Returns:
        Its caption on a new page and the table, whose rows have exact heights so that the
        lines of two strips meet.
    """
    opens = (w("pageBreakBefore"),)
    yield paragraph("Caption", *runs(block.caption), properties=opens)
    widths = [round(each * 20) for each in laid.columns]
    rows = [_step(block, n, laid, widths, strips[n]) for n in range(len(block.steps))]
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        _borders(),
        w("tblLayout", type="fixed"),
        _margins(PAD),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0),
        w("tblCaption", val=block.caption),
    )
    grid = w("tblGrid", *(w("gridCol", w=each) for each in widths))
    yield w("tbl", properties, grid, *_head(block, laid, widths, document), *rows)


def _borders() -> Element:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w(
        "tblBorders",
        *(w(each, val="single", sz=4, space=0, color=_LINE) for each in edges),
    )


def _margins(points: float) -> Element:
    twips = round(points * 20)
    edges = (("top", 0), ("left", twips), ("bottom", 0), ("right", twips))
    return w("tblCellMar", *(w(edge, w=size, type="dxa") for edge, size in edges))


def _row(height: float, *cells: Element, head: bool = False) -> Element:
    tall = w("trHeight", val=round(height * 20), hRule="exact")
    return w(
        "tr", w("trPr", w("cantSplit"), tall, w("tblHeader") if head else None), *cells
    )


def _cell(
    inside: Element,
    width: int,
    *,
    span: int = 1,
    merge: str = "",
    fill: str = "",
    look: Literal["", "bare", "turned"] = "",
) -> Element:
    merged = w("vMerge", val="restart") if merge == "restart" else None
    if merge == "continue":
        merged = w("vMerge")
    none = [w(edge, w=0, type="dxa") for edge in ("top", "left", "bottom", "right")]
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        merged,
        w("shd", val="clear", color="auto", fill=fill) if fill else None,
        w("tcMar", *none) if look else None,
        w("textDirection", val="btLr") if look == "turned" else None,
        w("vAlign", val="center"),
    )
    return w("tc", properties, inside)


def _words(said: str, size: float, *, head: bool = False, centre: bool = False) -> Element:
    half = round(size * 2)
    look = [w("sz", val=half), w("szCs", val=half)]
    single = w("spacing", before=0, after=0, line=240, lineRule="auto")
    place = (single, w("jc", val="center")) if centre or head else (single,)
    return paragraph(
        "TableHead" if head else "TableText", *runs(said, *look), properties=place
    )


def _head(
    block: Procedure, laid: Laid, widths: Sequence[int], document: Document
) -> Iterator[Element]:
    words, count = WORDS[document.language], len(block.actors)
    lanes = widths[2 : 2 + count]
    quality = widths[2 + count : 5 + count]

    def head(said: str, width: int, **more: object) -> Element:
        inside = _words(said, laid.size, head=True)
        return _cell(inside, width, fill=_FILL, **more)  # type: ignore[arg-type]

    def tall(key: str, width: int, merge: str) -> Element:
        said = words[f"procedure-{key}"] if merge == "restart" else ""
        return head(said, width, merge=merge)

    def ends(merge: str) -> tuple[Element, Element, Element]:
        return (
            tall("number", widths[0], merge),
            tall("text", widths[1], merge),
            tall("note", widths[-1], merge),
        )

    number, said, note = ends("restart")
    yield _row(
        laid.heads[0],
        number,
        said,
        head(words["procedure-actors"], sum(lanes), span=count),
        head(words["procedure-quality"], sum(quality), span=3),
        note,
        head=True,
    )
    number, said, note = ends("continue")
    named = [
        head(name, wide, look="turned" if laid.turned else "")
        for name, wide in zip(block.actors, lanes, strict=True)
    ]
    keys = ("completeness", "time", "output")
    named += [
        head(words[f"procedure-{key}"], wide)
        for key, wide in zip(keys, quality, strict=True)
    ]
    yield _row(laid.heads[1], number, said, *named, note, head=True)


def _step(
    block: Procedure, n: int, laid: Laid, widths: Sequence[int], strip: Element
) -> Element:
    step, count = block.steps[n], len(block.actors)
    tiny = w("rPr", w("sz", val=2), w("szCs", val=2))
    flat = w("spacing", before=0, after=0, line=240, lineRule="auto")
    drawn = w("p", w("pPr", flat, tiny), strip)
    after = (step.completeness, step.time, step.output, step.note)
    return _row(
        laid.heights[n],
        _cell(_words(str(n + 1), laid.size, centre=True), widths[0]),
        _cell(_words(step.text, laid.size), widths[1]),
        _cell(drawn, sum(widths[2 : 2 + count]), span=count, look="bare"),
        *(
            _cell(_words(each, laid.size), wide)
            for each, wide in zip(after, widths[2 + count :], strict=True)
        ),
    )


def procedure_head_tables(block: ProcedureHead, page: Sheet) -> Iterator[Element]:
    """
    Write the identity of a procedure.

    Args:
        block: The identity.
        page: The page it stands on.

    Returns:
        One table: the office beside the pairs, boxes below.
    """
    whole = page.text_points * 20
    widths = [round(whole * each) for each in (0.5, 0.17, 0.33)]
    rows = []
    for n, (name, said) in enumerate(block.pairs):
        merge = "restart" if n == 0 else "continue"
        office = _office(block) if n == 0 else w("p")
        rows.append(
            w(
                "tr",
                w("trPr", w("cantSplit")),
                _cell(office, widths[0], merge=merge),
                _padded(_words(name, 10), width=widths[1]),
                _padded(_words(said, 10), width=widths[2]),
            )
        )
    rows += _boxes(block, widths)
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        _borders(),
        w("tblLayout", type="fixed"),
        _margins(6),
        w("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0),
    )
    yield w(
        "tbl", properties, w("tblGrid", *(w("gridCol", w=each) for each in widths)), *rows
    )
    yield paragraph("AfterTable")


def _office(block: ProcedureHead) -> Element:
    made = paragraph("TableText", properties=(w("jc", val="center"),))
    for n, each in enumerate(block.office):
        if n:
            made.append(w("r", w("br")))
        look = (w("b"), w("caps"), w("sz", val=22), w("szCs", val=22))
        made.extend(runs(each, *look))
    return made


def _padded(*inside: Element, width: int = 0, span: int = 1) -> Element:
    edges = [w(edge, w=size, type="dxa") for edge, size in (("top", 80), ("bottom", 80))]
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        w("tcMar", *edges),
    )
    return w("tc", properties, *inside)


def _boxes(block: ProcedureHead, widths: Sequence[int]) -> Iterator[Element]:
    for n in range(0, len(block.boxes), 2):
        pair = [*block.boxes[n : n + 2], ("", "")][:2]
        cells = [
            _padded(
                _title(title),
                _words(said, 10),
                width=wide,
                span=span,
            )
            for (title, said), wide, span in zip(
                pair, (widths[0], widths[1] + widths[2]), (1, 2), strict=True
            )
        ]
        yield w("tr", *cells)


def _title(said: str) -> Element:
    return paragraph("TableText", *runs(said, w("b"), w("sz", val=20), w("szCs", val=20)))
