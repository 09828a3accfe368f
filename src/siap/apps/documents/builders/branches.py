"""Rows of a tree in the order of its branches, and steps of a flow, with their numbers."""

from collections.abc import Mapping, Sequence

from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import PARENT


def branch_numbers(
    rows: Sequence[ContentRow],
) -> tuple[list[ContentRow], Mapping[str, str]]:
    """
    Put the rows of a tree in the order in which they are read.

    Args:
        rows: In stored order.

    Returns:
        Every row once, each below its parent, and its number like `1.2.1`. What only
        hangs on itself comes last, as if it were a root.
    """
    known = {row.id for row in rows}
    children: dict[str, list[ContentRow]] = {}
    for row in rows:
        parent = str(row.cells.get(PARENT) or "")
        children.setdefault(parent if parent in known else "", []).append(row)
    ordered: list[ContentRow] = []
    numbers: dict[str, str] = {}
    roots = list(children.get("", []))
    _walk(roots, children, numbers, ordered)
    left = [row for row in rows if row.id not in numbers]
    while left:
        _walk([left[0]], children, numbers, ordered, start=len(roots) + 1)
        roots.append(left[0])
        left = [row for row in left if row.id not in numbers]
    return ordered, numbers


def _walk(
    roots: Sequence[ContentRow],
    children: Mapping[str, Sequence[ContentRow]],
    numbers: dict[str, str],
    ordered: list[ContentRow],
    *,
    start: int = 1,
) -> None:
    pending = [(row, str(n)) for n, row in enumerate(roots, start)][::-1]
    while pending:
        row, number = pending.pop()
        if row.id in numbers:
            continue
        numbers[row.id] = number
        ordered.append(row)
        below = enumerate(children.get(row.id, []), 1)
        pending += [(child, f"{number}.{n}") for n, child in below][::-1]


def step_numbers(rows: Sequence[ContentRow]) -> Mapping[str, str]:
    """The number of each step of a flow, from 1 in stored order."""
    return {row.id: str(number) for number, row in enumerate(rows, 1)}
