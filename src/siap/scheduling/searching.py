"""The best schedule so far, and the steps that make it better."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Final

import numpy as np

from siap.scheduling.arrays import Arrays, Places, arrays_of
from siap.scheduling.filling import bring_forward, by_density, fill
from siap.scheduling.ledger import Ledger
from siap.scheduling.model import Model
from siap.scheduling.program import Program, program_of
from siap.scheduling.solver import MUCH, Limits, Whole, choose

PATIENCE: Final = 4
"""How much longer than its processor time a search may take by the clock."""


@dataclass(frozen=True)
class Progress:
    """
    How far a search has come.

    Args:
        step: `first-answer`, `bound`, `kernel`, `neighbours` or `done`.
        seconds: Since it began.
        value: Worth of the best schedule so far; None before there is one.
        bound: No schedule is worth more; None before it is known.
        done: Share of the planned work, 0..1.
    """

    step: str
    seconds: float
    value: Fraction | None
    bound: Fraction | None
    done: float

    @property
    def gap(self) -> Fraction | None:
        """Share of the bound that is not reached for certain; None if not known."""
        if self.value is None or self.bound is None:
            return None
        return gap_between(self.value, self.bound)


def gap_between(value: Fraction, bound: Fraction) -> Fraction:
    """Give the part of a bound that is missing, 0..1; nought for a bound of nought."""
    return (bound - value) / bound if bound > 0 else Fraction(0)


Watch = Callable[[Progress], bool]
"""Told about progress; False ends the search, which keeps the best so far."""


@dataclass
class Search:
    """
    A search under way.

    Args:
        model: The problem.
        seconds: Processor time at most.
        seed: Of all choices between equals.
        watch: Told about progress.
    """

    model: Model
    seconds: float
    seed: int
    watch: Watch
    best: list[int | None] | None = None
    value: int = -1
    bound: Fraction | None = None
    step: str = "first-answer"
    done: float = 0.0
    stopped: bool = False
    timed_out: bool = False
    _began: float = field(default_factory=time.monotonic)
    _began_work: float = field(default_factory=time.thread_time)
    _told: float = 0.0
    _asked: float = 0.0

    @cached_property
    def arrays(self) -> Arrays:
        """Arrays of the model."""
        return arrays_of(self.model)

    @cached_property
    def queue(self) -> list[int]:
        """All proposals, the most gain for a rupiah first."""
        return by_density(self.model)

    @cached_property
    def must_first(self) -> list[int]:
        """The same, but first those that must have a year."""
        return sorted(self.queue, key=lambda place: not self.model.must[place])

    @property
    def spent(self) -> float:
        """Seconds since the search began."""
        return time.monotonic() - self._began

    @property
    def left(self) -> float:
        """
        Processor seconds left.

        A busy machine slows the clock of the search, not the search; yet it never goes
        on for longer than `PATIENCE` times the limit.
        """
        worked = time.thread_time() - self._began_work
        return self.seconds - max(worked, self.spent / PATIENCE)

    @property
    def over(self) -> bool:
        """Whether the search must end: proven, stopped, or out of time."""
        if self.left <= 0:
            self.timed_out = True
        return self.proven or self.stopped or self.timed_out

    @property
    def proven(self) -> bool:
        """Whether nothing better can exist."""
        return self.bound is not None and self.value >= self.bound

    def enter(self, step: str, done: float) -> None:
        """Begin a step, and tell."""
        self.step, self.done = step, done
        self.tell()

    def tell(self) -> None:
        """Tell how far the search has come, and hear whether to go on."""
        unit = self.model.unit
        value = None if self.best is None else self.value * unit
        bound = None if self.bound is None else self.bound * unit
        self._told = self.spent
        going = self.watch(Progress(self.step, self._told, value, bound, self.done))
        self.stopped = self.stopped or not going

    def tell_sometimes(self) -> None:
        """Tell a few times a second."""
        if self.spent - self._told > 0.2:
            self.tell()

    def limits(self, work: int = MUCH, nodes: int = MUCH) -> Limits:
        """Give the solver its limits: the time left, and its work."""
        return Limits(max(self.left, 0.01) * PATIENCE, work, nodes, self.seed, self._ask)

    def _ask(self) -> bool:
        """Whether to stop now, asked by the solver again and again."""
        if self.spent - self._asked > 0.05:  # to ask the machine takes time as well
            self._asked = self.spent
            self.tell_sometimes()
            self.timed_out = self.timed_out or self.left <= 0
        return self.stopped or self.timed_out

    def offer(self, ledger: Ledger) -> bool:
        """
        Take a schedule over if it keeps every rule and is better than the best.

        Args:
            ledger: Keeps every ceiling by its nature; it is filled up here first.
        """
        fill(ledger, self.must_first)
        bring_forward(ledger, self.queue)
        if not ledger.is_whole():
            return False
        value = self.model.value(ledger.chosen)
        if value <= self.value:
            return False
        self.best, self.value = list(ledger.chosen), value
        self.tell()
        return True

    def prove(self, bound: Fraction) -> None:
        """Take over a bound that is lower than the one known."""
        if self.bound is None or bound < self.bound:
            self.bound = bound

    def solve_part(
        self,
        free: Sequence[int],
        kept: Sequence[int | None],
        limits: Limits,
        columns: Places | None = None,
    ) -> Whole:
        """
        Decide some proposals anew while the others stay.

        Args:
            free: Places to decide.
            kept: Years of all; those of the free ones are a start if they fit.
            limits: For the solver.
            columns: Columns to choose from; None for all of the free ones.
        """
        program = program_of(self.model, self.arrays, free, kept, columns)
        start = [
            float(kept[owner] == year)
            for owner, year in zip(
                self.arrays.proposal[program.columns].tolist(),
                self.arrays.year[program.columns].tolist(),
                strict=True,
            )
        ]
        found = choose(program, limits, start if any(start) else None)
        if found.picked is None:
            return found
        before = float(np.dot(program.gain, start)) + 1e-9
        if self.best is not None and program.gain[found.picked].sum() <= before:
            return found  # to fill a ledger again takes longer than many a search
        self.offer(self.ledger_of(program, found.picked, free, kept))
        return found

    def ledger_of(
        self,
        program: Program,
        picked: Places,
        free: Sequence[int],
        kept: Sequence[int | None],
    ) -> Ledger:
        """Write the solver's answer into a ledger; what does not fit exactly waits."""
        wanted = list(kept)
        for place in free:
            wanted[place] = None
        columns = program.columns[picked]
        for owner, year in zip(
            self.arrays.proposal[columns].tolist(),
            self.arrays.year[columns].tolist(),
            strict=True,
        ):
            wanted[owner] = year
        return fitted(self.model, wanted)


def fitted(model: Model, wanted: Sequence[int | None]) -> Ledger:
    """Open a ledger with those wanted years that fit, mandatory ones and needs first."""
    ledger = Ledger(model)
    for place in sorted(model.order, key=lambda place: not model.must[place]):
        year = wanted[place]
        if year is None or year not in ledger.allowed(place):
            continue
        if ledger.has_room(place, year):
            ledger.place(place, year)
    return ledger
