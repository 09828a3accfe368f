"""Formulas that know both how a spreadsheet writes them and what they come to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final

Value = Fraction | str | bool | None
Content = "Formula | Fraction | Decimal | int | str"

_LOOSEST, _JOIN, _SUM, _PRODUCT, _POWER, _ATOM = range(6)

SAME: Final = 9
"""Decimal places to which computed numbers are compared: below is noise of the machine."""


@dataclass(frozen=True)
class Formula:
    """
    One expression.

    Args:
        text: As the spreadsheet writes it, without the leading `=`.
        work: Gives its value, exactly; called once and only when needed, so that the
            branch of an IF that is not taken may divide by nought.
        binds: How tightly its outermost operator binds.
        row: Row of the cell, from 0, if this is a reference to one.
        column: Column of the cell, from 0.
        sheet: Name of the sheet to write before references from elsewhere.
    """

    text: str
    work: Callable[[], Value]
    binds: int = _ATOM
    row: int = -1
    column: int = -1
    sheet: str = ""

    @cached_property
    def value(self) -> Value:
        """What it comes to; None for an empty cell."""
        return self.work()

    @property
    def number(self) -> Fraction:
        """Its value as a number; an empty cell counts nought, as in a spreadsheet."""
        value = self.value
        if isinstance(value, str):
            raise TypeError(f"{self.text} is a text: {value}")
        return Fraction(value or 0)

    def __add__(self, other: "Formula | int") -> "Formula":
        return _binary(self, "+", of(other), _SUM, lambda a, b: a + b)

    def __radd__(self, other: int) -> "Formula":
        return of(other) + self

    def __sub__(self, other: "Formula | int") -> "Formula":
        return _binary(self, "-", of(other), _SUM, lambda a, b: a - b)

    def __rsub__(self, other: int) -> "Formula":
        return of(other) - self

    def __mul__(self, other: "Formula | int") -> "Formula":
        return _binary(self, "*", of(other), _PRODUCT, lambda a, b: a * b)

    def __rmul__(self, other: int) -> "Formula":
        return of(other) * self

    def __truediv__(self, other: "Formula | int") -> "Formula":
        return _binary(self, "/", of(other), _PRODUCT, lambda a, b: a / b)

    def __rtruediv__(self, other: int) -> "Formula":
        return of(other) / self

    def __pow__(self, other: "Formula | int") -> "Formula":
        # int(): an exact power needs a whole exponent.
        return _binary(self, "^", of(other), _POWER, lambda a, b: a ** int(b))


def _binary(
    left: Formula,
    sign: str,
    right: Formula,
    binds: int,
    work: Callable[[Fraction, Fraction], Fraction],
) -> Formula:
    text = f"{_inside(left, binds)}{sign}{_inside(right, binds + 1)}"
    return Formula(text, lambda: work(left.number, right.number), binds)


def _inside(part: Formula, binds: int) -> str:
    return f"({part.text})" if part.binds < binds else part.text


def of(content: "Formula | Fraction | Decimal | int | str") -> Formula:
    """Turn a constant into a formula; texts are quoted. For fixed words and counts only."""
    if isinstance(content, Formula):
        return content
    if isinstance(content, str):
        quoted = content.replace('"', '""')
        return Formula(f'"{quoted}"', lambda: content)
    value = Fraction(content)
    text = str(Decimal(value.numerator) / value.denominator)
    return Formula(text, lambda: value, _ATOM if value >= 0 else _SUM)


def call(
    name: str, work: Callable[[], Value], *arguments: "Formula | Range | int | str"
) -> Formula:
    """
    Write a function of the spreadsheet.

    Args:
        name: Its English name; the file format knows no other.
        work: The same calculation, exactly.
        *arguments: Formulas, ranges, whole numbers or fixed words.
    """
    written = (each if isinstance(each, Range) else of(each) for each in arguments)
    return Formula(f"{name}({','.join(each.text for each in written)})", work)


def written(text: str, work: Callable[[], Value]) -> Formula:
    """Take an expression as it stands; it binds like a comparison."""
    return Formula(text, work, _LOOSEST)


@dataclass(frozen=True)
class Range:
    """Neighbouring cells, one row after the other; their values are taken once."""

    rows: Sequence[Sequence[Formula]]

    @cached_property
    def cells(self) -> list[Formula]:
        """Every cell, row by row."""
        return [cell for row in self.rows for cell in row]

    @cached_property
    def text(self) -> str:
        """As the spreadsheet writes it, fixed with dollar signs."""
        first, last = self.rows[0][0], self.rows[-1][-1]
        height, width = len(self.rows), len(self.rows[0])
        if (last.row - first.row + 1, last.column - first.column + 1) != (height, width):
            raise ValueError(f"not neighbours: {first.text} to {last.text}")
        tail = last.text.partition("!")[2] or last.text
        return f"{first.text}:{tail}" if len(self.cells) > 1 else first.text

    @cached_property
    def numbers(self) -> list[Fraction]:
        """The numbers in it; texts and empty cells are passed over, as SUM does."""
        values = [cell.value for cell in self.cells]
        return [v for v in values if isinstance(v, Fraction)]

    @cached_property
    def ascending(self) -> list[Fraction]:
        """The numbers in it, lowest first."""
        return sorted(self.numbers)


def down(cells: Sequence[Formula]) -> Range:
    """Take cells that stand below each other."""
    return Range([[cell] for cell in cells])


def across(cells: Sequence[Formula]) -> Range:
    """Take cells that stand beside each other."""
    return Range([list(cells)])
