"""`force-field` in the calculation contract: question, answer, working."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.methods import force_field
from siap.methods.answers import (
    NUMBERS,
    NUMBERS_OR_NULL,
    RANKS,
    TIES,
    number_or_null,
    numbers,
)
from siap.methods.force_field import Force, Solution
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, Record, plain_object
from siap.methods.shapes import Choice, Name, Number

VERDICTS: Final = {
    "go": Text("lanjutkan", "go ahead"),
    "balanced": Text("seimbang", "balanced"),
    "strengthen": Text("perkuat dahulu", "strengthen first"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    solutions: list[Solution]


_FORCES: Final = ListOf(
    Record(Force, {"id": Name(), "strength": Number(1, 5, about="1 weak, 5 strong.")}),
    least=0,
    unique="id",
)

QUESTION: Final = Record(
    Question,
    {
        "solutions": ListOf(
            Record(Solution, {"id": Name(), "driving": _FORCES, "restraining": _FORCES}),
            unique="id",
        )
    },
)

OUTPUT: Final = plain_object(
    {
        "driving": NUMBERS,
        "restraining": NUMBERS,
        "net": NUMBERS,
        "ratio": NUMBERS_OR_NULL,
        "verdict": MapOf(Choice(tuple(VERDICTS))),
        "ranks": RANKS,
        "ties": TIES,
    }
)


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give the balance as the contract writes it; ratio is null without restraint."""
    found = force_field.weigh(question.solutions)
    against = found.restraining
    ratio = {
        name: total / against[name] if against[name] else None
        for name, total in found.driving.items()
    }
    return Answer(
        {
            "driving": numbers(found.driving),
            "restraining": numbers(found.restraining),
            "net": numbers(found.net),
            "ratio": {name: number_or_null(value) for name, value in ratio.items()},
            "verdict": found.verdict,
            "ranks": found.ranking.ranks,
            "ties": found.ranking.ties,
        }
    )


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show both sums and their difference for each solution."""
    sides = (
        ("driving", Text("Daya dorong {}", "Driving forces of {}")),
        ("restraining", Text("Daya hambat {}", "Restraining forces of {}")),
    )
    formula = Text("jumlah kekuatan", "sum of strengths").in_language(language)
    title = Text("Selisih {}", "Net force of {}").in_language(language)
    net = Text("dorong − hambat", "driving − restraining").in_language(language)
    steps = []
    for solution in question.solutions:
        for side, name in sides:
            terms = _terms(getattr(solution, side), language)
            shown = write_number(result[side][solution.id], language)
            heading = name.in_language(language).format(solution.id)
            steps.append(Step(heading, formula, terms, shown))
        put_in = " − ".join(
            write_number(result[side][solution.id], language) for side, _ in sides
        )
        verdict = VERDICTS[result["verdict"][solution.id]].in_language(language)
        shown = f"{write_number(result['net'][solution.id], language)} ({verdict})"
        steps.append(Step(title.format(solution.id), net, put_in, shown))
    return steps


def _terms(forces: Sequence[Force], language: str) -> str:
    return " + ".join(write_number(force.strength, language) for force in forces) or "0"


METHOD: Final = Method(
    name="force-field",
    title=Text("Analisis medan daya", "Force field analysis"),
    summary=Text(
        "Menimbang daya dorong dan daya hambat setiap solusi",
        "Weigh what drives each solution against what restrains it",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "solutions": [
            {
                "id": "loket-daring",
                "driving": [
                    {"id": "dukungan-bupati", "strength": 4},
                    {"id": "warga-melek-internet", "strength": 3},
                ],
                "restraining": [{"id": "listrik-padam", "strength": 2}],
            }
        ]
    },
    sources=("Panduan penerapan STPP, tahap 4: Tabel Force Field",),
)
