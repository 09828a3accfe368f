"""`flow-time` in the calculation contract: question, answer, working."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.methods.answers import (
    NAMES,
    number_or_null,
    numbers,
    rounded_or_null,
)
from siap.methods.flow_expected import Expected, expected
from siap.methods.flow_longest import longest_minutes
from siap.methods.flow_time import (
    Exit,
    FlowStep,
    Steps,
    can_end,
    find_problems,
    find_start,
    index_steps,
    reached_from,
    shortest_minutes,
)
from siap.methods.method import Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Number, Whole


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    steps: Sequence[FlowStep]


def answer(question: Question, _rules: RuleSet | None) -> Answer:
    """Give times, hand-overs and problems as the contract writes them."""
    steps = index_steps(question.steps)
    start = find_start(steps)
    found = expected(steps, start)
    longest = longest_minutes(steps, start)
    changes = sum(
        steps[way.to].actor != step.actor for step in question.steps for way in step.next
    )
    minutes = found.minutes if found else None
    cost = found.cost if found else None
    handovers = found.handovers if found else None
    output = {
        "start": start,
        "expected": number_or_null(minutes),
        "expected_rounded": rounded_or_null(minutes, 2),
        "shortest": number_or_null(shortest_minutes(steps, start)),
        "longest": number_or_null(longest),
        "expected_cost": number_or_null(cost),
        "expected_cost_rounded": rounded_or_null(cost, 0),
        "handovers": number_or_null(handovers),
        "handovers_rounded": rounded_or_null(handovers, 2),
        "handover_arrows": changes,
        "visits": numbers(found.visits) if found else {},
        "problems": [
            {"code": problem.code, "steps": problem.steps}
            for problem in find_problems(steps, start)
        ],
    }
    return Answer(output, _notices(question, steps, start, found, longest))


def _notices(
    question: Question,
    steps: Steps,
    start: str,
    found: Expected | None,
    longest: Fraction | None,
) -> list[Notice]:
    reached, ending = reached_from(steps, start), can_end(steps)
    notices = [
        Notice("share-unknown", f"steps[{index}].next")
        for index, step in enumerate(question.steps)
        if step.id in reached and step.shares is None
    ]
    if found is None and not reached <= ending:
        notices.append(Notice("no-way-to-end", "steps"))
    if longest is None and start in ending:
        notices.append(Notice("loops-tangled", "steps"))
    return notices


def working(
    question: Question, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show visits and minutes of each step, then the times."""
    steps = []
    by_id = index_steps(question.steps)
    formula = Text("kunjungan × menit", "visits × minutes").in_language(language)
    parts = []
    for key, visits in result["visits"].items():
        minutes = by_id[key].minutes
        count = _short(Fraction(visits), language)
        product = write_number(Fraction(visits) * minutes, language, 2)
        parts.append(product)
        steps.append(
            Step(key, formula, f"{count} × {write_number(minutes, language)}", product)
        )
    names = {
        "expected": Text("Waktu rata-rata (menit)", "Expected minutes"),
        "shortest": Text("Waktu tercepat (menit)", "Shortest minutes"),
        "longest": Text(
            "Waktu terlama, tiap putaran sekali (menit)",
            "Longest minutes, each loop once",
        ),
        "handovers": Text("Perpindahan tangan rata-rata", "Expected hand-overs"),
    }
    formulas = {
        "expected": Text("jumlah kunjungan × menit", "sum of visits × minutes"),
        "shortest": Text("jalan dengan menit paling sedikit", "way with least minutes"),
        "longest": Text("jalan dengan menit terbanyak", "way with most minutes"),
        "handovers": Text("jumlah pindah pelaksana", "sum of changes of actor"),
    }
    for key, name in names.items():
        if result[key] is not None:
            shown = _short(Fraction(result[key]), language)
            put_in = " + ".join(parts) if key == "expected" else result["start"] + " → …"
            steps.append(
                Step(
                    name.in_language(language),
                    formulas[key].in_language(language),
                    put_in,
                    shown,
                )
            )
    steps.append(_problems_step(result, language))
    return steps


_PROBLEM_NAMES: Final = {
    "no-end": Text("tanpa akhir", "no end"),
    "unreachable": Text("tidak terjangkau", "unreachable"),
    "one-exit-decision": Text("keputusan satu arah", "decision with one exit"),
    "endless-loop": Text("putaran tanpa jalan keluar", "loop without a way out"),
}


def _problems_step(result: Mapping[str, Any], language: str) -> Step:
    found = [
        f"{_PROBLEM_NAMES[each['code']].in_language(language)}: "
        f"{', '.join(each['steps']) or '–'}"
        for each in result["problems"]
    ]
    return Step(
        Text("Pemeriksaan alur", "Check of the flow").in_language(language),
        ", ".join(name.in_language(language) for name in _PROBLEM_NAMES.values()),
        result["start"] + " → …",
        "; ".join(found) or Text("tidak ada cacat", "no fault").in_language(language),
    )


def _short(value: Fraction, language: str) -> str:
    return write_number(value, language, 4 if (value * 10**4).denominator > 1 else None)


_MAYBE: Final = OrNull(Number(0))

METHOD: Final = Method(
    name="flow-time",
    title=Text("Waktu alur pelayanan", "Time through a service flow"),
    summary=Text(
        "Menghitung waktu rata-rata, tercepat, dan terlama serta cacat alur pelayanan",
        "Work out expected, shortest and longest time and the faults of a service flow",
    ),
    question=Record(
        Question,
        {
            "steps": ListOf(
                Record(
                    FlowStep,
                    {
                        "id": Name(),
                        "actor": Name(),
                        "kind": Choice(("start", "step", "decision", "document", "end")),
                        "minutes": Number(0),
                        "next": ListOf(
                            Record(
                                Exit,
                                {"to": Name()},
                                {"share": OrNull(Number(0, 1, about="Share of cases."))},
                            ),
                            least=0,
                            about="Ways out; empty where the flow ends.",
                        ),
                    },
                    {"cost": Number(0, about="Rupiah.")},
                ),
                unique="id",
                about="The step of kind start comes first; without one, the first listed.",
            )
        },
    ),
    answer=answer,
    output=plain_object(
        {
            "start": Name(),
            "expected": _MAYBE,
            "expected_rounded": _MAYBE,
            "shortest": _MAYBE,
            "longest": _MAYBE,
            "expected_cost": _MAYBE,
            "expected_cost_rounded": _MAYBE,
            "handovers": _MAYBE,
            "handovers_rounded": _MAYBE,
            "handover_arrows": Whole(0),
            "visits": MapOf(Number(0), least=0),
            "problems": ListOf(
                plain_object({"code": Choice(tuple(_PROBLEM_NAMES)), "steps": NAMES}),
                least=0,
            ),
        }
    ),
    working=working,
    example={
        "steps": [
            {
                "id": "terima",
                "actor": "loket",
                "kind": "start",
                "minutes": 10,
                "next": [{"to": "periksa"}],
            },
            {
                "id": "periksa",
                "actor": "verifikator",
                "kind": "decision",
                "minutes": 20,
                "cost": 5_000,
                "next": [
                    {"to": "lengkapi", "share": Decimal("0.25")},
                    {"to": "terbit", "share": Decimal("0.75")},
                ],
            },
            {
                "id": "lengkapi",
                "actor": "pemohon",
                "kind": "step",
                "minutes": 60,
                "next": [{"to": "periksa"}],
            },
            {
                "id": "terbit",
                "actor": "loket",
                "kind": "end",
                "minutes": 5,
                "next": [],
            },
        ]
    },
    sources=(
        "Panduan penerapan STPP, lembar alur pelayanan",
        "Kemeny dan Snell, Finite Markov Chains (1960)",
    ),
)
