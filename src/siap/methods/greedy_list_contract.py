"""`greedy-list` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import exact_number, write_number
from siap.methods.answers import NAMES, NUMBERS, RANKS, TIES, numbers
from siap.methods.ballots import (
    PROJECTS,
    REACHED,
    SCORES,
    VOTE_EXAMPLE,
    VOTES,
    Election,
    notices_about,
    reached,
    spent_on,
    support_of,
    voting_of,
)
from siap.methods.greedy_list import greedy_list
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.ranking import standard_ranks
from siap.methods.shape_groups import Record, plain_object
from siap.methods.shapes import Choice, Whole


@dataclass(frozen=True, slots=True)
class Question(Election):
    """Input of the contract."""

    by: str = "support"
    too_dear: str = "skip"


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give what is funded as the contract writes it."""
    voting = voting_of(question)
    support = support_of(voting)
    found = greedy_list(
        question.budget,
        question.projects,
        support,
        per_rupiah=question.by == "support-per-rupiah",
        stop=question.too_dear == "stop",
    )
    spent = spent_on(question.projects, found.funded)
    return Answer(
        {
            "by": question.by,
            "too_dear": question.too_dear,
            "funded": found.funded,
            "spent": spent,
            "left": question.budget - spent,
            "support": {key: exact_number(Fraction(each)) for key, each in support.items()},
            "effectiveness": numbers(found.effectiveness),
            "ranks": standard_ranks(found.effectiveness).ranks,
            "ties": found.ties,
            **reached(voting, found.funded),
        },
        notices_about(support, found.ties),
    )


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Walk down the list with the money that is left."""

    def say(indonesian: str, english: str) -> str:
        return Text(indonesian, english).in_language(language)

    def shown(value: Any) -> str:
        return write_number(value, language)

    ordered = sorted(
        question.projects,
        key=lambda each: (result["ranks"][each.id], each.cost, each.id),
    )
    funded, left, steps = set(result["funded"]), question.budget, []
    for project in ordered:
        fits = project.id in funded
        after = left - project.cost if fits else left
        steps.append(
            Step(
                f"{result['ranks'][project.id]}. {project.id}",
                say("sisa − biaya", "left − cost"),
                f"{shown(left)} − {shown(project.cost)}",
                say(f"didanai, sisa {shown(after)}", f"funded, {shown(after)} left")
                if fits
                else say("tidak didanai", "not funded"),
            )
        )
        left = after
    return steps


METHOD: Final = Method(
    name="greedy-list",
    title=Text("Daftar prioritas biasa", "Plain priority list"),
    summary=Text(
        "Mendanai dari dukungan terbanyak ke bawah selama anggaran cukup",
        "Fund from the most support downwards while the budget lasts",
    ),
    question=Record(
        Question,
        {"budget": Whole(1, about="Whole rupiah."), "projects": PROJECTS},
        {
            "votes": VOTES,
            "scores": SCORES,
            "by": Choice(
                ("support", "support-per-rupiah"),
                about="What the list goes by; support unless told otherwise.",
            ),
            "too_dear": Choice(
                ("skip", "stop"),
                about="What happens at a project that does not fit: it is passed over "
                "(unless told otherwise), or the list ends.",
            ),
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "by": Choice(("support", "support-per-rupiah")),
            "too_dear": Choice(("skip", "stop")),
            "funded": NAMES,
            "spent": Whole(0),
            "left": Whole(0),
            "support": NUMBERS,
            "effectiveness": NUMBERS,
            "ranks": RANKS,
            "ties": TIES,
            **REACHED,
        }
    ),
    working=working,
    example={
        "budget": 900_000_000,
        **VOTE_EXAMPLE,
        "by": "support",
        "too_dear": "skip",
    },
    sources=(
        "Cara lazim daftar skala prioritas musrenbang: menurut peringkat selama pagu cukup",
    ),
)
