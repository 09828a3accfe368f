"""Exports that run aside: at most two at once, in threads that wait for a process each."""

import logging
import threading
from typing import Final

from siap.apps.documents.printing import print_apart
from siap.apps.documents.shelf import Shelf
from siap.kernel.errors import SiapError, Unavailable
from siap.rendering.tree import Document

AT_ONCE: Final = 2
WAITING: Final = 12
"""More exports than this may not wait; whoever comes then is told to come again."""

_LOG = logging.getLogger(__name__)
_places = threading.BoundedSemaphore(AT_ONCE)
_seats = threading.BoundedSemaphore(AT_ONCE + WAITING)


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
    ended = threading.Event()
    if shelf.has(key, format_name) or shelf.is_working(key, format_name):
        ended.set()
        return ended
    if not _seats.acquire(blocking=False):
        raise Unavailable("export-busy")
    try:
        shelf.begin(key, format_name)
        # A daemon: a server that stops does not wait for exports; they can be had again.
        threading.Thread(
            target=_run,
            args=(shelf, key, document, format_name, ended),
            name=f"export-{key[:8]}",
            daemon=True,
        ).start()
    except BaseException:
        _seats.release()
        raise
    return ended


def _run(
    shelf: Shelf, key: str, document: Document, format_name: str, ended: threading.Event
) -> None:
    try:
        with _places:
            shelf.begin(key, format_name)
            shelf.put(key, format_name, print_apart(document, format_name))
    except SiapError as problem:
        shelf.fail(key, format_name, problem.code, problem.facts)
    except Exception:  # noqa: BLE001 - a dead thread would tell nobody who waits
        _LOG.exception("An export failed.")
        shelf.fail(key, format_name, "typesetting-failed", {})
    finally:
        shelf.end(key, format_name)
        _seats.release()
        ended.set()
