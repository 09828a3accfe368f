"""Columns of a table that no page can hold, shared out over several tables."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from siap.methodology.worksheet_shapes import Column

MOST_JOINED: Final = 4
"""More texts than that under each other in one column make rows that fill a page."""

_NAMING: Final = frozenset({"text", "long-text", "reference"})


def name_of(columns: Sequence[Column]) -> Column:
    """The column by which a row is known, which every one of the tables begins with."""
    return next((each for each in columns if each.type in _NAMING), columns[0])


def shared_out(
    columns: Sequence[Column], rooms: Sequence[float], limit: float
) -> list[list[Column]]:
    """
    Share columns out, in their order, so that the tables are about equally wide.

    Args:
        columns: All but the one that each table begins with.
        rooms: What each asks for, in points.
        limit: Room of a page beside that first column.

    Returns:
        At least one list, none of them empty; a column wider than a page has one of its
        own.
    """
    tables = max(1, ceil(sum(rooms) / limit))
    fair = sum(rooms) / tables
    found: list[list[Column]] = [[]]
    taken = 0.0
    for column, room in zip(columns, rooms, strict=True):
        full = taken + room > limit or taken + room / 2 > fair
        if found[-1] and full:
            found.append([])
            taken = 0.0
        found[-1].append(column)
        taken += room
    return found
