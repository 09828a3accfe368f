"""An installation: its data folder, its database, its static files, its onboarding code."""

import hashlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from siap.kernel.errors import Unavailable

SETTINGS = "siap.project.settings.prod"
KEPT_BACKUPS = 5
# Below this a database that grows could break in the middle of a write.
LEAST_FREE_BYTES = 100 * 1024 * 1024


def set_up() -> None:
    """
    Load the settings of an installation.

    Raises:
        Unavailable: The data folder cannot be written.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        django.setup()
    except OSError as error:
        raise Unavailable(
            "data-folder", where=str(error.filename or ""), reason=error.strerror
        ) from error


def data_dir() -> Path:
    """The data folder."""
    return Path(settings.DATA_DIR)


def is_sqlite() -> bool:
    """Whether the records are in a SQLite file."""
    return connection.vendor == "sqlite"


def database_file() -> Path:
    """The SQLite file."""
    return Path(str(settings.DATABASES["default"]["NAME"]))


def needs_migration() -> bool:
    """
    Whether the records are older than this version, or not there at all.

    Raises:
        Unavailable: The database is damaged, or does not answer.
    """
    try:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        raise Unavailable("database-damaged", where="", reason=str(error)) from error


def migrate(*, now: datetime) -> Path | None:
    """
    Bring the records up to this version, after a backup if there are any.

    Returns:
        The backup, if one was made.
    """
    backup = None
    if is_sqlite() and database_file().exists() and connection.introspection.table_names():
        backup = copy_database(backups_dir() / f"sebelum-{now:%Y%m%d-%H%M%S}.sqlite3")
        _forget_old_backups()
    call_command("migrate", verbosity=0, interactive=False)
    return backup


def backups_dir() -> Path:
    """Where backups are kept."""
    folder = data_dir() / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def copy_database(target: Path) -> Path:
    """
    Copy the SQLite file while it may be in use; what was committed is in the copy.

    Raises:
        Unavailable: The disk is full, or the folder cannot be written.
    """
    source = sqlite3.connect(database_file())
    try:
        copy = sqlite3.connect(target)
        with copy:
            source.backup(copy)
        copy.close()
    except (sqlite3.Error, OSError) as error:
        target.unlink(missing_ok=True)
        raise Unavailable("backup-failed", where=str(target), reason=str(error)) from error
    finally:
        source.close()
    return target


def _forget_old_backups() -> None:
    made = sorted(backups_dir().glob("sebelum-*.sqlite3"))
    for old in made[:-KEPT_BACKUPS]:
        old.unlink()


def collect_static() -> None:
    """Put the static files where the server finds them, if any changed since."""
    stamp = Path(settings.STATIC_ROOT) / "stamp"
    wanted = _static_fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(wanted, encoding="ascii")


def _static_fingerprint() -> str:
    digest = hashlib.sha256()
    for path, storage in sorted(_static_files()):
        found = Path(storage).stat()
        digest.update(f"{path}:{found.st_size}:{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_files() -> Iterable[tuple[str, str]]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            yield path, storage.path(path)


def onboarding_code() -> str:
    """The code for making the first administrator; the same until it was used."""
    path = data_dir() / "onboarding-code"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    code = "-".join(secrets.token_hex(2).upper() for _ in range(3))
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(code + "\n")
    return code


def check_disk() -> None:
    """
    Refuse to start on a full disk.

    Raises:
        Unavailable: Less than 100 MB are free.
    """
    free = shutil.disk_usage(data_dir()).free
    if free < LEAST_FREE_BYTES:
        raise Unavailable("disk-low", where=str(data_dir()), free_mb=free // 1024**2)
