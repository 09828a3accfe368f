"""Clauses of formal papers in HTML."""

from siap.rendering.clauses import Clause, Clauses
from siap.rendering.markup import Html, lines, tag, text

_TYPES = {"letters": "a", "numbers": "1"}


def clauses_html(block: Clauses) -> Html:
    """
    Write clauses.

    Args:
        block: The clauses.

    Returns:
        A list of descriptions; marks are those of an ordered list.
    """
    rows = (
        tag("div", tag("dt", text(each.label)), tag("dd", _items(each)))
        for each in block.rows
    )
    return tag("dl", *rows, class_="paper-clauses")


def _items(clause: Clause) -> Html:
    if clause.marks:
        items = (tag("li", lines(said)) for said in clause.items)
        return tag("ol", *items, type=_TYPES[clause.marks])
    return tag("div", *(tag("p", lines(said)) for said in clause.items))
