"""Tables in a Word document."""

from collections.abc import Iterator, Mapping, Sequence

from siap.rendering.docx_xml import Element, paragraph, runs, w
from siap.rendering.grids import Grid, HeadCell, Line, grid
from siap.rendering.keeping import is_whole_table, last_rows
from siap.rendering.papers import Sheet
from siap.rendering.tree import Document, Table
from siap.rendering.words import WORDS

ACCENT = "14506E"

_FILLS: Mapping[str, str] = {"total": "E9F0F4", "heading": "F4F7F9"}
_STANDARD_SIZE = 9.0
_BY_HAND = 570  # twips; room for a signature, as high as in print
_LONG_CELL = 900  # characters; such a row may go over to the next page


def table(spec: Table, document: Document, page: Sheet) -> Element:
    """
    Write a table.

    Args:
        spec: The table, prepared.
        document: The paper it stands in.
        page: The page it stands on.

    Returns:
        `w:tbl` with fixed widths, repeated head rows and a description; a short one is
        never divided between pages, of a long one the last rows stay together.
    """
    cells = grid(spec, document.language)
    widths = [round(width * 20) for width in spec.widths]
    size = spec.text_size
    properties = w(
        "tblPr",
        w("tblStyle", val="PaperTable"),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0),
        w("tblCaption", val=f"{spec.label} {spec.caption}"),
    )
    outline = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    count = len(cells.lines)
    together = count if is_whole_table(cells, spec, page) else last_rows(cells)
    last = count if spec.source else count - 1
    first = _first_rows(cells)
    # The sum of a group never stands alone at the top of a page.
    before_sums = {n - 1 for n, line in enumerate(cells.lines) if line.kind == "subtotal"}
    body = [
        _line(
            line,
            cells,
            widths,
            size,
            keep=n < first or count - together <= n < last or n in before_sums,
            high=spec.by_hand,
        )
        for n, line in enumerate(cells.lines)
    ]
    if not body:
        said = WORDS[document.language]["empty"]
        body = [
            w("tr", _cell(paragraph("TableText", *runs(said)), widths, span=len(widths)))
        ]
    return w("tbl", properties, outline, *_head(cells, widths, size), *body)


def _first_rows(cells: Grid) -> int:
    """How many rows stay with the next, so that no page ends with a head and one row."""
    places = [n for n, line in enumerate(cells.lines) if line.kind == "data"]
    return places[1] if len(places) > 1 else 0


def _head(cells: Grid, widths: Sequence[int], size: float) -> Iterator[Element]:
    for depth, row in enumerate(cells.head):
        made = [
            _head_cell(cell, vertical, cells, widths, size)
            for cell, vertical in _row_cells(cells, row, depth)
        ]
        yield w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *made)


def _row_cells(
    cells: Grid, row: Sequence[HeadCell], depth: int
) -> list[tuple[HeadCell, str]]:
    """Add the cells that go on from the row above, which Word wants written out."""
    if depth == 0:
        return [(cell, "restart" if cell.rows > 1 else "") for cell in row]
    going_on = [(cell, "continue") for cell in cells.head[0] if cell.rows > 1]
    return sorted(
        [*going_on, *((cell, "") for cell in row)], key=lambda pair: pair[0].column
    )


def _head_cell(
    cell: HeadCell, vertical: str, cells: Grid, widths: Sequence[int], size: float
) -> Element:
    align = "center" if cell.columns > 1 else "right" if cells.numeric[cell.column] else ""
    said = "" if vertical == "continue" else cell.text
    text = paragraph(
        "TableHead",
        *runs(said, *_size(size)),
        properties=(w("jc", val=align),) if align else (),
    )
    room = widths[cell.column : cell.column + cell.columns]
    return _cell(text, room, span=cell.columns, vertical=vertical, fill="E9F0F4", low=True)


def _line(
    line: Line,
    cells: Grid,
    widths: Sequence[int],
    size: float,
    *,
    keep: bool,
    high: bool,
) -> Element:
    made = []
    for column, said in line.cells:
        span = line.span if column == 0 else 1
        strong = () if line.kind == "data" else (w("b"),)
        colour = (w("color", val=ACCENT),) if line.kind == "heading" else ()
        style = "TableNumber" if cells.numeric[column] and span == 1 else "TableText"
        written = runs(said, *strong, *colour, *_size(size))
        stays = (w("keepNext"),) if keep or line.kind == "heading" else ()
        text = paragraph(style, *written, properties=stays)
        room = widths[column : column + span]
        made.append(_cell(text, room, span=span, fill=_FILLS.get(line.kind, "")))
    long = any(len(said) > _LONG_CELL for said in line.texts)
    height = w("trHeight", val=_BY_HAND, hRule="atLeast") if high else None
    return w("tr", None if long else w("trPr", w("cantSplit"), height), *made)


def _size(size: float) -> tuple[Element, ...]:
    if size == _STANDARD_SIZE:
        return ()
    half_points = round(size * 2)
    return (w("sz", val=half_points), w("szCs", val=half_points))


def _cell(
    text: Element,
    room: Sequence[int],
    *,
    span: int = 1,
    vertical: str = "",
    fill: str = "",
    low: bool = False,
) -> Element:
    merge = w("vMerge") if vertical == "continue" else None
    if vertical == "restart":
        merge = w("vMerge", val="restart")
    properties = w(
        "tcPr",
        w("tcW", w=sum(room), type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        merge,
        w("shd", val="clear", color="auto", fill=fill) if fill else None,
        w("vAlign", val="bottom") if low else None,
    )
    return w("tc", properties, text)
