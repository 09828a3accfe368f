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
    row: str = ""
    """Id of the row that it stands for, if any."""


@dataclass(frozen=True, slots=True)
class Flow:
    """All steps, and which of them are on this page: from `first` up to before `stop`."""

    actors: Sequence[str]
    steps: Sequence[Step]
    first: int
    stop: int


class Jump(NamedTuple):
    """
    A line at the side, on a track counted from the lanes outwards.

    Track 0 is for lines that leave the page; `away` names the steps they lead to.
    """

    start: int
    end: int
    label: str
    track: int
    back: bool
    away: str = ""


def jumps(flow: Flow) -> list[Jump]:
    """
    Give each line of the page that is not a step to the next its own track.

    Returns:
        Lines upwards run at the right, others at the left; two lines on one track never
        touch. Of the lines that leave a step on one side, the first bears all labels, and
        those that leave the page are one. They come last: their sign hides lines behind.
    """
    found: list[Jump] = []
    taken: dict[tuple[bool, int], list[tuple[int, int]]] = {}
    for n in range(flow.first, flow.stop):
        for back in (False, True):
            links = [
                k for k in flow.steps[n].links if k.to != n + 1 and (k.to <= n) is back
            ]
            label = " / ".join(link.label for link in links if link.label)
            inside = [link for link in links if flow.first <= link.to < flow.stop]
            away = [str(link.to + 1) for link in links if link not in inside]
            if away:
                found.append(Jump(n, -1, label, 0, back, ", ".join(away)))
                label = ""
            for link in inside:
                track = _track(taken, back, (min(n, link.to), max(n, link.to)))
                found.append(Jump(n, link.to, label, track, back))
                label = ""
    return sorted(found, key=lambda jump: bool(jump.away))


def _track(
    taken: dict[tuple[bool, int], list[tuple[int, int]]],
    back: bool,  # noqa: FBT001 - a side
    span: tuple[int, int],
) -> int:
    track = 1
    while any(span[0] <= b and a <= span[1] for a, b in taken.get((back, track), [])):
        track += 1
    taken.setdefault((back, track), []).append(span)
    return track
