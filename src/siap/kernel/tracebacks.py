"""Tracebacks of other processes as a log may keep them: places and kinds, no words."""

import re
from typing import Final

_PLACE: Final = re.compile(r'^\s*File "[^"]*", line \d+(, in .+)?$')
_KIND: Final = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt))\b")
MOST_LINES: Final = 40


def places_in(details: str) -> str:
    """
    Keep of what a process wrote when it failed only where that was and of what kind.

    The message of an exception often repeats what somebody typed; a log must not.

    Args:
        details: Its error output; anything.

    Returns:
        At most 40 lines, the last ones; empty if there is no traceback in it.

    >>> places_in("ValueError: the name is Bu Siti")
    'ValueError'
    """
    kept = []
    for line in details.splitlines():
        if _PLACE.match(line):
            kept.append(line.strip())
        elif kind := _KIND.match(line):
            kept.append(kind[1])
    return "\n".join(kept[-MOST_LINES:])
