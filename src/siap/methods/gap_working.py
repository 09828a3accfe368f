"""The working of `gap`, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from siap.kernel.numbers import write_number
from siap.methods.gap import MIRROR, Indicator
from siap.methods.method import RuleSet, Step, Text


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """Input of the contract."""

    indicators: list[Indicator]
    lower_is_better: str | None = None


_GAP: Final = {
    "higher": Text("target − capaian", "target − actual"),
    "lower": Text("capaian − target", "actual − target"),
}
_ACHIEVEMENT: Final = {
    "higher": Text("capaian ÷ target × 100", "actual ÷ target × 100"),
    MIRROR: Text(
        "(2 × target − capaian) ÷ target × 100", "(2 × target − actual) ÷ target × 100"
    ),
    "ratio": Text("target ÷ capaian × 100", "target ÷ actual × 100"),
}


def working(
    question: GapQuestion, result: Mapping[str, Any], _rules: RuleSet | None, language: str
) -> list[Step]:
    """Show gap and achievement of each indicator, then the order."""
    steps = []
    for indicator in question.indicators:
        steps.append(_gap_step(indicator, result, language))
        steps.append(_achievement_step(indicator, result, language))
    title = Text("Urutan", "Order").in_language(language)
    formula = Text("capaian terendah dahulu", "lowest achievement first")
    percents = [
        _percent(result["achievement_percent"][name], language) for name in result["order"]
    ]
    steps.append(
        Step(
            title,
            formula.in_language(language),
            " ≤ ".join(percents) or "–",
            ", ".join(result["order"]) or "–",
        )
    )
    return steps


def _gap_step(indicator: Indicator, result: Mapping[str, Any], language: str) -> Step:
    target, direction = indicator.edge()
    title = Text("Kesenjangan {}", "Gap of {}").in_language(language)
    formula = _GAP[direction].in_language(language)
    pair = (target, indicator.actual)
    ordered = pair if direction == "higher" else pair[::-1]
    put_in = " − ".join(write_number(number, language) for number in ordered)
    if _is_inside(indicator):
        put_in = _inside_words(indicator, language)
    shown = write_number(result["gap"][indicator.id], language)
    return Step(title.format(indicator.id), formula, put_in, shown)


def _achievement_step(
    indicator: Indicator, result: Mapping[str, Any], language: str
) -> Step:
    target, direction = indicator.edge()
    convention = result["lower_is_better"]
    form = direction if direction == "higher" else convention
    title = Text("Capaian {}", "Achievement of {}").in_language(language)
    goal, real = write_number(target, language), write_number(indicator.actual, language)
    put_in = {
        "higher": f"{real} ÷ {goal} × 100",
        MIRROR: f"(2 × {goal} − {real}) ÷ {goal} × 100",
        "ratio": f"{goal} ÷ {real} × 100",
    }[form]
    if _is_inside(indicator):
        put_in = _inside_words(indicator, language)
    percent = result["achievement_percent"][indicator.id]
    said = Text("tidak dapat dihitung", "has no meaning").in_language(language)
    if percent is not None:
        said = f"{_percent(percent, language)} ({result['class'][indicator.id]})"
    formula = _ACHIEVEMENT[form].in_language(language)
    return Step(title.format(indicator.id), formula, put_in, said)


def _is_inside(indicator: Indicator) -> bool:
    if isinstance(indicator.target, Fraction):
        return False
    return indicator.target[0] <= indicator.actual <= indicator.target[1]


def _inside_words(indicator: Indicator, language: str) -> str:
    words = Text("{} di dalam rentang", "{} lies within the range").in_language(language)
    return words.format(write_number(indicator.actual, language))


def _percent(value: Any, language: str) -> str:
    return f"{write_number(value, language, 2)} %"
