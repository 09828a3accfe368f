"""`satisfaction-index` in the calculation contract: question and answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number, round_half_up
from siap.kernel.source import Source
from siap.methods import satisfaction_index
from siap.methods.answers import NAMES, number_or_null, rounded_or_null
from siap.methods.bands import BANDS
from siap.methods.method import Answer, Method, Notice, RuleSet, Text
from siap.methods.satisfaction_index import Index, IndexRules, Tally
from siap.methods.satisfaction_index_working import IndexQuestion, working
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Number, Shape, Whole, wrong_type

RULES: Final = Record(
    IndexRules,
    {
        "elements": ListOf(Name(), unique="self"),
        "weights": MapOf(Number(above=0)),
        "bands": BANDS,
        "places": Whole(0, 6),
    },
)


@dataclass(frozen=True)
class _Rows(Shape[Sequence[Sequence[int | None]]]):
    """Rows of answers; looked at column by column later, for there may be millions."""

    about: str = ""

    def _take(self, value: object) -> Sequence[Sequence[int | None]]:
        if not isinstance(value, (list, tuple)):
            raise wrong_type(value, "array")
        if not value:
            raise InvalidInput("empty")
        return value

    def _form(self) -> dict[str, object]:
        answer: dict[str, object] = {"enum": [1, 2, 3, 4, None]}
        row = {"type": "array", "items": answer, "minItems": 1}
        return {"type": "array", "items": row, "minItems": 1}


_MEANS: Final = ListOf(Number(satisfaction_index.LOWEST, satisfaction_index.HIGHEST))

QUESTION: Final = Record(
    IndexQuestion,
    {"weight_mode": Choice(("exact", "regulation"), "1/n or the printed weight.")},
    {
        "responses": _Rows("One row per respondent, one answer 1..4 or null each."),
        "element_means": _MEANS,
        "elements": ListOf(Name(), unique="self", about="Ids, in the order of answers."),
    },
)

OUTPUT: Final = plain_object(
    {
        "weight_mode": Choice(("exact", "regulation")),
        "weight": Number(),
        "n": OrNull(Whole(1), "Respondents; null where only means were given."),
        "elements": NAMES,
        "element_n": OrNull(ListOf(Whole(0)), "Answers per element."),
        "element_means": ListOf(OrNull(Number(1, 4))),
        "element_means_rounded": ListOf(OrNull(Number(1, 4))),
        "index": OrNull(Number()),
        "index_rounded": OrNull(Number()),
        "score": OrNull(Number()),
        "score_rounded": OrNull(Number()),
        "class": OrNull(Name()),
        "label": OrNull(Name()),
        "lowest": NAMES,
    }
)


@dataclass(frozen=True, slots=True)
class _Means:
    """Means per element with where they come from."""

    names: list[str]
    means: list[Fraction | None]
    tallies: list[Tally] | None
    respondents: int | None

    @property
    def known(self) -> list[Fraction]:
        return [mean for mean in self.means if mean is not None]


def answer(question: IndexQuestion, rules: RuleSet | None) -> Answer:
    """Give the index as the contract writes it: index with 3 places, score with 2."""
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    values: IndexRules = RULES.read(rules.values)
    found = _means(question)
    mode = question.weight_mode
    weight = satisfaction_index.weight_of(values, len(found.names), mode)
    complete = len(found.known) == len(found.names)
    index = satisfaction_index.score(found.known, values, mode) if complete else None
    lowest = min(found.known, default=None)
    return Answer(
        {
            "weight_mode": mode,
            "weight": exact_number(weight),
            "n": found.respondents,
            "elements": found.names,
            "element_n": [each.count for each in found.tallies] if found.tallies else None,
            "element_means": [number_or_null(mean) for mean in found.means],
            "element_means_rounded": [rounded_or_null(mean, 3) for mean in found.means],
            "index": exact_number(index.index) if index else None,
            "index_rounded": round_half_up(index.index, 3) if index else None,
            "score": exact_number(index.score) if index else None,
            "score_rounded": round_half_up(index.score, 2) if index else None,
            "class": index.band.name if index else None,
            "label": index.band.label if index else None,
            "lowest": [
                name
                for name, mean in zip(found.names, found.means, strict=True)
                if mean is not None and mean == lowest
            ],
        },
        [*_about_elements(found, values), *_about_weight(found, values, mode, index)],
    )


def _means(question: IndexQuestion) -> _Means:
    given = (question.responses, question.element_means)
    if sum(each is not None for each in given) != 1:
        raise InvalidInput("either-of-two", known="responses, element_means")
    if question.responses is None:
        means: list[Fraction | None] = list(question.element_means or [])
        return _Means(_names(question, len(means)), means, None, None)
    first = question.responses[0]
    if not isinstance(first, (list, tuple)):
        raise InvalidInput("wrong-type", where="responses[0]", wanted="array", found="?")
    if not first:
        raise InvalidInput("empty", where="responses[0]")
    count = len(question.elements) if question.elements else len(first)
    tallies = satisfaction_index.tally(question.responses, count)
    means = [each.mean for each in tallies]
    return _Means(_names(question, count), means, tallies, len(question.responses))


def _names(question: IndexQuestion, count: int) -> list[str]:
    names = question.elements or [f"U{place}" for place in range(1, count + 1)]
    if len(names) != count:
        facts = {"found": len(names), "least": count, "most": count}
        raise InvalidInput("wrong-length", where="elements", **facts)
    return names


def _about_elements(found: _Means, rules: IndexRules) -> list[Notice]:
    notices = [
        Notice("element-unanswered", "responses", {"id": name})
        for name, mean in zip(found.names, found.means, strict=True)
        if mean is None
    ]
    if len(found.names) != len(rules.elements):
        facts: dict[str, Any] = {"count": len(found.names), "wanted": len(rules.elements)}
        notices.append(Notice("unusual-element-count", "elements", facts))
    return notices


def _about_weight(
    found: _Means, rules: IndexRules, mode: str, index: Index | None
) -> list[Notice]:
    """Warn where the other way of weighting would give another class."""
    other = "regulation" if mode == "exact" else "exact"
    printed = str(len(found.names)) in rules.weights
    if index is None or not printed:
        return []
    band = satisfaction_index.score(found.known, rules, other).band
    if band.name == index.band.name:
        return []
    return [
        Notice("weight-decides-class", "weight_mode", {"mode": other, "other": band.name})
    ]


METHOD: Final = Method(
    name="satisfaction-index",
    title=Text("Indeks kepuasan masyarakat", "Community satisfaction index"),
    summary=Text(
        "Menghitung indeks dan mutu pelayanan dari jawaban survei kepuasan",
        "Work out index and quality class from a satisfaction survey",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "ruleset": "permenpanrb-14-2017",
        "weight_mode": "exact",
        "responses": [
            [3, 3, 3, 4, 3, 3, 4, 3, 3],
            [4, 3, 3, 4, 3, 3, 3, 3, 4],
            [3, 4, 3, 4, 4, 3, 4, None, 3],
        ],
    },
    sources=(
        Source("permenpanrb-14-2017", "lampiran"),
        Source("kepmenpan-25-2004", "lampiran"),
    ),
    ruleset_topic="satisfaction-index",
    ruleset_named=True,
    rule_values=RULES,
)
