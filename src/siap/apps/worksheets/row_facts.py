"""What a row says in a few words while it is closed."""

from collections.abc import Callable, Iterable, Sequence

from siap.apps.worksheets.controls import read_text
from siap.apps.worksheets.shortening import shortened
from siap.methodology.cells import CellValue
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import Column

MOST_FACTS = 3
FACT_LENGTH = 60


def facts_of(
    row: ContentRow,
    columns: Iterable[tuple[Column, str]],
    *,
    options: Callable[[Column], Sequence[tuple[str, str]]],
    language: str,
) -> list[tuple[str, str]]:
    """
    Give the first filled cells of a row.

    Args:
        row: The row.
        columns: Which columns are asked, with their titles, in order.
        options: What may be chosen in a column, for the names of rows.
        language: `id` or `en`.

    Returns:
        Title and text of at most three cells.
    """
    found: list[tuple[str, str]] = []
    for column, title in columns:
        value = row.cells.get(column.key)
        if value is not None:
            names = dict(options(column)) if column.rows else {}
            found.append((title, _brief(column, value, names, language)))
        if len(found) == MOST_FACTS:
            break
    return found


def _brief(column: Column, value: CellValue, names: dict[str, str], language: str) -> str:
    if isinstance(value, dict):  # of many years the last one tells most
        year = max(value)
        value = {year: value[year]}  # type: ignore[assignment]
    text = read_text(column, value, language=language, names=names or None)
    return shortened(text, FACT_LENGTH)
