"""Rows as HTML, kept by all that goes into them."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock
from typing import Final

from django.utils.safestring import SafeString

_MOST_BYTES: Final = 12_000_000


class KeptRows:
    """
    What was made lately, up to twelve million bytes.

    Most people who open a sheet find nearly all of its rows as others saw them. A key
    holds everything that a row is made of, so there is nothing to be thrown away when
    somebody writes.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._held = 0
        self._made: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = Lock()

    def html(self, content: object, make: Callable[[], SafeString]) -> SafeString:
        """
        Give the HTML of some content.

        Args:
            content: All that it depends on; its `repr` must tell it from any other.
            make: Makes it, where it is not kept.
        """
        key = blake2b(repr(content).encode("utf-8", "surrogatepass")).digest()
        with self._lock:
            kept = self._made.get(key)
            if kept is not None:
                self._made.move_to_end(key)
        if kept is not None:
            return SafeString(kept.decode("utf-8", "surrogatepass"))
        html = make()
        self._keep(key, html.encode("utf-8", "surrogatepass"))
        return html

    def _keep(self, key: bytes, html: bytes) -> None:
        with self._lock:
            self._held += len(html) - len(self._made.pop(key, b""))
            self._made[key] = html
            while self._held > self._most:
                _, oldest = self._made.popitem(last=False)
                self._held -= len(oldest)


ROWS: Final = KeptRows()
