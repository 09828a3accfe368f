"""
Processor time and memory of the demonstration plan, of one of two hundred pages, of slides.

Run `python benchmarks/documents.py`. Every file is made in a process of its own, as the
server does it; the figures are of that process and its children. Loads the demonstration
into a folder that is thrown away.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

LIMITS = {
    ("plan", "pdf"): (2.0, 256),
    ("plan", "docx"): (4.0, 256),
    ("plan", "xlsx"): (1.0, 128),
    ("plan", "html"): (1.0, 128),
    ("long", "pdf"): (8.0, 512),
    ("long", "docx"): (16.0, 512),
    ("slides", "pptx"): (2.0, 256),
    ("sop", "pdf"): (1.5, 256),
    ("sop", "docx"): (1.5, 256),
}
"""Processor seconds and megabytes that a paper may take."""
TOGETHER = 8.0
"""Processor seconds that the plan in four formats and its slides may take."""
LONG_PAGES = 200


def main() -> int:
    """Measure and print; 1 if a figure is over its limit."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"
        trees = _trees()
        print(f"{'paper':10}{'format':8}{'pages':>7}{'cpu s':>8}{'MB':>7}{'KB':>8}")
        took = {each: _measure(trees[each[0]], *each) for each in LIMITS}
    five = [("plan", name) for name in ("pdf", "docx", "xlsx", "html")]
    whole = sum(took[each][0] for each in (*five, ("slides", "pptx")))
    over = whole > TOGETHER
    print(
        f"the plan in four formats and its slides: {whole:.2f} s, at most {TOGETHER:.0f}"
        f"{'  over its limit' if over else ''}"
    )
    return 1 if over or any(each for _, each in took.values()) else 0


def _trees() -> dict[str, bytes]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from siap.apps.demo.services import load_demo
    from siap.apps.documents.builders.documents import Wanted, document
    from siap.apps.documents.queries import read_facts
    from siap.rendering.stored import to_json

    plan = load_demo(key="pdam", password="contoh-angka")  # noqa: S106 - thrown away
    started = time.process_time()
    facts = read_facts(plan)
    read = time.process_time()
    made = {
        kind: document(facts, Wanted(kind=kind, personal=True))
        for kind in ("plan", "slides", "sop")
    }
    built = time.process_time()
    print(f"reading {read - started:.2f} s, building three papers {built - read:.2f} s")
    trees = {kind: to_json(each).encode() for kind, each in made.items()}
    trees["long"] = to_json(_repeated(made["plan"])).encode()
    return trees


def _repeated(document: Any) -> Any:
    """Repeat the chapters until there are two hundred pages, without names of places."""
    from siap.rendering import pdf
    from siap.rendering.tree import Contents, Paragraph

    def plain(block: Any) -> Any:
        return replace(block, anchor="") if hasattr(block, "anchor") else block

    def linked(block: Any) -> bool:
        return isinstance(block, Paragraph) and any(run.link for run in block.runs)

    again = tuple(
        replace(
            section,
            blocks=tuple(
                plain(block)
                for block in section.blocks
                if not linked(block) and not isinstance(block, Contents)
            ),
        )
        for section in document.sections
    )
    pages = _pages(pdf.render(document))
    times = -(-LONG_PAGES // pages) - 1
    return replace(document, sections=document.sections + again * times)


def _pages(made: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(made)).pages)


def _measure(tree: bytes, paper: str, name: str) -> tuple[float, bool]:
    """Processor seconds, and whether a limit was passed."""
    command = [sys.executable, "-I", "-m", "siap.apps.documents.press", name]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.NamedTemporaryFile() as peak:
        done = subprocess.run(
            [sys.executable, "-c", _WITH_PEAK, peak.name, *command],
            input=tree,
            capture_output=True,
            check=True,
        )
        megabytes = int(Path(peak.name).read_text()) / 1024
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    most_seconds, most_megabytes = LIMITS[paper, name]
    over = seconds > most_seconds or megabytes > most_megabytes
    pages = str(_pages(done.stdout)) if name == "pdf" else ""
    size = len(done.stdout) / 1024
    print(
        f"{paper:10}{name:8}{pages:>7}{seconds:8.2f}{megabytes:7.0f}{size:8.0f}"
        f"{'  over its limit' if over else ''}"
    )
    return seconds, over


# A process between, so that the peak is of this file's processes alone.
_WITH_PEAK = """
import pathlib, resource, subprocess, sys
code = subprocess.run(sys.argv[2:], stdin=0).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
pathlib.Path(sys.argv[1]).write_text(str(peak))
sys.exit(code)
"""

if __name__ == "__main__":
    sys.exit(main())
