"""What a page says about a picture without drawing it again and again."""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache

from siap.diagrams import Diagram, draw
from siap.kernel.errors import InvalidInput

# A picture changes with its data; a day is as long as browsers keep it.
_KEPT_SECONDS = 86_400


@dataclass(frozen=True)
class Told:
    """A picture in words; `stamp` changes whenever it looks different."""

    stamp: str = ""
    desc: str = ""
    problem: str = ""


def told_by(diagram: Diagram) -> Told:
    """
    Draw a picture to see whether it can be drawn, what it says, and whether it changed.

    The answer is kept by the data that went in: most people who open a page find it as
    somebody left it.

    Args:
        diagram: The specification; its language is also that of what keeps it from being
            drawn.
    """
    content = [diagram.kind, diagram.title, diagram.data, diagram.alt]
    content.append(diagram.language)
    data = json.dumps(content, default=str).encode("utf-8", "surrogatepass")
    key = f"picture-{sha256(data).hexdigest()}"
    told: Told | None = cache.get(key)
    if told is None:
        told = _told(diagram)
        cache.set(key, told, _KEPT_SECONDS)
    return told


def _told(diagram: Diagram) -> Told:
    try:
        svg = draw(diagram, width="landscape")
    except InvalidInput as problem:
        return Told(problem=problem.message(diagram.language))
    # The address changes with the content, so that a browser may keep the picture.
    return Told(sha256(svg.text.encode()).hexdigest()[:12], svg.desc)
