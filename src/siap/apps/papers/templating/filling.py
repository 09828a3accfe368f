"""Hands a template to the limited process and tells its failures apart."""

import base64
import json
import logging
import signal
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from siap.apps.papers.templating.package_check import package_faults
from siap.apps.papers.templating.problems import Fault
from siap.apps.papers.templating.worker import OUT_OF_MEMORY
from siap.kernel.errors import Unavailable
from siap.kernel.tracebacks import places_in

WALL_SECONDS: Final = 30.0

# Nothing of the server's surroundings: no address of a database, no key.
_SURROUNDINGS: Final = {"MALLOC_ARENA_MAX": "2"}
_LOG = logging.getLogger(__name__)


def template_faults(template: bytes, examples: Mapping[str, Any]) -> list[Fault]:
    """
    Check a template before it is used.

    Args:
        template: The file as uploaded.
        examples: An example for every field.

    Returns:
        What is wrong; empty if it may be used.
    """
    found = package_faults(template)
    if found:
        return found
    try:
        done = _run("check", template, examples)
    except Unavailable as problem:
        return [Fault(problem.code)]
    return [Fault(code, facts) for code, facts in done["faults"]]


def fill_template(template: bytes, context: Mapping[str, Any]) -> bytes:
    """
    Fill a template that was checked.

    Args:
        template: The file.
        context: Texts, numbers, lists and mappings by field.

    Returns:
        A DOCX; the same template and context give the same bytes.

    Raises:
        Unavailable: It ran too long, took too much memory, or asked for what it may not.
    """
    if package_faults(template):
        raise Unavailable("template-unusable")
    return base64.b64decode(_run("fill", template, context)["file"])


def _run(task: str, template: bytes, context: Mapping[str, Any]) -> dict[str, Any]:
    job = {
        "task": task,
        "template": base64.b64encode(template).decode(),
        "context": context,
    }
    command = [sys.executable, "-I", "-m", "siap.apps.papers.templating.worker"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=WALL_SECONDS,
            env=_SURROUNDINGS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unavailable("template-runs-away") from error
    except OSError as error:
        _LOG.exception("The process that fills templates did not start.")
        raise Unavailable("template-unusable") from error
    if done.returncode == 0:
        result: dict[str, Any] = json.loads(done.stdout)
        return result
    details = done.stderr.decode(errors="replace")
    _LOG.warning(
        "Filling a template ended with %s: %s", done.returncode, places_in(details)
    )
    runs_away = {OUT_OF_MEMORY, -signal.SIGXCPU, -signal.SIGKILL}
    if done.returncode in runs_away or "MemoryError" in details:
        raise Unavailable("template-runs-away")
    raise Unavailable("template-unusable")
