"""CARL: capability, accessibility, readiness and leverage, multiplied."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from siap.methods.factor_scores import (
    OUTPUT,
    FactorQuestion,
    formula_steps,
    means_on_scale,
    question_shape,
    ranked_answer,
)
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text

FACTORS: Final = ("capability", "accessibility", "readiness", "leverage")


def total(scores: Mapping[str, Fraction]) -> Fraction:
    """
    Multiply capability, accessibility, readiness and leverage.

    Args:
        scores: One number per factor; scales in use are 1..5, 1..10 and 0..10.

    Returns:
        Their product; nought as soon as one factor is nought.

    Source:
        CARL as taught for priority setting in public health.

    >>> total(dict.fromkeys(FACTORS, Fraction(3)))
    Fraction(81, 1)
    """
    product = Fraction(1)
    for factor in FACTORS:
        product *= scores[factor]
    return product


def _totals(question: FactorQuestion) -> dict[str, Fraction]:
    means = means_on_scale(question.alternatives, FACTORS, question.scale)
    return {name: total(row) for name, row in means.items()}


def answer(question: FactorQuestion, _rules: RuleSet | None) -> Answer:
    """Give totals and places, highest total first."""
    totals = _totals(question)
    found = ranked_answer(totals)
    found.notices += [
        Notice("nought-decides", f"alternatives[{index}]", {"id": name})
        for index, (name, value) in enumerate(totals.items())
        if not value
    ]
    return found


def working(
    question: FactorQuestion,
    _result: Mapping[str, Any],
    _rules: RuleSet | None,
    language: str,
) -> list[Step]:
    """Show C x A x R x L for each alternative."""
    means = means_on_scale(question.alternatives, FACTORS, question.scale)
    return formula_steps(means, _totals(question), "C × A × R × L", _put_in, language)


def _put_in(shown: Mapping[str, str]) -> str:
    return " × ".join(shown[factor] for factor in FACTORS)


METHOD: Final = Method(
    name="carl",
    title=Text("CARL", "CARL"),
    summary=Text(
        "Mengurutkan masalah menurut kemampuan pelaksana menanganinya",
        "Rank problems by how able the organisation is to deal with them",
    ),
    question=question_shape(FACTORS),
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "alternatives": [
            {
                "id": "kebocoran-pipa",
                "scores": {
                    "capability": 4,
                    "accessibility": 3,
                    "readiness": 4,
                    "leverage": 5,
                },
            },
            {
                "id": "tunggakan",
                "scores": {
                    "capability": 3,
                    "accessibility": 4,
                    "readiness": 3,
                    "leverage": 3,
                },
            },
        ],
        "scale": [1, 5],
    },
    sources=("Bahan ajar penentuan prioritas masalah kesehatan masyarakat: CARL",),
)
