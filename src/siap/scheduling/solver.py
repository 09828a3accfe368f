"""The solver HiGHS behind two functions: a relaxation, and a choice with whole answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final

import numpy as np

from siap.scheduling.arrays import Floats, Places
from siap.scheduling.program import Program

MUCH: Final = 2**31 - 1


@dataclass(frozen=True)
class Limits:
    """
    How long the solver may work.

    Args:
        seconds: Clock time; the last resort, for it depends on the machine.
        work: How often a search for whole answers may look whether to go on: the same on
            every machine, unlike the clock.
        nodes: How many branches it may look into.
        seed: Of the solver's choices between equals.
        stopped: Asked from time to time; True ends the work.
    """

    seconds: float
    work: int = MUCH
    nodes: int = MUCH
    seed: int = 0
    stopped: Callable[[], bool] = field(default=lambda: False)


@dataclass
class Relaxed:
    """
    Answer of a relaxation.

    Args:
        status: `optimal`, `infeasible` or `unfinished`.
        values: By column of the program, 0..1.
        prices: By row, >= 0 for a rule that binds from above, <= 0 from below.
    """

    status: str
    values: Floats
    prices: Floats


@dataclass
class Whole:
    """
    Answer of a search for whole answers.

    Args:
        status: `optimal`, `infeasible` or `unfinished`.
        picked: Columns of the program that are chosen; None if nothing was found.
        bound: No better answer than this exists, in units of the program.
        timed_out: Whether the clock, not the work, ended it.
        slack: By slack column, how far its rule is broken.
    """

    status: str
    picked: Places | None
    bound: float
    timed_out: bool
    slack: Floats


def relax(program: Program, limits: Limits) -> Relaxed:
    """Solve a program with answers between 0 and 1."""
    solver = _solver(limits)
    _load(solver, program, whole=False)
    _run(solver, limits)
    status = _named(solver.getModelStatus())
    found = solver.getSolution()
    if status != "optimal":
        return Relaxed(status, np.zeros(0), np.zeros(0))
    return Relaxed(status, np.array(found.col_value), np.array(found.row_dual))


def choose(
    program: Program, limits: Limits, start: Sequence[float] | Floats | None = None
) -> Whole:
    """
    Solve a program with answers 0 or 1.

    Args:
        program: What to solve.
        limits: How long.
        start: Values by column of an answer that keeps every rule.
    """
    solver = _solver(limits)
    _load(solver, program, whole=True)
    if start is not None:
        given = _library().HighsSolution()
        given.col_value = list(start)
        solver.setSolution(given)
    timed_out = _run(solver, limits)
    info = solver.getInfo()
    status = _named(solver.getModelStatus())
    has_answer = info.primal_solution_status == 2
    picked, slack = None, np.zeros(0)
    if has_answer:
        values = np.array(solver.getSolution().col_value)
        slack = values[len(program.columns) :]
        picked = np.nonzero(values[: len(program.columns)] > 0.5)[0]
    return Whole(status, picked, float(info.mip_dual_bound), timed_out, slack)


def _library() -> Any:
    """Load the solver when it is first needed: a server that never schedules has none."""
    return import_module("highspy")


def _solver(limits: Limits) -> Any:
    solver = _library().Highs()
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", limits.seed),
        ("time_limit", max(limits.seconds, 0.01)),
        ("mip_max_nodes", limits.nodes),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 1e-9),
        ("mip_feasibility_tolerance", 1e-9),
        ("primal_feasibility_tolerance", 1e-9),
        # An unrepaired fault of the solver can crash here on some machines.
        ("mip_detect_symmetry", False),
    ):
        solver.setOptionValue(name, value)
    return solver


def _load(solver: Any, program: Program, *, whole: bool) -> None:
    own, slack = len(program.columns), program.slack
    library = _library()
    model = library.HighsLp()
    model.num_col_ = own + slack
    model.num_row_ = len(program.low)
    model.sense_ = library.ObjSense.kMaximize
    model.col_cost_ = program.gain
    model.col_lower_ = np.zeros(own + slack)
    model.col_upper_ = np.concatenate([np.ones(own), np.full(slack, np.inf)])
    model.row_lower_ = program.low
    model.row_upper_ = program.high
    model.a_matrix_.format_ = library.MatrixFormat.kColwise
    model.a_matrix_.start_ = program.start.astype(np.int32)
    model.a_matrix_.index_ = program.rows.astype(np.int32)
    model.a_matrix_.value_ = program.values
    if whole:
        kinds = library.HighsVarType
        model.integrality_ = [kinds.kInteger] * own + [kinds.kContinuous] * slack
    solver.passModel(model)


def _run(solver: Any, limits: Limits) -> bool:
    """Run the solver; tell whether the clock ended it."""
    looks = 0

    def look(event: Any) -> None:
        nonlocal looks
        looks += 1
        if looks > limits.work or limits.stopped():
            _interrupt(event)

    def look_up(event: Any) -> None:
        if limits.stopped():
            _interrupt(event)

    solver.cbMipInterrupt.subscribe(look)
    solver.cbSimplexInterrupt.subscribe(look_up)
    solver.run()
    return bool(solver.getModelStatus() == _library().HighsModelStatus.kTimeLimit)


def _interrupt(event: Any) -> None:
    if event.data_in is not None:
        event.data_in.user_interrupt = True


def _named(status: Any) -> str:
    known = _library().HighsModelStatus
    if status in (known.kOptimal, known.kModelEmpty):
        return "optimal"
    if status in (known.kInfeasible, known.kUnboundedOrInfeasible):
        return "infeasible"
    return "unfinished"
