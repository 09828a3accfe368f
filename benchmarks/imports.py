"""
Measure imports against the figures that were promised: 91,599 regions, 30 s, 300 MB.

Run: .venv/bin/python benchmarks/imports.py
Each case is one run of `siap import` in a process of its own, on a data folder of its
own. Wall time is what a person waits; processor time is the fairer figure on a busy
machine; memory is the largest resident size.
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
REGIONS: Final = (
    ROOT.parent / "shared" / "data" / "wilayah" / "wilayah_kepmendagri_2025.csv"
)
ROWS: Final = 1000
_PLAN: Final = """
import django; django.setup()
from datetime import UTC, date, datetime
from siap.apps.accounts.models import User
from siap.apps.organisations.models import Region
from siap.apps.plans.services import NewPlan, create_plan
by = User.objects.create(username="ukur", name="Ukur", is_superuser=True)
region = Region.objects.create(code="98.01", name="Kabupaten Ukur", level=2)
new = NewPlan(region=region, title="Ukur", service="Air", guide="pdam", lead_partner=None,
              period_start=date(2026, 1, 1), period_end=date(2026, 12, 31))
print(create_plan(new=new, by=by, now=datetime(2026, 1, 1, tzinfo=UTC)).pk)
"""


class Cost(NamedTuple):
    """What one run took."""

    wall_s: float
    processor_s: float
    memory_mb: float
    said: str


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a program to its end and measure it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    code = (
        "import resource, subprocess, sys;"
        "done = subprocess.run(sys.argv[1:], capture_output=True, text=True);"
        "sys.stdout.write(done.stdout); sys.stderr.write(done.stderr);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss;"
        "sys.stdout.write(f'\\n{used}'); sys.exit(done.returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    wall = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    said, _, memory = done.stdout.rpartition("\n")
    return Cost(wall, used, int(memory) / 1024, said.strip())


def a_table(folder: Path) -> Path:
    """Write a table of 1,000 indicators with five years each."""
    path = folder / "indikator.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["Indikator", "Satuan", "Sumber", *range(2021, 2026)])
        for number in range(ROWS):
            values = [f"{number + year},5" for year in range(5)]
            writer.writerow([f"Indikator {number}", "persen", "Laporan", *values])
    return path


def main() -> None:
    """Print one line for each case."""
    siap = str(Path(sys.executable).with_name("siap"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = "siap.project.settings.prod"
        environment = os.environ | {"SIAP_DATA": name, "DJANGO_SETTINGS_MODULE": settings}
        manage = [sys.executable, str(ROOT / "manage.py")]
        run([*manage, "migrate", "--verbosity", "0"], environment)
        for title in ("91.599 wilayah, pertama kali", "91.599 wilayah, sekali lagi"):
            show(title, run([siap, "import", "regions", str(REGIONS)], environment))
        plan = run([sys.executable, "-c", _PLAN], environment).said
        place = ["--worksheet", "w08-service-profile", "--part", "indicators"]
        table = [siap, "import", "table", "--plan", plan, *place, str(a_table(folder))]
        cost = run(table, environment)
        show(f"{ROWS} indikator dengan lima tahun", cost)
        batch = cost.said.partition("--undo ")[2].split()[0]
        undo = [siap, "import", "table", "--plan", plan, "--undo", batch]
        show(f"{ROWS} indikator diurungkan", run(undo, environment))


def show(title: str, cost: Cost) -> None:
    """Print one case."""
    figures = (
        f"{cost.wall_s:6.1f} s  {cost.processor_s:6.1f} s CPU  {cost.memory_mb:5.0f} MB"
    )
    sys.stdout.write(f"{title:<36}{figures}  {cost.said.splitlines()[-1]}\n")


if __name__ == "__main__":
    main()
