"""Sentences that several papers share, beside those of each outline."""

from functools import cache
from pathlib import Path
from typing import Final

from siap.methodology.library import EDITIONS_DIR
from siap.methodology.paper_shapes import Words
from siap.methodology.shapes import Key, Shape
from siap.methodology.yaml_files import load_shape

SHARED_DIR: Final = EDITIONS_DIR.parent / "documents" / "shared"


class SharedWords(Shape):
    """Sentences by key."""

    texts: dict[Key, Words]


def load_words(path: Path) -> dict[Key, Words]:
    """
    Read a file of shared sentences.

    Raises:
        Unavailable: It is not as it must be; the message names file and line.
    """
    return load_shape(path, SharedWords).texts


@cache
def shared_words() -> dict[Key, Words]:
    """
    Read all shared sentences of the catalogue, once in the life of a process.

    Raises:
        Unavailable: One of the files is not as it must be.
    """
    found: dict[Key, Words] = {}
    for path in sorted(SHARED_DIR.glob("*.yaml")):
        found |= load_words(path)
    return found
