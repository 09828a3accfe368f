"""USG: urgency, seriousness and growth, added up."""

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
from siap.methods.method import Answer, Method, RuleSet, Step, Text

FACTORS: Final = ("urgency", "seriousness", "growth")


def total(scores: Mapping[str, Fraction]) -> Fraction:
    """
    Add up urgency, seriousness and growth.

    Args:
        scores: One number per factor, usually 1..5.

    Returns:
        Their sum, 3..15 on the usual scale.

    Source:
        USG as taught in basic training of Indonesian civil servants.

    >>> total({"urgency": Fraction(5), "seriousness": Fraction(4), "growth": Fraction(3)})
    Fraction(12, 1)
    """
    return scores["urgency"] + scores["seriousness"] + scores["growth"]


def _totals(question: FactorQuestion) -> dict[str, Fraction]:
    means = means_on_scale(question.alternatives, FACTORS, question.scale)
    return {name: total(row) for name, row in means.items()}


def answer(question: FactorQuestion, _rules: RuleSet | None) -> Answer:
    """Give totals and places, highest total first."""
    return ranked_answer(_totals(question))


def working(
    question: FactorQuestion,
    _result: Mapping[str, Any],
    _rules: RuleSet | None,
    language: str,
) -> list[Step]:
    """Show U + S + G for each alternative."""
    means = means_on_scale(question.alternatives, FACTORS, question.scale)
    return formula_steps(means, _totals(question), "U + S + G", _put_in, language)


def _put_in(shown: Mapping[str, str]) -> str:
    return " + ".join(shown[factor] for factor in FACTORS)


METHOD: Final = Method(
    name="usg",
    title=Text("USG", "USG"),
    summary=Text(
        "Mengurutkan isu menurut kemendesakan, keseriusan, dan perkembangannya",
        "Rank issues by urgency, seriousness and growth",
    ),
    question=question_shape(FACTORS),
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "alternatives": [
            {"id": "antrean", "scores": {"urgency": 5, "seriousness": 4, "growth": 4}},
            {"id": "arsip", "scores": {"urgency": 3, "seriousness": [4, 3], "growth": 2}},
        ],
        "scale": [1, 5],
    },
    sources=("Bahan pelatihan dasar calon pegawai negeri sipil: USG",),
)
