"""
The process that renders one document: started for one job, with limits, ended with it.

Reads the tree as JSON from standard input, writes the file to standard output. So no
export takes the time of the server's own threads, and none leaves memory behind.
"""

import json
import os
import resource
import sys
from collections.abc import Sequence
from importlib import import_module

from siap.kernel.errors import SiapError
from siap.rendering.stored import from_json

REFUSED = 3
CPU_SECONDS = 60
MEMORY_BYTES = 2 * 2**30
BACK_SEAT = 15  # pages that people wait for go first


def main(arguments: Sequence[str]) -> int:
    """
    Render one document.

    Args:
        arguments: The format; each has a module of its name.

    Returns:
        0, or `REFUSED` with the error as JSON on standard error.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(BACK_SEAT)
    try:
        tree = from_json(sys.stdin.buffer.read().decode())
        # Only this renderer: the libraries of the others would take longer than the work.
        made = import_module(f"siap.rendering.{arguments[0]}").render(tree)
    except SiapError as problem:
        facts = {key: str(value) for key, value in problem.facts.items()}
        sys.stderr.write(json.dumps({"code": problem.code, "facts": facts}))
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
