"""What a printed plan costs: processor time and memory for every format."""

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT / "src"), str(ROOT / "tests")]  # not this folder: same name

# processor seconds and MB promised for a plan of sixty pages, then of two hundred
TARGETS = {
    ("html", 1): (1.0, 128),
    ("pdf", 1): (2.0, 256),
    ("docx", 1): (4.0, 256),
    ("xlsx", 1): (1.0, 128),
    ("pptx", 1): (4.0, 256),
    ("pdf", 4): (8.0, 512),
}
WHOLE_TARGET = 8.0


def main() -> int:
    """
    Measure each format in a process of its own and print a table.

    Returns:
        0 if every figure is within its target, else 1.
    """
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--one", nargs=2, metavar=("FORMAT", "TIMES"), help="used inside")
    chosen, _ = options.parse_known_args()
    if chosen.one:
        name, times = chosen.one
        sys.stdout.write(json.dumps(measure(name, int(times))))
        return 0
    lines = [_in_own_process(name, times) for name, times in TARGETS]
    header = ("format", "pages", "cpu s", "target", "peak MB", "target", "wall s", "KB")
    sys.stdout.write(("{:>8}" * len(header) + "\n").format(*header))
    for line in lines:
        sys.stdout.write(
            ("{:>8}" * len(header) + "\n").format(*(line[key] for key in _KEYS))
        )
    whole = sum(line["cpu"] for line in lines if line["times"] == 1)
    said = f"all five formats of one plan: {whole:.2f} s of processor time"
    sys.stdout.write(f"{said}, target {WHOLE_TARGET:.0f}\n")
    well = all(_within(line) for line in lines) and whole <= WHOLE_TARGET
    return 0 if well else 1


_KEYS = ("name", "pages", "cpu", "cpu_target", "peak", "peak_target", "wall", "size")


def measure(name: str, times: int) -> dict[str, object]:
    """
    Render the sample once.

    Args:
        name: A format.
        times: How often its chapters are repeated.

    Returns:
        Processor seconds of rendering with its helper process, the larger peak of the two
        in MB, seconds on the clock, size in KB, pages of a PDF.
    """
    from rendering.sample import plan
    from siap.rendering.registry import RENDERERS

    document = repeated(plan(), times)
    before, started = _cpu(), time.perf_counter()
    made = RENDERERS[name].render(document)
    cpu, wall = _cpu() - before, time.perf_counter() - started
    peaks = [
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return {
        "name": name,
        "times": times,
        "cpu": round(cpu, 2),
        "peak": round(max(peaks) / 1024),
        "wall": round(wall, 2),
        "size": round(len(made) / 1024),
        "pages": _pages(made) if name == "pdf" else "",
    }


def repeated(document, times):
    """
    Make a longer paper.

    Args:
        document: The sample.
        times: How often its sections are repeated, >= 1.

    Returns:
        The paper; anchors and inner links are left out of the repeats.
    """
    from siap.rendering.tree import Paragraph, Table

    def plain(block):
        return replace(block, anchor="") if isinstance(block, Table) else block

    again = tuple(
        replace(
            section,
            blocks=tuple(
                plain(block)
                for block in section.blocks
                if not (
                    isinstance(block, Paragraph) and any(run.link for run in block.runs)
                )
            ),
        )
        for section in document.sections[1:]
    )
    return replace(document, sections=document.sections + again * (times - 1))


def _in_own_process(name: str, times: int) -> dict[str, object]:
    command = [sys.executable, __file__, "--one", name, str(times)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    cpu, peak = TARGETS[name, times]
    return json.loads(done.stdout) | {"cpu_target": cpu, "peak_target": peak}


def _within(line: dict[str, object]) -> bool:
    return line["cpu"] <= line["cpu_target"] and line["peak"] <= line["peak_target"]


def _cpu() -> float:
    used = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    return sum(each.ru_utime + each.ru_stime for each in used)


def _pages(made: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(made)).pages)


if __name__ == "__main__":
    sys.exit(main())
