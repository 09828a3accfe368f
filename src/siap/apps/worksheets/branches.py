"""The rows of a tree in the order of its branches."""

from collections.abc import Mapping, Sequence
from typing import Final

from siap.methodology.content import ContentRow

# Deeper than this, rows are set in no further.
DEEPEST: Final = 6


def depths_of(rows: Sequence[ContentRow]) -> Mapping[str, int]:
    """How deep each row hangs, by row id; 0 for a root, at most 6."""
    parents = {row.id: str(row.cells.get("parent") or "") for row in rows}
    depths: dict[str, int] = {}
    for row_id, parent in parents.items():
        depth, step, seen = 0, parent, {row_id}
        while step in parents and step not in seen:
            seen.add(step)
            depth, step = depth + 1, parents[step]
        depths[row_id] = min(depth, DEEPEST)
    return depths


def in_branches(rows: Sequence[ContentRow]) -> list[ContentRow]:
    """Every row once, each followed by what hangs under it."""
    children: dict[str, list[ContentRow]] = {}
    known = {row.id for row in rows}
    for row in rows:
        parent = str(row.cells.get("parent") or "")
        children.setdefault(parent if parent in known else "", []).append(row)
    ordered: list[ContentRow] = []
    pending = list(reversed(children.pop("", [])))
    while pending:
        row = pending.pop()
        ordered.append(row)
        pending += reversed(children.pop(row.id, []))
    # What only hangs on itself is shown as well: a circle must be seen to be mended.
    return ordered + [row for rest in children.values() for row in rest]
