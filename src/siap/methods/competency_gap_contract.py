"""`competency-gap` in the calculation contract: question, answer, working."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import exact_number, write_number
from siap.methods.competency_gap import LEVELS, Need, rank_needs
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, Record, plain_object
from siap.methods.shapes import Name, Number, Whole


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    needs: Sequence[Need]


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give gaps and order as the contract writes them."""
    order, ranking = rank_needs(question.needs)
    notices = [
        Notice(
            "surplus-level",
            f"needs[{index}].present",
            {
                "present": exact_number(need.present),
                "required": exact_number(need.required),
            },
        )
        for index, need in enumerate(question.needs)
        if need.gap < 0
    ]
    gaps = {need.id: exact_number(need.gap) for need in question.needs}
    weighted = {need.id: exact_number(need.weighted_gap) for need in question.needs}
    return Answer(
        {
            "gap": gaps,
            "weighted_gap": weighted,
            "order": order,
            "ranks": ranking.ranks,
            "ties": [sorted(group) for group in ranking.ties],
        },
        notices,
    )


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the gap of each need and the order."""
    formula = Text(
        "(dibutuhkan − ada) × orang", "(required − present) × people"
    ).in_language(language)
    steps = [
        Step(
            need.id,
            formula,
            f"({write_number(need.required, language)} − "
            f"{write_number(need.present, language)}) × {need.people}",
            write_number(Fraction(result["weighted_gap"][need.id]), language),
        )
        for need in question.needs
    ]
    steps.append(
        Step(
            Text("Urutan", "Order").in_language(language),
            Text("terbesar dahulu", "largest first").in_language(language),
            ", ".join(result["order"]),
            ", ".join(f"{key}: {result['ranks'][key]}" for key in result["order"]),
        )
    )
    return steps


_LEVEL: Final = Number(*LEVELS, about="Level 0..4.")

METHOD: Final = Method(
    name="competency-gap",
    title=Text("Kesenjangan kompetensi", "Competency gap"),
    summary=Text(
        "Mengurutkan kebutuhan kompetensi menurut kesenjangan kali jumlah orang",
        "Order competency needs by gap times people",
    ),
    question=Record(
        Question,
        {
            "needs": ListOf(
                Record(
                    Need,
                    {
                        "id": Name(),
                        "required": _LEVEL,
                        "present": _LEVEL,
                        "people": Whole(1, about="How many people it concerns."),
                    },
                ),
                unique="id",
            )
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "gap": MapOf(Number()),
            "weighted_gap": MapOf(Number()),
            "order": ListOf(Name(), about="Largest weighted gap first."),
            "ranks": MapOf(Whole(1)),
            "ties": ListOf(ListOf(Name()), least=0),
        },
    ),
    working=working,
    example={
        "needs": [
            {"id": "baca-meter", "required": 3, "present": 2, "people": 12},
            {"id": "layani-aduan", "required": 4, "present": 1, "people": 5},
            {"id": "kelola-aset", "required": 3, "present": 1, "people": 6},
        ]
    },
    sources=("Panduan penerapan STPP, tahap 4: kebutuhan kompetensi personil",),
)
