"""Reinke: magnitude, importance and vulnerability, divided by cost."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.methods.factor_scores import (
    OUTPUT,
    FactorQuestion,
    formula_steps,
    means_on_scale,
    question_shape,
    ranked_answer,
)
from siap.methods.method import Answer, Method, RuleSet, Step, Text

FACTORS: Final = ("magnitude", "importance", "vulnerability", "cost")


def total(scores: Mapping[str, Fraction]) -> Fraction:
    """
    Multiply magnitude, importance and vulnerability, and divide by cost.

    Args:
        scores: One number per factor, usually 1..5. A high cost means expensive;
            it is above nought.

    Returns:
        The priority, exact.

    Raises:
        InvalidInput: The cost is not above nought.

    Source:
        Reinke's method as taught for priority setting in public health. Some texts
        ask for a low score where cost is high and divide all the same; here high
        always means expensive.

    >>> total(dict.fromkeys(FACTORS, Fraction(3)))
    Fraction(9, 1)
    """
    if scores["cost"] <= 0:
        raise InvalidInput("cost-not-above-nought", where="cost")
    product = scores["magnitude"] * scores["importance"] * scores["vulnerability"]
    return product / scores["cost"]


def _totals(question: FactorQuestion) -> dict[str, Fraction]:
    means = means_on_scale(question.alternatives, FACTORS, question.scale)
    totals = {}
    for index, (name, row) in enumerate(means.items()):
        if row["cost"] <= 0:
            where = f"alternatives[{index}].scores.cost"
            raise InvalidInput("cost-not-above-nought", where=where)
        totals[name] = total(row)
    return totals


def answer(question: FactorQuestion, _rules: RuleSet | None) -> Answer:
    """Give totals and places, highest total first."""
    return ranked_answer(_totals(question))


def working(
    question: FactorQuestion,
    _result: Mapping[str, Any],
    _rules: RuleSet | None,
    language: str,
) -> list[Step]:
    """Show M x I x V / C for each alternative."""
    means = means_on_scale(question.alternatives, FACTORS, question.scale)
    return formula_steps(means, _totals(question), "M × I × V ÷ C", _put_in, language)


def _put_in(shown: Mapping[str, str]) -> str:
    product = " × ".join(shown[factor] for factor in FACTORS[:3])
    return f"{product} ÷ {shown['cost']}"


METHOD: Final = Method(
    name="reinke",
    title=Text("Reinke", "Reinke"),
    summary=Text(
        "Mengurutkan pilihan menurut manfaat dibagi biaya",
        "Rank alternatives by benefit divided by cost",
    ),
    question=question_shape(FACTORS),
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "alternatives": [
            {
                "id": "penyuluhan",
                "scores": {"magnitude": 4, "importance": 4, "vulnerability": 3, "cost": 2},
            },
            {
                "id": "pompa-baru",
                "scores": {"magnitude": 5, "importance": 4, "vulnerability": 4, "cost": 5},
            },
        ],
        "scale": [1, 5],
    },
    sources=("Bahan ajar penentuan prioritas masalah kesehatan masyarakat: Reinke",),
)
