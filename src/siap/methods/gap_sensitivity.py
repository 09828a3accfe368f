"""Which target, or which direction, would change the order of the gaps."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.methods.gap import MIRROR, Indicator, achievement_percent


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """
    What hangs on one target and one direction.

    Args:
        target_change: Smallest relative change of the target with which the indicator
            reaches the place of a neighbour in the order; 0 where it shares its place
            already; None where no change does.
        direction_changes_order: True if the order would be another one with the
            direction turned round.
    """

    target_change: Fraction | None
    direction_changes_order: bool


def sensitivity(
    indicators: Sequence[Indicator],
    achievement: Mapping[str, Fraction | None],
    convention: str,
) -> dict[str, Sensitivity]:
    """
    Say for each indicator what its place in the order hangs on.

    Args:
        indicators: As measured.
        achievement: Percent by id; those without one have no place and are left out.
        convention: `mirror` or `ratio`, for lower-is-better.

    Returns:
        Sensitivity by id, in the order given. Ranges have a place but are left out:
        they have two targets.
    """
    levels: list[Fraction] = []
    crowd: dict[Fraction, int] = {}
    for level in sorted(value for value in achievement.values() if value is not None):
        if not levels or levels[-1] != level:
            levels.append(level)
            crowd[level] = 0
        crowd[level] += 1
    found = {}
    for indicator in indicators:
        value = achievement[indicator.id]
        if value is None or not isinstance(indicator.target, Fraction):
            continue
        at = bisect_left(levels, value)
        shared = crowd[value] > 1
        neighbours = [*levels[max(at - 1, 0) : at], *levels[at + 1 : at + 2]]
        near = [value] if shared else neighbours
        change = _target_change(indicator, near, convention)
        moved = _turned_round(indicator, convention)
        stays = moved is not None and (
            moved == value or (not shared and _between(moved, levels, at))
        )
        found[indicator.id] = Sensitivity(change, not stays)
    return found


def _between(moved: Fraction, levels: Sequence[Fraction], at: int) -> bool:
    """Tell whether a value would stand in the same place among the others."""
    after_worse = at == 0 or moved > levels[at - 1]
    before_better = at + 1 == len(levels) or moved < levels[at + 1]
    return after_worse and before_better


def _turned_round(indicator: Indicator, convention: str) -> Fraction | None:
    other = "lower" if indicator.direction == "higher" else "higher"
    target = indicator.target
    if not isinstance(target, Fraction):
        return None
    return achievement_percent(target, indicator.actual, other, convention)


def _target_change(
    indicator: Indicator, neighbours: Sequence[Fraction], convention: str
) -> Fraction | None:
    target, actual = indicator.target, indicator.actual
    if not isinstance(target, Fraction):
        return None
    changes = []
    for neighbour in neighbours:
        needed = _target_for(neighbour, actual, indicator.direction, convention)
        if needed is not None and needed > 0:
            changes.append(needed / target - 1)
    return min(changes, key=lambda change: (abs(change), -change), default=None)


def _target_for(
    wanted: Fraction, actual: Fraction, direction: str, convention: str
) -> Fraction | None:
    """Find the target at which an actual value would achieve the wanted percent."""
    if direction == "higher":
        return 100 * actual / wanted if wanted else None
    if convention == MIRROR:
        return 100 * actual / (200 - wanted) if wanted < 200 else None
    return wanted * actual / 100
