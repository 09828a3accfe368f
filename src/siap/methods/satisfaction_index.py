"""Community satisfaction index: means of the elements, weighted, times 25."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import round_half_up
from siap.methods.bands import Band, classify

LOWEST: Final = 1
HIGHEST: Final = 4
TIMES: Final = 25

_CHUNK: Final = 20_000
"""Rows counted at a time: large enough to be fast, small enough to cost no memory."""


@dataclass(frozen=True, slots=True)
class IndexRules:
    """
    What a regulation fixes.

    Args:
        elements: Ids of its elements, in its order.
        weights: Rounded weight by number of elements, as printed.
        bands: Quality classes, highest first.
        places: Decimal places of the score before it is classed.
    """

    elements: list[str]
    weights: dict[str, Fraction]
    bands: list[Band]
    places: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Sum and number of the answers to one element."""

    total: int
    count: int

    @property
    def mean(self) -> Fraction | None:
        """Mean answer; None if nobody answered."""
        return Fraction(self.total, self.count) if self.count else None


@dataclass(frozen=True, slots=True)
class Index:
    """
    The index with what it is made of.

    Args:
        weight: Weight of each element.
        index: Sum of weight times mean, 1..4.
        score: Index times 25, 25..100.
        band: Quality class of the score, rounded as the rule says.
    """

    weight: Fraction
    index: Fraction
    score: Fraction
    band: Band


def tally(responses: Sequence[Sequence[int | None]], elements: int) -> list[Tally]:
    """
    Count answers per element.

    Args:
        responses: n >= 1 rows of `elements` answers 1..4; None where not answered.
        elements: Number of elements, >= 1.

    Returns:
        One tally per element. Time and memory grow with n only as far as reading does.

    Raises:
        InvalidInput: A row has another length, or an answer is not 1, 2, 3, 4 or None.

    >>> tally([[4, 3], [2, None]], 2)
    [Tally(total=6, count=2), Tally(total=3, count=1)]
    """
    totals = [0] * elements
    counts = [0] * elements
    for start in range(0, len(responses), _CHUNK):
        rows = responses[start : start + _CHUNK]
        if not _looks_right(rows, elements):
            _refuse(rows, start, elements)
        for place, answers in enumerate(zip(*rows, strict=True)):
            if not set(map(type, answers)) <= _KINDS:
                _refuse(rows, start, elements)
            found = Counter(answers)
            if not found.keys() <= _ANSWERS:
                _refuse(rows, start, elements)
            empty = found.pop(None, 0)
            totals[place] += sum(value * times for value, times in found.items() if value)
            counts[place] += len(rows) - empty
    return [Tally(*pair) for pair in zip(totals, counts, strict=True)]


_KINDS: Final = {int, type(None)}
_ANSWERS: Final = {1, 2, 3, 4, None}


def _looks_right(rows: Sequence[object], elements: int) -> bool:
    kinds = set(map(type, rows))
    return kinds <= {list, tuple} and set(map(len, rows)) == {elements}  # type: ignore[arg-type]


def _refuse(rows: Sequence[object], start: int, elements: int) -> None:
    """Find the first wrong row or answer and say where it is."""
    for number, row in enumerate(rows, start):
        where = f"responses[{number}]"
        if not isinstance(row, (list, tuple)):
            raise InvalidInput("wrong-type", where=where, wanted="array", found="?")
        if len(row) != elements:
            facts = {"found": len(row), "wanted": elements}
            raise InvalidInput("rows-of-different-length", where=where, **facts)
        for place, answer in enumerate(row):
            _refuse_answer(answer, f"{where}[{place}]")


def _refuse_answer(answer: object, where: str) -> None:
    if type(answer) in _KINDS and answer in _ANSWERS:
        return
    if isinstance(answer, str):
        raise InvalidInput("number-as-text", where=where, value=answer[:40])
    facts = {"value": answer, "least": LOWEST, "most": HIGHEST}
    raise InvalidInput("out-of-scale", where=where, **facts)


def weight_of(rules: IndexRules, elements: int, mode: str) -> Fraction:
    """
    Give the weight of each element.

    Args:
        rules: The regulation.
        elements: Number of elements, >= 1.
        mode: `exact` is 1/n, `regulation` the rounded weight that it prints.

    Raises:
        InvalidInput: The regulation prints no weight for that many elements.
    """
    if mode == "exact":
        return Fraction(1, elements)
    if str(elements) not in rules.weights:
        raise InvalidInput("no-regulation-weight", where="weight_mode", count=elements)
    return rules.weights[str(elements)]


def score(means: Sequence[Fraction], rules: IndexRules, mode: str) -> Index:
    """
    Work out index, score and quality class.

    Args:
        means: Mean answer per element, 1..4 each.
        rules: The regulation.
        mode: `exact` or `regulation`, see `weight_of`.

    Returns:
        The index, exact; only the class is taken from the score rounded half up, for
        the bands of the regulations have gaps between their two-decimal edges.

    Source:
        KepmenPAN 25/2004 and PermenPANRB 14/2017, by rule set.
    """
    weight = weight_of(rules, len(means), mode)
    index = weight * sum(means, Fraction())
    result = index * TIMES
    shown = Fraction(round_half_up(result, rules.places))
    return Index(weight, index, result, classify(shown, rules.bands))
