"""Tables on slides: real cells, head row and widths, with light rules."""

from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from siap.rendering.columns import PADDING
from siap.rendering.grids import HeadCell, Line
from siap.rendering.pptx_rows import LINE_SPACING, ROW_PADDING, TablePiece
from siap.rendering.pptx_text import write_runs
from siap.rendering.tree import Language, Run
from siap.rendering.words import WORDS

_INK: Final = RGBColor.from_string("1B2730")
_ACCENT: Final = RGBColor.from_string("14506E")
_FILLS: Final = {"total": "E9F0F4", "heading": "F4F7F9", "head": "E9F0F4"}
_PLAIN_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_EDGE: Final = (
    '<a:{side} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="{width}">'
    '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:{side}>'
)


def add_table(
    slide: Any,
    piece: TablePiece,
    corner: tuple[float, float],
    title: str,
    language: Language,
) -> None:
    """
    Put the rows of one slide on it.

    Args:
        slide: The slide.
        piece: The rows, with widths and heights.
        corner: Left and top in points.
        title: What the table is called, for those who hear it read.
        language: Of the line that stands for no rows.
    """
    widths = piece.table.widths
    head = len(piece.grid.head)
    rows = head + max(len(piece.lines), 1)
    heights = [*piece.heights, *([30.0] * (rows - len(piece.heights)))]
    room = [Pt(each) for each in (*corner, sum(widths), sum(heights))]
    frame = slide.shapes.add_table(rows, len(widths), *room)
    named = frame._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - no public way
    named.set("descr", title)
    named.set("name", title)
    table = frame.table
    table.horz_banding = False
    table.first_row = True
    table._tbl.tblPr.find(  # noqa: SLF001 - no public way
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    ).text = _PLAIN_STYLE
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(table.rows, heights, strict=True):
        row.height = Pt(height)
    for depth, cells in enumerate(piece.grid.head):
        for cell in cells:
            _head(table, depth, cell, piece)
    for n, line in enumerate(piece.lines, head):
        _line(table, n, line, piece)
    if not piece.lines:
        _merged(table, head, 0, len(widths), 1)
        _write(table.cell(head, 0), WORDS[language]["empty"], piece)


def _head(table: Any, depth: int, cell: HeadCell, piece: TablePiece) -> None:
    _merged(table, depth, cell.column, cell.columns, cell.rows)
    made = table.cell(depth, cell.column)
    _write(made, cell.text, piece, bold=True, kind="head")
    made.vertical_anchor = MSO_ANCHOR.BOTTOM
    if cell.columns > 1:
        made.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    elif piece.grid.numeric[cell.column]:
        made.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _line(table: Any, row: int, line: Line, piece: TablePiece) -> None:
    if line.span > 1:
        _merged(table, row, 0, line.span, 1)
    for column, said in line.cells:
        cell = table.cell(row, column)
        _write(cell, said, piece, bold=line.kind != "data", kind=line.kind)
        wide = line.span > 1 and column == 0
        if piece.grid.numeric[column] and not wide:
            cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _merged(table: Any, row: int, column: int, columns: int, rows: int) -> None:
    if columns > 1 or rows > 1:
        last = table.cell(row + rows - 1, column + columns - 1)
        table.cell(row, column).merge(last)


def _write(
    cell: Any, said: str, piece: TablePiece, *, bold: bool = False, kind: str = "data"
) -> None:
    cell.margin_left = cell.margin_right = Pt(PADDING)
    cell.margin_top = cell.margin_bottom = Pt(ROW_PADDING)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    if kind in _FILLS:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(_FILLS[kind])
    else:
        cell.fill.background()
    _rule(cell, strong=kind in {"head", "total"})
    frame = cell.text_frame
    frame.word_wrap = True
    write_runs(frame, (Run(said, bold=bold),))
    paragraph = frame.paragraphs[0]
    size = piece.table.text_size
    paragraph.line_spacing = Pt(size * LINE_SPACING)
    paragraph.font.size = Pt(size)
    for run in paragraph.runs:
        run.font.size = Pt(size)
        run.font.color.rgb = _ACCENT if kind == "heading" else _INK


def _rule(cell: Any, *, strong: bool) -> None:
    """Draw the line below a cell; the element must come before the fill."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - no public way
    edge = _EDGE.format(
        side="lnB",
        width=11430 if strong else 6350,
        colour="14506E" if strong else "C9D2D9",
    )
    properties.insert(0, parse_xml(edge))
