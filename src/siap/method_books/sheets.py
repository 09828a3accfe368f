"""Sheets of a workbook: cells, where the next ones go, and which results they hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from siap.kernel.numbers import round_half_up
from siap.method_books.formulas import Formula, Range, Value
from siap.method_books.functions import either
from siap.method_books.words import word
from siap.methods.method import Text

Path = tuple[str | int, ...]
Given = Fraction | Decimal | int | str | bool | None

CALCULATION: Final = Text("Hitungan", "Calculation")
RULES: Final = Text("Aturan dan sumber", "Rules and sources")


@dataclass(frozen=True)
class Cell:
    """
    One cell as it will be written.

    Args:
        content: A formula, a number, a text, or nothing.
        style: `title`, `heading`, `note`, `label`, `input`, `formula`, `result`.
        places: Decimal places shown, or how a date is shown; None shows what it has.
        options: What may be chosen, where the cell offers a list.
    """

    content: Formula | Given
    style: str
    places: int | str | None = None
    options: Sequence[str] = ()


@dataclass(frozen=True)
class Held:
    """
    A result of the method and the cell that works it out.

    Args:
        path: Where the result stands in the answer of the method.
        cell: The cell.
        places: Decimal places that both must share; None for an unrounded number.
        words: What the cell says for each code of the answer.
        member: For a list in the answer: the cell says yes if this is one of it; of a
            mapping, the entries named here count.
    """

    path: Path
    cell: Formula
    places: int | None = None
    words: Mapping[str, str] | None = None
    member: str | Mapping[str, object] | None = None

    def expected(self, answer: Any, language: str) -> object:
        """Take out of an answer what the cell should show."""
        for step in self.path:
            lacking = isinstance(answer, Mapping) and step not in answer
            answer = [] if lacking and self.member is not None else answer[step]
        if self.member is not None:
            return yes_no(language)[any(self._is(each) for each in answer)]
        if isinstance(answer, bool):
            return yes_no(language)[answer]
        if answer is None:
            return ""
        return (self.words or {}).get(answer, answer) if isinstance(answer, str) else answer

    def _is(self, entry: object) -> bool:
        if isinstance(self.member, Mapping) and isinstance(entry, Mapping):
            return all(entry[key] == value for key, value in self.member.items())
        return entry == self.member


def yes_no(language: str) -> Mapping[bool, str]:
    """Words for yes and no."""
    return {True: word("yes", language), False: word("no", language)}


@dataclass
class Sheet:
    """One sheet; `next_row` is where the next block begins."""

    name: str
    outside: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    next_row: int = 0

    def put(self, row: int, column: int, cell: Cell) -> Formula:
        """Write a cell and return the reference to it."""
        self.cells[row, column] = cell
        content = cell.content
        place = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        text = f"'{self.name}'!{place}" if self.outside else place
        return Formula(text, lambda: _value(content), row=row, column=column)

    def say(self, text: str, style: str = "note") -> None:
        """Write one line of text."""
        self.put(self.next_row, 0, Cell(text, style))
        self.next_row += 1

    def line(
        self,
        label: str,
        content: Formula | Given,
        style: str,
        places: int | str | None = None,
    ) -> Formula:
        """Write a name and beside it one cell."""
        self.put(self.next_row, 0, Cell(label, "label"))
        found = self.put(self.next_row, 1, Cell(content, style, places))
        self.next_row += 1
        return found

    def block(self, title: str, headings: Sequence[str]) -> "Block":
        """Begin a table after an empty line."""
        self.next_row += 1
        if title:
            self.say(title, "heading")
        for column, heading in enumerate(headings):
            self.put(self.next_row, column, Cell(heading, "column"))
        self.next_row += 1
        return Block(self)


@dataclass
class Block:
    """A table that grows downwards."""

    sheet: Sheet

    def row(self) -> "Row":
        """Begin the next row."""
        self.sheet.next_row += 1
        return Row(self.sheet, self.sheet.next_row - 1)


@dataclass
class Row:
    """A row that grows to the right, now or later."""

    sheet: Sheet
    number: int
    column: int = 0

    def add(
        self, content: Formula | Given, style: str, places: int | str | None = None
    ) -> Formula:
        """Write the next cell."""
        self.column += 1
        return self.sheet.put(self.number, self.column - 1, Cell(content, style, places))

    def label(self, text: str) -> Formula:
        """Write a name."""
        return self.add(text, "label")

    def input(self, value: Given) -> Formula:
        """Write a cell that people may change."""
        return self.add(value, "input")

    def inputs(self, values: Sequence[Given], width: int) -> Range:
        """Write several such cells, empty ones up to the width."""
        padded = [*values, *[None] * (width - len(values))]
        return Range([[self.input(value) for value in padded]])

    def formula(self, formula: Formula, places: int | None = None) -> Formula:
        """Write a step on the way."""
        return self.add(formula, "formula", places)


@dataclass
class Book:
    """
    A workbook in the making.

    Args:
        language: `id` or `en`.
        held: Results of the method with the cells that work them out.
        told: Parts of the answer that no cell works out, and why or where they follow.
    """

    language: str
    held: list[Held] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    main: Sheet = field(init=False)
    rules: Sheet = field(init=False)

    def __post_init__(self) -> None:
        self.main = Sheet(CALCULATION.in_language(self.language))
        self.rules = Sheet(RULES.in_language(self.language), outside=True)

    def say(self, indonesian: str, english: str) -> str:
        """Choose the words of the language."""
        return english if self.language == "en" else indonesian

    def result(
        self,
        path: Path,
        row: Row,
        formula: Formula,
        places: int | None = None,
        words: Mapping[str, str] | None = None,
    ) -> Formula:
        """Write a cell that holds a result of the method."""
        cell = row.add(formula, "result", places)
        self.held.append(Held(path, cell, places, words))
        return cell

    def word(self, code: str) -> str:
        """Give the words of a code of the contract."""
        return word(code, self.language)

    def choose(self, row: Row, code: str | None, codes: Sequence[str]) -> Formula:
        """Write a cell in which people choose between the words of some codes."""
        row.column += 1
        chosen = None if code is None else self.word(code)
        cell = Cell(chosen, "input", options=[self.word(each) for each in codes])
        return row.sheet.put(row.number, row.column - 1, cell)

    def choose_line(self, label: str, code: str | None, codes: Sequence[str]) -> Formula:
        """Write a line with a name and a cell to choose in."""
        row = Row(self.main, self.main.next_row)
        self.main.next_row += 1
        row.label(label)
        return self.choose(row, code, codes)

    def hold(self, path: Path, cell: Formula) -> None:
        """Say that a cell that is there holds a result of the method."""
        self.held.append(Held(path, cell))

    def result_input(self, path: Path, row: Row, value: Given) -> Formula:
        """Write an input cell that the answer repeats."""
        cell = row.input(value)
        self.held.append(Held(path, cell))
        return cell

    def is_member(
        self, path: Path, member: str | Mapping[str, object], row: Row, test: Formula
    ) -> Formula:
        """Write a cell that says whether something is in a list of the answer."""
        words = yes_no(self.language)
        cell = row.add(either(test, words[True], words[False]), "result")
        self.held.append(Held(path, cell, member=member))
        return cell

    def outcome(
        self,
        path: Path,
        label: str,
        formula: Formula,
        places: int | None = None,
        words: Mapping[str, str] | None = None,
    ) -> Formula:
        """Write a line with the name of a result and its cell."""
        cell = self.main.line(label, formula, "result", places)
        self.held.append(Held(path, cell, places, words))
        return cell


def _value(content: Formula | Given) -> Value:
    if isinstance(content, Formula):
        return content.value
    if content is None or isinstance(content, (str, bool)):
        return content
    return Fraction(content)


def rounded_value(value: Value, places: int | None) -> Value | Decimal:
    """Give a value as a cell with so many places shows it."""
    if places is None or value is None or isinstance(value, (str, bool)):
        return value
    return round_half_up(value, places)
