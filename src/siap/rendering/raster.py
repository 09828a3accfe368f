"""Pictures as PNG, for formats that want pixels beside the drawing."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from threading import Lock
from typing import Final

from siap.diagrams import Svg
from siap.rendering.glyphs import drawable
from siap.rendering.typesetting import Job, typeset

_KEPT_BYTES: Final = 16 * 2**20


class _Cache:
    """Finished pictures, the least used thrown out first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._used = 0
        self._lock = Lock()
        self._made: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)

    def put(self, key: str, made: bytes) -> None:
        with self._lock:
            self._used += len(made) - len(self._made.pop(key, b""))
            self._made[key] = made
            while self._used > self._room and self._made:
                _, thrown = self._made.popitem(last=False)
                self._used -= len(thrown)


_CACHE: Final = _Cache(_KEPT_BYTES)


def pngs(pictures: Sequence[Svg], width: int) -> list[bytes]:
    """
    Turn drawings into pixels, all in one go of the typesetter.

    Args:
        pictures: The drawings.
        width: Of each PNG in pixels.

    Returns:
        A PNG for each, on white, in the same order; the same drawing gives the same bytes.

    Raises:
        Unavailable: As `siap.rendering.typesetting.typeset`.
    """
    keys = [sha256(f"{width} {each.text}".encode()).hexdigest() for each in pictures]
    made = {key: _CACHE.get(key) for key in keys}
    missing = {
        key: each for key, each in zip(keys, pictures, strict=True) if made[key] is None
    }
    for size in dict.fromkeys(each.width for each in missing.values()):
        some = {key: each for key, each in missing.items() if each.width == size}
        for key, png in zip(some, _drawn(list(some.values()), width / size), strict=True):
            _CACHE.put(key, png)
            made[key] = png
    return [made[key] or b"" for key in keys]


def _drawn(pictures: Sequence[Svg], scale: float) -> list[bytes]:
    data = [
        {"svg": drawable(each.text), "width": each.width, "height": each.height}
        for each in pictures
    ]
    return typeset(Job("pictures.typ", json.dumps(data), "png", ppi=72 * scale))
