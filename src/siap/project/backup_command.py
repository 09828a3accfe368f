"""`siap backup` and `siap restore`: all of an installation in one file."""

import argparse
import json
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from siap import __version__
from siap.kernel.errors import SiapError, Unavailable
from siap.project import installation
from siap.project.terminal import say

DATABASE = "siap.sqlite3"
MANIFEST = "siap.json"
# What can be made again, and backups themselves, are left out.
LEFT_OUT = {"static", "backups", "exports", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"}


def backup(arguments: Sequence[str]) -> int:
    """
    Put the records and files of the installation into one file.

    Returns:
        Exit status: 0 well, 1 if it could not be done.
    """
    parser = argparse.ArgumentParser(prog="siap backup", description="Membuat cadangan.")
    parser.add_argument("file", nargs="?", help="berkas cadangan (.zip)")
    options = parser.parse_args(arguments)
    try:
        installation.set_up()
        now = datetime.now(tz=UTC)
        default = installation.backups_dir() / f"siap-{now:%Y%m%d-%H%M%S}.zip"
        target = Path(options.file) if options.file else default
        write_backup(target, now=now)
    except SiapError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    say(f"Cadangan: {target} ({target.stat().st_size // 1024} KB)")
    return 0


def write_backup(target: Path, *, now: datetime) -> None:
    """
    Write a backup; a file that could not be finished does not stay.

    Raises:
        Unavailable: The records are in PostgreSQL, or the disk is full.
    """
    if not installation.is_sqlite():
        raise Unavailable("backup-postgres", where="DATABASE_URL")
    folder = installation.data_dir()
    unfinished = target.with_suffix(".part")
    try:
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            copy = installation.copy_database(Path(scratch) / DATABASE)
            with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
                manifest = {"version": __version__, "made": now.isoformat()}
                archive.writestr(MANIFEST, json.dumps(manifest))
                archive.write(copy, DATABASE)
                for path in sorted(folder.rglob("*")):
                    inside = path.relative_to(folder)
                    own = scratch in str(path) or path == unfinished
                    if path.is_file() and inside.parts[0] not in LEFT_OUT and not own:
                        archive.write(path, str(inside))
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Unavailable("backup-failed", where=str(target), reason=str(error)) from error


def restore(arguments: Sequence[str]) -> int:
    """
    Put an installation back as a backup has it; what was there is kept beside it.

    Returns:
        Exit status: 0 well, 1 if it could not be done; then nothing was changed.
    """
    parser = argparse.ArgumentParser(
        prog="siap restore", description="Memulihkan cadangan."
    )
    parser.add_argument("file", help="berkas cadangan (.zip)")
    options = parser.parse_args(arguments)
    try:
        installation.set_up()
        kept = read_backup(Path(options.file), now=datetime.now(tz=UTC))
    except SiapError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    say(f"Dipulihkan. Data sebelumnya disimpan di {kept}")
    return 0


def read_backup(source: Path, *, now: datetime) -> Path:
    """
    Put an installation back.

    Returns:
        The folder in which what was there is kept.

    Raises:
        Unavailable: The file is no backup of ours, is damaged, or the disk is full.
    """
    if not installation.is_sqlite():
        raise Unavailable("backup-postgres", where="DATABASE_URL")
    folder = installation.data_dir()
    fresh = folder.with_name(f"{folder.name}.baru")
    kept = folder.with_name(f"{folder.name}.sebelum-{now:%Y%m%d-%H%M%S-%f}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            inside = all(
                (fresh / name).resolve().is_relative_to(fresh.resolve()) for name in names
            )
            if {MANIFEST, DATABASE} - set(names) or archive.testzip() or not inside:
                raise Unavailable("backup-damaged", where=str(source))
            archive.extractall(fresh)
    except (zipfile.BadZipFile, OSError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise Unavailable("backup-damaged", where=str(source)) from error
    folder.rename(kept)
    fresh.rename(folder)
    if (kept / "backups").is_dir():
        shutil.copytree(kept / "backups", folder / "backups", dirs_exist_ok=True)
    for path in folder.rglob("*"):
        # An archive does not keep who may read a file, and here are keys.
        path.chmod(0o700 if path.is_dir() else 0o600)
    return kept
