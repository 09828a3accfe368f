"""Puts a finished file on the disk, whole or not at all."""

import errno
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from siap.kernel.errors import Unavailable


def save(path: Path, content: bytes) -> None:
    """
    Store a file so that a reader never sees half of it.

    Args:
        path: Where to; its folder exists. A file of that name is replaced.
        content: The bytes.

    Raises:
        Unavailable: `disk-full` or `not-stored`; what was there before is still there.
    """
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}-", delete=False
        ) as file:
            fresh = Path(file.name)
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                fresh.replace(path)
            except OSError:
                fresh.unlink(missing_ok=True)
                raise
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise Unavailable("disk-full" if full else "not-stored", where=path.name) from error
