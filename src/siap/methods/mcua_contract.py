"""`mcua` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import exact_number, write_number
from siap.methods import mcua
from siap.methods.answers import (
    NAMES,
    NUMBERS,
    NUMBERS_OR_NULL,
    RANKS,
    TIES,
    numbers,
    rounded,
)
from siap.methods.mcua import Alternative, Criterion, Tipping
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.ratings import RatingsShape
from siap.methods.reading import SCALE
from siap.methods.shape_groups import ListOf, MapOf, Record, plain_object
from siap.methods.shapes import Choice, Name, Number


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    criteria: list[Criterion]
    alternatives: list[Alternative]
    scale: list[Fraction]


QUESTION: Final = Record(
    Question,
    {
        "criteria": ListOf(
            Record(
                Criterion,
                {"id": Name(), "weight": Number(0)},
                {"better": Choice(("higher", "lower"), "Which score is good.")},
            ),
            unique="id",
        ),
        "alternatives": ListOf(
            Record(
                Alternative,
                {"id": Name(), "scores": MapOf(RatingsShape(), about="By criterion.")},
                {"group": Name()},
            ),
            unique="id",
        ),
        "scale": SCALE,
    },
)

OUTPUT: Final = plain_object(
    {
        "weighted": MapOf(NUMBERS),
        "totals": NUMBERS,
        "totals_rounded": NUMBERS,
        "ranks": RANKS,
        "ties": TIES,
        "by_group": MapOf(plain_object({"ranks": RANKS, "ties": TIES}), least=0),
        "weight_shares": NUMBERS,
        "stability": NUMBERS_OR_NULL,
        "stability_first": MapOf(NAMES, about="Who would share the first place then."),
        "scale": SCALE,
    },
)


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give the evaluation as the contract writes it; `*_rounded` has two places."""
    found = mcua.evaluate(question.criteria, question.alternatives, question.scale)
    every = sum((criterion.weight for criterion in question.criteria), Fraction())
    return Answer(
        {
            "weighted": {name: numbers(row) for name, row in found.weighted.items()},
            "totals": numbers(found.totals),
            "totals_rounded": rounded(found.totals, 2),
            "ranks": found.ranking.ranks,
            "ties": found.ranking.ties,
            "by_group": {
                group: {"ranks": ranking.ranks, "ties": ranking.ties}
                for group, ranking in found.by_group.items()
            },
            "weight_shares": numbers(
                {each.id: each.weight / every for each in question.criteria}
            ),
            "stability": {key: _change(each) for key, each in found.stability.items()},
            "stability_first": {
                key: each.first if each else [] for key, each in found.stability.items()
            },
            "scale": [exact_number(end) for end in question.scale],
        }
    )


def _change(tipping: Tipping | None) -> object:
    return None if tipping is None else exact_number(tipping.change)


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show weight times score for each alternative and the tipping point of each weight."""
    found = mcua.evaluate(question.criteria, question.alternatives, question.scale)
    title = Text("Nilai total {}", "Total of {}").in_language(language)
    formula = Text("Σ bobot × nilai", "Σ weight × score").in_language(language)
    steps = []
    for name, row in found.means.items():
        terms = [
            f"{write_number(criterion.weight, language)} × "
            f"{write_number(row[criterion.id], language)}"
            for criterion in question.criteria
        ]
        total = write_number(found.totals[name], language)
        place = Text("{} (peringkat {})", "{} (rank {})").in_language(language)
        shown = place.format(total, result["ranks"][name])
        steps.append(Step(title.format(name), formula, " + ".join(terms), shown))
    for key, tipping in found.stability.items():
        steps.append(_stability_step(key, tipping, language))
    return steps


def _stability_step(criterion: str, tipping: Tipping | None, language: str) -> Step:
    title = Text("Ketahanan bobot {}", "Stability of weight {}").in_language(language)
    formula = Text(
        "perubahan bobot terkecil yang mengubah peringkat pertama",
        "smallest change of the weight that changes the first place",
    ).in_language(language)
    if tipping is None:
        said = Text("tidak ada", "none").in_language(language)
        return Step(title.format(criterion), formula, "–", said)
    percent = write_number(tipping.change * 100, language, 2)
    return Step(title.format(criterion), formula, ", ".join(tipping.first), f"{percent} %")


METHOD: Final = Method(
    name="mcua",
    title=Text("MCUA (penilaian banyak kriteria)", "Multiple criteria utility assessment"),
    summary=Text(
        "Mengurutkan pilihan menurut bobot kali nilai tiap kriteria",
        "Rank alternatives by weight times score on each criterion",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "criteria": [
            {"id": "dampak", "weight": 3},
            {"id": "biaya", "weight": 1, "better": "lower"},
        ],
        "alternatives": [
            {"id": "loket-daring", "group": "teknis", "scores": {"dampak": 8, "biaya": 6}},
            {"id": "loket-malam", "group": "teknis", "scores": {"dampak": 6, "biaya": 3}},
            {"id": "pelatihan", "scores": {"dampak": [7, 5, 6], "biaya": [2, 3, 4]}},
        ],
        "scale": [1, 10],
    },
    sources=("Panduan penerapan STPP, topik 4.7: MCUA",),
)
