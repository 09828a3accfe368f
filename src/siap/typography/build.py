"""
Write `metrics.json` from the bundled fonts: run `python -m siap.typography.build`.

The table holds the advance widths of the Latin ranges and the coverage of all fonts, so
that measuring Indonesian text never has to open a font file.
"""

import json
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from siap.typography.files import FACES, FALLBACKS, FONT_DIR

METRICS = Path(__file__).parent / "metrics.json"
RANGES = (
    (0x20, 0x17F),
    (0x2010, 0x2030),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2260, 0x2265),
)


def metrics() -> dict[str, object]:
    """
    Read what the table holds.

    Returns:
        `faces`: face name (bold with `-bold`) to `upem` and `advances`, hexadecimal code
        of the first character of a run to the advances of the run in font units;
        `coverage`: first and last code of each run of characters some font can draw.
    """
    faces: dict[str, object] = {}
    covered: set[int] = set()
    for face, files in FACES.items():
        for name, file in zip((face, f"{face}-bold"), files, strict=True):
            with TTFont(FONT_DIR / file, lazy=True) as font:
                covered |= set(font.getBestCmap())
                upem = font["head"].unitsPerEm
                faces[name] = {"upem": upem, "advances": _advances(font)}
    for file in FALLBACKS:
        with TTFont(FONT_DIR / file, lazy=True) as font:
            covered |= set(font.getBestCmap())
    return {"faces": faces, "coverage": [list(run) for run in _runs(covered)]}


def _advances(font: TTFont) -> dict[str, list[int]]:
    cmap, hmtx = font.getBestCmap(), font["hmtx"]
    wanted = {code for first, last in RANGES for code in range(first, last + 1)}
    return {
        f"{first:x}": [hmtx[cmap[code]][0] for code in range(first, last + 1)]
        for first, last in _runs(wanted & set(cmap))
    }


def _runs(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(codes)
    starts = [
        code for n, code in enumerate(ordered) if n == 0 or ordered[n - 1] != code - 1
    ]
    for n, first in enumerate(starts):
        after = bisect_left(ordered, starts[n + 1]) if n + 1 < len(starts) else len(ordered)
        yield first, ordered[after - 1]


if __name__ == "__main__":
    METRICS.write_text(
        json.dumps(metrics(), separators=(",", ":")) + "\n", encoding="utf-8"
    )
    sys.stdout.write(f"{METRICS.name}: {METRICS.stat().st_size} bytes\n")
