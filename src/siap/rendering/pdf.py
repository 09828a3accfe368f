"""PDF: tagged (PDF/UA-1), fit for the archive (PDF/A-2a), the same bytes every time."""

import json
from datetime import UTC, datetime, time

from siap.rendering.payload import payload
from siap.rendering.prepare import prepare
from siap.rendering.tree import Document
from siap.rendering.typesetting import Job, Limits, typeset


def render(document: Document) -> bytes:
    """
    Print a paper.

    Args:
        document: The tree.

    Returns:
        A PDF. Characters that no bundled font has print as a box: see
        `siap.rendering.glyphs.warnings`.

    Raises:
        InvalidInput: The tree is faulty.
        Unavailable: It took too long or too much memory, or a template is broken.
    """
    return render_within(document, Limits())


def render_within(document: Document, limits: Limits) -> bytes:
    """
    Print a paper within limits of one's own.

    Args:
        document: The tree.
        limits: What the typesetting may take.

    Returns:
        A PDF, as `render`.

    Raises:
        InvalidInput: As `render`.
        Unavailable: As `render`.
    """
    day = datetime.combine(document.date, time(), tzinfo=UTC)
    data = json.dumps(payload(prepare(document)), ensure_ascii=False)
    (made,) = typeset(Job("paper.typ", data, "pdf", timestamp=day, limits=limits))
    return made
