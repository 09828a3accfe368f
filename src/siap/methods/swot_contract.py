"""`swot` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from siap.kernel.numbers import exact_number, round_half_up, write_number
from siap.methods import swot
from siap.methods.answers import NUMBERS, numbers
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Number
from siap.methods.swot import CONVENTIONS, DAVID, SIGNED, STRATEGIES, Factor


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    convention: str
    internal: list[Factor]
    external: list[Factor]


_FACTORS: Final = ListOf(
    Record(
        Factor,
        {
            "id": Name(),
            "kind": Choice(("S", "W", "O", "T")),
            "weight": Number(0, 100, about="Fraction of one or percent."),
            "rating": Number(-4, 4),
        },
    ),
    unique="id",
)

QUESTION: Final = Record(
    Question,
    {
        "convention": Choice(CONVENTIONS),
        "internal": _FACTORS,
        "external": _FACTORS,
    },
)

OUTPUT: Final = plain_object(
    {
        "convention": Choice(CONVENTIONS),
        "weighted": NUMBERS,
        "sums": NUMBERS,
        "x": Number(),
        "x_rounded": Number(),
        "y": Number(),
        "y_rounded": Number(),
        "quadrant": Choice(("I", "II", "III", "IV", "on-axis")),
        "strategy": OrNull(Choice(tuple(STRATEGIES.values()))),
    }
)

STRATEGY_WORDS: Final = {
    "SO": Text("agresif (SO)", "aggressive (SO)"),
    "ST": Text("diversifikasi (ST)", "diversify (ST)"),
    "WO": Text("berbenah (WO)", "turn around (WO)"),
    "WT": Text("bertahan (WT)", "defend (WT)"),
}
_FORMULAS: Final = {
    DAVID: ("S + W − 2,5", "O + T − 2,5"),
    SIGNED: ("S + W", "O + T"),
}


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give the position as the contract writes it; `*_rounded` has two places."""
    found = swot.assess(question.convention, question.internal, question.external)
    return Answer(
        {
            "convention": question.convention,
            "weighted": numbers(found.weighted),
            "sums": numbers(found.sums),
            "x": exact_number(found.x),
            "x_rounded": round_half_up(found.x, 2),
            "y": exact_number(found.y),
            "y_rounded": round_half_up(found.y, 2),
            "quadrant": found.quadrant,
            "strategy": STRATEGIES.get(found.quadrant),
        }
    )


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the sums by kind, both axes and the quadrant."""
    formula = Text("Σ bobot × nilai", "Σ weight × rating").in_language(language)
    title = Text("Jumlah {}", "Sum of {}").in_language(language)
    steps = []
    for kind in "SWOT":
        terms = [
            f"{write_number(factor.weight, language)} × "
            f"{write_number(factor.rating, language)}"
            for factor in (*question.internal, *question.external)
            if factor.kind == kind
        ]
        shown = write_number(result["sums"][kind], language)
        steps.append(Step(title.format(kind), formula, " + ".join(terms) or "0", shown))
    formulas = _FORMULAS.get(question.convention, ("S − W", "O − T"))
    for axis, symbols in zip("xy", formulas, strict=True):
        steps.append(_axis_step(axis, symbols, result, language))
    steps.append(_quadrant_step(result, language))
    return steps


def _axis_step(axis: str, symbols: str, result: Mapping[str, Any], language: str) -> Step:
    if language == "en":
        symbols = symbols.replace(",", ".")
    put_in = symbols
    for kind in "SWOT":
        put_in = put_in.replace(kind, write_number(result["sums"][kind], language))
    return Step(axis, symbols, put_in, write_number(result[axis], language))


def _quadrant_step(result: Mapping[str, Any], language: str) -> Step:
    title = Text("Kuadran", "Quadrant").in_language(language)
    signs = [
        f"{axis} {'=' if not result[axis] else '>' if result[axis] > 0 else '<'} 0"
        for axis in "xy"
    ]
    strategy = result["strategy"]
    words = STRATEGY_WORDS.get(strategy, Text("tepat di sumbu", "on the axis"))
    said = words.in_language(language)
    shown = said if strategy is None else f"{result['quadrant']}, {said}"
    rule = Text("tanda x dan y", "signs of x and y").in_language(language)
    return Step(title, rule, "; ".join(signs), shown)


METHOD: Final = Method(
    name="swot",
    title=Text("SWOT berbobot", "Weighted SWOT"),
    summary=Text(
        "Menentukan kuadran dan strategi dari faktor internal dan eksternal",
        "Find quadrant and strategy from internal and external factors",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "convention": "four-lists",
        "internal": [
            {"id": "petugas-terlatih", "kind": "S", "weight": 60, "rating": 4},
            {"id": "jaringan-pipa", "kind": "S", "weight": 40, "rating": 3},
            {"id": "meter-tua", "kind": "W", "weight": 100, "rating": 3},
        ],
        "external": [
            {"id": "dana-pusat", "kind": "O", "weight": 100, "rating": 3},
            {"id": "kemarau-panjang", "kind": "T", "weight": 100, "rating": 2},
        ],
    },
    sources=(
        "F. Rangkuti, Analisis SWOT: teknik membedah kasus bisnis",
        "F. R. David, Strategic management (IFE, EFE)",
        "Panduan penerapan STPP, tahap 4: SWOT",
    ),
)
