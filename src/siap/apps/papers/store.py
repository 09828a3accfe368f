"""The bytes of issued papers on the disk: written once, read with their fingerprint."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from siap.kernel.errors import NotFound, Unavailable
from siap.rendering.registry import RENDERERS

_CODE: Final = re.compile(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\Z")
_READ_ONLY: Final = 0o444


@dataclass(frozen=True)
class PaperStore:
    """The files of all issued papers, a folder for each by its code."""

    folder: Path

    def path(self, code: str, format_name: str) -> Path:
        """
        Where a file lies.

        Raises:
            NotFound: The code or the format is none of ours.
        """
        if not _CODE.match(code) or format_name not in RENDERERS:
            raise NotFound("not-found", where=f"{code}.{format_name}")
        return self.folder / code / f"naskah.{format_name}"

    def put(self, code: str, format_name: str, content: bytes) -> str:
        """
        Write a file that is not there yet.

        Returns:
            Its fingerprint: SHA-256 as 64 hexadecimal digits.

        Raises:
            Unavailable: `paper-frozen`: another one is there; or it could not be stored.
        """
        path = self.path(code, format_name)
        digest = fingerprint_of(content)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(f".{os.getpid()}.part")
            fresh.write_bytes(content)
            fresh.chmod(_READ_ONLY)
            with fresh.open("rb") as written:
                os.fsync(written.fileno())
            try:
                path.hardlink_to(fresh)  # fails if somebody was there before
            finally:
                fresh.unlink()
        except FileExistsError as error:
            if fingerprint_of(path.read_bytes()) != digest:
                raise Unavailable("paper-frozen", where=code) from error
        except OSError as error:
            raise Unavailable("not-stored", where=code) from error
        return digest

    def discard(self, code: str) -> None:
        """Take away what an issue that was broken off left behind."""
        for format_name in RENDERERS:
            self.path(code, format_name).unlink(missing_ok=True)

    def read(self, code: str, format_name: str, fingerprint: str) -> bytes:
        """
        Read a file and see that it is what was issued.

        Raises:
            Unavailable: `paper-damaged`: it is gone, or somebody changed it.
        """
        try:
            content = self.path(code, format_name).read_bytes()
        except OSError as error:
            raise Unavailable("paper-damaged", where=code) from error
        if fingerprint_of(content) != fingerprint:
            raise Unavailable("paper-damaged", where=code)
        return content


def fingerprint_of(content: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
