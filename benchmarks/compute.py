"""
Measure the calculations against the figures that were promised.

Run: .venv/bin/python benchmarks/compute.py
Each case runs in its own process; time is that of the calculation with reading and
writing JSON, memory the largest resident size of the process.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

from siap.methodology.calculation import compute
from siap.methods import exchange


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


def alternatives(size: int) -> dict[str, Any]:
    """Give `size` alternatives, 20 criteria, 100 raters."""
    chance = random.Random(3)
    scores = range(1, 11)
    return {
        "criteria": [{"id": f"k{n}", "weight": chance.randint(1, 5)} for n in range(20)],
        "alternatives": [
            {"id": f"a{m}", "scores": {f"k{n}": chance.choices(scores, k=100) for n in range(20)}}
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


Case = tuple[str, Callable[[int], dict[str, Any]], tuple[int, ...], float, int]
CASES: Mapping[str, Case] = {
    "satisfaction-index": ("jawaban", responses, (10_000, 100_000, 1_000_000), 5, 500),
    "gap": ("indikator", indicators, (1_000, 10_000, 100_000), 5, 0),
    "mcua": ("alternatif", alternatives, (10, 100, 1_000), 3, 0),
    "pairwise-ranking": ("isu", pairs, (50, 100, 200), 1, 0),
}


def measure(name: str, size: int) -> None:
    """Measure one case in this process and print it as JSON."""
    text = json.dumps(CASES[name][1](size))
    peak_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    data = exchange.parse(text)
    parsed = time.perf_counter()
    result = compute(name, data)
    computed = time.perf_counter()
    exchange.write(result)
    written = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = {
        "parse": parsed - start,
        "compute": computed - parsed,
        "write": written - computed,
        "peak_mb": peak / 1024,
        "before_mb": peak_before / 1024,
    }
    sys.stdout.write(json.dumps(found))


def cold_start() -> float:
    """Time `siap compute` for a small input, from the shell."""
    example = subprocess.run(
        [*_SIAP, "gap", "--example"], check=True, capture_output=True
    ).stdout
    start = time.perf_counter()
    subprocess.run([*_SIAP, "gap"], check=True, capture_output=True, input=example)
    return time.perf_counter() - start


_SIAP = [
    sys.executable,
    "-c",
    "import sys; from siap.project.cli import main; sys.exit(main())",
    "compute",
]


def main() -> None:
    """Print one line per case and size, and whether the promise is kept."""
    if len(sys.argv) == 3:
        measure(sys.argv[1], int(sys.argv[2]))
        return
    for name, (unit, _, sizes, seconds, megabytes) in CASES.items():
        for size in sizes:
            command = [sys.executable, __file__, name, str(size)]
            output = subprocess.run(command, check=True, capture_output=True).stdout
            found = json.loads(output)
            total = found["parse"] + found["compute"] + found["write"]
            kept = total < seconds and (not megabytes or found["peak_mb"] < megabytes)
            promise = f"{'ok' if kept else 'TOO SLOW'} (< {seconds} s)"
            sys.stdout.write(
                f"{name:<20}{size:>9} {unit:<11} parse {found['parse']:6.2f}  compute "
                f"{found['compute']:6.2f}  write {found['write']:6.2f}  total {total:6.2f} s"
                f"  peak {found['peak_mb']:6.0f} MB"
                f"  {promise if size == sizes[-1] else ''}\n"
            )
    coldest = max(cold_start() for _ in range(5))
    promise = "ok" if coldest < 0.5 else "TOO SLOW"
    sys.stdout.write(f"siap compute, cold, slowest of five: {coldest:.2f} s  {promise}\n")


if __name__ == "__main__":
    main()
