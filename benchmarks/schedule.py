"""
Measure schedules and rules of funding against the figures that were promised.

Run: .venv/bin/python benchmarks/schedule.py
     .venv/bin/python benchmarks/schedule.py --cases 10000   small ones, all schedules tried
     .venv/bin/python benchmarks/schedule.py --alone 300     the solver alone on 1,000
Every case is a process of its own. Processor time counts, for a busy machine stretches the
clock; memory is the largest resident size. The gap is to the proven bound.
"""

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
YEARS, AREAS, AGENCIES = range(2027, 2032), 10, 20
TIGHT, LOOSE = 0.25, 0.65
CASES = (
    (1_000, TIGHT, 60, None, 1024),
    (1_000, LOOSE, 60, None, 1024),
    (10_000, TIGHT, 60, 0.35, 1024),
    (10_000, LOOSE, 60, 0.10, 1024),
    (30_000, TIGHT, 90, 0.15, 1024),
    (30_000, LOOSE, 90, 0.05, 1024),
)
"""Proposals, share of the demand that there is money for, seconds, gap in %, megabytes."""


def problem(count: int, share: float, seed: int = 1) -> Any:
    """Make a city: log-normal costs, money for a share of what is asked, every rule."""
    from siap.scheduling.problem import Ceilings, Problem

    dice = random.Random(seed)
    proposals = [_proposal(dice, number) for number in range(count)]

    def limit(members: list[Any]) -> dict[int, int]:
        money = int(sum(each.cost for each in members) * share / len(YEARS))
        return dict.fromkeys(YEARS, money)

    areas = {f"kec{n:02d}" for n in range(AREAS)}
    agencies = {f"opd{n:02d}" for n in range(AGENCIES)}
    ceilings = Ceilings(
        limit(proposals),
        {key: limit([each for each in proposals if each.area == key]) for key in areas},
        {
            key: limit([each for each in proposals if each.agency == key])
            for key in agencies
        },
    )
    return Problem(list(YEARS), ceilings, proposals, Fraction(1, 10), Fraction(1, 50))


def _proposal(dice: random.Random, number: int) -> Any:
    from siap.scheduling.problem import Proposal

    cost = int(math.exp(dice.gauss(math.log(150e6), 0.9)) / 1e5) * 100_000 + 100_000
    first = dice.choice(YEARS[1:3]) if dice.random() < 0.1 else None
    last = dice.choice(YEARS[2:]) if dice.random() < 0.05 else None
    needs = [f"p{dice.randrange(number)}"] if number and dice.random() < 0.05 else []
    free = first is None and last is None and not needs and cost < 200_000_000
    return Proposal(
        id=f"p{number}",
        area=f"kec{dice.randrange(AREAS):02d}",
        agency=f"opd{dice.randrange(AGENCIES):02d}",
        cost=cost,
        score=Fraction(dice.randint(40, 100), 20),
        yearly_cost=cost // 50 if dice.random() < 0.3 else 0,
        people=int(math.exp(dice.gauss(math.log(200), 0.8))) + 1,
        not_before=first,
        not_after=last,
        mandatory=free and dice.random() < 0.01,
        needs=needs,
    )


def one_schedule(count: int, share: float, seconds: float) -> Mapping[str, object]:
    """Schedule once and say what came of it."""
    from siap.scheduling import searching
    from siap.scheduling.checking import breaches
    from siap.scheduling.planning import schedule

    # On a busy machine the clock would end what processor time allows.
    vars(searching)["PATIENCE"] = 1000
    made, began, first = problem(count, share), time.process_time(), 0.0

    def watch(progress: Any) -> bool:
        nonlocal first
        if progress.value is not None and not first:
            first = time.process_time() - began
        return True

    found = schedule(made, time_limit_s=seconds, watch=watch)
    return {
        "gap": float(found.gap) * 100,
        "value": float(found.value),
        "processor": time.process_time() - began,
        "first": first,
        "status": found.status,
        "broken": len(breaches(made, found.years)),
        "scheduled": sum(year is not None for year in found.years.values()),
    }


def solver_alone(count: int, share: float, seconds: float) -> Mapping[str, object]:
    """Give the whole problem to HiGHS without anything of ours before or after."""
    import highspy

    from siap.scheduling.arrays import arrays_of
    from siap.scheduling.preparing import prepare
    from siap.scheduling.program import program_of
    from siap.scheduling.searching import MUCH
    from siap.scheduling.solver import Limits, choose

    model = prepare(problem(count, share))
    arrays, began = arrays_of(model), time.thread_time()
    program = program_of(model, arrays)
    limits = Limits(
        seconds * 20, MUCH, MUCH, 0, lambda: time.thread_time() - began > seconds
    )
    found = choose(program, limits)
    gain = float(program.gain[found.picked].sum()) if found.picked is not None else 0.0
    value = gain * arrays.worth * float(model.unit)
    return {"value": value, "processor": time.thread_time() - began, "by": highspy.__name__}


def small_cases(count: int, _share: float, _seconds: float) -> Mapping[str, object]:
    """Compare small problems with every schedule there is."""
    sys.path.insert(0, str(ROOT / "tests"))
    from scheduling.cases import best_worth, random_problem
    from siap.kernel.errors import SiapError
    from siap.scheduling.checking import breaches
    from siap.scheduling.planning import schedule

    wrong, scheduled, refused = [], 0, 0
    for seed in range(count):
        made = random_problem(seed)
        best = best_worth(made)
        try:
            found = schedule(made, time_limit_s=20)
        except SiapError as refusal:
            refused += 1
            if best is not None and refusal.code != "needs-circle":
                wrong.append(seed)
            continue
        scheduled += 1
        if breaches(made, found.years) or found.value != best or found.bound < found.value:
            wrong.append(seed)
    return {"scheduled": scheduled, "refused": refused, "wrong": wrong[:20]}


KINDS = {"schedule": one_schedule, "alone": solver_alone, "cases": small_cases}


class Run(NamedTuple):
    """What one process took, and what it printed."""

    processor: float
    megabytes: float
    printed: str


def measured(arguments: list[str]) -> Run:
    """Run a program and read its use of the machine."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([sys.executable, *arguments], stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{arguments} ended with {process.returncode}")
        out.seek(0)
        printed = out.read()
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed)


def _apart(kind: str, count: int, share: float, seconds: float) -> tuple[Run, Any]:
    run = measured([__file__, "--one", kind, str(count), str(share), str(seconds)])
    return run, json.loads(run.printed)


def _kept(*, fine: bool) -> str:
    return "ok" if fine else "MISSED"


def schedules(sizes: list[int]) -> None:
    """Print a line for every size, tight and loose."""
    for count, share, seconds, gap, megabytes in CASES:
        if sizes and count not in sizes:
            continue
        run, found = _apart("schedule", count, share, seconds)
        fine = not found["broken"] and run.processor <= seconds * 1.05
        fine = fine and run.megabytes < megabytes and found["first"] < 2
        fine = fine and (gap is None or found["gap"] <= gap)
        promise = f"(gap <= {gap} %)" if gap else ""
        print(
            f"schedule {count:>6} {'tight' if share == TIGHT else 'loose'}  gap "
            f"{found['gap']:.4f} %  value {found['value']:.0f}  first answer "
            f"{found['first']:.2f} s  processor {run.processor:.1f} s  peak "
            f"{run.megabytes:.0f} MB  {found['status']}  rules broken {found['broken']}  "
            f"{_kept(fine=fine)} {promise}",
            flush=True,
        )


def election() -> dict[str, Any]:
    """Give 130,000 ballots on 200 projects."""
    dice = random.Random(1)
    projects = [
        {"id": f"p{n:03d}", "cost": dice.randint(20, 800) * 10**6} for n in range(200)
    ]
    popular = [dice.paretovariate(1.2) for _ in projects]
    ids = [each["id"] for each in projects]
    votes = [sorted({*dice.choices(ids, popular, k=8)}) for _ in range(130_000)]
    return {
        "budget": sum(each["cost"] for each in projects) // 5,
        "projects": projects,
        "votes": votes,
    }


def funding() -> None:
    """Print what the rules of funding take, in `siap compute` and inside it."""
    data = election()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "election.json"
        path.write_text(json.dumps(data))
        for name, seconds in (("equal-shares", 2.0), ("greedy-list", 1.0)):
            inside = _inside(name, data)
            start = "import sys; from siap.project.cli import main; sys.exit(main())"
            run = measured(["-c", start, "compute", name, "--input", str(path)])
            print(
                f"{name:<13} 130,000 ballots x 200 projects  calculation {inside:.2f} s  "
                f"whole command {run.processor:.2f} s  peak {run.megabytes:.0f} MB  "
                f"{_kept(fine=inside <= seconds)} (calculation <= {seconds:.0f} s of "
                f"processor time)",
                flush=True,
            )


def _inside(name: str, data: dict[str, Any]) -> float:
    from siap.methodology.calculation import compute

    began = time.process_time()
    compute(name, data)
    return time.process_time() - began


def _one(kind: str, count: str, share: str, seconds: str) -> None:
    print(json.dumps(KINDS[kind](int(count), float(share), float(seconds))))


def main() -> None:
    """Measure what is asked for; schedules and funding if nothing is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--cases", type=int, default=0)
    parser.add_argument("--alone", type=float, default=0)
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    parser.add_argument("--funding", action="store_true")
    asked = parser.parse_args()
    if asked.one:
        _one(*asked.one)
    elif asked.cases:
        print("small cases", _apart("cases", asked.cases, 0, 0)[1])
    elif asked.alone:
        for share in (TIGHT, LOOSE):
            print("solver alone, 1000", _apart("alone", 1000, share, asked.alone)[1])
    else:
        if not asked.funding:
            schedules(asked.sizes)
        funding()


if __name__ == "__main__":
    main()
