"""Whether the money of budget lines fits: into the year's ceiling, into the line above."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siap.apps.budgets.codes import is_below
from siap.kernel.numbers import format_rupiah
from siap.methodology.content import Content, ContentRow
from siap.methodology.sheet_checks import Finding

SHEET: Final = "w35-insertion"
LINES: Final = f"{SHEET}.lines"
CEILINGS: Final = f"{SHEET}.ceilings"
ACTIONS: Final = "w31-action-scheme.actions"


@dataclass(frozen=True)
class BudgetLine:
    """
    A line of the sheet as far as codes and money go.

    Args:
        id: Of the row.
        code: In the one way of writing it; as typed where it is none.
        year: Budget year; None while empty.
        amount: Indicative ceiling in whole rupiah; None while empty.
        action: Id of the action that it pays.
    """

    id: str
    code: str
    year: int | None
    amount: int | None
    action: str


def amount_findings(lines: Sequence[BudgetLine], content: Content) -> list[Finding]:
    """
    Compare the money of the lines.

    Args:
        lines: All lines of the sheet.
        content: The sheet and those that it takes from.

    Returns:
        Years whose lines go beyond the ceiling; lines that hold less than those below
        them; actions whose lines of a year hold less than the action costs. A line that
        is broken down into lines below it is not counted twice.
    """
    by_year: dict[int, list[BudgetLine]] = {}
    for line in lines:
        if line.year is not None and line.amount is not None:
            by_year.setdefault(line.year, []).append(line)
    ceilings = _ceilings(content.of(CEILINGS))
    found = []
    for year, of_year in sorted(by_year.items()):
        found += _too_much(year, of_year, ceilings.get(year))
        found += _above_their_line(year, of_year)
    return found + _short_of_cost(by_year, content.of(ACTIONS))


def lowest(lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    """The lines of one year that no other line breaks down; only they are added up."""
    codes = {line.code for line in lines}
    return [line for line in lines if not any(is_below(code, line.code) for code in codes)]


def _ceilings(rows: Iterable[ContentRow]) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in rows:
        year, amount = row.cells.get("year"), row.cells.get("amount")
        if isinstance(year, int) and isinstance(amount, int):
            found[year] = amount
    return found


def _sum(lines: Iterable[BudgetLine]) -> int:
    return sum(line.amount or 0 for line in lines)


def _too_much(year: int, lines: Sequence[BudgetLine], ceiling: int | None) -> list[Finding]:
    counted = lowest(lines)
    total = _sum(counted)
    if ceiling is None or total <= ceiling:
        return []
    said = f"{format_rupiah(total)} > {format_rupiah(ceiling)}"
    return [
        Finding(
            "ceiling-exceeded",
            "error",
            "lines",
            f"Jumlah baris tahun {year} melebihi pagu indikatif: {said}.",
            f"The lines of {year} go beyond the indicative ceiling: {said}.",
            tuple(line.id for line in counted),
        )
    ]


def _above_their_line(year: int, lines: Sequence[BudgetLine]) -> list[Finding]:
    found = []
    for line in lines:
        below = lowest([each for each in lines if is_below(each.code, line.code)])
        total = _sum(below)
        if total > (line.amount or 0):
            said = f"{format_rupiah(total)} > {format_rupiah(line.amount or 0)}"
            found.append(
                Finding(
                    "parts-above-line",
                    "warning",
                    "lines",
                    f"Rincian {line.code} tahun {year} melebihi barisnya sendiri: {said}.",
                    f"What is below {line.code} in {year} is more than the line: {said}.",
                    (line.id, *(each.id for each in below)),
                )
            )
    return found


def _short_of_cost(
    by_year: Mapping[int, Sequence[BudgetLine]], actions: Iterable[ContentRow]
) -> list[Finding]:
    short: list[str] = []
    for action in actions:
        costs = action.cells.get("cost")
        if not isinstance(costs, dict):
            continue
        for year, cost in costs.items():
            paid = [e for e in by_year.get(int(year), ()) if e.action == action.id]
            if paid and _sum(lowest(paid)) < int(cost):
                short += [line.id for line in paid if line.id not in short]
    if not short:
        return []
    return [
        Finding(
            "ceiling-short",
            "warning",
            "lines",
            "Pagu baris ini kurang dari biaya tindakannya tahun itu dalam skema.",
            "These lines hold less than their action costs that year in the scheme.",
            tuple(short),
        )
    ]
