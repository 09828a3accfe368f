"""Clauses of a formal paper: a name, a colon, and what it says."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Clause:
    """
    A clause, like `Menimbang` with its reasons or `KESATU` with one sentence.

    Args:
        label: Its name.
        items: A sentence each.
        marks: `letters` (a., b.), `numbers` (1., 2.) or none before each item.
    """

    label: str
    items: tuple[str, ...]
    marks: Literal["", "letters", "numbers"] = ""


@dataclass(frozen=True, slots=True)
class Clauses:
    """Clauses under each other, their texts flush; `kept` ones stay with what follows."""

    rows: tuple[Clause, ...]
    kept: bool = False


def marked(clause: Clause) -> list[tuple[str, str]]:
    """
    Put the mark before each item of a clause.

    Args:
        clause: The clause.

    Returns:
        Pairs of mark and text; the mark is empty where the clause has none.

    >>> marked(Clause("Menimbang", ("bahwa satu;", "bahwa dua;"), "letters"))
    [('a.', 'bahwa satu;'), ('b.', 'bahwa dua;')]
    """
    return [(_mark(clause, n), said) for n, said in enumerate(clause.items, 1)]


def _mark(clause: Clause, place: int) -> str:
    if not clause.marks:
        return ""
    if clause.marks == "numbers":
        return f"{place}."
    text = ""
    while place:
        place, letter = divmod(place - 1, 26)
        text = chr(ord("a") + letter) + text
    return f"{text}."
