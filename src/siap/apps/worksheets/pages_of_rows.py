"""On which page of a part a row stands."""

from collections.abc import Sequence
from typing import Final

from siap.apps.worksheets.branches import in_branches
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import Part

PAGE_ROWS: Final = 25


def in_order(part: Part, rows: Sequence[ContentRow]) -> Sequence[ContentRow]:
    """The rows of a part as its pages show them: a tree in the order of its branches."""
    return in_branches(rows) if part.kind == "tree" else rows


def page_with(part: Part, rows: Sequence[ContentRow], row_id: str) -> int | None:
    """The number of the page that a row stands on; None if it is not in the part."""
    for place, row in enumerate(in_order(part, rows)):
        if row.id == row_id:
            return 1 + place // PAGE_ROWS
    return None
