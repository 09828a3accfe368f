"""The functions of a spreadsheet that the workbooks use, with their exact meaning."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from siap.kernel.numbers import round_exactly
from siap.method_books.formulas import (
    SAME,
    Formula,
    Range,
    Value,
    call,
    of,
    written,
)


def either(
    condition: Formula, yes: Formula | int | str, no: Formula | int | str
) -> Formula:
    """Write IF; only the branch that is taken is worked out."""

    def work() -> Value:
        return of(yes).value if condition.value else of(no).value

    return call("IF", work, condition, yes, no)


def first_that(
    cases: Sequence[tuple[Formula, Formula | int | str]], otherwise: Formula | int | str
) -> Formula:
    """Write nested IFs: the first condition that holds decides."""
    found = of(otherwise)
    for condition, outcome in reversed(cases):
        found = either(condition, outcome, found)
    return found


def add(*parts: Range | Formula) -> Formula:
    """Write SUM."""
    return call("SUM", lambda: sum(_numbers(parts), Fraction()), *parts)


def product(*parts: Range | Formula) -> Formula:
    """Write PRODUCT."""
    return call("PRODUCT", lambda: Fraction(prod(_numbers(parts))), *parts)


def mean(cells: Range) -> Formula:
    """Write AVERAGE."""

    def work() -> Value:
        return sum(cells.numbers, Fraction()) / len(cells.numbers)

    return call("AVERAGE", work, cells)


def most(*parts: Range | Formula | int) -> Formula:
    """Write MAX."""
    return call("MAX", lambda: max(_numbers(parts)), *parts)


def least(*parts: Range | Formula | int) -> Formula:
    """Write MIN."""
    return call("MIN", lambda: min(_numbers(parts)), *parts)


def count(cells: Range) -> Formula:
    """Write COUNT: how many cells hold a number."""
    return call("COUNT", lambda: Fraction(len(cells.numbers)), cells)


def _numbers(parts: Sequence[Range | Formula | int]) -> list[Fraction]:
    found: list[Fraction] = []
    for part in parts:
        found += part.numbers if isinstance(part, Range) else [of(part).number]
    return found


def rounded(value: Formula, places: int) -> Formula:
    """Write ROUND, which takes halves away from nought."""
    return call("ROUND", lambda: round_exactly(value.number, places), value, places)


def whole(value: Formula) -> Formula:
    """Write INT: the next whole number below; noise just below a whole does not count."""

    def work() -> Value:
        return Fraction(value.number.__floor__())

    return Formula(f"INT(ROUND({value.text},{SAME}))", work)


def absolute(value: Formula) -> Formula:
    """Write ABS."""
    return call("ABS", lambda: abs(value.number), value)


def all_of(*conditions: Formula) -> Formula:
    """Write AND."""
    return call("AND", lambda: all(each.value for each in conditions), *conditions)


def any_of(*conditions: Formula) -> Formula:
    """Write OR."""
    return call("OR", lambda: any(each.value for each in conditions), *conditions)


def no(condition: Formula) -> Formula:
    """Write NOT."""
    return call("NOT", lambda: not condition.value, condition)


def is_blank(cell: Formula) -> Formula:
    """Tell whether a cell is empty or holds an empty text."""
    return written(f'{cell.text}=""', lambda: cell.value in (None, ""))


def is_filled(cell: Formula) -> Formula:
    """Tell whether a cell holds anything."""
    return written(f'{cell.text}<>""', lambda: cell.value not in (None, ""))


def is_word(cell: Formula, word: str) -> Formula:
    """Compare with a fixed word."""
    return written(f"{cell.text}={of(word).text}", lambda: cell.value == word)


def _compare(
    first: Formula | int, sign: str, right: Formula | int, work: Callable[[Any, Any], bool]
) -> Formula:
    left, other = of(first), of(right)
    text = f"{_noiseless(left)}{sign}{_noiseless(other)}"
    return written(text, lambda: work(left.number, other.number))


def _noiseless(part: Formula) -> str:
    return (
        part.text if part.text.replace(".", "").isdigit() else f"ROUND({part.text},{SAME})"
    )


def above(left: Formula | int, right: Formula | int) -> Formula:
    """Compare two numbers without the noise of the machine: left > right."""
    return _compare(left, ">", right, lambda a, b: a > b)


def at_least(left: Formula, right: Formula | int) -> Formula:
    """Compare two numbers without the noise of the machine: left >= right."""
    return _compare(left, ">=", right, lambda a, b: a >= b)


def same(left: Formula, right: Formula | int) -> Formula:
    """Compare two numbers without the noise of the machine: left = right."""
    return _compare(left, "=", right, lambda a, b: a == b)


def joined(*parts: Formula | str) -> Formula:
    """Put texts together."""
    text = "&".join(of(each).text for each in parts)
    return written(text, lambda: "".join(str(of(each).value or "") for each in parts))


def products(*ranges: Range) -> Formula:
    """Write SUMPRODUCT of ranges of one shape."""

    def work() -> Value:
        pairs = zip(*(each.cells for each in ranges), strict=True)
        return sum((Fraction(prod(cell.number for cell in p)) for p in pairs), Fraction())

    return call("SUMPRODUCT", work, *ranges)


def sum_where(names: Range, name: Formula, amounts: Range) -> Formula:
    """Add the amounts beside an exact name; upper and lower case differ."""

    def work() -> Value:
        pairs = zip(names.cells, amounts.cells, strict=True)
        return sum((b.number for a, b in pairs if a.value == name.value), Fraction())

    return Formula(f"SUMPRODUCT(EXACT({names.text},{name.text})*{amounts.text})", work)


def times_found(names: Range, name: Formula) -> Formula:
    """Count an exact name; upper and lower case differ."""

    def work() -> Value:
        return Fraction(sum(each.value == name.value for each in names.cells))

    return Formula(f"SUMPRODUCT(--EXACT({names.text},{name.text}))", work)


def beside(names: Range, name: Formula, amounts: Range) -> Formula:
    """Look an exact name up; the first one counts."""

    def work() -> Value:
        pairs = zip(names.cells, amounts.cells, strict=True)
        return next(b.value for a, b in pairs if a.value == name.value)

    place = f"MATCH(1,INDEX(--EXACT({names.text},{name.text}),0),0)"
    return Formula(f"INDEX({amounts.text},{place})", work)


def rank(cell: Formula, cells: Range, *, highest_first: bool = True) -> Formula:
    """Rank as sports do (1, 1, 3); numbers equal to nine places share a place."""
    sign = ">" if highest_first else "<"

    def work() -> Value:
        ordered = cells.ascending
        if highest_first:
            return Fraction(1 + len(ordered) - bisect_right(ordered, cell.number))
        return Fraction(1 + bisect_left(ordered, cell.number))

    test = f"ROUND({cells.text},{SAME}){sign}ROUND({cell.text},{SAME})"
    return Formula(f"(1+SUMPRODUCT(--({test})))", work)


def in_words(code: Formula, words: Mapping[str, str]) -> Formula:
    """Say a code in words; nothing for an unknown one."""
    return first_that([(is_word(code, key), text) for key, text in words.items()], "")


def smallest(cells: Sequence[Formula]) -> Formula:
    """Write MIN over single cells."""
    return call("MIN", lambda: min(cell.number for cell in cells), *cells)


def greatest(cells: Sequence[Formula]) -> Formula:
    """Write MAX over single cells."""
    return call("MAX", lambda: max(cell.number for cell in cells), *cells)


def add_all(cells: Sequence[Formula]) -> Formula:
    """Write a sum of single cells."""
    return call("SUM", lambda: sum((cell.number for cell in cells), Fraction()), *cells)
