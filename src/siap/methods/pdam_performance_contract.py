"""`pdam-performance` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number
from siap.kernel.source import Source
from siap.methods.answers import number_or_null, rounded_or_null
from siap.methods.bands import BANDS
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.pdam_indicators import INDICATORS, VALUES, Given, with_reason
from siap.methods.pdam_performance import (
    Aspect,
    Performance,
    PerformanceRules,
    pdam_performance,
    performance_from_sums,
)
from siap.methods.pdam_working import indicator_step, named, number
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Name, Number, Whole, inside

RULES: Final[Record[PerformanceRules]] = Record(
    PerformanceRules,
    {
        "aspects": ListOf(
            Record(
                Aspect,
                {"id": Name(), "divisor": Number(above=0), "points": Number(above=0)},
            ),
            unique="id",
        ),
        "classes": BANDS,
        "indicators": INDICATORS,
    },
)


@dataclass(frozen=True, slots=True)
class Question:
    """
    Values by indicator or sums by aspect.

    Raises:
        InvalidInput: Both or neither are given.
    """

    values: Mapping[str, Given] = field(default_factory=dict)
    sums: Mapping[str, Fraction] = field(default_factory=dict)
    missing_score: int | None = None
    operational_divisor: Fraction | None = None

    def __post_init__(self) -> None:
        if bool(self.values) == bool(self.sums):
            raise InvalidInput("values-or-sums", where="values")


def _rules(rules: RuleSet | None, question: Question) -> PerformanceRules:
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    read = RULES.read(rules.values)
    divisor = question.operational_divisor
    if divisor is None:
        return read
    aspects = [
        replace(each, divisor=divisor) if each.id == "operasional" else each
        for each in read.aspects
    ]
    return replace(read, aspects=aspects)


def _perform(question: Question, rules: PerformanceRules) -> Performance:
    try:
        if question.sums:
            return performance_from_sums(question.sums, rules)
        return pdam_performance(question.values, rules, question.missing_score)
    except InvalidInput as fault:
        raise inside("sums" if question.sums else "values", fault) from None


def answer(question: Question, rules: RuleSet | None) -> Answer:
    """Give the aspects, the total and the class as the contract writes them."""
    used = _rules(rules, question)
    found = _perform(question, used)
    return Answer(
        {
            "values": {
                key: number_or_null(each.value) for key, each in found.scored.items()
            },
            "scores": {key: each.score for key, each in found.scored.items()},
            "sums": {key: number_or_null(each) for key, each in found.sums.items()},
            "divisors": {each.id: exact_number(each.divisor) for each in used.aspects},
            "aspects": {key: number_or_null(each) for key, each in found.aspects.items()},
            "aspects_rounded": {
                key: rounded_or_null(each, 2) for key, each in found.aspects.items()
            },
            "total": number_or_null(found.total),
            "total_rounded": rounded_or_null(found.total, 2),
            "class": found.band and found.band.name,
            "missing": with_reason(found.scored, "missing"),
            "not_computable": with_reason(found.scored, "no-denominator"),
        },
        _notices(question, rules, found),
    )


def _notices(question: Question, rules: RuleSet | None, found: Performance) -> list[Notice]:
    notices = []
    if question.operational_divisor is not None:
        plain = _rules(rules, replace(question, operational_divisor=None))
        rule = next(each.divisor for each in plain.aspects if each.id == "operasional")
        facts = {
            "rule": exact_number(rule),
            "used": exact_number(question.operational_divisor),
        }
        notices.append(Notice("divisor-changed", "operational_divisor", facts))
    without = with_reason(found.scored, "missing", "no-denominator")
    if without and question.missing_score is None:
        notices.append(Notice("no-total", "values", {"ids": ", ".join(without)}))
    elif without:
        scored = {"ids": ", ".join(without), "score": question.missing_score}
        notices.append(Notice("missing-scored", "values", scored))
    return notices


def working(
    question: Question, result: Mapping[str, Any], rules: RuleSet | None, language: str
) -> list[Step]:
    """Show value and score of each indicator, the aspects and the total."""
    used = _rules(rules, question)
    steps = []
    if question.values:
        steps = [
            indicator_step(each, question.values.get(each.id), result, language)
            for each in used.indicators
        ]
    for aspect in used.aspects:
        value = result["aspects"][aspect.id]
        if value is None:
            continue
        found = number(result["sums"][aspect.id], language)
        divisor, points = number(aspect.divisor, language), number(aspect.points, language)
        steps.append(
            Step(
                named(f"Aspek {aspect.id}", f"Aspect {aspect.id}", language),
                named(
                    "jumlah skor ÷ pembagi × nilai aspek",
                    "sum of scores ÷ divisor × points",
                    language,
                ),
                f"{found} ÷ {divisor} × {points}",
                number(value, language),
            )
        )
    if result["total"] is not None:
        parts = " + ".join(number(each, language) for each in result["aspects"].values())
        title = named("Nilai kinerja", "Performance value", language)
        formula = named("jumlah aspek", "sum of the aspects", language)
        total = f"{number(result['total'], language)} → {result['class']}"
        steps.append(Step(title, formula, parts, total))
    return steps


_SUM: Final = OrNull(Number())

METHOD: Final = Method(
    name="pdam-performance",
    title=Text("Kinerja PDAM (Kepmendagri 47/1999)", "Performance of a water company"),
    summary=Text(
        "Memberi skor aspek keuangan, operasional, dan administrasi PDAM",
        "Score finance, operation and administration of a water company",
    ),
    question=Record(
        Question,
        {},
        {
            "values": VALUES,
            "sums": MapOf(Number(0), about="Sum of scores by aspect, instead of values."),
            "missing_score": Whole(
                0, 5, about="Score for indicators without a value; left out: none."
            ),
            "operational_divisor": Number(
                above=0, about="Instead of the divisor of the rule set."
            ),
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "values": MapOf(_SUM, least=0),
            "scores": MapOf(OrNull(Whole(0)), least=0),
            "sums": MapOf(_SUM),
            "divisors": MapOf(Number()),
            "aspects": MapOf(_SUM),
            "aspects_rounded": MapOf(_SUM),
            "total": _SUM,
            "total_rounded": _SUM,
            "class": OrNull(Name()),
            "missing": ListOf(Name(), least=0),
            "not_computable": ListOf(Name(), least=0),
        },
    ),
    working=working,
    example={
        "sums": {"keuangan": 41, "operasional": 33, "administrasi": 30},
        "ruleset": "kepmendagri-47-1999",
    },
    sources=(Source("kepmendagri-47-1999", "Pasal 3 dan lampiran"),),
    ruleset_topic="pdam-performance",
    rule_values=RULES,
)
