"""Tables as the typesetter takes them."""

from math import inf
from typing import Any, Final

from siap.rendering.breaking import breakable
from siap.rendering.columns import PADDING
from siap.rendering.grids import HeadCell, Line, grid
from siap.rendering.keeping import is_whole_table, last_rows, rows_height
from siap.rendering.papers import Sheet
from siap.rendering.tree import Document, Table
from siap.rendering.words import WORDS

Json = dict[str, Any]

_LONG_ROW: Final = 18  # lines; a longer row may go over to the next page


def table_json(block: Table, document: Document, page: Sheet) -> Json:
    """
    Write a prepared table for the template.

    Args:
        block: The table.
        document: The paper it stands in.
        page: The page it stands on.

    Returns:
        Widths, head and lines, without caption; how many lines stay together at its end
        and how high they are in points, without end where they may be divided.
    """
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
    lines = [_line(line, rooms, size) for line in cells.lines]
    whole, foot = is_whole_table(cells, block, page), last_rows(cells)
    if whole:
        foot = sum(line.kind == "total" for line in cells.lines)
    end = max(foot, 1)
    divided = any(cell["long"] for line in lines[-end:] for cell in line["cells"])
    return {
        "whole": whole,
        "foot": 0 if divided else foot,
        "foot_high": inf if divided else rows_height(cells.lines[-end:], block),
        "widths": block.widths,
        "size": size,
        "padding": PADDING,
        "numeric": cells.numeric,
        "head": head,
        "lines": lines,
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
