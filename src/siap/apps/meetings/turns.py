"""Writers wait in line: SQLite has one anyway, and colliding costs more than waiting."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ClassVar, Final, ParamSpec, TypeVar

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import translation

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
MOST_TOGETHER: Final = 64
"""So many commands share one commit at most."""

_line: Final = threading.RLock()
_starting: Final = threading.Lock()


@dataclass(eq=False)
class _Job:
    """Something to be done by the writer, in the language of the one who asks."""

    work: Callable[[], Any]
    language: str | None
    outcome: Future[Any] = field(default_factory=Future)


_jobs: Final[queue.SimpleQueue[_Job]] = queue.SimpleQueue()


class _Writer:
    """The one thread that writes what phones send; started when it is first needed."""

    thread: ClassVar[threading.Thread | None] = None


def in_turn(service: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """
    Run a service in a transaction, one after another within this process.

    With PostgreSQL the lock on the row of the meeting does the same for that meeting alone.
    A service that is called by another one joins its transaction.
    """
    whole = transaction.atomic(service)

    @wraps(service)
    def waited(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        if connection.vendor != "sqlite" or connection.in_atomic_block:
            return whole(*args, **kwargs)
        with _line:
            return whole(*args, **kwargs)

    return waited


def by_the_writer(work: Callable[[], Result]) -> Result:
    """
    Have something done by the thread that writes what phones send, and wait for it.

    A request has a thread of its own, and with it a connection that is opened for it and
    closed after it; half of what a posted card cost was that. The writer keeps its own,
    and what waits when it comes round shares one commit: a disk takes its time for each.

    Returns:
        What the work returns, once it is on the disk.

    Raises:
        Exception: What the work raises; what others asked for is not touched by that.
    """
    if connection.in_atomic_block:
        return work()
    job = _Job(work, translation.get_language())
    _jobs.put(job)
    _start_writer()
    result: Result = job.outcome.result()
    return result


def keep_connection() -> None:
    """Go on with the connection of a thread that stays, unless the server may have left."""
    if connection.vendor != "sqlite" and not connection.in_atomic_block:
        close_old_connections()


def _start_writer() -> None:
    with _starting:
        if _Writer.thread is None or not _Writer.thread.is_alive():
            # A daemon: what it has not answered yet, phones send again.
            _Writer.thread = threading.Thread(target=_write, name="writer", daemon=True)
            _Writer.thread.start()


def _write() -> None:
    while True:
        jobs = [_jobs.get()]
        while len(jobs) < MOST_TOGETHER and not _jobs.empty():
            jobs.append(_jobs.get())
        try:
            keep_connection()
            found = _done_together(jobs)
        except Exception as error:  # noqa: BLE001 - nothing of this batch is on the disk
            connection.close()
            for job in jobs:
                job.outcome.set_exception(error)
        else:
            for job, (result, problem) in zip(jobs, found, strict=True):
                _tell(job, result, problem)


def _done_together(jobs: list[_Job]) -> list[tuple[Any, Exception | None]]:
    with _line, transaction.atomic():
        found = [_attempt(job) for job in jobs]
        if connection.needs_rollback:
            raise DatabaseError("a command could not be taken back")
    return found


def _attempt(job: _Job) -> tuple[Any, Exception | None]:
    """Do one job; its own transaction is a savepoint here and takes back what failed."""
    try:
        with translation.override(job.language):
            return job.work(), None
    except Exception as problem:  # noqa: BLE001 - handed to the one who asked
        return None, problem


def _tell(job: _Job, result: object, problem: Exception | None) -> None:
    if problem is None:
        job.outcome.set_result(result)
    else:
        job.outcome.set_exception(problem)
