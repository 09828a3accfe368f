"""How wide text is when set in a bundled font."""

from functools import cache, lru_cache

from siap.typography.files import FACES, FALLBACKS, FONT_DIR
from siap.typography.table import metrics

_MISSING_EM = 1.0  # a box is drawn for what no font has


def text_width(
    text: str, size: float, face: str = "diagram", *, bold: bool = False
) -> float:
    """
    Measure one line of text from the advance widths of its characters.

    Kerning is left out: it makes most lines a little narrower, so the result is safe for
    deciding whether a text fits.

    Args:
        text: One line.
        size: Font size, in any unit, > 0.
        face: `diagram`, `sans` or `serif`.
        bold: Whether the bold cut is meant.

    Returns:
        The width in the unit of `size`, not rounded.

    Raises:
        KeyError: There is no such face: a mistake of ours.
    """
    return _ems(text, f"{face}-bold" if bold else face) * size


@lru_cache(maxsize=16384)
def _ems(text: str, face: str) -> float:
    return sum(map(_advances(face).__getitem__, text))


class _Advances(dict[str, float]):
    """Width of a character in em; what the table lacks is read from the fonts once."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._face = face
        spec = metrics()["faces"][face]
        for start, widths in spec["advances"].items():
            first = int(start, 16)
            self.update({chr(first + n): w / spec["upem"] for n, w in enumerate(widths)})

    def __missing__(self, char: str) -> float:
        own = FACES[self._face.removesuffix("-bold")][self._face.endswith("-bold")]
        for file in (own, *FALLBACKS):
            widths = _font(file)
            if ord(char) in widths:
                width = widths[ord(char)]
                break
        else:
            width = _MISSING_EM
        self[char] = width
        return width


@cache
def _advances(face: str) -> _Advances:
    return _Advances(face)


@cache
def _font(file: str) -> dict[int, float]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - Latin text never needs it

    with TTFont(FONT_DIR / file, lazy=True) as font:
        metrics_of = font["hmtx"].metrics
        upem = font["head"].unitsPerEm
        return {
            code: metrics_of[name][0] / upem for code, name in font.getBestCmap().items()
        }
