"""What stays together on a page: no row, note or signature is left alone on the next."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from siap.rendering.columns import PADDING
from siap.rendering.grids import Grid, Line
from siap.rendering.papers import Sheet
from siap.rendering.tree import (
    Block,
    Box,
    Figure,
    KeyValues,
    ListBlock,
    Paragraph,
    Run,
    Signature,
    Table,
)
from siap.typography import text_width

PAIR_NAMES: Final = 0.32  # of the width: where the names of an identity block stand

_SHORT: Final = 0.36  # of the height of a page; what is no higher is never divided
_SHORT_POINTS: Final = 210.0  # that much is short on a low page too
_SHORT_LIST: Final = 0.14
_FOOT: Final = 0.5  # the last rows of a table with a signature below them fill no more
_LAST_ROWS: Final = 2
_BODY: Final = 10.5  # points
_RAGGED: Final = 1.08  # lines are not filled to the end
_LEADING: Final = 1.25  # of the size of the text, in tables
_OPEN_LEADING: Final = 1.45  # outside of tables
_ROW: Final = 9.0  # above and below the text of a row, in points
_PAIR: Final = 9.0
_ITEM: Final = 4.0
_CAPTION: Final = 30.0
_BOX: Final = 40.0
_SIGNER: Final = 125.0  # two who sign beside each other, with room for their hands


def stay_with_next(blocks: Sequence[Block]) -> frozenset[int]:
    """
    Find the blocks whose end stays on the page of what follows.

    Args:
        blocks: Of one section.

    Returns:
        Places of those before signatures, of paragraphs that announce what follows by
        ending in a colon or being a title in bold, and of one before the last paragraph.
    """
    last = len(blocks) - 2
    return frozenset(
        place
        for place, (block, after) in enumerate(pairwise(blocks))
        if isinstance(after, Signature)
        or _announces(block, after)
        or (place == last and isinstance(block, Paragraph) and isinstance(after, Paragraph))
    )


def _announces(block: Block, after: Block) -> bool:
    if not isinstance(block, Paragraph) or not block.runs:
        return False
    if not isinstance(after, ListBlock | Table | KeyValues | Figure | Box):
        return False
    is_title = all(run.bold for run in block.runs)
    return is_title or block.runs[-1].text.rstrip().endswith(":")


def is_whole(block: ListBlock | Box | KeyValues, page: Sheet) -> bool:
    """
    Tell whether a block is so short that it is never divided between pages.

    Args:
        block: The block.
        page: The page it stands on.

    Returns:
        Whether it takes about a third of a page or less; of a list, an eighth.
    """
    if isinstance(block, KeyValues):
        return pairs_height(block.pairs, page) <= _short(page)
    if isinstance(block, Box):
        high = _BOX + sum(_inside(each, page) for each in block.blocks)
        return high <= _short(page)
    return _list_height(block, page) <= _SHORT_LIST * page.text_height_points


def pairs_height(pairs: Iterable[tuple[str, str]], page: Sheet) -> float:
    """
    Estimate how high an identity block gets.

    Args:
        pairs: Names and texts.
        page: The page they stand on.

    Returns:
        Points.
    """
    rooms = (page.text_points * PAIR_NAMES - 10, page.text_points * (1 - PAIR_NAMES) - 10)
    return sum(
        _PAIR + max(_height(said, room) for said, room in zip(pair, rooms, strict=True))
        for pair in pairs
    )


def ends_of_pairs(block: KeyValues, page: Sheet) -> tuple[int, int]:
    """
    Say how many pairs stay together at the beginning and at the end of a long block.

    Args:
        block: The pairs.
        page: The page they stand on.

    Returns:
        Two numbers; the whole and 0 for a block that is never divided.
    """
    if is_whole(block, page):
        return len(block.pairs), 0
    first, last = block.pairs[:_LAST_ROWS], block.pairs[-_LAST_ROWS:]
    room = _short(page)
    ends = [_LAST_ROWS * (pairs_height(each, page) <= room) for each in (first, last)]
    return (ends[0], ends[1]) if len(block.pairs) > 2 * _LAST_ROWS else (0, ends[1])


def is_whole_table(cells: Grid, table: Table, page: Sheet) -> bool:
    """
    Tell whether a table is so short that it is never divided between pages.

    Args:
        cells: The table, worked out.
        table: The table, measured.
        page: The page it stands on.

    Returns:
        Whether it takes about a third of a page or less.
    """
    room = _short(page) - _CAPTION
    least = _ROW + table.text_size * _LEADING
    if (len(cells.head) + len(cells.lines)) * least > room:
        return False
    head = max(
        (
            _lines(cell.text, table.widths[cell.column] - 2 * PADDING, table.text_size)
            for row in cells.head
            for cell in row
            if cell.columns == 1
        ),
        default=1,
    )
    high = len(cells.head) * _ROW + (head + len(cells.head) - 1) * (least - _ROW)
    return high + rows_height(cells.lines, table) <= room


def rows_height(lines: Iterable[Line], table: Table) -> float:
    """
    Estimate how high rows get.

    Args:
        lines: The rows.
        table: Their table, measured.

    Returns:
        Points.
    """
    extra = 13.0 if table.by_hand else 0.0
    high = 0.0
    for line in lines:
        most = 1
        for column, said in line.cells:
            span = line.span if column == 0 else 1
            room = sum(table.widths[column : column + span]) - 2 * PADDING
            most = max(most, _lines(said, room, table.text_size))
        high += _ROW + extra + most * table.text_size * _LEADING
    return high


def last_rows(cells: Grid) -> int:
    """
    Count the rows at the end of a table that stay together.

    Args:
        cells: The table, worked out.

    Returns:
        Two, or more where a head of a group stands right before them; 0 where the last
        row is held by the head of its group anyway.
    """
    kinds = [line.kind for line in cells.lines]
    if len(kinds) <= _LAST_ROWS:
        return len(kinds)
    if kinds[-2] == "heading":
        return 0 if kinds[-1] == "data" else _LAST_ROWS
    count = _LAST_ROWS
    while count < len(kinds) and kinds[-count - 1] == "heading":
        count += 1
    return count


def carries(high: float, signature: Signature | None, page: Sheet) -> bool:
    """
    Tell whether the last rows of a table and what is signed below them fit on a page well.

    Args:
        high: Height of the rows in points.
        signature: What stands below them; None for nothing.
        page: The page they stand on.
    """
    below = -(-len(signature.people) // 2) * _SIGNER if signature else 0.0
    return high + below <= _FOOT * page.text_height_points


def _short(page: Sheet) -> float:
    return max(_SHORT * page.text_height_points, _SHORT_POINTS)


def _inside(block: Paragraph | ListBlock, page: Sheet) -> float:
    if isinstance(block, ListBlock):
        return _list_height(block, page)
    return _BODY + _height(_said(block.runs), page.text_points - 30)


def _list_height(block: ListBlock, page: Sheet) -> float:
    room = page.text_points - 30
    return sum(_ITEM + _height(_said(item), room) for item in block.items)


def _said(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _height(said: str, room: float) -> float:
    return _lines(said, room, _BODY) * _BODY * _OPEN_LEADING


def _lines(said: str, room: float, size: float) -> int:
    return sum(
        1 + int(_RAGGED * text_width(each, size, "sans") / max(room, size))
        for each in said.split("\n")
    )
