"""Stakeholder grid: interest and influence against a declared cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import exact_number, write_number
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, Record, plain_object
from siap.methods.shapes import Choice, Name, Number

QUADRANTS: Final = {
    (True, True): "manage-closely",
    (False, True): "keep-satisfied",
    (True, False): "keep-informed",
    (False, False): "monitor",
}
"""Quadrant by (interest is high, influence is high)."""


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody with an interest in the service and influence on it, 1..5 each."""

    id: str
    interest: Fraction
    influence: Fraction


def place(
    stakeholders: Sequence[Stakeholder], cut: Fraction
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """
    Put each stakeholder into a quadrant.

    Args:
        stakeholders: n >= 1 with distinct ids; interest and influence 1..5.
        cut: A score above it is high; a score equal to it is low and borderline.

    Returns:
        Quadrant by id, and the axes on which somebody stands exactly on the cut.

    Source:
        Matriks Pemetaan Stakeholders of the STPP guides; names of the quadrants are
        common usage.

    >>> place([Stakeholder("bappeda", Fraction(3), Fraction(4))], Fraction(3))
    ({'bappeda': 'keep-satisfied'}, {'bappeda': ['interest']})
    """
    quadrant = {}
    borderline = {}
    for each in stakeholders:
        quadrant[each.id] = QUADRANTS[each.interest > cut, each.influence > cut]
        axes = {"interest": each.interest, "influence": each.influence}
        on_cut = [axis for axis, score in axes.items() if score == cut]
        if on_cut:
            borderline[each.id] = on_cut
    return quadrant, borderline


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    stakeholders: list[Stakeholder]
    cut: Fraction


QUESTION: Final = Record(
    Question,
    {
        "stakeholders": ListOf(
            Record(
                Stakeholder,
                {"id": Name(), "interest": Number(1, 5), "influence": Number(1, 5)},
            ),
            unique="id",
        ),
        "cut": Number(1, 5, about="A score above it is high."),
    },
)

OUTPUT: Final = plain_object(
    {
        "quadrant": MapOf(Choice(tuple(QUADRANTS.values()))),
        "borderline": MapOf(ListOf(Choice(("interest", "influence"))), least=0),
        "cut": Number(1, 5),
    }
)

WORDS: Final = {
    "manage-closely": Text("libatkan penuh", "manage closely"),
    "keep-satisfied": Text("jaga kepuasannya", "keep satisfied"),
    "keep-informed": Text("beri informasi dan berdayakan", "keep informed"),
    "monitor": Text("pantau", "monitor"),
}


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give the quadrants as the contract writes them."""
    quadrant, borderline = place(question.stakeholders, question.cut)
    cut = exact_number(question.cut)
    return Answer({"quadrant": quadrant, "borderline": borderline, "cut": cut})


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show both comparisons for each stakeholder."""
    formula = Text(
        "kepentingan > batas; pengaruh > batas", "interest > cut; influence > cut"
    ).in_language(language)
    cut = write_number(question.cut, language)
    on_cut = Text(" – tepat di batas", " – exactly on the cut").in_language(language)
    steps = []
    for each in question.stakeholders:
        scores = (each.interest, each.influence)
        put_in = "; ".join(
            f"{write_number(score, language)} {'>' if score > question.cut else '≤'} {cut}"
            for score in scores
        )
        said = WORDS[result["quadrant"][each.id]].in_language(language)
        edge = on_cut if each.id in result["borderline"] else ""
        steps.append(Step(each.id, formula, put_in, said + edge))
    return steps


METHOD: Final = Method(
    name="stakeholder-grid",
    title=Text("Peta pemangku kepentingan", "Stakeholder grid"),
    summary=Text(
        "Membagi pemangku kepentingan menurut kepentingan dan pengaruh",
        "Group stakeholders by interest and influence",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "stakeholders": [
            {"id": "direksi", "interest": 5, "influence": 5},
            {"id": "forum-pelanggan", "interest": 5, "influence": 2},
            {"id": "bappeda", "interest": 3, "influence": 4},
        ],
        "cut": 3,
    },
    sources=("Panduan penerapan STPP, tahap 1: Matriks Pemetaan Stakeholders",),
)
