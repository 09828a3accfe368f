"""The hidden sheet with everything that can be chosen in a workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from siap.apps.imports.names import option_title
from siap.apps.imports.workbooks.labels import Labels
from siap.apps.imports.workbooks.layout import LIST_SHEET
from siap.apps.imports.workbooks.sheet_words import WORDS
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.queries import Sheets
from siap.methodology.worksheet_shapes import Column


class Choosing:
    """
    The lists of a workbook, each with a name that drop-downs refer to.

    Args:
        sheets: All that may be referred to.
        language: Of labels.
    """

    def __init__(self, sheets: Sheets, language: str) -> None:
        self.labels = Labels(sheets, language)
        self.language = language
        self.words: Mapping[str, str] = WORDS[language]
        self._closed: dict[tuple[str, ...], str] = {}

    def source_of(self, column: Column, place: Place) -> str:
        """The formula of the list that a column is chosen from; empty for none."""
        if column.rows is not None:
            found = self.labels.of(column.rows, within=place.worksheet.id)
            return f"={found.name}" if found.labels else ""
        if column.type == "yes-no":
            return self._closed_list([self.words["yes"], self.words["no"]])
        if column.options:
            titles = [option_title(column, o, self.language) for o in column.options]
            return self._closed_list(titles)
        return ""

    def _closed_list(self, titles: Sequence[str]) -> str:
        name = self._closed.setdefault(tuple(titles), f"pilihan_{len(self._closed) + 1}")
        return f"={name}"

    def write(self, book: Any, sheet: Any) -> None:
        """
        Write all lists below each other: key, id, label; and give each its name.

        The keys and ids say to the reader what each label meant when the file was made.
        """
        row = 0
        for path, rows in self.labels.lists.items():
            start = row
            for label, row_id in rows.ids():
                _line(sheet, row, path, row_id, label)
                row += 1
            _name(book, rows.name, start, row)
        for titles, name in self._closed.items():
            start = row
            for title in titles:
                _line(sheet, row, "", "", title)
                row += 1
            _name(book, name, start, row)


def _line(sheet: Any, row: int, *texts: str) -> None:
    for at, text in enumerate(texts):
        if text:
            sheet.write_string(row, at, text)


def _name(book: Any, name: str, start: int, end: int) -> None:
    if end > start:
        book.define_name(name, f"='{LIST_SHEET}'!$C${start + 1}:$C${end}")
