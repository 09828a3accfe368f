"""The gap between target and reality, for indicators with very different units."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import round_exactly
from siap.methods.bands import Band, classify
from siap.methods.ranking import is_less
from siap.methods.yearly import Reading, slope

MIRROR = "mirror"
RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Indicator:
    """
    One indicator with its target and where it stands.

    Args:
        id: Its name.
        direction: `higher`, `lower` or `range`: which values are good.
        target: A number; for `range` the pair [lowest good, highest good].
        actual: Where it stands, in the same unit as the target.
        baseline: Where it began.
        series: Earlier values, one per year, in any order.
        years_left: Years until the target is due, >= 0.
    """

    id: str
    direction: str
    target: Fraction | Sequence[Fraction]
    actual: Fraction
    baseline: Fraction | None = None
    series: Sequence[Reading] = ()
    years_left: Fraction | None = None

    def __post_init__(self) -> None:
        pair = not isinstance(self.target, Fraction)
        if pair != (self.direction == "range"):
            raise InvalidInput("target-against-direction", where="target")
        if not isinstance(self.target, Fraction) and self.target[0] > self.target[1]:
            raise InvalidInput("range-upside-down", where="target")

    def holds(self) -> bool:
        """Tell whether the value lies within the range that is its target."""
        if isinstance(self.target, Fraction):
            return False
        low, high = self.target
        return not is_less(self.actual, low) and not is_less(high, self.actual)

    def edge(self) -> tuple[Fraction, str]:
        """
        Give the target and the direction that count for where it stands now.

        Returns:
            For a range the edge that is nearer to being missed: the lower one, to be
            reached from below, unless the value lies above the range.
        """
        if isinstance(self.target, Fraction):
            return self.target, self.direction
        low, high = self.target
        return (high, "lower") if is_less(high, self.actual) else (low, "higher")


class Shortfall(NamedTuple):
    """
    What is missing for one indicator.

    Args:
        gap: Distance to the target in its unit; positive is missing, negative beyond.
        achievement: Percent of the target; None where it has no meaning.
        band: Class of the achievement; None without one.
        per_year: Gap to close in each year that is left; None without years left.
        trend: Least squares slope per year; None below two years of values.
        projected: Where it will stand when the target is due if the trend goes on.
        progress: Percent of the way from baseline to target; None without baseline.
    """

    gap: Fraction
    achievement: Fraction | None
    band: Band | None
    per_year: Fraction | None
    trend: Fraction | None
    projected: Fraction | None
    progress: Fraction | None


def measure(
    indicator: Indicator, bands: Sequence[Band], places: int, convention: str = MIRROR
) -> Shortfall:
    """
    Measure one indicator against its target.

    Args:
        indicator: Target and actual in one unit.
        bands: Classes of achievement, highest first.
        places: Decimal places to which the rule rounds before it classes.
        convention: For lower-is-better: `mirror` is (2T - R) / T, `ratio` is T / R.

    Returns:
        The shortfall, exact. Achievement is not capped: it may pass 100 or, mirrored,
        fall below nought.

    Raises:
        InvalidInput: The achievement lies below the lowest class.

    Source:
        Tabulasi Analisis Kesenjangan Kuantitatif of the STPP guides; the mirrored form
        is usual in government performance reports.

    >>> coverage = Indicator("coverage", "higher", Fraction(68), Fraction("54.4"))
    >>> measure(coverage, [Band("any")], 0).achievement
    Fraction(80, 1)
    """
    target, direction = indicator.edge()
    if indicator.direction == "range" and indicator.holds():
        gap = Fraction()
        achievement: Fraction | None = Fraction(100)
    else:
        higher = direction == "higher"
        pair = (target, indicator.actual) if higher else (indicator.actual, target)
        gap = _difference(*pair)
        achievement = achievement_percent(target, indicator.actual, direction, convention)
    years = indicator.years_left
    trend = slope(indicator.series)
    return Shortfall(
        gap=gap,
        achievement=achievement,
        band=None
        if achievement is None
        else classify(round_exactly(achievement, places), bands),
        per_year=_share(gap, years) if years else None,
        trend=trend,
        projected=None
        if trend is None or years is None
        else _ahead(indicator.actual, trend, years),
        progress=_progress(indicator, target),
    )


def achievement_percent(
    target: Fraction, actual: Fraction, direction: str, convention: str
) -> Fraction | None:
    """
    Give achievement in percent of the target.

    Returns:
        None where a percentage has no meaning: target not above nought, a negative
        actual, or a ratio to an actual of nought.
    """
    target_top, target_bottom = target.as_integer_ratio()
    actual_top, actual_bottom = actual.as_integer_ratio()
    if target_top <= 0 or actual_top < 0:
        return None
    # Whole numbers throughout: one fraction made at the end is what makes this fast.
    goal = target_top * actual_bottom
    real = actual_top * target_bottom
    if direction == "higher":
        return Fraction(100 * real, goal)
    if convention == MIRROR:
        return Fraction(200 * goal - 100 * real, goal)
    return Fraction(100 * goal, real) if real else None


# The three below are -, / and + × on fractions, with the common denominator taken once:
# operators of Fraction take most of the time of a hundred thousand indicators.
def _difference(first: Fraction, second: Fraction) -> Fraction:
    top, bottom = first.as_integer_ratio()
    other, other_bottom = second.as_integer_ratio()
    return Fraction(top * other_bottom - other * bottom, bottom * other_bottom)


def _share(whole: Fraction, parts: Fraction) -> Fraction:
    top, bottom = whole.as_integer_ratio()
    many, fine = parts.as_integer_ratio()
    return Fraction(top * fine, bottom * many)


def _ahead(now: Fraction, slope: Fraction, years: Fraction) -> Fraction:
    top, bottom = now.as_integer_ratio()
    rise, run = slope.as_integer_ratio()
    many, fine = years.as_integer_ratio()
    return Fraction(top * run * fine + rise * many * bottom, bottom * run * fine)


def _progress(indicator: Indicator, target: Fraction) -> Fraction | None:
    baseline = indicator.baseline
    if baseline is None or baseline == target:
        return None
    return 100 * (indicator.actual - baseline) / (target - baseline)
