"""Writers wait in line: SQLite has one anyway, and colliding costs more than waiting."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from django.db import OperationalError, close_old_connections, connection, transaction
from django.utils import translation

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
_line: Final = threading.RLock()
_writer: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="meetings-writer")


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
    closed after it; half of what a posted card cost was that. The writer keeps its own.
    """
    if connection.in_atomic_block:
        return work()
    language = translation.get_language()

    def done() -> Result:
        keep_connection()
        try:
            with translation.override(language):
                return work()
        except OperationalError:
            connection.close()
            raise

    return _writer.submit(done).result()


def keep_connection() -> None:
    """Go on with the connection of a thread that stays, unless the server may have left."""
    if connection.vendor != "sqlite":
        close_old_connections()
