"""
Pages under eight users at once, saving a cell, memory at rest: prints figures.

    python benchmarks/pages.py [--seconds 20]

Makes 50 plans in a folder of its own, one of them with 1,000 worksheet rows, 200 actions
and 30 stakeholders; starts a real server on 127.0.0.1; stops by itself.
"""

import argparse
import gzip
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

NOW = datetime(2026, 11, 21, tzinfo=UTC)
PASSWORD = "hanya-untuk-ukuran"  # noqa: S105 - of a benchmark on this machine
USERS = 8
CELLS = {
    "w01-stakeholders.stakeholders": 30,
    "w08-service-profile.indicators": 40,
    "w09-issue-cards.clusters": 9,
    "w09-issue-cards.cards": 300,
    "w11-quantitative-gap.gaps": 40,
    "w18-diagnosis.causes": 120,
    "w30-mcua.alternatives": 60,
    "w31-action-scheme.actions": 200,
    "w32-logframe.results": 200,
    "w37-direct-action.direct_actions": 60,
}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=20)
    seconds = options.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"
        plan_id = fill()
        port = free_port()
        server = start(port)
        try:
            measure(port, plan_id, seconds, server)
        finally:
            server.terminate()
            began = time.monotonic()
            server.wait(timeout=20)
            print(f"stopped in {time.monotonic() - began:.1f} s (at most 5)")


def fill() -> int:
    import django

    django.setup()
    from django.core.management import call_command

    from siap.apps.accounts.models import User
    from siap.apps.organisations.models import Region, RegionLevel
    from siap.apps.plans.services import NewPlan, create_plan

    call_command("migrate", verbosity=0)
    user = User(username="ukur", name="Pengukur", is_superuser=True)
    user.set_password(PASSWORD)
    user.save()
    region = Region.objects.create(
        code="99.99", name="Kota Ukur", level=RegionLevel.REGENCY
    )
    plans = [
        create_plan(
            new=NewPlan(
                region=region,
                title=f"Rencana {number}",
                service="Air minum",
                guide="pdam",
                lead_partner=None,
                period_start=date(2026, 1, 5),
                period_end=date(2027, 12, 31),
            ),
            by=user,
            now=NOW,
        )
        for number in range(50)
    ]
    rows = sum(add(plans[-1], user, path, count) for path, count in CELLS.items())
    print(f"50 plans; the measured one has {rows} rows")
    return int(plans[-1].pk)


def add(plan: object, user: object, path: str, count: int) -> int:
    from siap.apps.worksheets.places import place_of
    from siap.apps.worksheets.services import ReadyRow, add_ready_rows
    from siap.methodology.kind_columns import columns_of

    worksheet, _, part = path.partition(".")
    place = place_of(plan, worksheet, part)  # type: ignore[arg-type]
    columns = columns_of(place.part)

    ready = [ReadyRow(cells=cells(columns, n), row_id=uuid.uuid4()) for n in range(count)]  # type: ignore[arg-type]
    add_ready_rows(place=place, rows=ready, by=user, now=NOW)  # type: ignore[arg-type]
    return count


def cells(columns: object, number: int) -> dict[str, object]:
    values: dict[str, Callable[[Any], object]] = {
        "text": lambda column: f"{column.title} ke-{number} dari daftar yang panjang",
        "long-text": lambda column: f"{column.title} ke-{number} dari daftar yang panjang",
        "choice": lambda column: column.options[number % len(column.options)].key,
        "integer": lambda _: 1 + number % 5,
        "decimal": lambda _: str(10 + number),
        "percent": lambda _: str(10 + number % 90),
        "yearly": lambda _: {str(year): str(50 + year % 7) for year in range(2022, 2028)},
        "yearly-money": lambda _: {"2026": 25_000_000, "2027": 40_000_000},
        "date": lambda _: f"2026-{1 + number % 12:02d}-15",
    }
    return {c.key: values[c.type](c) for c in columns if c.type in values}  # type: ignore[attr-defined]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "siap", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    raise SystemExit("the server did not start")


class Person:
    """Somebody with a browser: keeps a connection and its cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.location = ""
        page = self.ask("GET", "/masuk/")[1].decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        token = found[1] if found else ""
        form = {"username": "ukur", "password": PASSWORD, "csrfmiddlewaretoken": token}
        status, _, _ = self.ask("POST", "/masuk/", form)
        if status != 302:
            raise SystemExit(f"log in failed: {status}")

    def ask(
        self, verb: str, path: str, form: dict[str, str] | None = None
    ) -> tuple[int, bytes, int]:
        headers = {
            "Accept-Encoding": "gzip",
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
        }
        body = None
        if form is not None:
            body = urlencode(form)
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.cookies.get("csrftoken", ""),
                "Referer": "http://127.0.0.1/",
            }
        try:
            self.connection.request(verb, path, body=body, headers=headers)
            reply = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            # The server lets idle connections go; a browser opens another one.
            self.connection.close()
            self.connection.request(verb, path, body=body, headers=headers)
            reply = self.connection.getresponse()
        raw = reply.read()
        self.location = reply.headers.get("Location", "")
        for header in reply.headers.get_all("Set-Cookie", []):
            name, _, rest = header.partition("=")
            self.cookies[name] = rest.split(";")[0]
        plain = (
            gzip.decompress(raw) if reply.headers.get("Content-Encoding") == "gzip" else raw
        )
        return reply.status, plain, len(raw)


def measure(
    port: int, plan_id: int, seconds: float, server: subprocess.Popen[bytes]
) -> None:
    time.sleep(1)
    memory(server, "at rest")
    people = [Person(port) for _ in range(USERS)]
    pages = [
        "/",
        f"/rencana/{plan_id}/",
        f"/rencana/{plan_id}/topik/2.1/",
        *(f"/rencana/{plan_id}/lembar/{path.partition('.')[0]}/" for path in CELLS),
        f"/rencana/{plan_id}/tindak-lanjut/",
        f"/rencana/{plan_id}/riwayat/",
        f"/rencana/{plan_id}/kalender/",
    ]
    pages = list(dict.fromkeys(pages))
    print(f"{'page':58}{'KB gz':>8}{'ms alone':>10}")
    for page in pages:
        people[0].ask("GET", page)
        began = time.perf_counter()
        status, _, size = people[0].ask("GET", page)
        took = (time.perf_counter() - began) * 1000
        mark = "" if status == 200 else f"  status {status}"
        print(f"{page:58}{size / 1024:8.1f}{took:10.0f}{mark}")

    def read(person: Person, turn: int) -> None:
        person.ask("GET", pages[turn % len(pages)])

    under_load(people, seconds, read, "pages, 8 users, a second of reading", pause=1)
    under_load(people, seconds, read, "pages, 8 users without a pause")
    saving(people, plan_id, seconds / 2)
    memory(server, "after the load")


def under_load(
    people: list[Person],
    seconds: float,
    act: Callable[[Person, int], object],
    title: str,
    *,
    pause: float = 0,
) -> None:
    taken: list[float] = []
    stop = time.monotonic() + seconds

    def work(person: Person, offset: int) -> None:
        turn = offset
        while time.monotonic() < stop:
            began = time.perf_counter()
            act(person, turn)
            taken.append((time.perf_counter() - began) * 1000)
            turn += 1
            time.sleep(pause)

    threads = [
        threading.Thread(target=work, args=(person, index * 3))
        for index, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ordered = sorted(taken)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(
        f"{title}: {len(ordered) / seconds:.0f} a second, median "
        f"{statistics.median(ordered):.0f} ms, 95 % within {p95:.0f} ms"
    )


def saving(people: list[Person], plan_id: int, seconds: float) -> None:
    from siap.apps.stakeholders.models import Stakeholder

    rows = [
        str(key)
        for key in Stakeholder.objects.filter(plan_id=plan_id).values_list("pk", flat=True)
    ]
    address = f"/rencana/{plan_id}/lembar/w01-stakeholders/simpan"

    def save(person: Person, turn: int) -> None:
        form = {
            "row": rows[turn % len(rows)],
            "part": "stakeholders",
            "column": "interest",
            "value": str(1 + turn % 5),
            "base": "",
            "key": uuid.uuid4().hex,
        }
        status, body, _ = person.ask("POST", address, form)
        if status != 200:
            raise SystemExit(f"saving failed: {status} {body[:200]!r}")

    under_load(people[:1], seconds / 2, save, "saving a cell, one person")
    under_load(people, seconds / 2, save, "saving a cell, 8 at once")


def memory(server: subprocess.Popen[bytes], when: str) -> None:
    rollup = Path(f"/proc/{server.pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"Pss:\s+(\d+) kB", rollup)
    print(f"server {when}: {int(found[1]) / 1024 if found else 0:.0f} MB")


if __name__ == "__main__":
    main()
