"""
A live meeting under load: prints figures beside what they should be.

    python benchmarks/meetings.py [--listeners 500] [--processes 1]
    python tools/with_postgres.py python benchmarks/meetings.py --processes 2

Starts real servers on 127.0.0.1 with a meeting in a folder of its own (SQLite, one
process); with DATABASE_URL the records go there, and there may be two processes, between
which posts and listeners take turns. Listeners are screens that hear every card. Phones
join, then post cards; each latency is from before a post is sent until one listener has
it. Besides the clock, what the servers cost of the processor is told: it is what counts on
a machine that does other things, too. Stops by itself after about a minute.
"""

import argparse
import asyncio
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvloop

CSRF = "a" * 32
PHONES = 100
CARDS_EACH = 20
TEXT = re.compile(rb'"text":"k(\d+)"')
NUMBER = re.compile(rb"^id: (\d+)", re.MULTILINE)


@dataclass
class Room:
    """The meeting under load, and when each card was sent and heard."""

    ports: list[int]
    code: str
    item: str
    stream: str
    tokens: list[str] = field(default_factory=list)
    sent: dict[int, float] = field(default_factory=dict)
    heard: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    posts: int = 0
    refused: int = 0

    def port_of(self, number: int) -> int:
        """Which process a phone or a listener talks to."""
        return self.ports[number % len(self.ports)]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--listeners", type=int, default=500)
    options.add_argument("--processes", type=int, default=1)
    chosen = options.parse_args()
    if chosen.processes > 1 and not os.environ.get("DATABASE_URL"):
        options.error("more than one process needs PostgreSQL: see tools/with_postgres.py")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIAP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "siap.project.settings.prod"
        room = prepare(free_port())
        room.ports += [free_port() for _ in range(chosen.processes - 1)]
        servers = [start(port) for port in room.ports]
        try:
            pids = [server.pid for server in servers]
            uvloop.run(measure(room, chosen.listeners, pids))
        finally:
            began = time.monotonic()
            for server in servers:
                server.terminate()
            for server in servers:
                server.wait(timeout=20)
            print(f"stopped in {time.monotonic() - began:.1f} s (at most 5)")


def prepare(port: int) -> Room:
    """A running meeting with an open board."""
    import django

    django.setup()
    from django.core.management import call_command

    from siap.apps.accounts.models import User
    from siap.apps.meetings.live import PREFIX, pass_for
    from siap.apps.meetings.services.course import (
        Command,
        ToolChoice,
        go_to,
        set_phase,
        set_tool,
    )
    from siap.apps.meetings.services.starting import NewMeeting, open_meeting, start_meeting
    from siap.apps.organisations.models import Region, RegionLevel
    from siap.apps.plans.services import NewPlan, create_plan

    call_command("migrate", verbosity=0)
    now = datetime.now(tz=UTC)
    user = User.objects.create(username=f"ukur-{port}", name="Pengukur", is_superuser=True)
    region = Region.objects.create(
        code=f"99.{port}", name="Kota Ukur", level=RegionLevel.REGENCY
    )
    new = NewPlan(
        region=region,
        title="Ukur",
        service="Air minum",
        guide="pdam",
        lead_partner=None,
        period_start=now.date(),
        period_end=now.date(),
    )
    plan = create_plan(new=new, by=user, now=now)
    meeting = start_meeting(plan=plan, new=NewMeeting(topic="2.1"), by=user, now=now)
    open_meeting(meeting_id=meeting.pk, by=user, now=now)
    item = str(meeting.items.filter(tool="cards")[0].pk)
    order = Command(meeting_id=meeting.pk, by=user, now=now)
    choice = ToolChoice(tool="cards", anonymous=False, hidden=False, limit=CARDS_EACH)
    go_to(order, item_id=item)
    set_tool(order, item_id=item, choice=choice)
    set_phase(order, item_id=item, phase="open")
    stream = PREFIX + pass_for(meeting, "screen", person=str(user.pk))
    return Room([port], meeting.code, item, stream)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(port: int) -> subprocess.Popen[bytes]:
    code = "import sys; from siap.project.cli import main; sys.exit(main(sys.argv[1:]))"
    server = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    raise SystemExit("the server did not start")


async def measure(room: Room, listeners: int, pids: list[int]) -> None:
    await joins(room)
    rest = memory(pids)
    for number, limit in ((100, 150), (listeners, 250)):
        crowd = await gather(room, number)
        await report(room, f"{number} listeners, 5 posts a second", (5, 8, limit), pids)
        if number == 100:
            await leave(crowd)
    await burst(room, listeners)
    await report(room, f"{listeners} listeners, 50 posts a second", (50, 6, 400), pids)
    print(
        f"memory {memory(pids) - rest:.0f} MB above rest (at most 120), rest {rest:.0f} MB"
    )
    await leave(crowd)
    await comeback(room, listeners)
    print(f"posts {room.posts}, refused {room.refused}")


async def joins(room: Room) -> None:
    """100 phones within ten seconds."""
    pauses = [10 * n / PHONES for n in range(PHONES)]
    # A server that just started reads its templates first.
    for n in range(len(room.ports)):
        await join(room, PHONES + n, 0)
    found = await asyncio.gather(*(join(room, n, pause) for n, pause in enumerate(pauses)))
    room.tokens = [token for token, _ in found]
    slow = quantile([seconds for _, seconds in found], 95)
    print(f"{PHONES} phones join within 10 s: 95 % in {slow * 1000:.0f} ms (at most 1000)")


async def join(room: Room, n: int, pause: float) -> tuple[str, float]:
    await asyncio.sleep(pause)
    began = time.monotonic()
    fields = {"name": f"Orang {n}", "institution": "Warga", "side": "user"}
    answer = await post(room, f"/r/{room.code}/", fields, "", n)
    token = re.search(rf"rapat-{room.code}=([^;]+)".encode(), answer)
    if token is None:
        raise SystemExit(f"not let in: {answer[:300]!r}")
    return token[1].decode(), time.monotonic() - began


async def post(
    room: Room, path: str, fields: dict[str, str], cookie: str, phone: int = 0
) -> bytes:
    body = urlencode(fields)
    port = room.port_of(phone)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
        f"User-Agent: phone {phone}\r\n"
        f"Cookie: csrftoken={CSRF}; {cookie}\r\nX-CSRFToken: {CSRF}\r\n"
        "Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
    )
    answer = await reader.read()
    writer.close()
    return answer


async def post_card(room: Room) -> None:
    number = room.posts
    room.posts += 1
    token = room.tokens[number % len(room.tokens)]
    fields = {"item": room.item, "text": f"k{number}", "key": f"k{number}"}
    room.sent[number] = time.monotonic()
    cookie = f"rapat-{room.code}={token}"
    answer = await post(room, f"/r/{room.code}/kirim/kartu", fields, cookie, number)
    room.refused += b" 201 " not in answer[:20]


class Screen(asyncio.Protocol):
    """A listener that costs as little as can be: it must not be what is measured."""

    def __init__(self, room: Room, ready: asyncio.Event) -> None:
        self.room = room
        self.ready = ready

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        self.ready.set()
        for found in TEXT.findall(data):
            self.room.heard[int(found)].append(now)


async def listen(
    room: Room, number: int, ready: asyncio.Event, after: str
) -> asyncio.Transport:
    transport, _ = await asyncio.get_running_loop().create_connection(
        lambda: Screen(room, ready), "127.0.0.1", room.port_of(number)
    )
    head = f"GET {room.stream}?after={after} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    transport.write(head.encode())
    return transport


async def gather(room: Room, number: int) -> list[asyncio.Transport]:
    """Open streams that begin with the newest event."""
    newest = await newest_event(room)
    flags = [asyncio.Event() for _ in range(number)]
    crowd = [listen(room, n, flag, newest) for n, flag in enumerate(flags)]
    transports = list(await asyncio.gather(*crowd))
    await asyncio.gather(*(flag.wait() for flag in flags))
    return transports


async def newest_event(room: Room) -> str:
    """The number that a page of now would begin with."""
    reader, writer = await asyncio.open_connection("127.0.0.1", room.ports[0])
    writer.write(
        f"GET {room.stream}?after=999999999 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    )
    text = b""
    while not (found := NUMBER.findall(text)):
        text += await reader.read(65536)
    writer.close()
    return str(found[-1].decode())


async def leave(crowd: list[asyncio.Transport]) -> None:
    for transport in crowd:
        transport.abort()
    await asyncio.sleep(0.2)


async def steady(room: Room, rate: int, seconds: int) -> list[float]:
    """Post at an even pace; gives the latencies of these posts, in seconds."""
    first = room.posts
    began = time.monotonic()
    tasks = []
    for n in range(rate * seconds):
        await asyncio.sleep(max(0.0, began + n / rate - time.monotonic()))
        tasks.append(asyncio.create_task(post_card(room)))
    await asyncio.gather(*tasks)
    await asyncio.sleep(1.5)
    return latencies(room, range(first, room.posts))


def latencies(room: Room, numbers: range) -> list[float]:
    return [at - room.sent[n] for n in numbers for at in room.heard[n]]


async def burst(room: Room, listeners: int) -> None:
    first, began = room.posts, time.monotonic()
    await asyncio.gather(*(post_card(room) for _ in range(100)))
    numbers = range(first, room.posts)
    while sum(len(room.heard[n]) for n in numbers) < 100 * listeners:
        give_up_after(began)
        await asyncio.sleep(0.02)
    last = max(at for n in numbers for at in room.heard[n]) - began
    print(f"100 posts at once to {listeners}: all there in {last:.2f} s (at most 2)")


async def comeback(room: Room, listeners: int) -> None:
    newest, first = await newest_event(room), room.posts
    await asyncio.gather(*(post_card(room) for _ in range(20)))
    began = time.monotonic()
    flag = asyncio.Event()
    opening = [listen(room, n, flag, newest) for n in range(listeners)]
    crowd = list(await asyncio.gather(*opening))
    numbers = range(first, room.posts)
    while sum(len(room.heard[n]) for n in numbers) < 20 * listeners:
        give_up_after(began)
        await asyncio.sleep(0.01)
    last = max(at for n in numbers for at in room.heard[n]) - began
    print(f"{listeners} come back with 20 events to catch up: {last:.2f} s (at most 0.5)")
    await leave(crowd)


def give_up_after(began: float) -> None:
    if time.monotonic() - began > 30:
        raise SystemExit("after 30 s not everything had arrived")


async def report(
    room: Room, name: str, load: tuple[int, int, int], pids: list[int]
) -> None:
    rate, seconds, limit = load
    idle = waited_seconds(pids)
    before, began, own = processor_seconds(pids), time.monotonic(), time.process_time()
    found = await steady(room, rate, seconds)
    used, passed = processor_seconds(pids) - before, time.monotonic() - began
    own = (time.process_time() - own) / passed
    p50, p95, p99 = (quantile(found, q) * 1000 for q in (50, 95, 99))
    print(
        f"{name}: {len(found)} deliveries, 50/95/99 % within "
        f"{p50:.0f}/{p95:.0f}/{p99:.0f} ms (95 % at most {limit}), "
        f"{used / passed:.0%} of a core, {1e6 * used / max(1, len(found)):.0f} µs a "
        f"delivery; waited {waited_seconds(pids) - idle:.1f} s for a core; "
        f"measuring {own:.0%}"
    )


def processor_seconds(pids: list[int]) -> float:
    """What processes have cost so far, together."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()
        ticks += int(fields[13]) + int(fields[14])
    return ticks / os.sysconf("SC_CLK_TCK")


def quantile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


def waited_seconds(pids: list[int]) -> float:
    """How long threads were ready to run and got no core: what others do shows here."""
    waited = 0
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").iterdir():
            waited += int((task / "schedstat").read_text(encoding="ascii").split()[1])
    return waited / 1e9


def memory(pids: list[int]) -> float:
    """Memory of processes that is their own, together, in MB."""
    found = 0
    for pid in pids:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
        line: Any = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
        found += int(line[1])
    return found / 1024


if __name__ == "__main__":
    main()
