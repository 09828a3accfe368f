"""
Sends proposals or reports to real servers at a steady pace, and counts what was kept.

    python benchmarks/flood.py proposals                    # 500 a minute for ten minutes
    python benchmarks/flood.py reports                      # 200 a minute for ten minutes
    python tools/with_postgres.py python benchmarks/flood.py proposals \
        --rate 5000 --processes 2
    ... --seconds 60                                        # one minute of it

The servers are `siap serve` on 127.0.0.1 with a folder of their own (SQLite, one process),
or with the records at DATABASE_URL, where there may be several between which senders take
turns. PostgreSQL waits for the disk, as it does in use. The sender is a process of its own
without Django, so that it costs next to nothing; each of its people sends on a connection
that stays open, a proposal as somebody who has logged in, a report as somebody new. What is
late is sent at once, never left out. Latency is from the moment when it was to be sent.
Stops by itself: a minute after the last was due, everything ends.
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any

import meetings
import uvloop

CSRF = "a" * 32
PEOPLE = 16
GRACE = 60
MARGIN = "batas-formulir"
COOKIE = re.compile(rb"set-cookie: sessionid=([^;]+)", re.IGNORECASE)
PLACE = re.compile(rb"location: (\S+)", re.IGNORECASE)
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


@dataclass
class Task:
    """What the sender is to do; and what it tells afterwards."""

    kind: str
    ports: list[int]
    wanted: int
    pause: float
    paths: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser()
    kinds = ("proposals", "reports", "sender")
    parser.add_argument("kind", choices=kinds, nargs="?", default="proposals")
    parser.add_argument("--rate", type=int, help="a minute")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--already", type=int, default=30_000, help="proposals there are")
    options = parser.parse_args()
    if options.kind == "sender":
        uvloop.run(send(Task(**json.load(sys.stdin))))
        return
    on_server = bool(os.environ.get("DATABASE_URL"))
    if options.processes > 1 and not on_server:
        parser.error("more than one process needs PostgreSQL: see tools/with_postgres.py")
    options.rate = options.rate or (500 if options.kind == "proposals" else 200)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"
        if on_server:
            wait_for_the_disk()
        flood(options)


def wait_for_the_disk() -> None:
    """Undo what tools/with_postgres.py switches off for tests."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("ALTER SYSTEM RESET ALL")
        connection.execute("SELECT pg_reload_conf()")


def flood(options: argparse.Namespace) -> None:
    task = Task(
        kind=options.kind,
        ports=[meetings.free_port() for _ in range(options.processes)],
        wanted=options.rate * options.seconds // 60,
        pause=60 / options.rate,
    )
    count = PREPARE[options.kind](task, options)
    before = count()
    servers = [meetings.start(port) for port in task.ports]
    pids = [server.pid for server in servers]
    try:
        busy, waited = meetings.processor_seconds(pids), meetings.waited_seconds(pids)
        told = sent_apart(task, options.seconds + GRACE)
        busy = meetings.processor_seconds(pids) - busy
        waited = meetings.waited_seconds(pids) - waited
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait(timeout=20)
    kept, spent = count() - before, told["seconds"]
    print(
        f"{task.wanted} {task.kind} at {options.rate} a minute to {len(pids)} process(es):"
        f" {told['accepted'] / spent * 60:.0f} a minute in {spent:.0f} s,"
        f" {told['refused']} refused, {told['accepted'] - kept} lost (0),"
        f" {task.wanted - kept} not kept (0)\n"
        f"50/95/99 % answered {'/'.join(f'{each:.0f}' for each in told['ms'])} ms after"
        f" they were due; {busy / max(1, kept) * 1000:.1f} ms of work in the servers each,"
        f" {told['work'] / max(1, kept) * 1000:.1f} ms in the sender;"
        f" servers waited {waited:.1f} s for a core"
    )
    if kept != task.wanted:
        raise SystemExit(1)


def sent_apart(task: Task, most_seconds: int) -> dict[str, Any]:
    """Let the sender send; gives what it tells."""
    done = subprocess.run(
        [sys.executable, __file__, "sender"],
        input=json.dumps(asdict(task)),
        stdout=subprocess.PIPE,
        text=True,
        timeout=most_seconds,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def prepare_proposals(task: Task, options: argparse.Namespace) -> Any:
    """A city with a cycle that is full already, and people who have logged in."""
    import musyawarah

    musyawarah.begin()
    cycle = musyawarah.prepare(options.already)

    from django.test import Client

    from siap.apps.accounts.models import User
    from siap.apps.musyawarah.models import Proposal
    from siap.apps.organisations.models import Region

    villages = Region.objects.filter(level=4).order_by("pk").values_list("pk", flat=True)
    task.places = [str(village) for village in villages]
    home = f"/musyawarah/{cycle}/usulan/baru/?village="
    task.paths = [f"{home}{place}" for place in task.places]
    for number in range(PEOPLE):
        user = User.objects.create(username=f"warga-{number}", name=f"Warga {number}")
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        task.sessions.append(client.cookies["sessionid"].value)
    return Proposal.objects.filter(cycle=cycle, state="open").count


def prepare_reports(task: Task, _options: argparse.Namespace) -> Any:
    """A desk with two thousand reports; each report to come is of somebody new."""
    import complaints

    complaints.prepare(2_000)

    from siap.apps.complaints.models import Report

    task.paths = ["/lapor/tirtamarga/kirim/"]
    return Report.objects.count


PREPARE = {"proposals": prepare_proposals, "reports": prepare_reports}


async def send(task: Task) -> None:
    """Send everything; tell on the standard output how it went."""
    numbers = iter(range(task.wanted))
    late: list[float] = []
    refused = [0]
    for port in task.ports:
        # A server that just started reads its templates first.
        await Line(*await asyncio.open_connection("127.0.0.1", port), port).get("/")
    began = time.monotonic()
    people = [person(task, n, numbers, began, late, refused) for n in range(PEOPLE)]
    await asyncio.gather(*people)
    seconds = max(time.monotonic() - began, task.wanted * task.pause)
    ms = [1000 * meetings.quantile(late, percent) for percent in (50, 95, 99)]
    told = {"seconds": seconds, "accepted": task.wanted - refused[0], "ms": ms}
    print(json.dumps(told | {"refused": refused[0], "work": time.process_time()}))


async def person(
    task: Task,
    who: int,
    numbers: Any,
    began: float,
    late: list[float],
    refused: list[int],
) -> None:
    port = task.ports[who % len(task.ports)]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    session = task.sessions[who] if task.sessions else ""
    for number in numbers:
        due = began + number * task.pause
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        path = task.paths[number % len(task.paths)]
        line = Line(reader, writer, port)
        if task.kind == "proposals":
            place = task.places[number % len(task.places)]
            head = await line.post(path, PROPOSAL | fresh(place), session)
            refused[0] += b" 302 " not in head[:20]
        else:
            refused[0] += not await report(line, path, number)
        late.append(time.monotonic() - due)
    writer.close()


async def report(line: "Line", path: str, number: int) -> bool:
    """Both steps of a report by somebody who has never been here."""
    text = f"Air mati di rumah nomor {number} sejak pagi."
    head = await line.post(path, REPORT | {"text": text}, "")
    place, session = PLACE.search(head), COOKIE.search(head)
    if place is None or session is None:
        return False
    head = await line.post(place[1].decode(), {}, session[1].decode())
    return b" 302 " in head[:20] and b"terkirim" in head


@dataclass
class Line:
    """A connection that stays open."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    port: int

    async def get(self, path: str) -> bytes:
        """Ask for a page; gives the head of the answer."""
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        return await self.head()

    async def post(self, path: str, fields: dict[str, str], session: str) -> bytes:
        """Send a form as browsers do; gives the head of the answer."""
        body = packed(fields)
        self.writer.write(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Cookie: csrftoken={CSRF}; sessionid={session}\r\nX-CSRFToken: {CSRF}\r\n"
            f"Content-Type: multipart/form-data; boundary={MARGIN}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        return await self.head()

    async def head(self) -> bytes:
        """Read an answer to its end."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        await self.reader.readexactly(int(length[1]) if length else 0)
        return head


def packed(fields: dict[str, str]) -> bytes:
    parts = [
        f'--{MARGIN}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    return "".join([*parts, f"--{MARGIN}--\r\n"]).encode()


def fresh(place: str) -> dict[str, str]:
    return {"key": uuid.uuid4().hex, "place": place}


PROPOSAL = {
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
REPORT = {"kind": "complaint", "identity": "hidden"}

if __name__ == "__main__":
    main()
