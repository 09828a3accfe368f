"""What a worksheet still needs, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext

from siap.methodology.completeness import Completeness
from siap.methodology.kind_columns import columns_of
from siap.methodology.worksheet_shapes import Worksheet
from siap.ui.formatting import titled

MOST = 10


def missing_titles(
    worksheet: Worksheet, state: Completeness, titles: Mapping[str, str]
) -> list[str]:
    """Say in a few words what a worksheet still needs, at most ten things."""
    parts = {part.key: part for part in worksheet.parts}
    found: dict[str, None] = {}
    for gap in state.missing:
        if len(found) == MOST:
            break
        part = parts[gap.part]
        if gap.rows_short:
            short = gettext("{part}: {n} baris lagi").format(
                part=titled(part), n=gap.rows_short
            )
            found[short] = None
            continue
        column = next((c for c in columns_of(part) if c.key == gap.column), None)
        row = titles.get(gap.row, "")
        name = f"{titled(part)}: {titled(column) if column else gap.column}"
        found[f"{name} ({row})" if row and row != "–" else name] = None
    return list(found)
