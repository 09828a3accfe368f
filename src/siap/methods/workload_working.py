"""The working of `workload`, position by position."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from siap.kernel.numbers import write_number
from siap.methods.method import RuleSet, Step, Text
from siap.methods.workload import minutes_a_year
from siap.methods.workload_rules import Question, WorkloadRules, read_rules


def working(
    question: Question, result: Mapping[str, Any], rules: RuleSet | None, language: str
) -> list[Step]:
    """Show minutes, need and index of each position."""
    used = read_rules(rules)
    effective = write_number(question.effective_minutes_per_year, language)
    steps = []
    for position in result["minutes"]:
        keys = (
            "minutes",
            "need",
            "need_rounded",
            "staff",
            "index",
            "index_rounded",
            "class",
            "label",
        )
        load = {key: result[key][position] for key in keys}
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
