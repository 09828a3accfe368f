"""Rows that a reference may lead to, found by what they are called or by id."""

from collections.abc import Iterable, Mapping
from typing import Final

from siap.apps.worksheets.queries import Sheets
from siap.kernel.errors import InvalidInput
from siap.methodology.content import ContentRow
from siap.methodology.worksheet_shapes import Column, Option, Part

_TEXTS: Final = frozenset({"text", "long-text"})


def folded(text: str) -> str:
    """A title for comparing: spaces, line breaks and case do not matter."""
    return " ".join(text.split()).casefold()


def row_title(part: Part, row: ContentRow, titles: Mapping[str, str]) -> str:
    """What a row is called; a fixed row that nobody wrote into by its own first text."""
    known = titles.get(row.id, "")
    if known and known != "–":
        return known
    for column in part.columns:
        value = row.cells.get(column.key)
        if column.type in _TEXTS and value is not None:
            return str(value)
    return ""


class Names:
    """
    Ids of rows by title.

    Args:
        rows: Pairs of id and title; rows without a title are found by id only.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, str] = {}
        self._by_title: dict[str, list[str]] = {}
        self._titles: dict[str, str] = {}
        for row_id, title in rows:
            self.add(row_id, title)

    def add(self, row_id: str, title: str) -> None:
        """Make a row known; its former title stays known as well."""
        self._ids[row_id.casefold()] = row_id
        self._titles[row_id] = " ".join(title.split())
        known = self._by_title.setdefault(folded(title), []) if title else []
        if row_id not in known:
            known.append(row_id)

    def alias(self, other_id: str, row_id: str) -> None:
        """Let an id of another plan lead to the row that it becomes in this one."""
        self._ids.setdefault(other_id.casefold(), row_id)

    def title(self, row_id: str) -> str:
        """A title that leads back to the row, alone and in a list; empty if none does."""
        title = self._titles.get(row_id, "")
        alone = len(self._by_title.get(folded(title), [])) == 1
        return (
            title if alone and ";" not in title and folded(title) not in self._ids else ""
        )

    def find(self, text: str, *, where: str) -> str:
        """
        Find the row that a text means.

        Raises:
            InvalidInput: No row is called so, or several are.
        """
        if text.strip().casefold() in self._ids:
            return self._ids[text.strip().casefold()]
        found = self._by_title.get(folded(text), [])
        if len(found) == 1:
            return found[0]
        code = "reference-ambiguous" if found else "reference-unknown"
        raise InvalidInput(code, where=where, value=text.strip())

    def find_all(self, text: str, *, where: str) -> list[str]:
        """
        Find the rows that a list means, in its order: titles between semicolons.

        Raises:
            InvalidInput: No row is called as one of them, or several are.
        """
        if len(self._by_title.get(folded(text), [])) == 1:
            return [self.find(text, where=where)]
        words = [word for word in text.replace("\n", ";").split(";") if word.strip()]
        return list(dict.fromkeys(self.find(word, where=where) for word in words))


def rows_named(sheets: Sheets, path: str, within: str) -> list[tuple[str, str]]:
    """Id and title of each row of a part, in order."""
    _, part = sheets.content.edition.part(path, within=within)
    if part.kind == "form":
        return [("form", part.title)]
    rows = sheets.content.of(path, within=within)
    return [(row.id, row_title(part, row, sheets.titles)) for row in rows]


def names_of(sheets: Sheets, path: str, within: str) -> Names:
    """The rows of a part, by title."""
    return Names(rows_named(sheets, path, within))


def option_title(column: Column, option: Option, language: str) -> str:
    """The title of an option, or its key where the title would not lead back to it."""
    title = option.title if language == "id" else option.title_en
    said = [
        other.key
        for other in column.options
        if title.casefold()
        in {other.key, other.title.casefold(), other.title_en.casefold()}
    ]
    return title if said == [option.key] and ";" not in title else option.key
