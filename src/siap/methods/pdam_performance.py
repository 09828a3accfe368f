"""Performance of a water company after the ministerial decree of 1999: three aspects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput
from siap.methods.bands import Band, classify
from siap.methods.pdam_indicators import Given, Indicator, Scored, score_all


@dataclass(frozen=True, slots=True)
class Aspect:
    """
    One of the three aspects.

    Args:
        id: Key, like `keuangan`.
        divisor: Largest sum of scores after the rule, > 0.
        points: What the aspect can add to the total.
    """

    id: str
    divisor: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class PerformanceRules:
    """Aspects, classes of the total, and indicators with their bands."""

    aspects: Sequence[Aspect]
    classes: Sequence[Band]
    indicators: Sequence[Indicator]


@dataclass(frozen=True, slots=True)
class Performance:
    """
    The three aspects and the total.

    Args:
        scored: Value and score by indicator; empty if sums were handed in.
        sums: Sum of scores by aspect; None if one of its indicators has no score.
        aspects: Sum ÷ divisor × points by aspect; None without a sum.
        total: Sum of the aspects, 0..100; None if one of them is missing.
        band: Class of the total; None without a total.
    """

    scored: Mapping[str, Scored]
    sums: Mapping[str, Fraction | None]
    aspects: Mapping[str, Fraction | None]
    total: Fraction | None
    band: Band | None


def pdam_performance(
    values: Mapping[str, Given], rules: PerformanceRules, missing_score: int | None = None
) -> Performance:
    """
    Score a water company and name its class.

    The scores of each aspect are added up, divided by the divisor of the aspect and
    multiplied by its points. Some scores are U-shaped: too much liquidity, or too many
    meters tested, earns less again.

    Args:
        values: By id of the indicator: the value in its unit, numerator and denominator,
            or a word. Left out or None: not known.
        rules: Aspects, classes and indicators.
        missing_score: Score for what is missing or cannot be worked out; None: no score,
            and then no total and no class.

    Returns:
        Exact numbers, in the order of the rule.

    Raises:
        InvalidInput: An unknown indicator or a value that cannot be true.

    Source:
        kepmendagri-47-1999, Pasal 3 and annex (the annex seen only in public code).
    """
    scored = score_all(rules.indicators, values, missing_score)
    sums: dict[str, Fraction | None] = {}
    for aspect in rules.aspects:
        scores = [
            scored[each.id].score for each in rules.indicators if each.aspect == aspect.id
        ]
        known = [score for score in scores if score is not None]
        sums[aspect.id] = Fraction(sum(known)) if len(known) == len(scores) else None
    return _from_sums(scored, sums, rules)


def performance_from_sums(
    sums: Mapping[str, Fraction], rules: PerformanceRules
) -> Performance:
    """
    Work out the total from sums of scores, as a published report gives them.

    Args:
        sums: Sum of scores by aspect, 0..divisor, every aspect.
        rules: Aspects and classes.

    Returns:
        Exact numbers, in the order of the rule.

    Raises:
        InvalidInput: An aspect is unknown or missing, or a sum above its divisor.

    Source:
        kepmendagri-47-1999, Pasal 3 and annex.
    """
    known = [aspect.id for aspect in rules.aspects]
    for key in sums:
        if key not in known:
            facts = {"key": key[:40], "known": ", ".join(known)}
            raise InvalidInput("unknown-key", where=key, **facts)
    for aspect in rules.aspects:
        if aspect.id not in sums:
            raise InvalidInput("missing", where=aspect.id)
        if not 0 <= sums[aspect.id] <= aspect.divisor:
            facts = {"value": str(sums[aspect.id]), "range": f"≥ 0, ≤ {aspect.divisor}"}
            raise InvalidInput("out-of-range", where=aspect.id, **facts)
    return _from_sums({}, {key: sums[key] for key in known}, rules)


def _from_sums(
    scored: Mapping[str, Scored],
    sums: Mapping[str, Fraction | None],
    rules: PerformanceRules,
) -> Performance:
    aspects: dict[str, Fraction | None] = {}
    for aspect in rules.aspects:
        found = sums[aspect.id]
        aspects[aspect.id] = (
            None if found is None else found / aspect.divisor * aspect.points
        )
    known = [each for each in aspects.values() if each is not None]
    total = sum(known, Fraction(0)) if len(known) == len(aspects) else None
    band = None if total is None else classify(total, rules.classes)
    return Performance(scored, sums, aspects, total, band)
