"""Has a document rendered in a process of its own, and tells its failures apart."""

import json
import logging
import signal
import subprocess
import sys
from typing import Final

from siap.apps.documents.press import REFUSED
from siap.kernel.errors import Unavailable
from siap.kernel.messages import MESSAGES
from siap.kernel.tracebacks import places_in
from siap.rendering.stored import to_json
from siap.rendering.tree import Document

WALL_SECONDS: Final = 150.0
_LOG = logging.getLogger(__name__)


def print_apart(document: Document, format_name: str) -> bytes:
    """
    Render a document in a process that ends with the job.

    Args:
        document: The tree.
        format_name: Key of `RENDERERS`.

    Returns:
        The file.

    Raises:
        Unavailable: The process was killed, ran out of time or memory, or a template is
            broken; one code for each.
    """
    command = [sys.executable, "-I", "-m", "siap.apps.documents.press", format_name]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, the format is a known key
            command,
            input=to_json(document).encode(),
            capture_output=True,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unavailable("typesetting-too-long") from error
    except OSError as error:
        _LOG.exception("The printing process did not start.")
        raise Unavailable("typesetting-failed") from error
    if done.returncode == 0:
        return done.stdout
    details = done.stderr.decode(errors="replace")
    where = places_in(details)
    _LOG.error("Printing %s ended with %s: %s", format_name, done.returncode, where)
    raise _problem(done.returncode, details)


def _problem(code: int, details: str) -> Unavailable:
    if code == REFUSED:
        said = json.loads(details.splitlines()[-1])
        if said["code"] in MESSAGES:
            return Unavailable(said["code"], **said["facts"])
    if code == -signal.SIGXCPU:
        return Unavailable("typesetting-too-long")
    if "MemoryError" in details:
        return Unavailable("typesetting-too-large")
    return Unavailable("typesetting-failed")
