"""How long a request waits for a file: one rule for everybody who prints."""

from pathlib import Path
from typing import Final

from siap.apps.documents import jobs
from siap.apps.documents.shelf import Shelf
from siap.kernel.errors import Unavailable
from siap.rendering.tree import Document

WITH_A_PAGE_SECONDS: Final = 2.5
"""Where a page then tells how far the file is: short papers are there by now."""
WITHOUT_A_PAGE_SECONDS: Final = 25.0
"""
Where the answer is the file or an error: as long as can be without a proxy giving up.

Proxies that nobody has set otherwise end a silent request after thirty seconds or more;
whoever waits this long reads our message instead of theirs, and the file goes on being
made and is there when asked for again.
"""


def file_or_error(
    shelf: Shelf, key: str, document: Document, format_name: str, *, busy: str
) -> Path:
    """
    Have a file made for a request that has no page to wait on.

    Args:
        shelf: Where the file goes.
        key: Its name there.
        document: The tree.
        format_name: Key of `RENDERERS`.
        busy: Code of the message when it is not there in time.

    Returns:
        The file.

    Raises:
        Unavailable: It failed, too many wait, or it takes longer than
            `WITHOUT_A_PAGE_SECONDS`.
    """
    jobs.start(shelf, key, document, format_name).wait(WITHOUT_A_PAGE_SECONDS)
    if shelf.has(key, format_name):
        return shelf.path(key, format_name)
    raise shelf.failure(key, format_name) or Unavailable(busy)
