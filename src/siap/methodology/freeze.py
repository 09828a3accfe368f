"""Checksums of an edition: no file changes unseen, and none at all once it is out."""

import hashlib
from pathlib import Path
from typing import Final

from siap.kernel.errors import Conflict
from siap.methodology.problems import Problem

SUMS: Final = "SHA256SUMS"
RELEASED: Final = "RELEASED"
"""A file with this name says that the edition is out and since when."""


def checksums(folder: Path) -> dict[str, str]:
    """
    Work out the checksum of every file of an edition.

    Args:
        folder: Of the edition.

    Returns:
        SHA-256 in hexadecimal by path within the folder, sorted by path.
    """
    paths = sorted(folder.rglob("*.yaml"), key=lambda path: path.as_posix())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }


def freeze(folder: Path) -> None:
    """
    Write the checksums of an edition that is not released yet.

    Args:
        folder: Of the edition.

    Raises:
        Conflict: The edition is released and one of its files is not as it was.
    """
    problems = unlike_frozen(folder)
    if problems and (folder / RELEASED).exists():
        raise Conflict("edition-released", where=problems[0].file, edition=folder.name)
    lines = [f"{checksum}  {path}\n" for path, checksum in checksums(folder).items()]
    (folder / SUMS).write_text("".join(lines), encoding="ascii")


def unlike_frozen(folder: Path) -> list[Problem]:
    """
    Compare the files of an edition with its checksums.

    Args:
        folder: Of the edition.

    Returns:
        One problem for each file that is new, gone or different; one for the list itself
        where there is none. The list is in the form that `sha256sum --check` reads.
    """
    if not (folder / SUMS).is_file():
        return [Problem(SUMS, "", "the edition has no checksums yet")]
    lines = (folder / SUMS).read_text(encoding="ascii").splitlines()
    frozen = {path: checksum for checksum, path in (line.split("  ") for line in lines)}
    found = checksums(folder)
    changed = [path for path in found if found[path] != frozen.get(path)]
    gone = [path for path in frozen if path not in found]
    return [
        *(Problem(path, "", "is not as the checksums say") for path in changed),
        *(Problem(path, "", "is in the checksums but not there") for path in gone),
    ]
