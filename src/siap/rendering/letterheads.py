"""What an office puts on its papers: the head of its letters, the proof of a real one."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import segno

from siap.diagrams import Svg

LOGO_MM: Final = 24.0
PROOF_MM: Final = 26.0

_QUIET: Final = 4  # modules of white around a code, as its standard asks


@dataclass(frozen=True, slots=True)
class Letterhead:
    """
    The head of an office's letters.

    Args:
        above: Lines above the name, like `PEMERINTAH KABUPATEN CONTOH`.
        office: The name, the largest line.
        address: Street, telephone, mail; line breaks are kept.
        logo: A PNG in base64; empty for none.
    """

    above: tuple[str, ...]
    office: str
    address: str = ""
    logo: str = ""

    @property
    def logo_bytes(self) -> bytes:
        """The PNG; empty for none."""
        return b64decode(self.logo)


@dataclass(frozen=True, slots=True)
class Proof:
    """
    How to find out whether a paper is genuine.

    Args:
        address: Of the page that says so.
        lines: What stands beside the code, a line each.
        title: Above the lines; empty asks whether the paper is genuine.
    """

    address: str
    lines: tuple[str, ...]
    title: str = ""


def code_picture(proof: Proof) -> Svg:
    """
    Draw the QR code of a proof.

    Args:
        proof: With the address.

    Returns:
        The picture, 100 units wide; a quarter of its modules may be lost.
    """
    matrix = [list(row) for row in segno.make(proof.address, error="q").matrix]
    size = len(matrix) + 2 * _QUIET
    path = "".join(
        f"M{column + _QUIET},{row + _QUIET}h{length}v1h-{length}z"
        for row, modules in enumerate(matrix)
        for column, length in _stretches(modules)
    )
    said = f"Kode QR: {proof.address}"
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="100" '
        f'height="100"><rect width="{size}" height="{size}" fill="#ffffff"/>'
        f'<path d="{path}" fill="#000000"/></svg>'
    )
    return Svg(text, 100, 100, said, said)


def _stretches(modules: Sequence[int]) -> list[tuple[int, int]]:
    """Dark modules that touch, as first place and length."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(modules):
        if not dark:
            continue
        if found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found
