"""
The process that fills a template: started for one job, with little memory and little time.

It reads one job as JSON from standard input and writes JSON to standard output.
"""

import base64
import json
import os
import resource
import sys
from typing import Any, Final

CPU_SECONDS: Final = 3
MEMORY_BYTES: Final = 512 * 2**20
OUT_OF_MEMORY: Final = 4

_BACK_SEAT: Final = 5  # pages that people wait for go first


def limit() -> None:
    """Bind this process: processor time, address space, no files written."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    os.nice(_BACK_SEAT)


def work(job: dict[str, Any]) -> dict[str, Any]:
    """
    Do one job.

    Args:
        job: `task` (`check` or `fill`), `template` (base64), `context`.

    Returns:
        `faults` as pairs of a code and its facts, and `file` (base64) of a filled one.
    """
    from siap.apps.papers.templating import engine  # noqa: PLC0415 - after the limits

    template = base64.b64decode(job["template"])
    if job["task"] == "check":
        found = engine.check(template, job["context"])
        return {"faults": [[each.code, dict(each.facts)] for each in found]}
    made = engine.fill(template, job["context"])
    return {"faults": [], "file": base64.b64encode(made).decode()}


def main() -> int:
    """
    Do one job from standard input to standard output.

    Returns:
        0, or a code that says what failed; details go to standard error.
    """
    limit()
    try:
        done = work(json.load(sys.stdin.buffer))
    except MemoryError:
        return OUT_OF_MEMORY
    json.dump(done, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
