"""Health of a water company: eighteen indicators, scored and weighted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput
from siap.methods.bands import Band, classify
from siap.methods.pdam_indicators import Given, Indicator, Scored, score_all


@dataclass(frozen=True, slots=True)
class HealthRules:
    """
    The eighteen indicators with weights and bands, and the classes of the total.

    Raises:
        InvalidInput: The weights do not add up to 1.
    """

    indicators: Sequence[Indicator]
    classes: Sequence[Band]

    def __post_init__(self) -> None:
        total = sum(indicator.weight for indicator in self.indicators)
        if total != 1:
            raise InvalidInput("weights-not-one", where="indicators", total=str(total))


@dataclass(frozen=True, slots=True)
class Health:
    """
    The scores of one company.

    Args:
        scored: Value and score by indicator, in the order of the rule.
        weighted: Score times weight; None without a score.
        aspects: Sum of `weighted` by aspect; None if one of its indicators has no score.
        total: Sum over all; None if an indicator has no score.
        band: Class of the total; None without a total.
        scored_weight: Sum of the weights of the indicators that have a score.
    """

    scored: Mapping[str, Scored]
    weighted: Mapping[str, Fraction | None]
    aspects: Mapping[str, Fraction | None]
    total: Fraction | None
    band: Band | None
    scored_weight: Fraction


def pdam_health(
    values: Mapping[str, Given], rules: HealthRules, missing_score: int | None = None
) -> Health:
    """
    Score a water company and name its class.

    Each indicator earns 1 to 5 by its band; the score is weighted; the sum is between 1
    and 5. Values are not rounded before they are banded.

    Args:
        values: By id of the indicator: the value in its unit, or numerator and
            denominator. Left out or None: not known.
        rules: Indicators, weights, bands, classes.
        missing_score: Score for indicators that are missing or cannot be worked out;
            None: they have no score, and then there is no total and no class.

    Returns:
        Exact sums, in the order of the rule.

    Raises:
        InvalidInput: An unknown indicator or a value that cannot be true.

    Source:
        bppspam-juknis-2010, table of indicators (seen in public code and in published
        evaluations, not in the annex itself).
    """
    scored = score_all(rules.indicators, values, missing_score)
    weighted = {
        each.id: _times(scored[each.id].score, each.weight) for each in rules.indicators
    }
    aspects: dict[str, list[Fraction | None]] = {}
    for each in rules.indicators:
        aspects.setdefault(each.aspect, []).append(weighted[each.id])
    total = _sum(list(weighted.values()))
    band = None if total is None else classify(total, rules.classes)
    sums = {aspect: _sum(parts) for aspect, parts in aspects.items()}
    weight = sum(
        (each.weight for each in rules.indicators if weighted[each.id] is not None),
        Fraction(0),
    )
    return Health(scored, weighted, sums, total, band, weight)


def _times(score: int | None, weight: Fraction) -> Fraction | None:
    return None if score is None else score * weight


def _sum(parts: Sequence[Fraction | None]) -> Fraction | None:
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None
