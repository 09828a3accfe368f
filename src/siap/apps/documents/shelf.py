"""Finished files on the disk, by the fingerprint of what is in them."""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from siap.kernel.errors import NotFound, Unavailable
from siap.rendering.registry import RENDERERS
from siap.rendering.saving import save
from siap.rendering.stored import fingerprint
from siap.rendering.tree import Document

KEPT_FILES: Final = 120
"""Of one plan; older ones go when a new one comes."""
ABANDONED_SECONDS: Final = 240
"""A job that says nothing for so long has died with its process."""

PACKAGE: Final = "zip"
"""Ending of a package of several files."""

_KEY: Final = re.compile(r"[0-9a-f]{40}\Z")


def key_of(document: Document) -> str:
    """The first 40 digits of a document's fingerprint: the name of its files."""
    return fingerprint(document)[:40]


@dataclass(frozen=True)
class Shelf:
    """The files of one plan in a folder of their own."""

    folder: Path

    def path(self, key: str, format_name: str) -> Path:
        """
        Where a file lies.

        Raises:
            NotFound: The key or the format is none of ours.
        """
        if not _KEY.match(key) or format_name not in {*RENDERERS, PACKAGE}:
            raise NotFound("not-found", where=f"{key}.{format_name}")
        return self.folder / f"{key}.{format_name}"

    def has(self, key: str, format_name: str) -> bool:
        """Whether a file is ready."""
        return self.path(key, format_name).is_file()

    def put(self, key: str, format_name: str, content: bytes) -> None:
        """
        Store a finished file and let the oldest go.

        Raises:
            Unavailable: `disk-full` or `not-stored`.
        """
        self._make_folder()
        save(self.path(key, format_name), content)
        self._mark(key, format_name, "failed").unlink(missing_ok=True)
        self.prune()

    def prune(self) -> None:
        """Keep the newest files."""
        files = [
            path
            for path in self.folder.iterdir()
            if path.suffix[1:] in {*RENDERERS, PACKAGE}
        ]
        files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[KEPT_FILES:]:
            path.unlink(missing_ok=True)

    def begin(self, key: str, format_name: str) -> None:
        """Say that somebody is at work on a file, so that nobody else begins it."""
        self._make_folder()
        self._mark(key, format_name, "failed").unlink(missing_ok=True)
        try:
            self._mark(key, format_name, "working").touch()
        except OSError as error:
            raise Unavailable("not-stored", where=key) from error

    def end(self, key: str, format_name: str) -> None:
        """Say that nobody is at work on a file any more."""
        self._mark(key, format_name, "working").unlink(missing_ok=True)

    def is_working(self, key: str, format_name: str) -> bool:
        """Whether somebody is at work on a file, in this process or another."""
        try:
            began = self._mark(key, format_name, "working").stat().st_mtime
        except FileNotFoundError:
            return False
        return time.time() - began < ABANDONED_SECONDS

    def fail(
        self, key: str, format_name: str, code: str, facts: Mapping[str, object]
    ) -> None:
        """Keep why a file could not be made, for those who wait for it."""
        text = json.dumps({"code": code, "facts": {k: str(v) for k, v in facts.items()}})
        try:
            self._mark(key, format_name, "failed").write_text(text, encoding="utf-8")
        except OSError:  # A full disk: the waiting page then offers to try again.
            return

    def failure(self, key: str, format_name: str) -> Unavailable | None:
        """Why a file could not be made; None while nothing is known against it."""
        try:
            said = json.loads(
                self._mark(key, format_name, "failed").read_text(encoding="utf-8")
            )
        except (FileNotFoundError, ValueError):
            return None
        return Unavailable(said["code"], **said["facts"])

    def _mark(self, key: str, format_name: str, state: str) -> Path:
        return self.path(key, format_name).with_suffix(f".{format_name}-{state}")

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable("not-stored", where=self.folder.name) from error
