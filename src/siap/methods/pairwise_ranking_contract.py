"""`pairwise-ranking` in the calculation contract: question, answer, working."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.methods import pairwise_ranking
from siap.methods.answers import NUMBERS, RANKS, TIES, number_or_null, numbers
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.pairwise_ranking import Comparison, Outcome, Votes
from siap.methods.shape_groups import ListOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Number, Whole


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    issues: list[str]
    comparisons: list[Comparison]
    tie_rule: str


QUESTION: Final = Record(
    Question,
    {
        "issues": ListOf(Name(), least=2, unique="self"),
        "comparisons": ListOf(
            Record(
                Comparison,
                {"a": Name(), "b": Name()},
                {
                    "winner": OrNull(Name(), "Null for a draw, or where votes decide."),
                    "votes": Record(
                        Votes,
                        {"a": Whole(0), "b": Whole(0)},
                        about="Votes for the first and for the second of the pair.",
                    ),
                },
            ),
            least=0,
        ),
        "tie_rule": Choice(
            ("half", "repeat"), "A draw gives half a win each, or is voted on again."
        ),
    },
)

OUTPUT: Final = plain_object(
    {
        "wins": NUMBERS,
        "ranks": RANKS,
        "ties": TIES,
        "main_issue": OrNull(Name()),
        "status": Choice(("decided", "repeat", "cycle", "incomplete")),
        "repeat_among": ListOf(Name(), least=0),
        "missing_pairs": ListOf(ListOf(Name(), least=2, most=2), least=0),
        "circular_triads": Whole(0),
        "consistency": OrNull(Number(0, 1)),
        "tie_rule": Choice(("half", "repeat")),
        "changing_answers": ListOf(
            plain_object(
                {
                    "a": Name(),
                    "b": Name(),
                    "winner": Name(),
                    "first": ListOf(Name()),
                },
            ),
            least=0,
            about="Single answers that, the other way round, change the main issue.",
        ),
    },
)


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give the outcome as the contract writes it."""
    outcome = pairwise_ranking.rank(
        question.issues, question.comparisons, question.tie_rule
    )
    output = {
        "wins": numbers(outcome.wins),
        "ranks": outcome.ranking.ranks,
        "ties": outcome.ranking.ties,
        "main_issue": outcome.main_issue,
        "status": outcome.status,
        "repeat_among": outcome.repeat_among,
        "missing_pairs": [list(pair) for pair in outcome.missing_pairs],
        "circular_triads": outcome.circular_triads,
        "consistency": number_or_null(outcome.consistency),
        "tie_rule": question.tie_rule,
        "changing_answers": _changing_answers(question, outcome),
    }
    notices = [Notice("pair-needs-revote", f"comparisons[{i}]") for i in outcome.drawn]
    if outcome.status == "cycle":
        facts = {"issues": ", ".join(outcome.repeat_among)}
        notices.append(Notice("circle-needs-decision", "comparisons", facts))
    return Answer(output, notices)


def _changing_answers(question: Question, outcome: Outcome) -> list[dict[str, object]]:
    return [
        {
            "a": question.comparisons[change.index].a,
            "b": question.comparisons[change.index].b,
            "winner": change.winner,
            "first": change.first,
        }
        for change in outcome.changes
    ]


_SAID: Final = {
    "decided": Text("Isu utama: {first}", "Main issue: {first}"),
    "repeat": Text(
        "Nilai tertinggi sama; ulangi hanya untuk: {first}",
        "Equal highest value; repeat only among: {first}",
    ),
    "cycle": Text(
        "Jawaban melingkar antara {first}; fasilitator meminta keputusan peserta",
        "The answers go round in a circle among {first}; ask the meeting to decide",
    ),
    "incomplete": Text(
        "Belum lengkap: {missing} pasangan belum dijawab",
        "Not complete: {missing} pairs have no answer",
    ),
}


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show the pairs, the wins and the check sum."""
    n = len(question.issues)
    title = Text("Banyaknya pasangan", "Number of pairs").in_language(language)
    steps = [Step(title, "n × (n − 1) ÷ 2", f"{n} × {n - 1} ÷ 2", str(n * (n - 1) // 2))]
    formula = Text("jumlah kemenangan", "number of wins").in_language(language)
    for issue in question.issues:
        points = _points(question, issue)
        shown = write_number(result["wins"][issue], language)
        title = Text("Kemenangan {}", "Wins of {}").in_language(language).format(issue)
        steps.append(Step(title, formula, " + ".join(points) or "0", shown))
    wins = result["wins"].values()
    steps.append(
        Step(
            Text("Pemeriksaan jumlah", "Check sum").in_language(language),
            Text("jumlah semua kemenangan", "sum of all wins").in_language(language),
            " + ".join(write_number(value, language) for value in wins),
            write_number(sum(wins), language),
        )
    )
    first = [issue for issue, place in result["ranks"].items() if place == 1]
    said = _SAID[result["status"]].in_language(language)
    steps.append(
        Step(
            Text("Hasil", "Outcome").in_language(language),
            Text("nilai terbesar", "largest value").in_language(language),
            ", ".join(first),
            said.format(first=", ".join(first), missing=len(result["missing_pairs"])),
        )
    )
    return steps


def _points(question: Question, issue: str) -> list[str]:
    """List what an issue got from each pair, like `1 (b)` or `½ (c)`."""
    points = []
    for pair in question.comparisons:
        if issue not in (pair.a, pair.b):
            continue
        other = pair.b if pair.a == issue else pair.a
        if pair.decided == issue:
            points.append(f"1 ({other})")
        elif pair.decided is None and question.tie_rule == "half":
            points.append(f"½ ({other})")
    return points


METHOD: Final = Method(
    name="pairwise-ranking",
    title=Text("Matriks pemeringkatan", "Pairwise ranking"),
    summary=Text(
        "Memilih isu utama dengan membandingkan isu dua per dua",
        "Choose the main issue by comparing issues two by two",
    ),
    question=QUESTION,
    answer=answer,
    output=OUTPUT,
    working=working,
    example={
        "issues": ["air-keruh", "loket-antre", "biaya"],
        "comparisons": [
            {"a": "air-keruh", "b": "loket-antre", "winner": "air-keruh"},
            {"a": "air-keruh", "b": "biaya", "winner": None, "votes": {"a": 11, "b": 7}},
            {"a": "loket-antre", "b": "biaya", "winner": "biaya"},
        ],
        "tie_rule": "half",
    },
    sources=("Panduan penerapan STPP, tahap 2: Matriks Pemeringkatan",),
)
