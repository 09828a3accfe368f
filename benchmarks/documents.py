"""
Processor time and memory of the demonstration plan in every format.

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
from pathlib import Path

LIMITS = {
    "pdf": (2.0, 256),
    "docx": (4.0, None),
    "xlsx": (1.0, None),
    "html": (None, None),
}
"""Processor seconds and megabytes that a plan of sixty pages may take."""


def main() -> int:
    """Measure and print; 1 if a figure is over its limit."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"
        tree = _tree(Path(folder))
        over = [_measure(tree, name) for name in LIMITS]
    return 1 if any(over) else 0


def _tree(folder: Path) -> bytes:
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
    made = document(facts, Wanted(kind="plan", personal=True))
    built = time.process_time()
    sys.stdout.write(
        f"{'reading':10}{read - started:8.2f} s\n{'building':10}{built - read:8.2f} s\n"
    )
    (folder / "tree.json").write_text(to_json(made), encoding="utf-8")
    return (folder / "tree.json").read_bytes()


def _measure(tree: bytes, name: str) -> bool:
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
    most_seconds, most_megabytes = LIMITS[name]
    over = bool(most_seconds and seconds > most_seconds)
    over = over or bool(most_megabytes and megabytes > most_megabytes)
    sys.stdout.write(
        f"{name:10}{seconds:8.2f} s {megabytes:8.0f} MB {len(done.stdout) / 1024:8.0f} KB"
        f"{'  over its limit' if over else ''}\n"
    )
    return over


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
