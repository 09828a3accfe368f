"""
Measures the public pages of reports with many of them, and how fast reports come in.

    .venv/bin/python benchmarks/complaints.py --reports 100000 --users 8 --web 2000

Pages are asked for twice over: anew, with a query that nobody has asked before, and again,
when the part that is alike for everybody is kept; by people who read for a while, and by
people who never do. `work` is the processor's time for one page on its own. `--web` is how
many reports are sent by the form, as 8 people at a time do; flood.py does so by a server.
Two thousand made-up reports are loaded as in the demonstration and multiplied in the
records; the histories are not multiplied. Pages are asked for through the program without
a network, each user in a thread; the database is SQLite in a folder that is thrown away.
"""

import argparse
import itertools
import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

SHARE = 0.95
ROUNDS = 12


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--users", type=int, default=8)
    parser.add_argument("--web", type=int, default=200)
    parser.add_argument("--reading", type=float, default=1, help="seconds on each page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.test"
        prepare(options.reports)
        pages(options.users, options.reading)
        requests()
        mails()
        web_reports(options.web, options.users)


def prepare(wanted: int) -> None:
    """Make the records."""
    import django
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    began = time.perf_counter()
    load()
    say("2,000 reports with histories loaded", time.perf_counter() - began)
    multiply(wanted)


def load() -> None:
    from siap.apps.accounts.models import User
    from siap.apps.demo.complaint_stories import TOPICS
    from siap.apps.demo.complaints import load_complaints
    from siap.apps.organisations.models import Agency, Membership, Region

    region = Region.objects.create(code="00.01", name="Kabupaten Tirtamarga", level=2)
    for topic in TOPICS:
        Agency.objects.create(region=region, name=topic.agency)
    user = User.objects.create(username="administrator", name="Administrator")
    Membership.objects.create(user=user, region=region, role="region-administrator")
    load_complaints(password_of=user, now=datetime.now(tz=UTC))


def multiply(wanted: int) -> None:
    """Copy the reports in the records until there are enough."""
    from django.db import connection

    from siap.apps.complaints.models import Desk, Report
    from siap.apps.complaints.models.report import SECRET_FROM

    base = Desk.objects.get().last_number
    copies = -(-wanted // base)
    fields = Report._meta.concrete_fields  # noqa: SLF001 - Django documents it
    names = [field.column for field in fields if field.column != "id"]
    with connection.cursor() as cursor:
        for copy in range(1, copies):
            number, code = f"number + {copy * base}", f"code_hash || ':{copy}'"
            made = {"number": number, "code_hash": code}
            values = ", ".join(made.get(name, f'"{name}"') for name in names)
            columns = ", ".join(f'"{n}"' for n in names)
            cursor.execute(
                f"INSERT INTO complaints_report ({columns}) SELECT {values}"  # noqa: S608
                f" FROM complaints_report WHERE number <= {base}"
            )
        cursor.execute("DELETE FROM complaints_search")
        cursor.execute(
            "INSERT INTO complaints_search (rowid, body)"
            " SELECT id, public_subject || ' ' || public_text"
            " FROM complaints_report WHERE publication = 'published'"
        )
        cursor.execute("ANALYZE")
    Desk.objects.update(last_number=base * copies)
    listed = Report.objects.filter(number__lt=SECRET_FROM).count()
    print(f"{listed:,} reports that are not secret")


def pages(users: int, reading: float) -> None:
    home = "/lapor/tirtamarga/"
    asked = {
        "list": f"{home}?",
        "list of an agency": f"{home}?perangkat=1&keadaan=open&",
        "search": f"{home}?cari=pipa+bocor&",
        "search, rare word": f"{home}?cari=Kedungombo+lampu&",
        "map": f"{home}peta/?",
        "figures of agencies": f"{home}angka/?",
        "a report": f"{home}1500/?",
    }
    for name, address in asked.items():
        for how, wanted in (("anew", f"{address}n="), ("again", address)):
            for pause in (reading, 0):
                said = f"{name}, {how}, {users} users, {pause} s to read"
                say_share(said, measure(wanted, users, pause))


def requests() -> None:
    say_share("Open311 requests of 1,000", measure("/open311/v2/requests.json", 1, 0))


FRESH = itertools.count()


def measure(address: str, users: int, reading: float) -> list[float]:
    """Seconds of each request; first the work of one on its own, which is printed."""
    ask(address, [])
    began = time.process_time()
    ask(address, [])
    print(
        f"{(time.process_time() - began) / (ROUNDS + 1) * 1000:6.1f} ms of work", end="  "
    )
    taken: list[float] = []
    threads = [
        threading.Thread(target=ask, args=(address, taken, reading)) for _ in range(users)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def ask(address: str, taken: list[float], reading: float = 0) -> None:
    """
    Ask for a page again and again; one whose address ends in `n=` is another each time.

    The first answer is not counted: a server keeps its connections to the database.
    """
    from django.db import connection
    from django.test import Client

    client = Client()
    client.get(address)
    for _ in range(ROUNDS):
        time.sleep(reading * random.uniform(0.5, 1.5))
        wanted = f"{address}{next(FRESH)}" if address.endswith("n=") else address
        began = time.perf_counter()
        answer = client.get(wanted)
        taken.append(time.perf_counter() - began)
        assert answer.status_code == 200, answer.content[:200]  # noqa: S101
    connection.close()


def web_reports(count: int, users: int) -> None:
    """Send reports by the form, each in two steps, from several people at a time."""
    from siap.apps.complaints.models import Report

    before = Report.objects.count()
    taken: list[float] = []
    shares = [count // users + (n < count % users) for n in range(users)]
    threads = [threading.Thread(target=send, args=(n, taken)) for n in shares]
    busy, began = time.process_time(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    kept = Report.objects.count() - before
    work = (time.process_time() - busy) / count * 1000
    print(f"{work:6.1f} ms of work", end="  ")
    say_share(f"report by the form, {users} users", taken)
    print(f"{kept:,} of {count:,} kept, {count / seconds * 600:,.0f} in ten minutes")


def send(count: int, taken: list[float]) -> None:
    from django.db import connection
    from django.test import Client

    for number in range(count):
        client = Client()
        text = f"Air mati di rumah nomor {number} sejak pagi."
        typed = {"kind": "complaint", "text": text, "identity": "hidden"}
        began = time.perf_counter()
        answer = client.post("/lapor/tirtamarga/kirim/", typed)
        answer = client.post(answer["Location"])
        taken.append(time.perf_counter() - began)
        assert "terkirim" in answer["Location"]  # noqa: S101
    connection.close()


def mails(count: int = 300) -> None:
    from siap.apps.channels.services import store_mail, take_waiting
    from siap.apps.complaints.models import Desk

    desk = Desk.objects.get()
    now = datetime.now(tz=UTC)

    def store() -> None:
        for number in range(count):
            raw = f"From: w{number}@warga.example\r\nSubject: Air\r\n\r\nAir mati {number}"
            store_mail(desk=desk, key=f"b{number}", raw=raw.encode(), now=now)

    say_rate("mails stored", count, store)
    say_rate("mails taken as reports", count, lambda: take_waiting(now=now))


def say_rate(name: str, count: int, act: Callable[[], object]) -> None:
    began = time.perf_counter()
    act()
    print(f"{name:40} {count / (time.perf_counter() - began):8.0f} a second")


def say_share(name: str, taken: list[float]) -> None:
    ranked = sorted(taken)
    slow = ranked[int(len(ranked) * SHARE)]
    middle = statistics.median(ranked)
    print(f"{name:50} median {middle * 1000:6.0f} ms, 95 % within {slow * 1000:6.0f} ms")


def say(name: str, seconds: float) -> None:
    print(f"{name:40} {seconds:8.1f} s")


if __name__ == "__main__":
    main()
