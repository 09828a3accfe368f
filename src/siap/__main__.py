"""`python -m siap`, the same as `siap`."""

import sys

from siap.project.cli import main

sys.exit(main())
