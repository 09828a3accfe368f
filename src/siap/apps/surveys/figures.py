"""Results of a survey from its sums: means, index, class, priorities, sample."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import pgettext_lazy

from siap.apps.surveys.questions import Question
from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import round_half_up
from siap.methodology.calculation import compute
from siap.methodology.rulesets import choose
from siap.methods.satisfaction_index import IndexRules, score, weight_of
from siap.methods.satisfaction_index_contract import RULES

PRIORITIES: Final = 3
_LABELS: Final = {
    "sangat baik": pgettext_lazy("mutu pelayanan", "sangat baik"),
    "baik": pgettext_lazy("mutu pelayanan", "baik"),
    "kurang baik": pgettext_lazy("mutu pelayanan", "kurang baik"),
    "tidak baik": pgettext_lazy("mutu pelayanan", "tidak baik"),
}
"""The words of the regulation for each class, to be read in English too."""
SMALL: Final = 5
"""Groups smaller than this are not shown to the public."""


@dataclass(frozen=True)
class ElementResult:
    """One element: answers by value 1..4, and their exact mean."""

    question: Question
    counts: tuple[int, int, int, int]
    mean: Fraction | None

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def shown(self) -> Decimal | None:
        """The mean with three places, halves up."""
        return None if self.mean is None else round_half_up(self.mean, 3)


@dataclass(frozen=True)
class Results:
    """
    What a survey found.

    Args:
        respondents: How many answered at least one question.
        elements: In the order of the questions.
        index: 1..4 with three places; None while an element has no answer.
        score: 25..100 with two places.
        grade: Class of the regulation, with its words in `label`.
        other_grade: Class under the other weight where that differs, else empty.
        weight: Of each element.
        priorities: The elements with the lowest means, ties included.
    """

    respondents: int
    elements: tuple[ElementResult, ...]
    index: Decimal | None
    score: Decimal | None
    grade: str
    label: str
    other_grade: str
    weight: Fraction | None
    priorities: tuple[ElementResult, ...]


Counts = Mapping[tuple[str, str], Mapping[str, int]]
"""Counts by kind and key, then by value."""


def results_of(
    questions: Sequence[Question], counts: Counts, *, ruleset: str, weight_mode: str
) -> Results:
    """
    Work out the results.

    Args:
        questions: Elements that count.
        counts: Sums of the survey.
        ruleset: Of the index.
        weight_mode: `exact` or `regulation`.

    Raises:
        InvalidInput: The rule set is unknown, or prints no weight for so many elements.
    """
    rules: IndexRules = RULES.read(choose("satisfaction-index", ruleset, None).values)
    elements = tuple(_element(each, counts) for each in questions)
    means = [each.mean for each in elements if each.mean is not None]
    respondents = counts.get(("total", "n"), {}).get("", 0)
    if len(means) < len(elements):
        lowest = _lowest(elements)
        return Results(respondents, elements, None, None, "", "", "", None, lowest)
    found = score(means, rules, weight_mode)
    return Results(
        respondents,
        elements,
        round_half_up(found.index, 3),
        round_half_up(found.score, rules.places),
        found.band.name,
        str(_LABELS.get(found.band.label, found.band.label)),
        _other_grade(means, rules, weight_mode, found.band.name),
        weight_of(rules, len(elements), weight_mode),
        _lowest(elements),
    )


def _element(question: Question, counts: Counts) -> ElementResult:
    found = counts.get(("element", question.key), {})
    one, two, three, four = (found.get(str(value), 0) for value in (1, 2, 3, 4))
    total = one + two + three + four
    mean = Fraction(one + 2 * two + 3 * three + 4 * four, total) if total else None
    return ElementResult(question, (one, two, three, four), mean)


def _other_grade(
    means: Sequence[Fraction], rules: IndexRules, mode: str, grade: str
) -> str:
    other = "regulation" if mode == "exact" else "exact"
    try:
        band = score(means, rules, other).band.name
    except InvalidInput:
        return ""
    return "" if band == grade else band


def _lowest(elements: Sequence[ElementResult]) -> tuple[ElementResult, ...]:
    """Elements up to the third lowest mean; who ties with it belongs to them."""
    known = [(each.mean, each) for each in elements if each.mean is not None]
    edge = sorted(mean for mean, _ in known)[:PRIORITIES]
    if not edge:
        return ()
    chosen = [(mean, each) for mean, each in known if mean <= edge[-1]]
    return tuple(each for _, each in sorted(chosen, key=lambda pair: pair[0]))


def hidden_groups(numbers: Mapping[str, int], least: int = SMALL) -> set[str]:
    """
    Say which groups of respondents are too small to be shown.

    Args:
        numbers: Respondents by group.
        least: The smallest number that is shown.

    Returns:
        Groups with fewer, but not none. Where that is a single one, the next larger joins
        it (ties by name), for else the total would give its number away.

    >>> sorted(hidden_groups({"a": 40, "b": 3, "c": 12, "d": 0}))
    ['b', 'c']
    """
    filled = sorted((count, key) for key, count in numbers.items() if count)
    hidden = [key for count, key in filled if count < least]
    if len(hidden) == 1:
        hidden = [key for _, key in filled[:2]]
    return set(hidden)


def sample_size(population: int | None) -> int | None:
    """How many to ask after Krejcie and Morgan; None while nobody knows how many use it."""
    if not population:
        return None
    answer: Mapping[str, Any] = compute("sample-size", {"population": population})
    return int(answer["sample"])
