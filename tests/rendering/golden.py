"""The text of the short paper in every format."""

import re
from pathlib import Path

from rendering import reading
from rendering.small import every_block
from siap.rendering.registry import RENDERERS

FOLDER = Path(__file__).parent / "golden"


def texts():
    """Read the paper back; without its picture, whose words are guarded elsewhere."""
    document = every_block(status="agreed", pictured=False)
    return {
        name: _short(getattr(reading, f"{name}_text")(each.render(document)))
        for name, each in RENDERERS.items()
    }


def _short(text):
    return re.sub(r"( \.){3,}", " ...", text)
