"""
Measures the pages of a large cycle, similar proposals, its workbook, and a rush of senders.

    .venv/bin/python benchmarks/musyawarah.py                    # ten minutes of sending
    .venv/bin/python benchmarks/musyawarah.py --seconds 60       # one minute of it
    DATABASE_URL=... .venv/bin/python benchmarks/musyawarah.py --rate 5000

The demonstration city is loaded and its running cycle multiplied in the records. Pages are
asked for through the program without a network; the database is SQLite in a folder that is
thrown away, or an empty one of PostgreSQL at DATABASE_URL. Prints each figure beside what
it should be.
"""

import argparse
import gzip
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from datetime import UTC, datetime

SHARE = 0.95
ROUNDS = 12
USERS = 8
SENDERS = 6


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--proposals", type=int, default=30_000)
    parser.add_argument("--rate", type=int, default=500, help="proposals a minute")
    parser.add_argument("--seconds", type=int, default=600, help="of sending")
    parser.add_argument("--reading", type=float, default=0.25, help="seconds on a page")
    parser.add_argument("--only", choices=("pages", "workbook", "sending"))
    parser.add_argument("--workbook", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.test"
    if options.workbook:
        begin()
        workbook(options.workbook)
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        begin()
        cycle = prepare(options.proposals)
        if options.only in {None, "pages"}:
            pages(cycle, options.reading)
            similar(cycle)
        for rows in (5_000, 100_000) if options.only in {None, "workbook"} else ():
            workbook_apart(rows)
        if options.only in {None, "sending"}:
            rush(cycle, rate=options.rate, seconds=options.seconds)


def begin() -> None:
    import django
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    django.setup()


def prepare(wanted: int) -> int:
    """Make the records; give the number of the running cycle."""
    from django.core.management import call_command

    from siap.apps.demo.city import load_city
    from siap.apps.organisations.models import Region

    call_command("migrate", verbosity=0, interactive=False)
    region = Region.objects.create(code="00.01", name="Kabupaten Tirtamarga", level=2)
    today = datetime.now(tz=UTC).date()
    cycle = load_city(region=region, password=uuid.uuid4().hex, today=today)
    multiply(cycle.pk, wanted)
    return cycle.pk


def multiply(cycle: int, wanted: int) -> None:
    """Copy the proposals of a cycle in the records until there are enough."""
    from django.db import connection

    from siap.apps.musyawarah.models import Proposal

    fields = Proposal._meta.concrete_fields  # noqa: SLF001 - Django documents it
    names = [f'"{field.column}"' for field in fields if field.column != "id"]
    have = Proposal.objects.filter(cycle=cycle).count()
    last = Proposal.objects.latest("pk").pk
    with connection.cursor() as cursor:
        for copy in range(1, -(-wanted // have)):
            made = {'"code"': f"'{copy:02d}' || substr(code, 3)"}
            made['"client_key"'] = f"'{copy}:' || id"
            values = ", ".join(made.get(name, name) for name in names)
            cursor.execute(
                f"INSERT INTO musyawarah_proposal ({', '.join(names)}) SELECT {values}"  # noqa: S608
                f" FROM musyawarah_proposal WHERE cycle_id = {cycle} AND id <= {last}"
            )
        cursor.execute("ANALYZE")
    print(f"{Proposal.objects.filter(cycle=cycle).count():,} proposals in the cycle")


def pages(cycle: int, reading: float) -> None:
    from siap.apps.organisations.models import Region

    kecamatan = Region.objects.filter(level=3).order_by("pk")[0].pk
    home = f"/musyawarah/{cycle}/"
    asked = {
        "list": home,
        "list of a kecamatan and a state": f"{home}?kecamatan={kecamatan}&keadaan=open",
        "list by cost": f"{home}?urut=biaya",
        "search": f"{home}?cari=talut+jalan",
        "search, rare word": f"{home}?cari=kedungombo+lampu",
        "map": f"{home}?tampil=peta",
        "map of a kecamatan": f"{home}?tampil=peta&kecamatan={kecamatan}",
        "ceilings and results": f"{home}hasil/",
    }
    for name, address in asked.items():
        measure(name, address, reading)


def measure(name: str, address: str, reading: float) -> None:
    """Print queries, work and size of one page, then how long it takes for many."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    queries = len(captured)
    assert answer.status_code == 200, answer.content[:200]  # noqa: S101
    began = time.process_time()
    ask(address, [])
    work = (time.process_time() - began) / ROUNDS * 1000
    taken: list[float] = []
    threads = [
        threading.Thread(target=ask, args=(address, taken, reading)) for _ in range(USERS)
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = len(taken) / (time.perf_counter() - started)
    print(
        f"{name:34} {queries:3} queries (15)  {work:5.0f} ms of work  "
        f"{len(gzip.compress(answer.content)) / 1000:5.1f} kB packed (60)  {USERS} users: "
        f"95 % within {share_of(taken) * 1000:5.0f} ms (200), {rate:4.0f} a second (25)"
    )


def ask(address: str, taken: list[float], reading: float = 0) -> None:
    """Ask again and again; the first answer, with a new connection, is not counted."""
    from django.db import connection
    from django.test import Client

    client = Client()
    client.get(address)
    for _ in range(ROUNDS):
        time.sleep(reading * random.uniform(0.5, 1.5))
        began = time.perf_counter()
        client.get(address)
        taken.append(time.perf_counter() - began)
    connection.close()


def share_of(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * SHARE)]


def similar(cycle: int) -> None:
    from siap.apps.musyawarah.models import Cycle
    from siap.apps.musyawarah.queries.similar import similar_proposals
    from siap.apps.organisations.models import Region

    of = Cycle.objects.get(pk=cycle)
    taken = []
    for village in Region.objects.filter(level=4).order_by("pk")[:30]:
        began = time.process_time()
        similar_proposals(of, title="Perbaikan talut jalan gang", village_id=village.pk)
        taken.append(time.process_time() - began)
    print(
        f"{'similar proposals':34} middle {statistics.median(taken) * 1000:5.0f} ms, "
        f"longest {max(taken) * 1000:5.0f} ms (100)"
    )


def workbook_apart(rows: int) -> None:
    """In a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, "--workbook", str(rows)]
    subprocess.run(command, check=True)


def workbook(rows: int) -> None:
    from itertools import chain, islice, repeat

    from siap.apps.musyawarah.models import Cycle
    from siap.apps.musyawarah.opendata import write_xlsx
    from siap.apps.musyawarah.queries.openness import published

    cycle = Cycle.objects.latest("year")

    def again() -> object:
        """The cycle from its beginning as often as is needed, always from the records."""
        found = published(cycle)
        return chain.from_iterable(each.iterator(chunk_size=1000) for each in repeat(found))

    began = time.process_time()
    with tempfile.TemporaryFile() as target:
        write_xlsx(islice(again(), rows), target)  # type: ignore[call-overload]
        size = target.tell()
    work = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    goal = "2 s" if rows <= 5_000 else "300 MB"
    print(
        f"workbook of {rows:>7,} rows            {work:6.1f} s of work, "
        f"peak {peak:4.0f} MB, {size / 1e6:5.1f} MB ({goal})"
    )


def rush(cycle: int, *, rate: int, seconds: int) -> None:
    """Send proposals at a steady rate through the form; none may be lost."""
    from siap.apps.musyawarah.models import Proposal

    before = Proposal.objects.filter(cycle=cycle, state="open").count()
    wanted = rate * seconds // 60
    plan = Plan(cycle, rate, wanted)
    threads = [threading.Thread(target=plan.send) for _ in range(SENDERS)]
    work, began = time.process_time(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - began
    work = time.process_time() - work
    kept = Proposal.objects.filter(cycle=cycle, state="open").count() - before
    print(
        f"{'sending':34} {wanted} in {spent:.0f} s: {wanted / spent * 60:.0f} a minute "
        f"({rate}), {len(plan.refused)} refused, {wanted - kept} lost (0), "
        f"{work / wanted * 1000:.0f} ms of work each, "
        f"95 % within {share_of(plan.taken) * 1000:.0f} ms"
    )


class Plan:
    """What is to be sent when; each sender takes the next."""

    def __init__(self, cycle: int, rate: int, wanted: int) -> None:
        from siap.apps.accounts.models import User
        from siap.apps.organisations.models import Region

        self.pause, self.wanted, self.next = 60 / rate, wanted, 0
        self.lock = threading.Lock()
        self.taken: list[float] = []
        self.refused: list[int] = []
        self.began = time.perf_counter()
        self.user = User.objects.get(username="warga")
        villages = Region.objects.filter(level=4).order_by("pk")
        home = f"/musyawarah/{cycle}/usulan/baru/?village="
        self.places = [(f"{home}{village.pk}", str(village.pk)) for village in villages]

    def take(self) -> int | None:
        """The number of the next proposal, when its time has come; None at the end."""
        with self.lock:
            number, self.next = self.next, self.next + 1
        if number >= self.wanted:
            return None
        wait = self.began + number * self.pause - time.perf_counter()
        time.sleep(max(0.0, wait))
        return number

    def send(self) -> None:
        from django.db import connection
        from django.test import Client

        client = Client()
        client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        while (number := self.take()) is not None:
            address, place = self.places[number % len(self.places)]
            began = time.perf_counter()
            answer = client.post(address, FORM | {"key": uuid.uuid4().hex, "place": place})
            self.taken.append(time.perf_counter() - began)
            if answer.status_code != 302:
                self.refused.append(number)
        connection.close()


FORM = {
    "title": "Lampu jalan Gang Kamboja",
    "kind": "physical",
    "field": "lighting",
    "problem": "Gang gelap pada malam hari.",
    "benefits": "warga gang",
    "beneficiaries": "90",
    "volume": "4",
    "unit": "titik",
    "cost_idr": "12.500.000",
    "indicator": "gang terang",
    "proposer_kind": "group",
    "aksi": "kirim",
}

if __name__ == "__main__":
    main()
