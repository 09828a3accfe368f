"""
Measure the calculations against the figures that were promised.

Run: .venv/bin/python benchmarks/compute.py
Each case is one run of `siap compute` in a process of its own, from the shell to the
last byte of the answer. Wall time is what a person waits; processor time is the fairer
figure on a busy machine; memory is the largest resident size.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import combinations
from multiprocessing import Process
from pathlib import Path
from typing import Any, NamedTuple


def responses(size: int) -> dict[str, Any]:
    """Give a survey of `size` respondents and nine elements."""
    chance = random.Random(1)
    rows = [chance.choices((1, 2, 3, 4, None), (2, 5, 20, 20, 1), k=9) for _ in range(size)]
    return {"ruleset": "permenpanrb-14-2017", "weight_mode": "exact", "responses": rows}


def indicators(size: int) -> dict[str, Any]:
    """Give `size` indicators with three years each."""
    chance = random.Random(2)
    return {
        "ruleset": "permendagri-86-2017",
        "lower_is_better": "mirror",
        "indicators": [
            {
                "id": f"i{number}",
                "direction": chance.choice(["higher", "lower"]),
                "target": chance.randint(1, 1000),
                "actual": chance.randint(1, 2000) / 2,
                "years_left": 4,
                "series": [
                    {"year": year, "value": chance.randint(1, 1000)}
                    for year in (2023, 2024, 2025)
                ],
            }
            for number in range(size)
        ],
    }


def plain_indicators(size: int) -> dict[str, Any]:
    """Give `size` indicators with target and value only."""
    data = indicators(size)
    for indicator in data["indicators"]:
        del indicator["series"], indicator["years_left"]
    return data


def alternatives(size: int) -> dict[str, Any]:
    """Give `size` alternatives, 20 criteria, 100 raters."""
    chance = random.Random(3)
    scores = range(1, 11)
    return {
        "criteria": [{"id": f"k{n}", "weight": chance.randint(1, 5)} for n in range(20)],
        "alternatives": [
            {
                "id": f"a{m}",
                "scores": {f"k{n}": chance.choices(scores, k=100) for n in range(20)},
            }
            for m in range(size)
        ],
        "scale": [1, 10],
    }


def pairs(size: int) -> dict[str, Any]:
    """Give every pair of `size` issues, answered at random."""
    chance = random.Random(4)
    issues = [f"i{number}" for number in range(size)]
    return {
        "issues": issues,
        "comparisons": [
            {"a": a, "b": b, "winner": chance.choice([a, b, None])}
            for a, b in combinations(issues, 2)
        ],
        "tie_rule": "half",
    }


Case = tuple[str, str, Callable[[int], dict[str, Any]], tuple[int, ...], float, int]
CASES: tuple[Case, ...] = (
    ("satisfaction-index", "responses", responses, (10_000, 100_000, 1_000_000), 5, 500),
    ("gap", "indicators", plain_indicators, (1_000, 10_000, 100_000), 5, 0),
    ("gap", "with series", indicators, (1_000, 10_000, 100_000), 5, 0),
    ("mcua", "alternatives", alternatives, (10, 100, 1_000), 3, 0),
    ("pairwise-ranking", "issues", pairs, (50, 100, 200), 1, 0),
)


def _write(path: Path, make: Callable[[int], dict[str, Any]], size: int) -> None:
    path.write_text(json.dumps(make(size)))


def _in_child(path: Path, make: Callable[[int], dict[str, Any]], size: int) -> None:
    child = Process(target=_write, args=(path, make, size))
    child.start()
    child.join()


class Run(NamedTuple):
    """What one run of `siap compute` took."""

    wall: float
    processor: float
    megabytes: float


def measured(arguments: list[str]) -> Run:
    """Run `siap compute` once in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen([*_SIAP, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"siap compute {arguments} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


_SIAP = [
    sys.executable,
    "-c",
    "import sys; from siap.project.cli import main; sys.exit(main())",
    "compute",
]


def main() -> None:
    """Print one line per case and size, and whether the promise is kept."""
    with tempfile.TemporaryDirectory() as folder:
        for name, unit, make, sizes, seconds, megabytes in CASES:
            for size in sizes:
                path = Path(folder) / "input.json"
                # In a process of its own: its memory would be counted with ours.
                _in_child(path, make, size)
                run = measured([name, "--input", str(path)])
                kept = run.wall < seconds and (not megabytes or run.megabytes < megabytes)
                promise = f"{'ok' if kept else 'MISSED'} (< {seconds} s)"
                sys.stdout.write(
                    f"{name:<20}{size:>9} {unit:<13} wall {run.wall:6.2f} s  processor "
                    f"{run.processor:6.2f} s  peak {run.megabytes:5.0f} MB"
                    f"  {promise if size == sizes[-1] else ''}\n"
                )
        _in_child(path, indicators, 3)
        runs = [measured(["gap", "--input", str(path)]) for _ in range(7)]
    wall = sorted(run.wall for run in runs)
    promise = "ok" if wall[-1] < 0.5 else "MISSED"
    sys.stdout.write(
        f"cold start, small input: median {wall[3]:.2f} s, slowest of seven "
        f"{wall[-1]:.2f} s, processor {min(run.processor for run in runs):.2f} s"
        f"  {promise} (< 0.5 s)\n"
    )


if __name__ == "__main__":
    main()
