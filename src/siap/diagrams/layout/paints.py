"""
The looks of shapes as presentation attributes.

Each look has a class as well, so that a page's own style sheet can give another colour.
No meaning hangs on a colour alone: series differ in lightness and pattern and carry a
letter, states carry a word.
"""

from collections.abc import Mapping
from typing import Final

INK: Final = "#1b2730"
FAMILY: Final = "Inter, 'Liberation Sans', Arial, sans-serif"


def _dashed(name: str, colour: str, dashes: str) -> str:
    return (
        f'class="d-{name}" fill="none" stroke="{colour}" stroke-width="1.7" '
        f'stroke-dasharray="{dashes}"'
    )


PAINTS: Final[Mapping[str, str]] = {
    "card": 'class="d-card" fill="#ffffff" stroke="#4a5a66"',
    "soft": 'class="d-soft" fill="#eef3f6" stroke="#4a5a66"',
    "veil": 'class="d-veil" fill="#ffffff"',
    "plain": 'class="d-plain" fill="#f6f8fa"',
    "band": 'class="d-band" fill="#e3ebf0"',
    "strong": 'class="d-strong" fill="#14506e" stroke="#14506e"',
    "plate": 'class="d-plate" fill="#ffffff" stroke="#1b2730"',
    "axis": 'class="d-axis" fill="none" stroke="#4a5a66" stroke-width="1.2"',
    "grid": 'class="d-grid" fill="none" stroke="#c9d2d9"',
    "link": 'class="d-link" fill="none" stroke="#4a5a66" stroke-width="1.3"',
    "link-weak": _dashed("link-weak", "#4a5a66", "4 3"),
    "arrow": 'class="d-arrow" fill="#4a5a66"',
    "mark": 'class="d-mark" fill="#1b2730"',
    "target": 'class="d-target" fill="none" stroke="#1b2730" stroke-width="3"',
    "today": _dashed("today", "#a3261d", "6 3"),
    "trend": 'class="d-trend" fill="none" stroke="#14506e" stroke-width="2"',
    "projection": _dashed("projection", "#14506e", "5 4"),
    "good": 'class="d-good" fill="#d5ead9" stroke="#1d5c33"',
    "middle": 'class="d-middle" fill="#fbeab8" stroke="#705100"',
    "bad": 'class="d-bad" fill="#f6cfc8" stroke="#8c1d18"',
    "series-1": 'class="d-series-1" fill="#14506e" stroke="#1b2730"',
    "series-2": 'class="d-series-2" fill="#f3c969" stroke="#1b2730"',
    "series-3": 'class="d-series-3" fill="url(#{p}-slant)" stroke="#1b2730"',
    "series-4": 'class="d-series-4" fill="#9cc3d5" stroke="#1b2730"',
    "series-5": 'class="d-series-5" fill="url(#{p}-dots)" stroke="#1b2730"',
    "series-6": 'class="d-series-6" fill="url(#{p}-net)" stroke="#1b2730"',
    "series-7": 'class="d-series-7" fill="#7fb08a" stroke="#1b2730"',
    "series-8": 'class="d-series-8" fill="url(#{p}-rows)" stroke="#1b2730"',
}
SERIES: Final = 8

INKS: Final[Mapping[str, str]] = {
    "ink": "",
    "muted": ' class="d-muted" fill="#4a5a66"',
    "light": ' class="d-light" fill="#ffffff"',
    "alert": ' class="d-alert" fill="#8c1d18"',
}

PATTERNS: Final[Mapping[str, str]] = {
    "slant": (
        '<rect width="7" height="7" fill="#ffffff"/>'
        '<path d="M-1 1l2-2M0 7l7-7M6 8l2-2" stroke="#2f7d6b" stroke-width="1.8"/>'
    ),
    "dots": (
        '<rect width="7" height="7" fill="#fdf1e9"/>'
        '<circle cx="3.5" cy="3.5" r="1.6" fill="#9a4f2b"/>'
    ),
    "net": (
        '<rect width="7" height="7" fill="#ffffff"/>'
        '<path d="M0 0l7 7M7 0l-7 7" stroke="#5b4a8a" stroke-width="1"/>'
    ),
    "rows": (
        '<rect width="7" height="7" fill="#ffffff"/>'
        '<path d="M0 3.5h7" stroke="#1b2730" stroke-width="1.6"/>'
    ),
}


def series(index: int) -> str:
    """Name the look of the nth series, from 0; looks repeat after eight."""
    return f"series-{index % SERIES + 1}"


def letter(index: int) -> str:
    """
    Name the nth series by letters: A, B, ... Z, AA, AB.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    first, second = divmod(index, 26)
    return (letter(first - 1) if first else "") + chr(65 + second)
