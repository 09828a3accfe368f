"""
Fifty exports in line: how many fail, and how much slower pages become meanwhile.

    python benchmarks/exports.py [--seconds 15]

Loads the demonstration into a folder of its own, starts a real server on 127.0.0.1, and
reads pages first alone, then while fifty different papers are printed. Stops by itself.
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]

from pages import PASSWORD, Person, free_port, start  # noqa: E402 - beside this file

EXPORTS = 50
SENDERS = 25
PATIENCE = 600
SLOWER = 0.20
"""How much slower the median page may become."""


def main() -> int:
    """Measure and print; 1 if an export failed or pages became too slow."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=15)
    seconds = options.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"
        plan_id = _fill()
        port = free_port()
        server = start(port)
        try:
            return _measure(port, plan_id, seconds)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _fill() -> int:
    import django

    django.setup()
    from django.core.management import call_command

    from siap.apps.accounts.models import User
    from siap.apps.demo.services import load_demo

    call_command("migrate", verbosity=0)
    user = User(username="ukur", name="Pengukur", is_superuser=True)
    user.set_password(PASSWORD)
    user.save()
    return int(load_demo(key="pdam", password="contoh-angka").pk)  # noqa: S106 - thrown away


def _wanted() -> list[dict[str, str]]:
    """Fifty long papers no two of which are the same file."""
    found = [
        {"what": f"{kind}.{name}", "language": language, "size": size} | names
        for kind in ("plan", "action-scheme", "rka")
        for name in ("pdf", "docx")
        for language in ("id", "en")
        for size in ("A4", "F4", "A3")
        for names in ({"personal": "on"}, {})
    ]
    return found[:EXPORTS]


def _read(
    person: Person, plan_id: int, until: threading.Event, least: float
) -> list[float]:
    """Read pages until told to stop, and at least for a while; milliseconds of each."""
    addresses = [
        f"/rencana/{plan_id}/",
        f"/rencana/{plan_id}/topik/2.1/",
        f"/rencana/{plan_id}/lembar/w01-stakeholders/",
        f"/rencana/{plan_id}/lembar/w31-action-scheme/",
        f"/rencana/{plan_id}/tindak-lanjut/",
    ]
    taken: list[float] = []
    stop = time.monotonic() + least
    while time.monotonic() < stop or not until.is_set():
        began = time.perf_counter()
        status, _, _ = person.ask("GET", addresses[len(taken) % len(addresses)])
        if status != 200:
            raise SystemExit(f"reading a page failed: {status}")
        taken.append((time.perf_counter() - began) * 1000)
        time.sleep(0.05)
    return taken


def _measure(port: int, plan_id: int, seconds: float) -> int:
    reader = Person(port)
    now = threading.Event()
    now.set()
    _read(reader, plan_id, now, 3)
    alone = _read(reader, plan_id, now, seconds)

    line = _Line(port, plan_id)
    began = time.monotonic()
    asking = threading.Thread(target=line.ask_for_all)
    asking.start()
    meanwhile = _read(reader, plan_id, line.asked, 0)
    waiting = threading.Thread(target=line.wait_for_all)
    waiting.start()
    beside = _read(reader, plan_id, line.ended, 0)
    for each in (asking, waiting):
        each.join()
    took = time.monotonic() - began
    print(f"{EXPORTS} exports in {took:.0f} s, {len(line.failures)} failed")
    for each in line.failures[:5]:
        print(f"  {each}")
    _tell("pages alone", alone)
    _tell("pages while the exports are asked for", meanwhile)
    _tell("pages beside the exports in line", beside)
    slower = statistics.median(beside) / statistics.median(alone) - 1
    print(f"beside the line the median page takes {slower:+.0%}, at most {SLOWER:+.0%}")
    return 1 if line.failures or slower > SLOWER else 0


class _Line:
    """Fifty exports: asked for as fast as the server takes them, then waited for."""

    def __init__(self, port: int, plan_id: int) -> None:
        self.port = port
        self.plan_id = plan_id
        self.failures: list[str] = []
        self.waiting: list[str] = []
        self.asked = threading.Event()
        self.ended = threading.Event()

    def ask_for_all(self) -> None:
        wanted = _wanted()
        people = [
            threading.Thread(target=self._ask, args=(wanted[n::SENDERS],))
            for n in range(SENDERS)
        ]
        for each in people:
            each.start()
        for each in people:
            each.join()
        self.asked.set()

    def _ask(self, mine: list[dict[str, str]]) -> None:
        person = Person(self.port)
        for form in mine:
            kind = form["what"].partition(".")[0]
            plan = "cetak" if kind == "plan" else f"dokumen/{kind}"
            status, _, _ = person.ask("POST", f"/rencana/{self.plan_id}/{plan}/", form)
            if status == 302:
                self.waiting.append(person.location)
            else:
                self.failures.append(f"{form}: {status}")

    def wait_for_all(self) -> None:
        person = Person(self.port)
        for where in self.waiting:
            status, body = self._answer(person, where)
            if status != 200 or b"tidak berhasil" in body:
                self.failures.append(f"{where}: {status}")
        self.ended.set()

    def _answer(self, person: Person, where: str) -> tuple[int, bytes]:
        """What the page of a file says once it no longer waits."""
        for _ in range(PATIENCE):
            status, body, _ = person.ask("GET", where)
            if b"hx-trigger" not in body:
                return status, body
            time.sleep(0.5)
        return 0, b""


def _tell(title: str, taken: list[float]) -> None:
    p95 = sorted(taken)[int(len(taken) * 0.95)]
    median = statistics.median(taken)
    print(f"{title}: {len(taken)} read, median {median:.0f} ms, 95 % within {p95:.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
