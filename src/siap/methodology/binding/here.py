"""Where a selector is read, and the cells that can be read from there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from siap.methodology.cells import YEARLY_TYPES
from siap.methodology.content import Content, ContentRow, typed_cell
from siap.methodology.kind_columns import column_of
from siap.methodology.worksheet_shapes import Column, Option, Part


class Gap(Exception):
    """A required cell that the selector needs is empty: the row is left out."""


@dataclass(frozen=True)
class Here:
    """The sheet, and the row that encloses the selector, if any."""

    content: Content
    worksheet: str
    results: Mapping[str, Mapping[str, object]]
    select: Callable[[object, "Here"], Any]
    part: Part | None = None
    path: str = ""
    row: ContentRow | None = None
    language: str = "id"

    def worded(self, option: Option) -> str:
        """What an option is called by those who will read what is bound."""
        return option.title_en if self.language == "en" else option.title

    def at(self, path: str, row: ContentRow) -> Self:
        """The same, inside a row of a part."""
        worksheet, part = self.content.edition.part(path, within=self.worksheet)
        return replace(self, part=part, path=f"{worksheet.id}.{part.key}", row=row)

    @property
    def home(self) -> str:
        """The worksheet that the enclosing row stands in."""
        return self.path.partition(".")[0] or self.worksheet

    def column(self, key: str) -> Column | None:
        """A column of the enclosing row's part."""
        return column_of(self.part, key) if self.part is not None else None

    def stored(self, key: str) -> object:
        """A cell of the enclosing row as it is stored."""
        return self.row.cells.get(key) if self.row is not None else None


def read_cell(name: str, here: Here) -> Any:
    """
    Read `column`, `id`, `reference.column` or `choice.title` of the enclosing row.

    Raises:
        Gap: The column is required and its cell is empty.
    """
    if here.row is None or here.part is None:
        return None
    if name == "id":
        return here.row.id
    first, _, rest = name.partition(".")
    column = here.column(first)
    if rest and column is not None and column.rows is None:
        return _words(column, here)
    if rest:
        return _follow(first, rest, here)
    value = typed_cell(here.part, here.row, first)
    if value is None and column is not None and column.required:
        raise Gap
    if column is not None and column.type in YEARLY_TYPES:
        return years(value)
    return value


def _words(column: Column, here: Here) -> str | None:
    value = here.stored(column.key)
    held = value if isinstance(value, list) else [value]
    words = [here.worded(option) for option in column.options if option.key in held]
    return ", ".join(words) or None


def _follow(reference: str, name: str, here: Here) -> Any:
    column = here.column(reference)
    target_id = here.stored(reference)
    if column is None or column.rows is None or not isinstance(target_id, str):
        return None
    path = column.rows if "." in column.rows else f"{here.home}.{column.rows}"
    target = here.content.row(path, target_id)
    return None if target is None else read_cell(name, here.at(path, target))


def years(value: object) -> list[dict[str, object]] | None:
    """A yearly cell as a list of {year, value}, years rising."""
    if not isinstance(value, Mapping):
        return None
    return [{"year": year, "value": amount} for year, amount in sorted(value.items())]


def is_kept(where: Mapping[str, object], row: ContentRow, here: Here) -> bool:
    """Whether a row holds what `where` asks for; `$id` is the enclosing row's id."""
    for column, asked in where.items():
        wanted = (here.row.id if here.row else None) if asked == "$id" else asked
        accepted = wanted if isinstance(wanted, list) else [wanted]
        found = row.cells.get(column)
        held = found if isinstance(found, list) else [found]
        if not any(value in accepted for value in held):
            return False
    return True
