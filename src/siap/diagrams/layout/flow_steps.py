"""Steps of a flow and the lines between them that do not go straight to the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Link(NamedTuple):
    """Leads to the step with this number from 0; a decision's way out has a label."""

    to: int
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step."""

    text: str
    actor: int
    kind: str
    time: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Flow:
    """All steps, and which of them are on this page: from `first` up to before `stop`."""

    actors: Sequence[str]
    steps: Sequence[Step]
    first: int
    stop: int


class Jump(NamedTuple):
    """A line at the side: from step to step, on a track counted from the lanes outwards."""

    start: int
    end: int
    label: str
    track: int
    back: bool


def jumps(flow: Flow) -> list[Jump]:
    """
    Give each line of the page that is not a step to the next its own track.

    Returns:
        Lines in the order of their steps. Lines upwards run at the right, others at the
        left; two lines on one track never touch. A line whose end is on another page has
        track 0, which is kept for such lines.
    """
    found: list[Jump] = []
    taken: dict[tuple[bool, int], list[tuple[int, int]]] = {}
    for n in range(flow.first, flow.stop):
        for link in flow.steps[n].links:
            if link.to == n + 1:
                continue
            back = link.to <= n
            if not flow.first <= link.to < flow.stop:
                found.append(Jump(n, link.to, link.label, 0, back))
                continue
            low, high = min(n, link.to), max(n, link.to)
            track = 1
            while any(low <= b and a <= high for a, b in taken.get((back, track), [])):
                track += 1
            taken.setdefault((back, track), []).append((low, high))
            found.append(Jump(n, link.to, link.label, track, back))
    return found
