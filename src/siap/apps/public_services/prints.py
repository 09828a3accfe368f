"""Files that anybody may print: made once, kept on a shelf, never by two at a time."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from siap.apps.documents.shelf import Shelf, key_of
from siap.apps.documents.waiting import file_or_error
from siap.kernel.errors import InvalidInput
from siap.rendering.registry import RENDERERS
from siap.rendering.saving import save
from siap.rendering.stored import template_version
from siap.rendering.tree import Document

FORMATS: Final = ("pdf", "docx")
_ONE_AT_A_TIME: Final = threading.Lock()


def printed(document: Document, format_name: str) -> bytes:
    """
    Print a document, or give the file that was printed before.

    Args:
        document: The tree; the same tree gives the same file.
        format_name: One of `FORMATS`.

    Raises:
        InvalidInput: The format is not to be had.
        Unavailable: Too many wait, or it failed.
    """
    if format_name not in FORMATS:
        known = ", ".join(FORMATS)
        raise InvalidInput("unknown-key", where="format", key=format_name[:20], known=known)
    shelf = Shelf(Path(settings.DATA_DIR) / "public-prints")
    key = key_of(document)
    return file_or_error(shelf, key, document, format_name, busy="print-busy").read_bytes()


def kept_file(content_of: str, make: Callable[[], bytes]) -> bytes:
    """
    Make a PDF that is no document tree, or give the one that was made before.

    Args:
        content_of: All that the file depends on, as text.
        make: Makes it; only one at a time.
    """
    name = hashlib.sha256(f"{template_version()}:{content_of}".encode()).hexdigest()[:40]
    path = Path(settings.DATA_DIR) / "public-prints" / f"{name}.pdf"
    if not path.is_file():
        with _ONE_AT_A_TIME:
            path.parent.mkdir(parents=True, exist_ok=True)
            save(path, make())
            Shelf(path.parent).prune()
    return path.read_bytes()


def as_file(content: bytes, name: str, format_name: str) -> HttpResponse:
    """Answer with a file to be kept; `name` without an ending."""
    response = HttpResponse(content, content_type=RENDERERS[format_name].media_type)
    disposition = content_disposition_header(
        as_attachment=True, filename=f"{name}.{format_name}"
    )
    response["Content-Disposition"] = str(disposition)
    return response
