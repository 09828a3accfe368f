"""Whether a line of a logframe is SMART, by rules that a person can follow."""

import re
from decimal import Decimal
from typing import Final

from siap.methodology.content import ContentRow

LETTERS: Final = ("S", "M", "A", "R", "T")
# Two verbs joined: the statement says two things at once.
_TWO_VERBS = re.compile(
    r"\b(?:me|ber|ter|di)\w{3,}\b.*\b(?:dan|serta|sambil|lalu)\s+(?:me|ber|ter|di)\w{3,}\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")


def smart_faults(row: ContentRow, statement_column: str) -> list[str]:
    """
    Say which of the five rules a line breaks.

    Specific: three words or more, one thing. Measurable: unit and baseline. Attainable:
    a target that moves from the baseline in the direction that is better. Relevant: an
    outcome points to a gap or the main issue, an activity to an action, the others hang
    under a line.
    Time-bound: a due date, a target year or a year in the statement.

    Args:
        row: The line.
        statement_column: Where its statement stands.

    Returns:
        The letters that do not hold, in the order S, M, A, R, T.
    """
    statement = str(row.cells.get(statement_column) or "")
    held = {
        "S": len(statement.split()) >= 3 and not _TWO_VERBS.search(statement),
        "M": bool(row.cells.get("unit")) and row.cells.get("baseline") is not None,
        "A": _attainable(row),
        "R": _relevant(row),
        "T": bool(
            row.cells.get("due") or row.cells.get("targets") or _YEAR.search(statement)
        ),
    }
    return [letter for letter in LETTERS if not held[letter]]


def _attainable(row: ContentRow) -> bool:
    targets, baseline = row.cells.get("targets"), row.cells.get("baseline")
    if not isinstance(targets, dict) or not targets or baseline is None:
        return False
    last = Decimal(str(targets[max(targets)]))
    start = Decimal(str(baseline))
    if row.cells.get("direction") == "lower":
        return last <= start
    if row.cells.get("direction") == "higher":
        return last >= start
    return True


def _relevant(row: ContentRow) -> bool:
    kind = str(row.cells.get("type"))
    wanted = {"outcome": ("gap", "issue"), "activity": ("action",)}.get(kind, ("parent",))
    return any(row.cells.get(column) for column in wanted)
