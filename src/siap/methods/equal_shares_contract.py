"""`equal-shares` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import exact_number, round_exactly, write_number
from siap.methods.answers import NAMES, TIES
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
from siap.methods.equal_shares import equal_shares
from siap.methods.method import Answer, Method, RuleSet, Step, Text
from siap.methods.shape_groups import MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Number, Whole

_PLACES: Final = 12


@dataclass(frozen=True, slots=True)
class Question(Election):
    """Input of the contract."""

    worth: str | None = None
    completion: str = "by-list"


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give what is funded as the contract writes it."""
    voting = voting_of(question)
    worth = question.worth or ("by-score" if voting.scored else "by-cost")
    found = equal_shares(
        question.budget,
        question.projects,
        voting.ballots,
        question.completion,
        by_cost=worth == "by-cost",
    )
    spent = spent_on(question.projects, found.funded)
    support = support_of(voting)
    effectiveness = {
        key: exact_number(round_exactly(1 / price, _PLACES)) if price else None
        for key, price in (
            (each.id, found.price.get(each.id)) for each in question.projects
        )
    }
    return Answer(
        {
            "worth": worth,
            "completion": question.completion,
            "funded": found.funded,
            "by_shares": [key for key in found.funded if found.price[key] is not None],
            "spent": spent,
            "left": question.budget - spent,
            "share": exact_number(Fraction(question.budget, len(voting.ballots))),
            "raised_steps": found.steps,
            "support": {key: exact_number(Fraction(each)) for key, each in support.items()},
            "effectiveness": effectiveness,
            "ties": found.ties,
            **reached(voting, found.funded),
        },
        notices_about(support, found.ties),
    )


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the share of a voter, the projects in their order, and the sum."""

    def say(indonesian: str, english: str) -> str:
        return Text(indonesian, english).in_language(language)

    def shown(value: Any, places: int | None = None) -> str:
        return write_number(value, language, places)

    cost = {project.id: project.cost for project in question.projects}
    steps = [
        Step(
            say("Bagian tiap pemilih", "Share of a voter"),
            say("anggaran ÷ pemilih", "budget ÷ voters"),
            f"{shown(question.budget)} ÷ {shown(result['voters'])}",
            shown(Fraction(result["share"]), 2),
        )
    ]
    by_shares = set(result["by_shares"])
    for number, key in enumerate(result["funded"], start=1):
        paid = key in by_shares
        effect = result["effectiveness"][key]
        steps.append(
            Step(
                f"{number}. {key}",
                say("kemanfaatan per rupiah tertinggi", "most worth for a rupiah")
                if paid
                else say("dukungan terbanyak yang masih muat", "most support that fits"),
                say(
                    f"biaya {shown(cost[key])}; dukungan {shown(result['support'][key])}",
                    f"cost {shown(cost[key])}; support {shown(result['support'][key])}",
                ),
                shown(Fraction(effect), 4)
                if paid
                else say("pelengkap", "added afterwards"),
            )
        )
    costs = " + ".join(shown(cost[key]) for key in result["funded"])
    steps.append(
        Step(
            say("Terpakai", "Spent"),
            say("jumlah biaya yang didanai", "sum of the funded costs"),
            costs or "0",
            shown(result["spent"]),
        )
    )
    return steps


METHOD: Final = Method(
    name="equal-shares",
    title=Text("Bagian setara", "Equal shares"),
    summary=Text(
        "Memilih proyek sehingga setiap pemilih menguasai bagian anggaran yang sama",
        "Choose projects so that every voter disposes of the same part of the budget",
    ),
    question=Record(
        Question,
        {"budget": Whole(1, about="Whole rupiah."), "projects": PROJECTS},
        {
            "votes": VOTES,
            "scores": SCORES,
            "worth": Choice(
                ("by-cost", "by-count", "by-score"),
                about="What a project is worth to those who want it: its cost (usual for "
                "votes), one each, or the score they gave (usual for scores).",
            ),
            "completion": Choice(
                ("leave", "by-list", "raise-shares"),
                about="What becomes of money that is left; by-list unless told otherwise.",
            ),
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "worth": Choice(("by-cost", "by-count", "by-score")),
            "completion": Choice(("leave", "by-list", "raise-shares")),
            "funded": NAMES,
            "by_shares": NAMES,
            "spent": Whole(0),
            "left": Whole(0),
            "share": Number(0),
            "raised_steps": Whole(0),
            "support": MapOf(Number(0)),
            "effectiveness": MapOf(
                OrNull(Number(0)),
                about="Worth for a rupiah of the supporter who pays most; null for what "
                "the shares did not fund. With votes and by-cost: effective votes.",
            ),
            "ties": TIES,
            **REACHED,
        }
    ),
    working=working,
    example={
        "budget": 1_050_000_000,
        **VOTE_EXAMPLE,
        "completion": "by-list",
    },
    sources=(
        "Peters, Pierczyński, Skowron (2021), Proportional PB with Additive Utilities",
    ),
)
