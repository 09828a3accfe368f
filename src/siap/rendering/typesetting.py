"""Hands a job to the limited worker and tells its failures apart."""

import json
import logging
import signal
import struct
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from siap.kernel.errors import Unavailable
from siap.rendering.worker import OUT_OF_MEMORY, TEMPLATE_BROKEN
from siap.typography import FONT_DIR

TEMPLATES: Final = Path(__file__).parent / "templates"
PDF_STANDARDS: Final = ("ua-1", "a-2a")

_WORKER: Final = Path(__file__).parent / "worker.py"
# Every further thread reserves address space, which counts against the limit.
_SURROUNDINGS: Final = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """
    What one job may take.

    Args:
        cpu_seconds: Processor time, >= 1.
        memory_bytes: Address space.
        wall_seconds: Time on the clock, whatever the load.
    """

    cpu_seconds: int = 20
    memory_bytes: int = 1536 * 2**20
    wall_seconds: float = 90


@dataclass(frozen=True, slots=True)
class Job:
    """
    One thing to typeset.

    Args:
        template: Name of a file in `root`.
        data: Text for the template, usually JSON.
        format: `pdf` or `png`.
        timestamp: Time written into the file, with zone.
        ppi: Pixels an inch, for PNG.
        root: Folder of templates; nothing outside can be read.
        limits: See `Limits`.
    """

    template: str
    data: str
    format: Literal["pdf", "png"]
    timestamp: datetime = _EPOCH
    ppi: float = 144
    root: Path = TEMPLATES
    limits: Limits = field(default_factory=Limits)


def typeset(job: Job) -> list[bytes]:
    """
    Typeset in a process of its own that ends with the job.

    Args:
        job: What to do, and within which limits.

    Returns:
        One file for a PDF, one a page for PNG.

    Raises:
        Unavailable: `typesetting-too-long`, `typesetting-too-large`,
            `typesetting-template` or `typesetting-failed`.
    """
    limits = job.limits
    command = [sys.executable, "-I", str(_WORKER)]
    command += [str(limits.cpu_seconds), str(limits.memory_bytes)]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, arguments are two numbers
            command,
            input=_as_json(job),
            capture_output=True,
            timeout=limits.wall_seconds,
            env=_SURROUNDINGS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unavailable("typesetting-too-long") from error
    except OSError as error:
        _LOG.exception("The typesetting process did not start.")
        raise Unavailable("typesetting-failed") from error
    if done.returncode == 0:
        return _files(done.stdout)
    details = done.stderr.decode(errors="replace")
    _LOG.error("Typesetting %s ended with %s: %s", job.template, done.returncode, details)
    raise Unavailable(_reason(done.returncode, details))


def _as_json(job: Job) -> bytes:
    standards = list(PDF_STANDARDS) if job.format == "pdf" else []
    fields = {
        "template": str(job.root / job.template),
        "root": str(job.root),
        "fonts": str(FONT_DIR),
        "data": job.data,
        "format": job.format,
        "ppi": job.ppi,
        "standards": standards,
        "timestamp": job.timestamp.isoformat(),
    }
    return json.dumps(fields).encode()


def _files(stream: bytes) -> list[bytes]:
    files, place = [], 0
    while place < len(stream):
        (size,) = struct.unpack_from(">Q", stream, place)
        files.append(stream[place + 8 : place + 8 + size])
        place += 8 + size
    return files


def _reason(code: int, details: str) -> str:
    if code == TEMPLATE_BROKEN:
        return "typesetting-template"
    if code == -signal.SIGXCPU:
        return "typesetting-too-long"
    if code in {OUT_OF_MEMORY, -signal.SIGKILL} or "memory allocation" in details:
        return "typesetting-too-large"
    return "typesetting-failed"
