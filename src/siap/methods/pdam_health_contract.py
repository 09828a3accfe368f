"""`pdam-health` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number
from siap.kernel.source import Source
from siap.methods.answers import number_or_null, rounded_or_null
from siap.methods.bands import BANDS
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.pdam_health import Health, HealthRules, pdam_health
from siap.methods.pdam_indicators import INDICATORS, VALUES, Given, with_reason
from siap.methods.pdam_working import indicator_step, named, number
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Name, Number, Whole, inside

RULES: Final[Record[HealthRules]] = Record(
    HealthRules, {"indicators": INDICATORS, "classes": BANDS}
)


@dataclass(frozen=True, slots=True)
class Question:
    """Values by indicator, and what the caller wants for those that are missing."""

    values: Mapping[str, Given]
    missing_score: int | None = None


def _rules(rules: RuleSet | None) -> HealthRules:
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    return RULES.read(rules.values)


def answer(question: Question, rules: RuleSet | None) -> Answer:
    """Give the scores as the contract writes them."""
    used = _rules(rules)
    try:
        health = pdam_health(question.values, used, question.missing_score)
    except InvalidInput as fault:
        raise inside("values", fault) from None
    return Answer(
        {
            "values": {
                key: number_or_null(each.value) for key, each in health.scored.items()
            },
            "values_rounded": {
                key: rounded_or_null(each.value, 2) for key, each in health.scored.items()
            },
            "scores": {key: each.score for key, each in health.scored.items()},
            "weighted": {
                key: number_or_null(each) for key, each in health.weighted.items()
            },
            "aspects": {key: number_or_null(each) for key, each in health.aspects.items()},
            "total": number_or_null(health.total),
            "total_rounded": rounded_or_null(health.total, 2),
            "class": health.band and health.band.name,
            "scored_weight": exact_number(health.scored_weight),
            "missing": with_reason(health.scored, "missing"),
            "not_computable": with_reason(health.scored, "no-denominator"),
        },
        _notices(question, used, health),
    )


def _notices(question: Question, rules: HealthRules, health: Health) -> list[Notice]:
    notices = [
        Notice("zero-may-mean-none", f"values.{each.id}")
        for each in rules.indicators
        if each.without_denominator is not None and health.scored[each.id].value == 0
    ]
    notices += [
        Notice("no-denominator-scored", f"values.{key}", {"score": each.score})
        for key, each in health.scored.items()
        if each.reason == "no-denominator-scored"
    ]
    without = with_reason(health.scored, "missing", "no-denominator")
    if without and question.missing_score is None:
        notices.append(Notice("no-total", "values", {"ids": ", ".join(without)}))
    elif without:
        facts = {"ids": ", ".join(without), "score": question.missing_score}
        notices.append(Notice("missing-scored", "values", facts))
    return notices


def working(
    question: Question, result: Mapping[str, Any], rules: RuleSet | None, language: str
) -> list[Step]:
    """Show value and score of each indicator, then the total."""
    known = _rules(rules)
    steps = []
    for each in known.indicators:
        step = indicator_step(each, question.values.get(each.id), result, language)
        weighted = result["weighted"][each.id]
        if weighted is not None:
            score = result["scores"][each.id]
            step = Step(
                step.title,
                step.formula,
                step.substituted,
                f"{step.result}; {score} × {number(each.weight, language)} = "
                f"{number(weighted, language)}",
            )
        steps.append(step)
    if result["total"] is not None:
        parts = " + ".join(number(each, language) for each in result["aspects"].values())
        title = named("Nilai kinerja", "Performance value", language)
        formula = named("jumlah aspek", "sum of the aspects", language)
        total = f"{number(result['total'], language)} → {result['class']}"
        steps.append(Step(title, formula, parts, total))
    return steps


_SCORE: Final = OrNull(Whole(least=0))
_SUM: Final = OrNull(Number())

METHOD: Final = Method(
    name="pdam-health",
    title=Text("Kesehatan PDAM (18 indikator)", "Health of a water company"),
    summary=Text(
        "Memberi skor 18 indikator PDAM, menimbangnya, dan menyebut kelasnya",
        "Scores eighteen indicators of a water company, weighs them and names the class",
    ),
    question=Record(
        Question,
        {"values": VALUES},
        {
            "missing_score": Whole(
                1, 5, about="Score for indicators without a value; left out: none."
            )
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "values": MapOf(_SUM),
            "values_rounded": MapOf(_SUM),
            "scores": MapOf(_SCORE),
            "weighted": MapOf(_SUM),
            "aspects": MapOf(_SUM),
            "total": _SUM,
            "total_rounded": _SUM,
            "class": OrNull(Name()),
            "scored_weight": Number(0, 1),
            "missing": ListOf(Name(), least=0),
            "not_computable": ListOf(Name(), least=0),
        },
    ),
    example={
        "values": {
            "ROE": {"a": 1_200_000_000, "b": 15_000_000_000},
            "ROP": {"a": 9_000_000_000, "b": 12_000_000_000},
            "KAS": {"a": 2_500_000_000, "b": 0},
            "TAG": 91,
            "SOL": {"a": 18_000_000_000, "b": 0},
            "CAK": {"a": 54_400, "b": 80_000},
            "TUM": {"a": 700, "b": 10_000},
            "ADU": {"a": 430, "b": 500},
            "KUA": {"a": 66, "b": 88},
            "KON": {"a": 1_980_000, "b": 10_000},
            "PRO": {"a": 85, "b": 100},
            "NRW": {"a": 1_320_000, "b": 4_000_000},
            "JAM": {"a": 8_030, "b": 365},
            "TEK": {"a": 6_100, "b": 10_700},
            "MET": {"a": 1_200, "b": 10_700},
            "PEG": {"a": 75, "b": 10_700},
            "DIK": {"a": 18, "b": 75},
            "BIA": {"a": 90_000_000, "b": 3_000_000_000},
        },
        "ruleset": "bppspam-18-2010",
    },
    sources=[
        Source("bppspam-juknis-2010", "tabel 18 indikator kinerja"),
    ],
    working=working,
    ruleset_topic="pdam-health",
    rule_values=RULES,
)
