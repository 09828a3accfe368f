"""What a standard procedure is made of: its identity, its steps, who takes them."""

from dataclasses import dataclass
from typing import Literal

StepKind = Literal["start", "step", "decision", "document", "end"]


@dataclass(frozen=True, slots=True)
class Way:
    """
    A way out of a step.

    Args:
        to: Place of the step that it leads to, from 0.
        label: What is answered on this way, like `ya`; empty where there is one way only.
    """

    to: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """
    One step of a procedure.

    Args:
        text: What is done.
        actor: Place of who does it, from 0.
        kind: Which symbol stands for it.
        ways: Where it leads; none ends the procedure.
        completeness: What must be there for it; likewise `time`, `output` and `note`.
    """

    text: str
    actor: int
    kind: StepKind = "step"
    ways: tuple[Way, ...] = ()
    completeness: str = ""
    time: str = ""
    output: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """
    A table of steps and actors with connected symbols; it begins a page.

    Args:
        caption: What is done here.
        actors: At least one, in the order of their columns.
        steps: In reading order.
    """

    caption: str
    actors: tuple[str, ...]
    steps: tuple[ProcedureStep, ...]


@dataclass(frozen=True, slots=True)
class ProcedureHead:
    """
    The identity of a procedure as a form.

    Args:
        office: Lines at the left, the highest first.
        pairs: Name and text of each line at the right.
        boxes: Title and text of the boxes below, two beside each other.
    """

    office: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    boxes: tuple[tuple[str, str], ...] = ()
