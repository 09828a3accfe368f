"""From the log of a room to all who listen: ring, small batches, no gap, nothing twice."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final, TypeVar

from siap.live.events import RESET, EventSource, LiveEvent, cursor

BATCH_SECONDS: Final = 0.05
LISTENER_SECONDS: Final = 0.0002
"""Each listener makes batches so much rarer: handing out must leave time for the posts."""
RING: Final = 2000
BEHIND: Final = 500
"""A listener that missed more than this fetches its page anew."""
WAITING_BATCHES: Final = 64
"""A listener that takes nothing for so long is cut off; it comes back and catches up."""
PATROL_SECONDS: Final = 2.0
"""So often the log is looked at unasked, should a wake-up of another process get lost."""

_LOG = logging.getLogger(__name__)
Answer = TypeVar("Answer")


@dataclass(eq=False)
class Subscriber:
    """
    One open stream.

    `place` is the number up to which it has everything that is meant for it. An empty
    batch in the queue ends the stream.
    """

    audiences: frozenset[str]
    place: int
    queue: asyncio.Queue[bytes] = field(
        default_factory=lambda: asyncio.Queue(WAITING_BATCHES)
    )
    is_cut: bool = False

    def give(self, chunk: bytes) -> None:
        """Put a batch into the queue; a full queue ends the stream."""
        try:
            self.queue.put_nowait(chunk)
        except asyncio.QueueFull:
            self.cut()

    def end(self) -> None:
        """End the stream once what waits in its queue is out."""
        self.give(b"")

    def cut(self) -> None:
        """End the stream at once."""
        self.is_cut = True
        # Whoever waits must wake up; in a full queue there is something to wake up to.
        with contextlib.suppress(asyncio.QueueFull):
            self.queue.put_nowait(b"")


@dataclass(eq=False)
class Channel:
    """The newest events of one room and those who listen."""

    room: int
    last: int = 0
    stage: int = 0
    ring: deque[LiveEvent] = field(default_factory=lambda: deque(maxlen=RING))
    listeners: set[Subscriber] = field(default_factory=set)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    wanted: bool = False
    flushed_at: float = 0.0
    task: asyncio.Task[None] | None = None

    @property
    def first(self) -> int:
        """The oldest number that the ring still has; one after the last when empty."""
        return self.ring[0].seq if self.ring else self.last + 1

    @property
    def pause(self) -> float:
        """Seconds between two batches."""
        return BATCH_SECONDS + LISTENER_SECONDS * len(self.listeners)

    def take(self, events: Sequence[LiveEvent]) -> None:
        """Keep new events and hand them out, one batch for each listener."""
        fresh = [event for event in events if event.seq > self.last]
        if not fresh:
            return
        self.ring.extend(fresh)
        self.last = fresh[-1].seq
        self.stage = max([self.stage, *(e.seq for e in fresh if e.audience == "stage")])
        # Hundreds listen to the same: what they get is put together once.
        told = frozenset(event.audience for event in fresh)
        made: dict[frozenset[str], bytes] = {}
        ended = {event.audience for event in fresh if event.ends}
        for listener in tuple(self.listeners):
            listener.place = self.last
            mine = told & listener.audiences
            if not mine:
                continue
            if mine not in made:
                made[mine] = b"".join(e.wire for e in fresh if e.audience in mine)
            listener.give(made[mine])
            if ended & mine:
                listener.end()

    def backlog(self, audiences: frozenset[str], after: int) -> bytes:
        """What a listener missed, or that it missed too much."""
        if after > self.last or after < self.first - 1:
            return RESET + cursor(self.last)
        missed = [e for e in self.ring if e.seq > after and e.audience in audiences]
        if len(missed) > BEHIND:
            return RESET + cursor(self.last)
        return b"".join(event.wire for event in missed) + cursor(self.last)


class Hub:
    """The rooms of one process."""

    def __init__(self, source: EventSource) -> None:
        self._source = source
        self._channels: dict[int, Channel] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")
        self._patrol: asyncio.Task[None] | None = None

    def wake(self, room: int) -> None:
        """Say, from any thread, that a room has new events; nothing without listeners."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._schedule, room)

    async def subscribe(
        self, room: int, audiences: frozenset[str], after: int
    ) -> tuple[Subscriber, bytes]:
        """
        Begin to listen.

        Args:
            room: Which room.
            audiences: Which events are meant for this listener.
            after: The number of the last event that the listener has.

        Returns:
            The stream, and what it missed since `after`.
        """
        channel = await self.channel(room)
        # No wait from here on: nothing can come between the backlog and the first batch.
        listener = Subscriber(audiences, channel.last)
        channel.listeners.add(listener)
        return listener, channel.backlog(audiences, after)

    def unsubscribe(self, room: int, listener: Subscriber) -> None:
        """Stop listening."""
        channel = self._channels.get(room)
        if channel is not None:
            channel.listeners.discard(listener)

    async def channel(self, room: int) -> Channel:
        """The channel of a room, filled from the log when somebody first asks for it."""
        self._start()
        channel = self._channels.get(room)
        if channel is None:
            channel = self._channels[room] = Channel(room)
            try:
                await self._fill(channel)
            except BaseException:
                self._channels.pop(room, None)
                channel.ready.set()
                raise
            channel.ready.set()
        await channel.ready.wait()
        return channel

    async def ask(self, work: Callable[[], Answer]) -> Answer:
        """Have blocking work done in a thread of the hub."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _fill(self, channel: Channel) -> None:
        head = await self.ask(lambda: self._source.head(channel.room))
        start = max(0, head - BEHIND)
        channel.last = start
        while channel.last < head:
            before = channel.last
            found = await self._read(channel)
            channel.take(found)
            if channel.last == before:
                break

    async def _read(self, channel: Channel) -> list[LiveEvent]:
        after = channel.last
        return await self.ask(lambda: self._source.after(channel.room, after, BEHIND))

    def _start(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop is loop:
            return
        self._loop, self._channels = loop, {}
        self._patrol = loop.create_task(self._walk_round())

    async def _walk_round(self) -> None:
        while True:
            await asyncio.sleep(PATROL_SECONDS)
            for room, channel in tuple(self._channels.items()):
                if channel.listeners:
                    self._schedule(room)
                elif channel.ready.is_set() and channel.task is None:
                    del self._channels[room]

    def _schedule(self, room: int) -> None:
        channel = self._channels.get(room)
        if channel is None or self._loop is None:
            return
        channel.wanted = True
        if channel.task is None:
            channel.task = self._loop.create_task(self._flush(channel))

    async def _flush(self, channel: Channel) -> None:
        """At once when it was quiet, else when the batch is due."""
        loop = asyncio.get_running_loop()
        await channel.ready.wait()
        try:
            while channel.wanted:
                due = channel.flushed_at + channel.pause
                await asyncio.sleep(max(0.0, due - loop.time()))
                channel.wanted = False
                channel.flushed_at = loop.time()
                found = await self._read(channel)
                channel.take(found)
                channel.wanted = channel.wanted or len(found) == BEHIND
        except Exception:  # noqa: BLE001 - the patrol tries again; screens stay connected
            _LOG.exception("The log of room %s could not be read.", channel.room)
        finally:
            channel.task = None
