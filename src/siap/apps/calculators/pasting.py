"""A table pasted from a spreadsheet: columns are found by their headings."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from siap.apps.calculators.layout import Column, Table
from siap.apps.calculators.reading import chosen
from siap.apps.calculators.typed import MOST_ROWS, Row, Typed, columns_of
from siap.apps.calculators.words import field_words
from siap.kernel.errors import InvalidInput

LONGEST: Final = 200_000
"""Characters of a pasted table."""

_MARKS: Final = re.compile(r"[\W_]+")


def paste(method: str, table: Table, typed: Typed, text: str) -> Typed:
    """
    Put a pasted table into the form instead of the rows that are there.

    Args:
        method: Name of the method.
        table: Where it goes.
        typed: The form as it stands.
        text: Lines of cells with tabs between them, headings first, as a spreadsheet
            hands them to the clipboard.

    Raises:
        InvalidInput: No heading is known, or there are too many rows.
    """
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    if not lines:
        raise InvalidInput("empty")
    if len(lines) - 1 > MOST_ROWS or len(text) > LONGEST:
        raise InvalidInput("too-many-rows", limit=MOST_ROWS)
    if table.form == "matrix":
        return _matrix(table, typed, lines)
    names = _names(method, table, typed)
    keys = [names.get(_bare(cell), "") for cell in lines[0]]
    if not any(keys):
        known = ", ".join(_titles(method, table, typed))
        raise InvalidInput("paste-headings", known=known)
    kinds = {column.key: column for column, _ in columns_of(table, typed)}
    rows = [
        {key: _cell(kinds[key], cell) for key, cell in zip(keys, line, strict=False) if key}
        for line in lines[1:]
    ]
    if table.row_names:
        return typed.with_rows(table.key, _by_name(table, lines, rows))
    return typed.with_rows(table.key, rows)


def _cell(column: Column, text: str) -> str:
    plain = text.strip()
    return chosen(column, plain) if column.kind == "choice" else plain


def headings(method: str, table: Table, typed: Typed, language: str) -> list[str]:
    """Give the headings that a pasted table may have."""
    first = [field_words(method, table.key, language).title] if table.row_names else []
    return first + [
        given or field_words(method, f"{table.key}.{column.key}", language).title
        for column, given in columns_of(table, typed)
    ]


def _titles(method: str, table: Table, typed: Typed) -> list[str]:
    return headings(method, table, typed, "id")


def _names(method: str, table: Table, typed: Typed) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column, given in columns_of(table, typed):
        path = f"{table.key}.{column.key}"
        titles = (
            [given]
            if given
            else [field_words(method, path, each).title for each in ("id", "en")]
        )
        for title in (*titles, column.key, column.path[-1]):
            found.setdefault(_bare(title), column.key)
    return found


def _bare(text: str) -> str:
    return _MARKS.sub("", text.casefold())


def _matrix(table: Table, typed: Typed, lines: Sequence[Sequence[str]]) -> Typed:
    """Take every line as answers; a first line that holds other words is a heading."""
    answers = {"", "1", "2", "3", "4"}
    body = lines if {cell.strip() for cell in lines[0]} <= answers else lines[1:]
    width = max(map(len, lines))
    rows = [{str(place): cell.strip() for place, cell in enumerate(line)} for line in body]
    return typed.with_width(table.key, width).with_rows(table.key, rows)


def _by_name(
    table: Table, lines: Sequence[Sequence[str]], rows: Sequence[Row]
) -> list[Row]:
    """Put rows beside the indicators that their first cell names."""
    given = {_bare(line[0]): row for line, row in zip(lines[1:], rows, strict=True)}
    return [given.get(_bare(name), {}) for name in table.row_names]
