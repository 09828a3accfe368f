"""The process that works one schedule out: started for it, ended with it."""

import os
import resource
import sys
from collections.abc import Sequence

import django

MEMORY_BYTES = 3 * 2**30


def main(arguments: Sequence[str]) -> int:
    """
    Work the calculation out whose number is given.

    Returns:
        0; what went wrong stands in the records.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)  # people who work on the pages come first
    django.setup()
    from django.utils import timezone  # noqa: PLC0415 - after set-up

    from siap.apps.musyawarah.models import Run  # noqa: PLC0415
    from siap.apps.musyawarah.services.calculating import calculate  # noqa: PLC0415

    run = Run.objects.select_related("cycle__region").get(pk=int(arguments[0]))
    calculate(run, clock=timezone.now)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
