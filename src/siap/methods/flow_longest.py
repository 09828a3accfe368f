"""The longest way through a service flow, every loop gone round once."""

from collections.abc import Mapping
from fractions import Fraction

from siap.methods.flow_time import Steps, can_end, reached_from

Ways = dict[str, list[str]]


def longest_minutes(steps: Steps, start: str) -> Fraction | None:
    """
    Find the most time from the first step to an end if every loop is gone round once.

    A way back leads to a step that every case has passed before. A case that comes past
    such a step is taken to be sent back once by each of its ways back, by the longest
    road from that step to the way back; inner loops are then gone round once again.

    Args:
        steps: By id, exits checked.
        start: Id of the first step.

    Returns:
        Minutes, both ends of the way included; None if no way ends, or if a loop has
        more than one way in, so that nobody can say where it starts.

    Source:
        Own convention; ways back after the notion of dominators of a flow graph.

    >>> from siap.methods.flow_time import Exit, FlowStep
    >>> loop = {
    ...     "a": FlowStep("a", "x", "step", Fraction(10), [Exit("b")]),
    ...     "b": FlowStep("b", "y", "decision", Fraction(5), [Exit("a"), Exit("c")]),
    ...     "c": FlowStep("c", "x", "end", Fraction(0)),
    ... }
    >>> longest_minutes(loop, "a")
    Fraction(30, 1)
    """
    useful = reached_from(steps, start) & can_end(steps)
    if start not in useful:
        return None
    ways = {
        key: [way.to for way in step.next if way.to in useful and way.share != 0]
        for key, step in steps.items()
        if key in useful
    }
    passed = _always_passed(ways, start)
    back = {key: [to for to in exits if to in passed[key]] for key, exits in ways.items()}
    forward = {
        key: [to for to in exits if to not in passed[key]] for key, exits in ways.items()
    }
    order = _sorted(forward)
    if order is None:
        return None
    minutes = {key: steps[key].minutes for key in ways}
    return _longest(order, forward, back, minutes)[start]


def _always_passed(ways: Ways, start: str) -> dict[str, set[str]]:
    """For each step, the steps that every way to it passes, itself included."""
    before: dict[str, list[str]] = {key: [] for key in ways}
    for key, exits in ways.items():
        for to in exits:
            before[to].append(key)
    passed = {key: set(ways) for key in ways}
    passed[start] = {start}
    changed = True
    while changed:
        changed = False
        for key in ways:
            if key == start:
                continue
            common = set.intersection(*(passed[each] for each in before[key])) | {key}
            if common != passed[key]:
                passed[key], changed = common, True
    return passed


def _sorted(forward: Ways) -> list[str] | None:
    """Order the steps so that every way leads onward; None if some way goes round."""
    arriving = dict.fromkeys(forward, 0)
    for exits in forward.values():
        for to in exits:
            arriving[to] += 1
    waiting = [key for key, count in arriving.items() if not count]
    order = []
    while waiting:
        key = waiting.pop()
        order.append(key)
        for to in forward[key]:
            arriving[to] -= 1
            if not arriving[to]:
                waiting.append(to)
    return order if len(order) == len(forward) else None


def _longest(
    order: list[str], forward: Ways, back: Ways, minutes: Mapping[str, Fraction]
) -> dict[str, Fraction | None]:
    """Work from the ends to the start; None where only ways back lead on."""
    weight: dict[str, Fraction] = {}
    best: dict[str, Fraction | None] = {}
    returning: dict[str, list[str]] = {key: [] for key in order}
    for key, targets in back.items():
        for to in targets:
            returning[to].append(key)
    for key in reversed(order):
        rounds = _to_each(key, order, forward, weight, minutes) if returning[key] else {}
        again = sum((rounds[each] for each in returning[key]), Fraction(0))
        weight[key] = minutes[key] + again
        onward = [best[to] for to in forward[key] if best[to] is not None]
        known = [each for each in onward if each is not None]
        stops = not forward[key] and not back[key]
        rest = max(known, default=Fraction(0) if stops else None)
        best[key] = None if rest is None else weight[key] + rest
    return best


def _to_each(
    head: str,
    order: list[str],
    forward: Ways,
    weight: Mapping[str, Fraction],
    minutes: Mapping[str, Fraction],
) -> dict[str, Fraction]:
    """Longest minutes from one step to each later one; inner loops are in the weights."""
    found = {head: minutes[head]}
    for key in order[order.index(head) :]:
        if key not in found:
            continue
        for to in forward[key]:
            there = found[key] + weight[to]
            found[to] = max(there, found.get(to, there))
    return found
