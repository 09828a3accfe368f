"""What goes into each worksheet of a guide, as the edition describes it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from playwright.sync_api import Page

from siap.methodology.kind_columns import columns_of
from siap.methodology.library import edition
from siap.methodology.worksheet_shapes import Column, Part, Worksheet

YEAR = 2026
# The same day whichever of day and month the browser asks first.
TYPED_DATE, TYPED_TIME = "11112026", "0900"
DATE, TIME = "2026-11-11", "09:00"
Filled = tuple[str, str, str]
"""Part, column (of a year with it, of a card none) and what the control holds."""

SETTLED = """() => siap.sheets.every(sheet => !sheet.sending && !sheet.idle.size
    && sheet.queue.every(entry => entry.state !== "queued"))"""
HELD = """() => Array.from(document.querySelectorAll("section.siap-part [data-cell]"))
    .flatMap(cell => {
      const inputs = cell.tagName === "FIELDSET" ? cell.querySelectorAll("input:checked")
        : [cell];
      return Array.from(inputs, one =>
        [cell.closest("section").id, cell.dataset.cell, one.value]);
    }).concat(Array.from(document.querySelectorAll(".siap-note__text"), text =>
      [text.closest("section.siap-part").id, "", text.textContent]))"""
WRONG = """() => Array.from(document.querySelectorAll("[data-error-line], .siap-conflict"),
    line => line.closest("[data-row]").textContent.trim().slice(0, 200))"""


@dataclass
class Sheet:
    """A worksheet that somebody fills: what is asked of it and what was done."""

    worksheet: Worksheet
    filled: list[Filled] = field(default_factory=list)

    def part(self, key: str) -> Part:
        return next(part for part in self.worksheet.parts if part.key == key)

    def column(self, part: str, key: str) -> Column:
        """A column that is filled; of a year its yearly one."""
        return next(c for c in asked_of(self.part(part)) if c.key == key.partition(".")[0])

    def asks(self, part: str, key: str) -> bool:
        """Whether a control stands in a column that is filled."""
        head = key.partition(".")[0]
        return any(column.key == head for column in asked_of(self.part(part)))

    def note(self, part: str, column: str, value: str) -> None:
        self.filled.append((part, column, value))

    @property
    def untouched(self) -> list[str]:
        """The parts into which nothing was written."""
        return [
            part.key
            for part in self.worksheet.parts
            if part.key not in {p for p, _, _ in self.filled} and not _is_given(part)
        ]


def sheets_of_guide(key: str) -> list[Worksheet]:
    """The worksheets of a guide, in the order in which topics fill them."""
    library = edition()
    return [library.by_number[number] for number in library.guides[key].worksheet_numbers]


def asked_of(part: Part) -> tuple[Column, ...]:
    """What is filled in a row of a part; of a matrix its cell, of a card its text."""
    if part.matrix is not None:
        return (part.matrix.cell,)
    return columns_of(part)


def rows_wanted(worksheet: Worksheet, part: Part) -> int:
    """How many rows are added; two where they are compared in pairs, none to fixed rows."""
    if part.kind not in {"table", "tree", "flow"} or part.fixed_rows:
        return 0
    return 2 if f"{worksheet.id}.{part.key}" in set(_compared()) else 1


def _is_given(part: Part) -> bool:
    """Whether the worksheet itself says all that stands in a part."""
    return bool(part.fixed_rows) and {c.key for c in asked_of(part)} <= set(
        part.fixed_rows[0].get("cells", {})
    )


def _compared() -> Iterator[str]:
    for worksheet in edition().worksheets.values():
        for part in worksheet.parts:
            if part.matrix is not None and part.matrix.pairs:
                yield part.matrix.rows


def fitting(column: Column, number: int) -> str:
    """A text that a column takes."""
    match column.type:
        case "text" | "long-text":
            return f"{column.title} {number}"[: column.max_length]
        case "date":
            return DATE
        case "time":
            return TIME
        case "integer" | "money" | "decimal" | "percent" | "yearly" | "yearly-money":
            return _number(column)
        case _:
            return ""


def _number(column: Column) -> str:
    low = Decimal(0) if column.min is None else column.min
    high = Decimal(YEAR) if column.max is None else column.max
    year = low >= 1900 and high <= 2200
    wanted = Decimal(YEAR if year else 2)
    value = min(max(wanted, low), high)
    return f"{value:f}".replace(".", ",")


def settle(page: Page) -> None:
    """Wait until everything is saved; nothing of it may have been refused."""
    page.evaluate("document.activeElement.blur()")
    page.wait_for_function(SETTLED, polling=50)
    assert page.evaluate(WRONG) == []


def lost(page: Page, sheet: Sheet) -> list[Filled]:
    """What somebody wrote into a worksheet and the page does not show any more."""
    held = {(part, column, _plain(value)) for part, column, value in page.evaluate(HELD)}
    return [
        (part, column, value)
        for part, column, value in sheet.filled
        if (part, column, _plain(value)) not in held
    ]


def _plain(value: str) -> str:
    """A number without the marks between thousands."""
    return value.replace(".", "") if value.replace(".", "").isdigit() else value
