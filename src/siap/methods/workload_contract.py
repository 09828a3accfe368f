"""`workload` in the calculation contract: question, answer, working."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number, write_number
from siap.kernel.source import Source
from siap.methods.answers import number_or_null, rounded_or_null
from siap.methods.bands import BANDS, Band
from siap.methods.method import MARKS, Answer, Method, Notice, RuleSet, Step, Text
from siap.methods.shape_groups import ListOf, MapOf, OrNull, Record, plain_object
from siap.methods.shapes import Choice, Name, Number, Shape, Whole
from siap.methods.workload import Load, Task, minutes_a_year, workload

PERIODS: Final = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Period:
    """How often a period comes in a working year."""

    id: str
    per_year: Fraction


@dataclass(frozen=True, slots=True)
class Preset:
    """One effective working time in use, with how well it is known."""

    id: str
    minutes: Fraction
    per: str
    about: str
    mark: str


@dataclass(frozen=True, slots=True)
class WorkloadRules:
    """
    Multipliers of the periods, classes, rounding and working times in use.

    Raises:
        InvalidInput: A period lacks its multiplier.
    """

    effective_minutes_per_year: Fraction
    periods: Sequence[Period]
    grades: Sequence[Band]
    rounding: str
    presets: Sequence[Preset]

    def __post_init__(self) -> None:
        for period in PERIODS:
            if period not in self.multipliers:
                raise InvalidInput("missing", where=f"periods.{period}")

    @property
    def multipliers(self) -> dict[str, Fraction]:
        """Times a year by period."""
        return {period.id: period.per_year for period in self.periods}


RULES: Final[Record[WorkloadRules]] = Record(
    WorkloadRules,
    {
        "effective_minutes_per_year": Number(above=0),
        "periods": ListOf(
            Record(Period, {"id": Choice(PERIODS), "per_year": Number(above=0)}),
            unique="id",
        ),
        "grades": BANDS,
        "rounding": Choice(("half-up",)),
        "presets": ListOf(
            Record(
                Preset,
                {
                    "id": Name(),
                    "minutes": Number(above=0),
                    "per": Choice(("day", "year")),
                    "about": Name(),
                    "mark": Choice(MARKS),
                },
            ),
            unique="id",
        ),
    },
)


@dataclass(frozen=True, slots=True)
class Question:
    """Input of the contract."""

    tasks: Sequence[Task]
    effective_minutes_per_year: Fraction
    staff: Mapping[str, int]


def _rules(rules: RuleSet | None) -> WorkloadRules:
    if rules is None:
        raise InvalidInput("missing", where="ruleset")
    return RULES.read(rules.values)


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
    used = _rules(rules)
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


def working(
    question: Question, result: Mapping[str, Any], rules: RuleSet | None, language: str
) -> list[Step]:
    """Show minutes, need and index of each position."""
    used = _rules(rules)
    effective = write_number(question.effective_minutes_per_year, language)
    steps = []
    for position in result["minutes"]:
        load = {key: result[key][position] for key in _LOAD}
        minutes = write_number(Fraction(load["minutes"]), language)
        steps.append(_minutes_step(question, position, used, minutes, language))
        need = write_number(Fraction(load["need"]), language, 4)
        people = Text("{} → {} orang", "{} → {} people").in_language(language)
        steps.append(
            Step(
                Text("Kebutuhan {}", "Need of {}").in_language(language).format(position),
                Text(
                    "beban kerja ÷ waktu kerja efektif", "workload ÷ effective time"
                ).in_language(language),
                f"{minutes} ÷ {effective}",
                people.format(need, load["need_rounded"]),
            )
        )
        if load["index"] is not None:
            steps.append(_index_step(position, load, minutes, effective, language))
    return steps


def _minutes_step(
    question: Question, position: str, rules: WorkloadRules, minutes: str, language: str
) -> Step:
    parts = [
        f"{write_number(task.volume, language)}"
        f" × {write_number(rules.multipliers[task.period], language)}"
        f" × {write_number(task.minutes_each, language)}"
        f" = {write_number(minutes_a_year(task, rules.multipliers), language)}"
        for task in question.tasks
        if task.position == position
    ]
    return Step(
        Text("Beban kerja {} (menit setahun)", "Workload of {} (minutes a year)")
        .in_language(language)
        .format(position),
        Text(
            "jumlah volume × pengali periode × menit",
            "sum of volume × multiplier of the period × minutes",
        ).in_language(language),
        "; ".join(parts) or "0",
        minutes,
    )


def _index_step(
    position: str, load: Mapping[str, Any], minutes: str, effective: str, language: str
) -> Step:
    index = write_number(load["index_rounded"], language)
    return Step(
        Text("Indeks {}", "Index of {}").in_language(language).format(position),
        Text(
            "beban kerja ÷ (pegawai × waktu kerja efektif)",
            "workload ÷ (staff × effective time)",
        ).in_language(language),
        f"{minutes} ÷ ({load['staff']} × {effective})",
        f"{index} → {load['class']} ({load['label']})",
    )


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
