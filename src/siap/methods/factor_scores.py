"""Alternatives scored on a few named factors: what USG, CARL, Reinke, APKL share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from siap.kernel.numbers import write_number
from siap.methods.answers import NUMBERS, RANKS, TIES, numbers, rounded
from siap.methods.method import Answer, Step, Text
from siap.methods.ranking import Ranking, standard_ranks
from siap.methods.ratings import Ratings, RatingsShape
from siap.methods.reading import SCALE, check_same_keys, check_scale
from siap.methods.shape_groups import ListOf, Record, plain_object
from siap.methods.shapes import Name


@dataclass(frozen=True, slots=True)
class Scored:
    """One alternative with its ratings by factor."""

    id: str
    scores: Mapping[str, Ratings]


@dataclass(frozen=True, slots=True)
class FactorQuestion:
    """Alternatives and the scale that every score lies on, both ends included."""

    alternatives: list[Scored]
    scale: list[Fraction]


def alternatives_shape(factors: Sequence[str]) -> ListOf[Scored]:
    """Describe alternatives with one score, or one per rater, on each factor."""
    scores = plain_object({factor: RatingsShape() for factor in factors})
    return ListOf(Record(Scored, {"id": Name(), "scores": scores}), unique="id")


def question_shape(factors: Sequence[str]) -> Record[FactorQuestion]:
    """Describe the input of a method with these factors and a declared scale."""
    return Record(
        FactorQuestion, {"alternatives": alternatives_shape(factors), "scale": SCALE}
    )


OUTPUT: Final = plain_object(
    {"totals": NUMBERS, "totals_rounded": NUMBERS, "ranks": RANKS, "ties": TIES}
)


def means_on_scale(
    alternatives: Sequence[Scored], factors: Sequence[str], scale: Sequence[Fraction]
) -> dict[str, dict[str, Fraction]]:
    """
    Check every score against the scale and take the mean of the raters.

    Returns:
        Mean by alternative and factor, in the order given.

    Raises:
        InvalidInput: A factor is missing or unknown, or a score is off the scale.
    """
    check_scale(scale)
    means = {}
    for index, alternative in enumerate(alternatives):
        where = f"alternatives[{index}].scores"
        check_same_keys(alternative.scores, factors, where)
        for factor in factors:
            alternative.scores[factor].check(scale, f"{where}.{factor}")
        means[alternative.id] = {
            factor: alternative.scores[factor].mean for factor in factors
        }
    return means


def ranked_answer(totals: Mapping[str, Fraction], places: int = 2) -> Answer:
    """Give totals, raw and rounded, with places and ties by the exact totals."""
    ranking: Ranking = standard_ranks(totals)
    return Answer(
        {
            "totals": numbers(totals),
            "totals_rounded": rounded(totals, places),
            "ranks": ranking.ranks,
            "ties": ranking.ties,
        }
    )


def formula_steps(
    means: Mapping[str, Mapping[str, Fraction]],
    totals: Mapping[str, Fraction],
    formula: str,
    put_in: Callable[[Mapping[str, str]], str],
    language: str,
) -> list[Step]:
    """
    Show the same formula for each alternative.

    Args:
        means: By alternative and factor.
        totals: By alternative.
        formula: In symbols.
        put_in: Writes the formula with the factors' numbers, given as text.
        language: `id` or `en`.
    """
    title = Text("Nilai {}", "Score of {}").in_language(language)
    steps = []
    for name, row in means.items():
        shown = {factor: write_number(mean, language) for factor, mean in row.items()}
        total = write_number(totals[name], language)
        steps.append(Step(title.format(name), formula, put_in(shown), total))
    return steps
