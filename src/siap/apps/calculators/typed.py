"""What a person typed into the form of a method, as text, row by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from siap.apps.calculators.layout import Column, Layout, Table

MOST_ROWS: Final = 1000
"""Rows of one table that the web takes; `siap compute` takes any number."""

FIRST_ROWS: Final = 3
MORE_ROWS: Final = 3
_MOST_COLUMNS: Final = 60
_USUAL_ELEMENTS: Final = 9

Row = dict[str, str]


@dataclass(frozen=True)
class Typed:
    """
    Everything typed.

    Args:
        scalars: Text by key of the single fields.
        tables: Rows by table; each row is text by key of the column.
        widths: Number of columns of a matrix.
    """

    scalars: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)

    def with_rows(self, table: str, rows: Sequence[Row]) -> "Typed":
        """Put other rows into a table."""
        return replace(self, tables={**self.tables, table: rows})

    def with_width(self, table: str, width: int) -> "Typed":
        """Give a matrix another number of columns."""
        return replace(self, widths={**self.widths, table: min(width, _MOST_COLUMNS)})


def blank(layout: Layout) -> Typed:
    """Give an empty form with a few rows in each table."""
    tables: dict[str, Sequence[Row]] = {
        table.key: [{} for _ in table.row_names or range(FIRST_ROWS)]
        for table in layout.tables
    }
    widths = {t.key: _USUAL_ELEMENTS for t in layout.tables if t.form == "matrix"}
    return Typed({}, tables, widths)


def from_post(layout: Layout, posted: Mapping[str, str]) -> Typed:
    """
    Collect what was sent.

    Args:
        layout: The form.
        posted: `s-KEY` for single fields, `t-TABLE-ROW-COLUMN` for cells, `n-TABLE` for
            the number of rows, `w-TABLE` for the columns of a matrix.
    """
    scalars = {each.key: posted.get(f"s-{each.key}", "") for each in layout.scalars}
    widths = {
        table.key: _count(posted.get(f"w-{table.key}", ""), _USUAL_ELEMENTS, _MOST_COLUMNS)
        for table in layout.tables
        if table.form == "matrix"
    }
    typed = Typed(scalars, {}, widths)
    for table in layout.tables:
        count = _count(posted.get(f"n-{table.key}", ""), FIRST_ROWS, MOST_ROWS)
        count = len(table.row_names) or count
        columns = columns_of(table, typed)
        rows = [
            {
                column.key: posted.get(f"t-{table.key}-{number}-{column.key}", "")
                for column, _ in columns
            }
            for number in range(count)
        ]
        typed = typed.with_rows(table.key, rows)
    return typed


def _count(text: str, usual: int, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and text else usual


def columns_of(table: Table, typed: Typed) -> list[tuple[Column, str]]:
    """
    Give the columns of a table as it stands, each with the name that people gave it.

    Returns:
        The fixed columns without a name; those that follow another table, or number the
        elements of a matrix, with theirs.
    """
    found = [(column, "") for column in table.columns]
    if table.form == "matrix":
        names = [row.get("value", "") for row in typed.tables.get("elements", ())]
        for place in range(typed.widths[table.key]):
            given = names[place].strip() if place < len(names) else ""
            column = Column((str(place),), "whole", required=False, limits=(1, 4))
            found.append((column, given or f"U{place + 1}"))
    if table.follows:
        found += _following(table, typed)
    return found


def _following(table: Table, typed: Typed) -> Iterator[tuple[Column, str]]:
    group, kind = (
        ("scores", "ratings") if table.follows == "criteria" else ("values", "number")
    )
    for place, row in enumerate(typed.tables.get(table.follows, ())):
        name = row.get("id", "").strip()
        if name:
            yield Column((group, f"~{place}"), kind), name


def is_empty(row: Mapping[str, str]) -> bool:
    """Tell whether nothing was typed into a row."""
    return not any(text.strip() for text in row.values())
