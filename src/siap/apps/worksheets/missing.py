"""What a worksheet still needs, in words."""

from collections.abc import Mapping

from siap.methodology.completeness import Completeness
from siap.methodology.kind_columns import columns_of
from siap.methodology.worksheet_shapes import Worksheet


def missing_titles(
    worksheet: Worksheet, state: Completeness, titles: Mapping[str, str]
) -> list[str]:
    """Say in a few words what a worksheet still needs, at most ten things."""
    parts = {part.key: part for part in worksheet.parts}
    found: dict[str, None] = {}
    for gap in state.missing:
        part = parts[gap.part]
        if gap.rows_short:
            found[f"{part.title}: {gap.rows_short} baris lagi"] = None
            continue
        column = next((c for c in columns_of(part) if c.key == gap.column), None)
        row = titles.get(gap.row, "")
        name = f"{part.title}: {column.title if column else gap.column}"
        found[f"{name} ({row})" if row and row != "–" else name] = None
    return list(found)[:10]
