"""`workload` in the calculation contract: question and answer."""

from collections.abc import Mapping
from typing import Any, Final

from siap.kernel.numbers import exact_number
from siap.kernel.source import Source
from siap.methods.answers import number_or_null, rounded_or_null
from siap.methods.method import Answer, Method, Notice, RuleSet, Text
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Number, Shape, Whole
from siap.methods.workload import Load, Task, workload
from siap.methods.workload_rules import (
    PERIODS,
    RULES,
    Question,
    WorkloadRules,
    read_rules,
)
from siap.methods.workload_working import working

_LOAD: Final[Mapping[str, Shape[Any]]] = {
    "minutes": Number(0),
    "need": Number(0),
    "need_rounded": Whole(0),
    "staff": Whole(0),
    "difference": Number(),
    "difference_rounded": Whole(),
    "index": OrNull(Number(0)),
    "index_rounded": OrNull(Number(0)),
    "class": OrNull(Name()),
    "label": OrNull(Name()),
}


def answer(question: Question, rules: RuleSet | None) -> Answer:
    """Give the load of each position and the totals as the contract writes them."""
    used = read_rules(rules)
    loads, total = workload(
        question.tasks,
        question.effective_minutes_per_year,
        question.staff,
        used.multipliers,
        used.grades,
    )
    by_position = {position: _shown(load) for position, load in loads.items()}
    output: dict[str, object] = {
        key: {position: shown[key] for position, shown in by_position.items()}
        for key in _LOAD
    }
    output["totals"] = _shown(total)
    return Answer(output, _notices(question, used, loads))


def _shown(load: Load) -> dict[str, object]:
    return {
        "minutes": exact_number(load.minutes),
        "need": exact_number(load.need),
        "need_rounded": load.need_rounded,
        "staff": load.staff,
        "difference": exact_number(load.difference),
        "difference_rounded": load.difference_rounded,
        "index": number_or_null(load.index),
        "index_rounded": rounded_or_null(load.index, 4),
        "class": load.grade and load.grade.name,
        "label": load.grade and load.grade.label,
    }


def _notices(
    question: Question, rules: WorkloadRules, loads: Mapping[str, Load]
) -> list[Notice]:
    notices = []
    used, rule = question.effective_minutes_per_year, rules.effective_minutes_per_year
    if used != rule:
        facts = {"used": exact_number(used), "rule": exact_number(rule)}
        notices.append(
            Notice("effective-minutes-differ", "effective_minutes_per_year", facts)
        )
    for position, load in loads.items():
        where = f"staff.{position}"
        if load.index is None:
            notices.append(Notice("no-holders", where))
        elif load.grade and load.index > 1:
            notices.append(Notice("overload", where, {"grade": load.grade.name}))
        if load.need and not load.need_rounded:
            facts = {"need": exact_number(load.need)}
            notices.append(Notice("need-rounds-to-nothing", where, facts))
    return notices


METHOD: Final = Method(
    name="workload",
    title=Text("Analisis beban kerja", "Workload"),
    summary=Text(
        "Menghitung kebutuhan pegawai dan indeks beban kerja tiap jabatan",
        "Work out how many people each position needs and how loaded it is",
    ),
    question=Record(
        Question,
        {
            "tasks": ListOf(
                Record(
                    Task,
                    {
                        "id": Name(),
                        "position": Name(),
                        "volume": Number(0, about="How often per period."),
                        "period": Choice(PERIODS),
                        "minutes_each": Number(0, about="Minutes for one."),
                    },
                ),
                unique="id",
            ),
            "effective_minutes_per_year": Number(
                above=0, about="Effective working time of one person in a year."
            ),
            "staff": MapOf(Whole(0), about="People there now, by position."),
        },
    ),
    answer=answer,
    output=plain_object(
        {
            **{key: MapOf(shape) for key, shape in _LOAD.items()},
            "totals": plain_object(_LOAD),
        }
    ),
    working=working,
    example={
        "tasks": [
            {
                "id": "layani-loket",
                "position": "petugas-loket",
                "volume": 4,
                "period": "day",
                "minutes_each": 15,
            },
            {
                "id": "rekap-mingguan",
                "position": "petugas-loket",
                "volume": 10,
                "period": "week",
                "minutes_each": 60,
            },
            {
                "id": "laporan-bulanan",
                "position": "petugas-loket",
                "volume": 2,
                "period": "month",
                "minutes_each": 300,
            },
            {
                "id": "laporan-tahunan",
                "position": "petugas-loket",
                "volume": 1,
                "period": "year",
                "minutes_each": 600,
            },
        ],
        "effective_minutes_per_year": 75_000,
        "staff": {"petugas-loket": 1},
    },
    sources=(
        Source("permenpanrb-1-2020", "lampiran"),
        Source("permendagri-12-2008", "lampiran"),
    ),
    ruleset_topic="workload",
    rule_values=RULES,
)
