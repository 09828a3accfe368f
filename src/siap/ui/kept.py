"""What is alike for everybody on public pages, made once and kept for a minute."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from threading import RLock
from typing import Any, Final, TypeVar

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from siap.ui.formatting import reader_language

T = TypeVar("T")
SECONDS: Final = 60
_PATIENCE: Final = 2
"""So many seconds somebody waits for another who makes the same."""
# Two sets, as values are worked out while a part is made: none waits for the other's end.
_PART_LOCKS: Final = tuple(RLock() for _ in range(32))
_VALUE_LOCKS: Final = tuple(RLock() for _ in range(32))


def kept_part(
    request: HttpRequest,
    version: str,
    template: str,
    make: Callable[[], Mapping[str, object]],
) -> SafeString:
    """
    Give a part of a page, from what was kept or made anew.

    What several people ask for at once is made by the first of them.

    Args:
        request: Only its path and query may play a part: nothing in the template may be
            of the reader.
        version: Changes with everything that the part tells. It must have been read
            before the part is made, so that what changes meanwhile has another version.
        template: Of the part.
        make: Its context; not called for what was kept.
    """
    said = f"{template}\n{reader_language()}\n{request.get_full_path()}"
    found = _made_once(
        f"part\n{version}\n{said}",
        lambda: str(render_to_string(template, {**make()}, request)),
        _PART_LOCKS,
    )
    return mark_safe(found)  # noqa: S308 - a template wrote it


def kept_value(version: str, asked: str, make: Callable[[], T]) -> T:
    """
    Give something that takes long to work out, from what was kept or anew.

    Args:
        version: As for `kept_part`.
        asked: Names what it is, with everything it depends on besides the records.
        make: Works it out; what it gives can be pickled, and keeps nothing itself.
    """
    return _made_once(f"value\n{version}\n{asked}", make, _VALUE_LOCKS)


def _made_once(said: str, make: Callable[[], T], locks: Sequence[Any]) -> T:
    key = f"siap-kept-{hashlib.sha256(said.encode()).hexdigest()}"
    found: T | None = cache.get(key)
    if found is not None:
        return found
    lock = locks[hash(key) % len(locks)]
    is_first = lock.acquire(timeout=_PATIENCE)
    try:
        found = cache.get(key)
        if found is None:
            found = make()
            cache.set(key, found, SECONDS)
        return found
    finally:
        if is_first:
            lock.release()
