"""What an average case meets on its way through a service flow, solved exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from siap.kernel.errors import InvalidInput
from siap.methods.flow_time import Steps, can_end, reached_from

_MOST_VISITS: Final = 10**12


@dataclass(frozen=True, slots=True)
class Expected:
    """
    What an average case meets.

    Args:
        minutes: Time through the flow.
        cost: Money through the flow.
        handovers: How often the work passes to another actor.
        visits: How often each reached step is done.
    """

    minutes: Fraction
    cost: Fraction
    handovers: Fraction
    visits: dict[str, Fraction]


def expected(steps: Steps, start: str) -> Expected | None:
    """
    Work out what an average case meets, with all its turns round the loops.

    The number of visits of each step solves a linear system: one for the first step, plus
    what arrives from the steps before it. It is solved exactly, by taking out one step
    after the other.

    Args:
        steps: By id, exits checked.
        start: Id of the first step.

    Returns:
        Exact numbers; None if the shares of a reached step are not known, or if some way
        never ends.

    Raises:
        InvalidInput: A step would be done more than a million million times; some share
            is so near to 1 that the loop is endless for all purposes.

    Source:
        Expected visits of an absorbing Markov chain (Kemeny and Snell 1960).

    >>> from siap.methods.flow_time import Exit, FlowStep
    >>> loop = {
    ...     "a": FlowStep("a", "x", "step", Fraction(10), [Exit("b")]),
    ...     "b": FlowStep("b", "y", "decision", Fraction(5), [
    ...         Exit("a", Fraction(1, 2)), Exit("c", Fraction(1, 2))]),
    ...     "c": FlowStep("c", "x", "end", Fraction(0)),
    ... }
    >>> expected(loop, "a").minutes
    Fraction(30, 1)
    """
    reached = reached_from(steps, start)
    shares = {key: steps[key].shares for key in steps if key in reached}
    known = {key: found for key, found in shares.items() if found is not None}
    if len(known) < len(shares) or not reached <= can_end(steps):
        return None
    visits = _visits(known, start)
    if max(visits.values()) > _MOST_VISITS:
        raise InvalidInput("too-many-visits", where="steps")
    handovers = sum(
        (
            visits[key] * share
            for key, exits in known.items()
            for to, share in exits.items()
            if steps[key].actor != steps[to].actor
        ),
        Fraction(0),
    )
    minutes = sum((visits[key] * steps[key].minutes for key in known), Fraction(0))
    cost = sum((visits[key] * steps[key].cost for key in known), Fraction(0))
    return Expected(minutes, cost, handovers, visits)


def _visits(known: Mapping[str, Mapping[str, Fraction]], start: str) -> dict[str, Fraction]:
    """Solve visits = (1 at the start) + what arrives, taking out one step at a time."""
    arriving: dict[str, dict[str, Fraction]] = {key: {} for key in known}
    for key, exits in known.items():
        for to, share in exits.items():
            if share:
                arriving[to][key] = share
    entering = {key: Fraction(key == start) for key in known}
    leaving: dict[str, set[str]] = {key: set(exits) for key, exits in known.items()}
    taken: list[tuple[str, dict[str, Fraction], Fraction]] = []
    waiting = set(known)
    while waiting:
        key = min(
            waiting, key=lambda each: (len(arriving[each]) * len(leaving[each]), each)
        )
        waiting.remove(key)
        rounds = 1 / (1 - arriving[key].pop(key, Fraction(0)))
        sources, entry = arriving[key], entering[key]
        taken.append((key, sources, rounds))
        for to in [each for each in leaving[key] if each in waiting]:
            factor = arriving[to].pop(key, Fraction(0)) * rounds
            entering[to] += entry * factor
            for source, share in sources.items():
                arriving[to][source] = (
                    arriving[to].get(source, Fraction(0)) + share * factor
                )
                leaving[source].add(to)
    # Each equation now names only steps taken out later, so the last one comes first.
    visits: dict[str, Fraction] = {}
    for key, sources, rounds in reversed(taken):
        arrived = sum(
            (visits[source] * share for source, share in sources.items()), Fraction(0)
        )
        visits[key] = rounds * (entering[key] + arrived)
    return {key: visits[key] for key in known}
