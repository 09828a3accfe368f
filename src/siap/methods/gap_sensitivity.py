"""Which target, or which direction, would change the order of the gaps."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from siap.methods.gap import MIRROR

Level = tuple[Fraction, list[str]]


class Sensitivity(NamedTuple):
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
    levels: Sequence[Level], directions: Mapping[str, str], convention: str
) -> dict[str, Sensitivity]:
    """
    Say for each indicator what its place in the order hangs on.

    Args:
        levels: Achievement in percent with the ids that have it, lowest first.
        directions: `higher` or `lower` by id; an id that is not there (a range, which
            has two targets) has a place in the order and is left out of the answer.
        convention: `mirror` or `ratio`, for lower-is-better.

    Returns:
        Sensitivity by id. All of it follows from the percentages alone: where a is
        100 R/T, a target times f gives a/f; mirrored, 200 - a is what is divided.
    """
    ratios = [value.as_integer_ratio() for value, _ in levels]
    found = {}
    for place, (_, names) in enumerate(levels):
        value = ratios[place]
        worse = ratios[place - 1] if place else None
        better = ratios[place + 1] if place + 1 < len(levels) else None
        shared = len(names) > 1
        for name in names:
            if name not in directions:
                continue
            form = directions[name] if directions[name] == "higher" else convention
            moved = _turned_round(value, form, convention)
            stays = moved is not None and (
                _is_same(moved, value) or (not shared and _is_between(moved, worse, better))
            )
            change = _NONE if shared else _target_change(value, (worse, better), form)
            found[name] = Sensitivity(change, not stays)
    return found


_NONE: Final = Fraction()

Ratio = tuple[int, int]
"""A number as whole top and bottom, the bottom above nought: many times faster to
compare than a Fraction, which matters for a hundred thousand indicators."""


def _is_same(first: Ratio, second: Ratio) -> bool:
    return first[0] * second[1] == second[0] * first[1]


def _is_less(first: Ratio, second: Ratio) -> bool:
    return first[0] * second[1] < second[0] * first[1]


def _is_between(moved: Ratio, worse: Ratio | None, better: Ratio | None) -> bool:
    """Tell whether a value would stand in the same place among the others."""
    above = worse is None or _is_less(worse, moved)
    return above and (better is None or _is_less(moved, better))


def _turned_round(value: Ratio, form: str, convention: str) -> Ratio | None:
    """Give the achievement with the other direction: 200 - a, or 10,000 / a."""
    top, bottom = value
    if convention == MIRROR:
        return 200 * bottom - top, bottom
    if not top and form == "higher":
        return None
    return 10_000 * bottom, top


def _target_change(
    value: Ratio, neighbours: Sequence[Ratio | None], form: str
) -> Fraction | None:
    changes = list(_changes(value, neighbours, form))
    if not changes:
        return None
    best = changes[0]
    if len(changes) == 2 and not _is_less(
        (abs(best[0]), best[1]), (abs(changes[1][0]), changes[1][1])
    ):
        best = changes[1]
    return Fraction(*best)


def _changes(
    value: Ratio, neighbours: Sequence[Ratio | None], form: str
) -> Iterator[Ratio]:
    """Give the relative change of the target for each neighbour that it can reach."""
    for wanted in neighbours:
        if wanted is None:
            continue
        old, new = (value, wanted) if form == "ratio" else (wanted, value)
        if form == MIRROR:
            old = (200 * old[1] - old[0], old[1])
            new = (200 * new[1] - new[0], new[1])
        if old[0] > 0 and new[0] > 0:
            yield new[0] * old[1] - old[0] * new[1], new[1] * old[0]
