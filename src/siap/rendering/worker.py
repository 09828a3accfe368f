"""
The process that typesets: started for one job, with little memory and little time.

It reads one job as JSON from standard input and writes the result to standard output.
User text arrives as data only; the templates are ours. Run as a file, not as a module, so
that it loads nothing but the typesetter.
"""

import json
import os
import resource
import struct
import sys
from datetime import datetime
from typing import Any

TEMPLATE_BROKEN = 3
OUT_OF_MEMORY = 4

_BACK_SEAT = 5  # pages that people wait for go first


def limit(cpu_seconds: int, memory_bytes: int) -> None:
    """
    Bind this process.

    Args:
        cpu_seconds: Processor time after which the system ends it.
        memory_bytes: Address space it may take.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_BACK_SEAT)


def typeset(job: dict[str, Any]) -> list[bytes]:
    """
    Typeset one job.

    Args:
        job: `format` (`pdf` or `png`), `template`, `root`, `fonts`, `data` (a text,
            usually JSON), `timestamp` (ISO 8601 with zone), `standards`, `ppi`.

    Returns:
        One file for a PDF, one a page for PNG.
    """
    import typst  # noqa: PLC0415 - after the limits are in force

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]]
    )
    compiler = typst.Compiler(
        job["template"],
        root=job["root"],
        font_paths=fonts,
        sys_inputs={"data": job["data"]},
        package_path=job["root"],
        package_cache_path=job["root"],
    )
    made = compiler.compile(
        format=job["format"],
        ppi=job["ppi"],
        pdf_standards=job["standards"],
        timestamp=datetime.fromisoformat(job["timestamp"]),
    )
    return made if isinstance(made, list) else [made or b""]


def main() -> int:
    """
    Do one job from standard input to standard output.

    Returns:
        0, or a code that says what failed; details go to standard error.
    """
    limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        files = typeset(json.load(sys.stdin.buffer))
    except MemoryError:
        return OUT_OF_MEMORY
    except RuntimeError as error:
        sys.stderr.write(str(getattr(error, "diagnostic", error)))
        return TEMPLATE_BROKEN
    for made in files:
        sys.stdout.buffer.write(struct.pack(">Q", len(made)))
        sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
