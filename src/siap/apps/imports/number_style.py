"""How a file writes numbers: which sign stands before the decimals."""

import re
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Final

from siap.apps.imports.reading.file_rows import FileRow

_LOOKED_AT: Final = 2000
# Only what cannot be read the other way round counts; `1.500` says nothing.
_ENGLISH: Final = re.compile(
    r"^-?(\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}|\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d+)%?$"
)
_INDONESIAN: Final = re.compile(
    r"^-?(\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}|\d+,\d{1,2}|\d+,\d{4,}|0,\d+)%?$"
)


def number_style(
    rows: Iterable[FileRow], *, columns: Collection[int], otherwise: str
) -> str:
    """
    Find out how a file writes numbers.

    Args:
        rows: Its rows; the first ones are looked at.
        columns: Which columns count; all if none is named.
        otherwise: The answer where nothing tells, `id` or `en`.

    Returns:
        `id` for 1.234,5 and `en` for 1,234.5, by the majority of the cells that tell.
    """
    english = indonesian = 0
    for row in islice(rows, _LOOKED_AT):
        for index, cell in enumerate(row.cells):
            if columns and index not in columns:
                continue
            if isinstance(cell, str) and cell.strip().lstrip("-")[:1].isdigit():
                english += bool(_ENGLISH.match(cell.strip()))
                indonesian += bool(_INDONESIAN.match(cell.strip()))
    if english == indonesian:
        return otherwise
    return "en" if english > indonesian else "id"
