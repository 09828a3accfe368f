"""Exports that run aside: two at once, the others in a line, in the order they came."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from siap.apps.documents.printing import print_apart
from siap.apps.documents.shelf import Shelf
from siap.kernel.errors import SiapError, Unavailable
from siap.rendering.tree import Document

AT_ONCE: Final = 2
WAITING: Final = 62
"""More exports than this may not wait; whoever comes then is told to come again."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class _Job:
    """One file in the making."""

    shelf: Shelf
    key: str
    format_name: str
    make: Callable[[], bytes]
    ended: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        """Say that somebody sees to it: those who wait long are not taken for dead."""
        self.shelf.begin(self.key, self.format_name)

    def run(self) -> None:
        """Make the file, or keep why it could not be made."""
        try:
            self.begin()
            self.shelf.put(self.key, self.format_name, self.make())
        except SiapError as problem:
            self.shelf.fail(self.key, self.format_name, problem.code, problem.facts)
        except Exception:  # noqa: BLE001 - a dead thread would tell nobody who waits
            _LOG.exception("An export failed.")
            self.shelf.fail(self.key, self.format_name, "typesetting-failed", {})
        finally:
            self.shelf.end(self.key, self.format_name)


class _Line:
    """Jobs in the order they came, and the threads that take them up."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[_Job] = deque()
        self._running = 0

    def join(self, job: _Job) -> None:
        """
        Put a job at the end of the line.

        Raises:
            Unavailable: Too many wait already.
        """
        with self._lock:
            if self._running + len(self._waiting) >= AT_ONCE + WAITING:
                raise Unavailable("export-busy")
            self._waiting.append(job)
            if self._running == AT_ONCE:
                return
            self._running += 1
        # A daemon: a server that stops does not wait for exports; they can be had again.
        threading.Thread(target=self._work, name="export", daemon=True).start()

    def place(self, path: object) -> int:
        """How many jobs are before the one that makes this file; 0 for one at work."""
        with self._lock:
            paths = [job.shelf.path(job.key, job.format_name) for job in self._waiting]
        return paths.index(path) + 1 if path in paths else 0

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                job.run()
            finally:
                job.ended.set()
            self._refresh()

    def _next(self) -> _Job | None:
        with self._lock:
            if not self._waiting:
                self._running -= 1
                return None
            return self._waiting.popleft()

    def _refresh(self) -> None:
        with self._lock:
            waiting = list(self._waiting)
        for job in waiting:
            try:
                job.begin()
            except SiapError:  # A full disk: the job itself will say so.
                return


_LINE: Final = _Line()


def start(shelf: Shelf, key: str, document: Document, format_name: str) -> threading.Event:
    """
    Begin to render a document unless it is ready or under way.

    Args:
        shelf: Where the file goes.
        key: Its name there.
        document: The tree.
        format_name: Key of `RENDERERS`.

    Returns:
        An event that is set once the job has ended, well or not.

    Raises:
        Unavailable: Too many exports wait already, or nothing can be stored.
    """
    return start_making(shelf, key, format_name, lambda: print_apart(document, format_name))


def start_making(
    shelf: Shelf, key: str, format_name: str, make: Callable[[], bytes]
) -> threading.Event:
    """
    Begin to make a file unless it is ready or under way.

    Args:
        shelf: Where the file goes.
        key: Its name there.
        format_name: Its ending.
        make: Makes its bytes; called in a thread.

    Returns:
        An event that is set once the job has ended, well or not.

    Raises:
        Unavailable: Too many exports wait already, or nothing can be stored.
    """
    job = _Job(shelf, key, format_name, make)
    if shelf.has(key, format_name) or shelf.is_working(key, format_name):
        job.ended.set()
        return job.ended
    job.begin()
    try:
        _LINE.join(job)
    except Unavailable:
        shelf.end(key, format_name)
        raise
    return job.ended


def place_in_line(shelf: Shelf, key: str, format_name: str) -> int:
    """
    Say how long the line before a file is.

    Args:
        shelf: Where the file goes.
        key: Its name there.
        format_name: Key of `RENDERERS`.

    Returns:
        1 for the next one; 0 for a file that is at work, ready or not in this process.
    """
    return _LINE.place(shelf.path(key, format_name))
