"""The working of `satisfaction-index`, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from siap.kernel.numbers import write_number
from siap.methods.method import RuleSet, Step, Text


@dataclass(frozen=True, slots=True)
class IndexQuestion:
    """Input of the contract; exactly one of responses and element_means."""

    weight_mode: str
    responses: Sequence[Sequence[int | None]] | None = None
    element_means: list[Fraction] | None = None
    elements: list[str] | None = None


def working(
    question: IndexQuestion,
    result: Mapping[str, Any],
    _rules: RuleSet | None,
    language: str,
) -> list[Step]:
    """Show the means, the weight, the index, the score and the class."""
    steps = _mean_steps(question, result, language)
    if result["index"] is None:
        return steps
    count = len(result["elements"])
    weight = write_number(result["weight"], language)
    if question.weight_mode == "exact":
        formula, put_in, shown = "1 ÷ n", f"1 ÷ {count}", _four(result["weight"], language)
    else:
        formula = Text("bobot dalam peraturan", "weight in the regulation").in_language(
            language
        )
        put_in, shown = f"n = {count}", weight
    title = Text("Bobot tiap unsur", "Weight of each element").in_language(language)
    steps.append(Step(title, formula, put_in, shown))
    means = " + ".join(_four(mean, language) for mean in result["element_means"])
    title = Text("Indeks", "Index").in_language(language)
    formula = Text("bobot × jumlah rata-rata", "weight × sum of means").in_language(
        language
    )
    index = _four(result["index"], language)
    steps.append(Step(title, formula, f"{shown} × ({means})", index))
    title = Text("Nilai konversi", "Score").in_language(language)
    formula = Text("indeks × 25", "index × 25").in_language(language)
    score = write_number(result["score_rounded"], language)
    steps.append(Step(title, formula, f"{index} × 25", score))
    title = Text("Mutu pelayanan", "Quality class").in_language(language)
    formula = Text(
        "nilai konversi dibulatkan dua desimal, lalu dicari kelasnya",
        "score rounded to two places, then its class",
    ).in_language(language)
    steps.append(Step(title, formula, score, f"{result['class']} ({result['label']})"))
    return steps


def _mean_steps(
    question: IndexQuestion, result: Mapping[str, Any], language: str
) -> list[Step]:
    if question.responses is None:
        return []
    title = Text("Rata-rata {}", "Mean of {}").in_language(language)
    formula = Text("jumlah nilai ÷ jumlah jawaban", "sum ÷ answers").in_language(language)
    none = Text("tidak dijawab", "not answered").in_language(language)
    steps = []
    rows = zip(
        result["elements"], result["element_means"], result["element_n"], strict=True
    )
    for place, (name, mean, count) in enumerate(rows):
        total = sum(row[place] or 0 for row in question.responses)
        shown = none if mean is None else _four(mean, language)
        steps.append(Step(title.format(name), formula, f"{total} ÷ {count}", shown))
    return steps


def _four(value: Decimal | int, language: str) -> str:
    exact = Decimal(value)
    short = exact == round(exact, 4)
    return write_number(exact, language) if short else write_number(exact, language, 4)
