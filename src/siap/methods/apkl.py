"""APKL: actual, problematic, public, feasible; as a sieve or as a sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.methods.answers import NAMES, NUMBERS, RANKS, TIES
from siap.methods.factor_scores import (
    Scored,
    alternatives_shape,
    formula_steps,
    means_on_scale,
    ranked_answer,
)
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.reading import SCALE
from siap.methods.shape_groups import ListOf, MapOf, Record, plain_object
from siap.methods.shapes import Choice, Name

FACTORS: Final = ("actual", "problematic", "public", "feasible")


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract; the scale is needed for scoring only."""

    alternatives: list[Scored]
    mode: str
    scale: list[Fraction] | None = None


def screen(marks: Mapping[str, Mapping[str, Fraction]]) -> dict[str, list[str]]:
    """
    Say for each issue which of the four criteria it does not meet.

    Args:
        marks: 1 (met) or 0 (not met) by issue and criterion; a mean below 1 means
            that not everybody sees it as met.

    Returns:
        Unmet criteria by issue, in the order given; an issue passes if there are none.

    Source:
        APKL as used before USG in basic training of Indonesian civil servants.

    >>> screen({"queue": dict.fromkeys(FACTORS, Fraction(1))})
    {'queue': []}
    """
    return {
        name: [factor for factor in FACTORS if row[factor] != 1]
        for name, row in marks.items()
    }


def total(scores: Mapping[str, Fraction]) -> Fraction:
    """
    Add up the four criteria.

    Args:
        scores: One number per criterion, usually 1..5.

    Returns:
        Their sum, 4..20 on the usual scale.
    """
    return sum((scores[factor] for factor in FACTORS), Fraction())


QUESTION: Final = Record(
    Question,
    {
        "alternatives": alternatives_shape(FACTORS),
        "mode": Choice(("screen", "score"), "screen: 0/1, all four must be met."),
    },
    {"scale": SCALE},
)

OUTPUT: Final = plain_object(
    {
        "mode": Choice(("screen", "score")),
        "totals": NUMBERS,
        "totals_rounded": NUMBERS,
        "ranks": RANKS,
        "ties": TIES,
    },
    {
        "passed": NAMES,
        "failed": NAMES,
        "unmet": MapOf(ListOf(Name()), least=0, about="Criteria not met."),
    },
)

_YES_NO: Final = (Fraction(0), Fraction(1))


def _means(question: Question) -> dict[str, dict[str, Fraction]]:
    if question.mode == "score":
        if question.scale is None:
            raise InvalidInput("missing", where="scale")
        return means_on_scale(question.alternatives, FACTORS, question.scale)
    _check_marks(question.alternatives)
    return means_on_scale(question.alternatives, FACTORS, _YES_NO)


def _check_marks(alternatives: Sequence[Scored]) -> None:
    for index, alternative in enumerate(alternatives):
        for factor, ratings in alternative.scores.items():
            if any(mark not in _YES_NO for mark in ratings.scores):
                where = f"alternatives[{index}].scores.{factor}"
                raise InvalidInput("not-yes-or-no", where=where)


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give totals and places and, when screening, who passed."""
    means = _means(question)
    found = ranked_answer({name: total(row) for name, row in means.items()})
    found["mode"] = question.mode
    if question.mode == "screen":
        unmet = screen(means)
        found["passed"] = [name for name, lacking in unmet.items() if not lacking]
        found["failed"] = [name for name, lacking in unmet.items() if lacking]
        found["unmet"] = {name: lacking for name, lacking in unmet.items() if lacking}
    return found


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show A + P + K + L for each issue, and whether it passes."""
    means = _means(question)
    totals = {name: total(row) for name, row in means.items()}
    steps = formula_steps(means, totals, "A + P + K + L", _put_in, language)
    if question.mode == "screen":
        none = Text("tidak ada", "none").in_language(language)
        title = Text("Isu yang lolos", "Issues that pass").in_language(language)
        rule = Text("A = P = K = L = 1", "A = P = K = L = 1").in_language(language)
        passed = ", ".join(result["passed"]) or none
        failed = ", ".join(result["failed"]) or none
        said = Text("gugur: {}", "failed: {}").in_language(language).format(failed)
        steps.append(Step(title, rule, said, passed))
    return steps


def _put_in(shown: Mapping[str, str]) -> str:
    return " + ".join(shown[factor] for factor in FACTORS)


METHOD: Final = Method(
    name="apkl",
    title=Text("APKL", "APKL"),
    summary=Text(
        "Menyaring atau menilai isu: aktual, problematik, kekhalayakan, layak",
        "Sieve or score issues: actual, problematic, public, feasible",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "alternatives": [
            {
                "id": "antrean",
                "scores": {"actual": 1, "problematic": 1, "public": 1, "feasible": 1},
            },
            {
                "id": "seragam",
                "scores": {"actual": 1, "problematic": 0, "public": 0, "feasible": 1},
            },
        ],
        "mode": "screen",
    },
    sources=("Bahan pelatihan dasar calon pegawai negeri sipil: APKL",),
)
