"""Hanlon: size and seriousness times effectiveness, if PEARL lets it through."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.methods.answers import NUMBERS, RANKS, TIES, numbers
from siap.methods.factor_scores import ranked_answer
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.ratings import Ratings, RatingsShape
from siap.methods.reading import SCALE, check_scale
from siap.methods.shape_groups import ListOf, Record, plain_object
from siap.methods.shapes import Choice, Name, Whole

CLASSIC: Final = "classic"
TEXTBOOK: Final = "textbook"


@dataclass(frozen=True, slots=True)
class Pearl:
    """Propriety, economics, acceptability, resources, legality: 1 given, 0 not."""

    p: int
    e: int
    a: int
    r: int
    l: int  # noqa: E741 - the letter is the name of the factor

    @property
    def product(self) -> int:
        """1 if all five are given, otherwise 0."""
        return self.p * self.e * self.a * self.r * self.l


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One health or service problem.

    Args:
        size: A, how large it is.
        seriousness: B, a number or the parts (urgency, severity, cost) whose mean it is.
        effectiveness: C, how well a remedy works.
        pearl: D, whether it may be dealt with at all.
    """

    size: Ratings
    seriousness: Ratings
    effectiveness: Ratings
    pearl: Pearl


@dataclass(frozen=True, slots=True)
class Named:
    """A problem by its name."""

    id: str
    scores: Problem


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    alternatives: list[Named]
    scale: list[Fraction]
    variant: str


def base_priority(problem: Problem, variant: str) -> Fraction:
    """
    Work out the priority before PEARL.

    Args:
        problem: Scores on the declared scale; in the classic form seriousness may go
            up to twice its highest value.
        variant: `classic` is (A + B) x C / 3, `textbook` is (A + B) x C.

    Returns:
        The base priority, exact: a mean of 20/3 stays 20/3, for rounding it first can
        turn a tie into an order.

    Source:
        Hanlon's basic priority rating; the form without the divisor is the one of
        Indonesian textbooks (NPD).
    """
    total = problem.size.mean + problem.seriousness.mean
    product = total * problem.effectiveness.mean
    return product / 3 if variant == CLASSIC else product


_BIT: Final = Whole(0, 1)

QUESTION: Final = Record(
    Question,
    {
        "alternatives": ListOf(
            Record(
                Named,
                {
                    "id": Name(),
                    "scores": Record(
                        Problem,
                        {
                            "size": RatingsShape(),
                            "seriousness": RatingsShape("A number or its parts."),
                            "effectiveness": RatingsShape(),
                            "pearl": Record(Pearl, dict.fromkeys("pearl", _BIT)),
                        },
                    ),
                },
            ),
            unique="id",
        ),
        "scale": SCALE,
        "variant": Choice((CLASSIC, TEXTBOOK)),
    },
)

OUTPUT: Final = plain_object(
    {
        "variant": Choice((CLASSIC, TEXTBOOK)),
        "seriousness": NUMBERS,
        "base": NUMBERS,
        "totals": NUMBERS,
        "totals_rounded": NUMBERS,
        "ranks": RANKS,
        "ties": TIES,
    }
)


def _check(question: Question) -> None:
    check_scale(question.scale)
    low, high = question.scale
    twice = (low, high * 2) if question.variant == CLASSIC else (low, high)
    for index, alternative in enumerate(question.alternatives):
        where = f"alternatives[{index}].scores"
        problem = alternative.scores
        problem.size.check(question.scale, f"{where}.size")
        problem.seriousness.check(twice, f"{where}.seriousness")
        problem.effectiveness.check(question.scale, f"{where}.effectiveness")


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give base priority, total and places, highest total first."""
    _check(question)
    problems = {each.id: each.scores for each in question.alternatives}
    base = {n: base_priority(each, question.variant) for n, each in problems.items()}
    found = ranked_answer({n: base[n] * each.pearl.product for n, each in problems.items()})
    found["variant"] = question.variant
    found["seriousness"] = numbers(
        {n: each.seriousness.mean for n, each in problems.items()}
    )
    found["base"] = numbers(base)
    found.notices += [
        Notice("pearl-forbids", f"alternatives[{index}].scores.pearl", {"id": each.id})
        for index, each in enumerate(question.alternatives)
        if not each.scores.pearl.product
    ]
    return found


def working(
    question: Question, _result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the formula of the variant for each problem."""
    classic = question.variant == CLASSIC
    formula = "(A + B) × C ÷ 3 × D" if classic else "(A + B) × C × D"
    title = Text("Prioritas {}", "Priority of {}").in_language(language)
    steps = []
    for each in question.alternatives:
        problem = each.scores
        a, b, c = (
            write_number(ratings.mean, language)
            for ratings in (problem.size, problem.seriousness, problem.effectiveness)
        )
        third = " ÷ 3" if classic else ""
        put_in = f"({a} + {b}) × {c}{third} × {problem.pearl.product}"
        total = base_priority(problem, question.variant) * problem.pearl.product
        shown = write_number(total, language)
        steps.append(Step(title.format(each.id), formula, put_in, shown))
    return steps


METHOD: Final = Method(
    name="hanlon",
    title=Text("Hanlon", "Hanlon"),
    summary=Text(
        "Mengurutkan masalah menurut besar, kegawatan, kemudahan, dan PEARL",
        "Rank problems by size, seriousness, effectiveness of remedies, and PEARL",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "alternatives": [
            {
                "id": "diare",
                "scores": {
                    "size": 8,
                    "seriousness": [6, 9, 5],
                    "effectiveness": 7,
                    "pearl": {"p": 1, "e": 1, "a": 1, "r": 1, "l": 1},
                },
            },
            {
                "id": "air-keruh",
                "scores": {
                    "size": 6,
                    "seriousness": 7,
                    "effectiveness": 8,
                    "pearl": {"p": 1, "e": 1, "a": 1, "r": 0, "l": 1},
                },
            },
        ],
        "scale": [0, 10],
        "variant": "textbook",
    },
    sources=(
        "J. J. Hanlon, The design of public health programs for underdeveloped countries",
        "Bahan ajar penentuan prioritas masalah kesehatan masyarakat: Hanlon kuantitatif",
    ),
)
