"""A service flow: its steps, its faults and the shortest way through it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from siap.kernel.errors import InvalidInput
from siap.kernel.numbers import exact_number


@dataclass(frozen=True, slots=True)
class Exit:
    """
    One way out of a step.

    Args:
        to: Id of the next step.
        share: Share of the cases that go this way, 0..1; None if not known.
    """

    to: str
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class FlowStep:
    """
    One step of the flow.

    Args:
        id: Key of the step.
        actor: Who does it.
        kind: `start`, `step`, `decision`, `document` or `end`.
        minutes: Time the step takes, >= 0.
        cost: What it costs, rupiah, >= 0.
        next: Ways out; none means that the flow ends here.
    """

    id: str
    actor: str
    kind: str
    minutes: Fraction
    next: Sequence[Exit] = ()
    cost: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        seen = set()
        for index, way in enumerate(self.next):
            if way.to in seen:
                facts = {"value": way.to[:40]}
                raise InvalidInput("duplicate", where=f"next[{index}].to", **facts)
            seen.add(way.to)
        given = [way.share for way in self.next if way.share is not None]
        if given and len(given) < len(self.next):
            raise InvalidInput("shares-partly", where="next")
        total = sum(given, Fraction(0))
        if given and total != 1:
            raise InvalidInput("shares-not-one", where="next", total=exact_number(total))
        if self.kind == "end" and self.next:
            raise InvalidInput("end-with-exits", where="next")

    @property
    def shares(self) -> dict[str, Fraction] | None:
        """Share by next step; a single way out takes all; None if not known."""
        if len(self.next) == 1:
            return {self.next[0].to: Fraction(1)}
        known = {way.to: way.share for way in self.next if way.share is not None}
        return known if len(known) == len(self.next) else None


Steps = Mapping[str, FlowStep]


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the flow: `unreachable`, `no-end`, `one-exit-decision`, `endless-loop`."""

    code: str
    steps: list[str]


def index_steps(steps: Sequence[FlowStep]) -> dict[str, FlowStep]:
    """
    Put the steps by id and check that every exit leads somewhere.

    Raises:
        InvalidInput: An exit names a step that is not there.
    """
    by_id = {step.id: step for step in steps}
    for index, step in enumerate(steps):
        for number, way in enumerate(step.next):
            if way.to not in by_id:
                where = f"steps[{index}].next[{number}].to"
                facts = {"value": way.to[:40], "list": "steps"}
                raise InvalidInput("unknown-id", where=where, **facts)
    return by_id


def find_start(steps: Steps) -> str:
    """
    Find the first step.

    Returns:
        The only step of kind `start`; where there is none, the first one of the list.

    Raises:
        InvalidInput: Several steps are of kind `start`.
    """
    starts = [step.id for step in steps.values() if step.kind == "start"]
    if len(starts) > 1:
        raise InvalidInput("several-starts", where="steps", ids=", ".join(starts))
    return starts[0] if starts else next(iter(steps))


def reached_from(steps: Steps, start: str) -> set[str]:
    """Collect the steps that some way leads to from the start, the start included."""
    found = {start}
    waiting = [start]
    while waiting:
        for way in steps[waiting.pop()].next:
            if way.to not in found and way.share != 0:
                found.add(way.to)
                waiting.append(way.to)
    return found


def can_end(steps: Steps) -> set[str]:
    """Collect the steps from which some way leads to an end."""
    before: dict[str, list[str]] = {key: [] for key in steps}
    for step in steps.values():
        for way in step.next:
            if way.share != 0:
                before[way.to].append(step.id)
    found = {key for key, step in steps.items() if not step.next}
    waiting = list(found)
    while waiting:
        for earlier in before[waiting.pop()]:
            if earlier not in found:
                found.add(earlier)
                waiting.append(earlier)
    return found


def find_problems(steps: Steps, start: str) -> list[Problem]:
    """
    Find the faults of a flow.

    Args:
        steps: By id, exits checked.
        start: Id of the first step.

    Returns:
        At most one problem of each kind, in a fixed order, its steps in the order of the
        input. `unreachable`: no way leads there. `no-end`: a way stops at a step that is
        not of kind `end`, or no way stops at all.
        `one-exit-decision`: a decision with fewer than two ways out. `endless-loop`:
        steps from which every way goes round for ever.

    Source:
        Worksheet W24 of the application guide: checks of the service flow.
    """
    reached = reached_from(steps, start)
    ending = can_end(steps)
    stops = [key for key, step in steps.items() if not step.next]
    found = {
        "unreachable": [key for key in steps if key not in reached],
        "no-end": [key for key in stops if steps[key].kind != "end"],
        "one-exit-decision": [
            key
            for key, step in steps.items()
            if step.kind == "decision" and len(step.next) < 2
        ],
        "endless-loop": [key for key in steps if key in reached and key not in ending],
    }
    problems = [Problem(code, keys) for code, keys in found.items() if keys]
    if not stops:
        problems.insert(0, Problem("no-end", []))
    return problems


def shortest_minutes(steps: Steps, start: str) -> Fraction | None:
    """
    Find the least time from the first step to an end.

    Args:
        steps: By id, exits checked.
        start: Id of the first step.

    Returns:
        Minutes, both ends of the way included; None if no way ends.
    """
    best = {start: steps[start].minutes}
    settled: set[str] = set()
    while True:
        open_steps = [key for key in best if key not in settled]
        if not open_steps:
            return None
        here = min(open_steps, key=lambda key: (best[key], key))
        if not steps[here].next:
            return best[here]
        settled.add(here)
        for way in steps[here].next:
            if way.share == 0:
                continue
            there = best[here] + steps[way.to].minutes
            if way.to not in best or there < best[way.to]:
                best[way.to] = there
