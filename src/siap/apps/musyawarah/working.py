"""The process that works one schedule out, or explains one: started for it alone."""

import os
import resource
import sys
from collections.abc import Sequence

import django

MEMORY_BYTES = 3 * 2**30
EXPLAIN = "explain"


def main(arguments: Sequence[str]) -> int:
    """
    Work the calculation out whose number is given.

    Args:
        arguments: The number; with `explain` before it, what would bring each of its
            proposals forward is worked out instead, for a while.

    Returns:
        0; what went wrong stands in the records.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    is_explaining = arguments[0] == EXPLAIN
    os.nice(15 if is_explaining else 5)  # people who work on the pages come first
    django.setup()
    from django.utils import timezone  # noqa: PLC0415 - after set-up

    from siap.apps.musyawarah.models import Run  # noqa: PLC0415
    from siap.apps.musyawarah.services.calculating import calculate  # noqa: PLC0415
    from siap.apps.musyawarah.services.explaining import explain  # noqa: PLC0415

    run = Run.objects.select_related("cycle__region").get(pk=int(arguments[-1]))
    if is_explaining:
        explain(run, clock=timezone.now)
    else:
        calculate(run, clock=timezone.now)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
