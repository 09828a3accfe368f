"""
Time, weight and faults of every kind of picture on random data.

Run `python benchmarks/diagrams.py` for a quick look, `--full` for 500 data sets of each
kind in all four widths. Ends with an error if any picture has a fault.
"""

# ruff: noqa: E402, I001 - a script that borrows the tests' random data
import argparse
import sys
import time
from pathlib import Path
from random import Random

sys.path[0] = str(Path(__file__).parent.parent / "tests")  # this folder has a diagrams, too

from diagrams.boxes import faults
from diagrams.samples import SAMPLES

from siap.diagrams import Diagram, draw, draw_pages
from siap.diagrams.layout.sheets import SHEETS


def main() -> int:
    """Measure, print one line for each kind, and count the faults."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true", help="500 data sets for each kind")
    parser.add_argument("--kind", choices=SAMPLES, help="only this kind")
    options = parser.parse_args()
    total = 0
    heads = ("mean ms", "max ms", "mean KB", "max KB", "faults")
    sys.stdout.write(f"{'kind':26}{'sets':>6}{''.join(f'{head:>9}' for head in heads)}\n")
    for kind in [options.kind] if options.kind else SAMPLES:
        total += _measure(kind, 500 if options.full else 40)
    return 1 if total else 0


def _measure(kind: str, count: int) -> int:
    times, sizes, bad = [], [], 0
    for seed in range(count):
        diagram = Diagram(kind, "Judul gambar", SAMPLES[kind](Random(seed)))
        for width in SHEETS:
            draw(diagram, width=width)  # once for the caches: the figure is for warm ones
            started = time.process_time()
            picture = draw(diagram, width=width)
            times.append((time.process_time() - started) * 1000)
            sizes.append(len(picture.text.encode()) / 1024)
            pages = draw_pages(diagram, width=width)
            pages = [picture, *pages] if len(pages) > 1 else [picture]
            found = [fault for page in pages for fault in faults(page.text, width)]
            if found and bad < 3:
                sys.stdout.write(
                    f"  seed {seed} {width}: {len(found)} faults, {found[0][:300]}\n"
                )
            bad += bool(found)
    figures = (sum(times) / len(times), max(times), sum(sizes) / len(sizes), max(sizes))
    line = "".join(f"{figure:9.2f}" for figure in figures)
    sys.stdout.write(f"{kind:26}{count:6}{line}{bad:9}\n")
    sys.stdout.flush()
    return bad


if __name__ == "__main__":
    sys.exit(main())
