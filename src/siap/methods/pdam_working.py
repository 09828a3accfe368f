"""The working of one water company indicator, written out for a reader."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from siap.kernel.numbers import write_number
from siap.methods.method import Step, Text
from siap.methods.pdam_indicators import Given, Indicator, Ratio


def named(indonesian: str, english: str, language: str) -> str:
    """Choose between two wordings."""
    return Text(indonesian, english).in_language(language)


def number(value: Fraction | Decimal | int, language: str) -> str:
    """Write a number for a reader; one with more than six places gets four."""
    exact = Fraction(value)
    return write_number(exact, language, 4 if (exact * 10**6).denominator > 1 else None)


def indicator_step(
    indicator: Indicator, given: Given, result: Mapping[str, Any], language: str
) -> Step:
    """
    Show how one indicator got its value and its score.

    Args:
        indicator: From the rule set.
        given: What the caller handed in.
        result: Output of the method, with `values` and `scores` by id.
        language: `id` or `en`.

    Returns:
        One step; its result says so if there is no score.
    """
    value = result["values"][indicator.id]
    score = result["scores"][indicator.id]
    shown = "" if value is None else f"{number(value, language)} {indicator.unit}".strip()
    if score is None:
        outcome = named("tanpa skor", "no score", language)
    else:
        outcome = f"{named('skor', 'score', language)} {score}"
    return Step(
        title=f"{indicator.id} {indicator.name}",
        formula=_formula(indicator, language),
        substituted=_substituted(indicator, given, language),
        result=f"{shown} → {outcome}" if shown else outcome,
    )


def _formula(indicator: Indicator, language: str) -> str:
    if indicator.choices:
        return named("pilihan menurut aturan", "choice by the rule", language)
    if not indicator.denominator:
        return named("nilai langsung", "the value itself", language)
    factor = _factor(indicator, language)
    return f"({indicator.numerator}) ÷ ({indicator.denominator}){factor}"


def _substituted(indicator: Indicator, given: Given, language: str) -> str:
    if given is None:
        return named("tidak diisi", "not given", language)
    if isinstance(given, Ratio):
        above, below = number(given.a, language), number(given.b, language)
        return f"{above} ÷ {below}{_factor(indicator, language)}"
    return given if isinstance(given, str) else number(given, language)


def _factor(indicator: Indicator, language: str) -> str:
    factor = "" if indicator.factor == 1 else f" × {number(indicator.factor, language)}"
    divisor = "" if indicator.divisor == 1 else f" ÷ {number(indicator.divisor, language)}"
    return factor + divisor
