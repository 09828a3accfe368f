"""Parts of public pages that are alike for everybody, made once and kept for a minute."""

import hashlib
from collections.abc import Callable, Mapping
from threading import RLock
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from siap.ui.formatting import reader_language

SECONDS: Final = 60
_LOCKS: Final = tuple(RLock() for _ in range(32))
_PATIENCE: Final = 2
"""So many seconds somebody waits for another who makes the same part."""


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
    said = f"{version}\n{template}\n{reader_language()}\n{request.get_full_path()}"
    key = f"siap-part-{hashlib.sha256(said.encode()).hexdigest()}"
    found: str | None = cache.get(key)
    if found is None:
        found = _made_once(key, lambda: render_to_string(template, {**make()}, request))
    return mark_safe(found)  # noqa: S308 - a template wrote it


def _made_once(key: str, make: Callable[[], str]) -> str:
    lock = _LOCKS[hash(key) % len(_LOCKS)]
    is_first = lock.acquire(timeout=_PATIENCE)
    try:
        found: str | None = cache.get(key)
        if found is None:
            found = str(make())
            cache.set(key, found, SECONDS)
        return found
    finally:
        if is_first:
            lock.release()
