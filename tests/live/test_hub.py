"""Every listener gets every event meant for it: in order, once, also after a cut."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

from siap.live.events import LiveEvent, written
from siap.live.hub import BEHIND, WAITING_BATCHES, Hub, Subscriber
from siap.live.server import LiveApp, Pass

STAGE, BOARD = frozenset({"stage"}), frozenset({"stage", "board"})


class Log:
    """A log in memory; it can fail, and counts how often it is read."""

    def __init__(self) -> None:
        self.events: list[LiveEvent] = []
        self.reads = 0
        self.broken = False

    def write(self, audience: str = "board") -> int:
        seq = len(self.events) + 1
        self.events.append(LiveEvent(seq, audience, written(seq, {"n": seq})))
        return seq

    def head(self, room: int) -> int:  # noqa: ARG002
        return len(self.events)

    def after(self, room: int, seq: int, limit: int) -> list[LiveEvent]:  # noqa: ARG002
        self.reads += 1
        if self.broken:
            self.broken = False
            raise OSError
        return self.events[seq : seq + limit]


def run(scene: Callable[[Log, Hub], Awaitable[None]]) -> None:
    async def played() -> None:
        log = Log()
        await scene(log, Hub(log))

    asyncio.run(played())


def numbers(chunk: bytes) -> list[int]:
    """The numbers of the events in a chunk; those that only move the place are left out."""
    blocks = chunk.decode().split("\n\n")
    return [
        int(b.split("\n")[0][4:]) for b in blocks if b.startswith("id:") and "data" in b
    ]


async def heard(listener: Subscriber, wanted: int) -> list[int]:
    found: list[int] = []
    async with asyncio.timeout(5):
        while len(found) < wanted:
            found += numbers(await listener.queue.get())
    return found


def test_a_listener_hears_only_what_is_meant_for_it() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        phone, _ = await hub.subscribe(1, STAGE, 0)
        wall, _ = await hub.subscribe(1, BOARD, 0)
        for audience in ("board", "stage", "staff", "board"):
            log.write(audience)
        hub.wake(1)

        assert await heard(phone, 1) == [2]
        assert await heard(wall, 3) == [1, 2, 4]

    run(scene)


def test_many_events_at_once_travel_in_few_batches() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        wall, _ = await hub.subscribe(1, BOARD, 0)
        for _ in range(100):
            log.write()
            hub.wake(1)

        assert await heard(wall, 100) == list(range(1, 101))
        assert log.reads <= 4

    run(scene)


def test_who_comes_back_gets_what_was_missed_and_nothing_twice() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        first, _ = await hub.subscribe(1, BOARD, 0)
        log.write()
        hub.wake(1)
        assert await heard(first, 1) == [1]
        hub.unsubscribe(1, first)
        for _ in range(3):
            log.write()
        hub.wake(1)
        # The batch is not out yet: the backlog and the batch must not both bring it.
        again, missed = await hub.subscribe(1, BOARD, 1)
        log.write()
        hub.wake(1)
        found = numbers(missed)
        found += await heard(again, 4 - len(found))

        assert found == [2, 3, 4, 5]

    run(scene)


def test_a_hub_that_starts_anew_takes_the_backlog_from_the_log() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        for _ in range(40):
            log.write()

        _, missed = await hub.subscribe(1, BOARD, 25)

        assert numbers(missed) == list(range(26, 41))

    run(scene)


def test_who_is_too_far_behind_is_told_to_fetch_the_page() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        for _ in range(BEHIND + 2):
            log.write()
        _, missed = await hub.subscribe(1, BOARD, 1)
        _, unknown = await hub.subscribe(1, BOARD, 9999)

        assert b"event: reset" in missed
        assert b"event: reset" in unknown
        assert numbers(missed) == []

    run(scene)


def test_a_listener_that_takes_nothing_is_cut_off_and_holds_nobody_up() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        asleep, _ = await hub.subscribe(1, BOARD, 0)
        awake, _ = await hub.subscribe(1, BOARD, 0)
        channel = await hub.channel(1)
        for _ in range(WAITING_BATCHES + 1):
            seq = log.write()
            channel.take(log.after(1, seq - 1, 1))
            assert await heard(awake, 1) == [seq]

        assert asleep.is_cut
        assert not awake.is_cut

    run(scene)


def test_a_log_that_cannot_be_read_for_a_moment_is_read_later() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        wall, _ = await hub.subscribe(1, BOARD, 0)
        log.broken = True
        log.write()
        hub.wake(1)
        await asyncio.sleep(0.1)
        log.write()
        hub.wake(1)

        assert await heard(wall, 2) == [1, 2]

    run(scene)


class OneRoom:
    """Doors of one room: the token is the view; counts how often a part is made."""

    def __init__(self) -> None:
        self.made = 0
        self.asked = 0
        self.closed: set[str] = set()

    def welcome(self, passes: Sequence[Pass]) -> list[bool]:
        self.asked += 1
        return [pass_.view not in self.closed for pass_ in passes]

    def admit(self, token: str) -> Pass | None:
        return None if token == "forged" else Pass(1, token, "id", BOARD)

    def fragment(self, pass_: Pass) -> str:  # noqa: ARG002
        self.made += 1
        return f"<p>{self.made}</p>"


async def ask(app: LiveApp, path: str) -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": [],
        "query_string": b"",
    }

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], sent[1]["body"]


def test_the_live_part_is_made_once_for_all_who_ask_at_the_same_event() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        doors = OneRoom()
        app = LiveApp(prefix="/l/", hub=hub, doors=doors)
        log.write("stage")
        answers = await asyncio.gather(*(ask(app, "/l/phone/bagian") for _ in range(50)))
        channel = await hub.channel(1)
        log.write("stage")
        channel.take(log.after(1, 1, 1))
        later = await ask(app, "/l/phone/bagian")

        assert set(answers) == {(200, b"<p>1</p>")}
        assert later == (200, b"<p>2</p>")

    run(scene)


def test_a_forged_pass_is_told_not_to_come_again() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        app = LiveApp(prefix="/l/", hub=hub, doors=OneRoom())

        assert await ask(app, "/l/forged") == (204, b"")

    run(scene)


def test_hundreds_who_come_at_once_are_looked_up_together() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        doors = OneRoom()
        app = LiveApp(prefix="/l/", hub=hub, doors=doors)
        log.write("stage")
        await asyncio.gather(*(ask(app, "/l/phone/bagian") for _ in range(200)))

        assert doors.asked <= 2

    run(scene)


def test_a_pass_that_was_taken_back_opens_nothing() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        doors = OneRoom()
        doors.closed = {"phone"}
        app = LiveApp(prefix="/l/", hub=hub, doors=doors)
        log.write("stage")

        assert await ask(app, "/l/phone") == (204, b"")
        assert await ask(app, "/l/phone/bagian") == (204, b"")

    run(scene)


def test_who_is_put_out_is_told_and_hears_no_more() -> None:
    async def scene(log: Log, hub: Hub) -> None:
        own = frozenset({"stage", "person:7"})
        out, _ = await hub.subscribe(1, own, 0)
        other, _ = await hub.subscribe(1, STAGE, 0)
        channel = await hub.channel(1)
        seq = log.write("stage")
        last = LiveEvent(seq + 1, "person:7", written(seq + 1, {"n": 2}), ends=True)
        channel.take([*log.after(1, 0, 1), last])

        assert await heard(out, 2) == [1, 2]
        assert out.queue.get_nowait() == b""
        assert await heard(other, 1) == [1]
        assert other.queue.empty()

    run(scene)


def test_an_open_stream_ends_when_a_right_ends_without_an_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("siap.live.server.PATROL_SECONDS", 0.02)

    async def scene(log: Log, hub: Hub) -> None:
        doors = OneRoom()
        app = LiveApp(prefix="/l/", hub=hub, doors=doors)
        log.write()
        stream = asyncio.create_task(ask(app, "/l/desk"))
        await asyncio.sleep(0.05)
        assert not stream.done()
        doors.closed = {"desk"}

        async with asyncio.timeout(2):
            assert (await stream)[0] == 200

    run(scene)
