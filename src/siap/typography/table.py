"""The generated table of advances and coverage, read when first needed."""

import json
from functools import cache
from pathlib import Path
from typing import TypedDict, cast


class Face(TypedDict):
    """Advances of one face in font units, by run of characters."""

    upem: int
    advances: dict[str, list[int]]


class Metrics(TypedDict):
    """The whole of `metrics.json`."""

    faces: dict[str, Face]
    coverage: list[tuple[int, int]]


@cache
def metrics() -> Metrics:
    """Read the table; see `siap.typography.build` for its shape."""
    text = (Path(__file__).parent / "metrics.json").read_text(encoding="utf-8")
    return cast("Metrics", json.loads(text))
