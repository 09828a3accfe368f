"""
Measures the pages of a large cycle, similar proposals, and its workbook.

    .venv/bin/python benchmarks/musyawarah.py
    .venv/bin/python benchmarks/musyawarah.py --only pages

Pages are asked for anew, with a query that nobody has asked before, and again, when the
part that is alike for everybody is kept; by people who read for a while, and by people who
never do. The demonstration city is loaded and its running cycle multiplied in the records.
Pages are asked for through the program without a network; the database is SQLite in a
folder that is thrown away, or an empty one of PostgreSQL at DATABASE_URL. Prints each
figure beside what it should be. How fast proposals come in is measured by flood.py.
"""

import argparse
import gzip
import itertools
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
FRESH = itertools.count()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--proposals", type=int, default=30_000)
    parser.add_argument("--reading", type=float, default=0.25, help="seconds on a page")
    parser.add_argument("--only", choices=("pages", "workbook"))
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

    anew = f"{address}{'&' if '?' in address else '?'}n="
    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(f"{anew}{next(FRESH)}")
    assert answer.status_code == 200, answer.content[:200]  # noqa: S101
    print(
        f"{name:34} {len(captured):3} queries (15), {work_of(anew):5.1f} ms of work anew, "
        f"{work_of(address):5.1f} ms again, "
        f"{len(gzip.compress(answer.content)) / 1000:5.1f} kB packed (60)"
    )
    for how, wanted in (("anew", anew), ("again", address)):
        for pause in (reading, 0):
            taken, rate = asked_by_many(wanted, pause)
            print(
                f"    {how:6} {USERS} users, {pause:4} s to read: 95 % within"
                f" {share_of(taken) * 1000:4.0f} ms (200), {rate:4.0f} a second (25)"
            )


def work_of(address: str) -> float:
    """Milliseconds of the processor for a page on its own, the client's part included."""
    began = time.process_time()
    ask(address, [])
    return (time.process_time() - began) / (ROUNDS + 1) * 1000


def asked_by_many(address: str, reading: float) -> tuple[list[float], float]:
    """Seconds of each request of several users at a time, and requests a second."""
    taken: list[float] = []
    threads = [
        threading.Thread(target=ask, args=(address, taken, reading)) for _ in range(USERS)
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken, len(taken) / (time.perf_counter() - started)


def ask(address: str, taken: list[float], reading: float = 0) -> None:
    """Ask again and again; the first answer, with a new connection, is not counted."""
    from django.db import connection
    from django.test import Client

    client = Client()
    client.get(address)
    for _ in range(ROUNDS):
        time.sleep(reading * random.uniform(0.5, 1.5))
        wanted = f"{address}{next(FRESH)}" if address.endswith("n=") else address
        began = time.perf_counter()
        client.get(wanted)
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


if __name__ == "__main__":
    main()
