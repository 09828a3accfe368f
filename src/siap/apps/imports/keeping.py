"""The bytes of a file on its way: in the data folder, under a name nobody can guess."""

import errno
import os
import shutil
import uuid
from pathlib import Path

from django.conf import settings

from siap.kernel.errors import NotFound, Unavailable


def folder() -> Path:
    """Where the files lie."""
    return Path(settings.DATA_DIR) / "imports"


def keep(token: uuid.UUID, data: bytes) -> None:
    """
    Write a file, whole or not at all; only this program may read it.

    Raises:
        Unavailable: The disk is full, or the folder cannot be written to.
    """
    target = folder() / f"{token}.bin"
    partial = target.with_suffix(".part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.touch(mode=0o600)
        with partial.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
    except OSError as fault:
        partial.unlink(missing_ok=True)
        if fault.errno == errno.ENOSPC:
            free_mb = shutil.disk_usage(settings.DATA_DIR).free // (1024 * 1024)
            raise Unavailable("disk-full", where="imports", free_mb=free_mb) from fault
        raise Unavailable("not-stored", where="imports") from fault


def kept(token: uuid.UUID) -> bytes:
    """
    Read a file.

    Raises:
        NotFound: It is gone.
    """
    try:
        return (folder() / f"{token}.bin").read_bytes()
    except OSError as fault:
        raise NotFound("import-expired", where=str(token)) from fault


def let_go(token: uuid.UUID) -> None:
    """Throw a file away; it is no matter if it is gone already."""
    (folder() / f"{token}.bin").unlink(missing_ok=True)
