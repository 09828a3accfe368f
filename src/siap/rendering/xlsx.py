"""XLSX: a sheet a table, typed cells, live formulas, the same bytes every time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from siap.rendering.cover import cover_facts
from siap.rendering.numbering import blocks_of
from siap.rendering.prepare import prepare
from siap.rendering.tree import Document, Table
from siap.rendering.words import WORDS
from siap.rendering.xlsx_formats import SIZE, Formats
from siap.rendering.xlsx_notes import notes_of, write_notes
from siap.rendering.xlsx_sheets import SheetText, write_sheet
from siap.rendering.xlsx_widths import POINTS_PER_CHAR, height_of, lines_of

_FORBIDDEN: Final = str.maketrans("", "", "[]:*?/\\'")
_LONGEST_NAME: Final = 31
_SMALL_WORD: Final = 3  # letters; such as “dan” and “di” lead to a word that is cut off
_GUIDE: Final = (26, 78)  # widths of columns in characters
_INDEX: Final = (14, 72, 36, 9)


def render(document: Document) -> bytes:
    """
    Write all tables of a paper as a workbook.

    Args:
        document: The tree.

    Returns:
        A workbook: instructions, an index with links, fields and remarks where there are
        any, then the tables in reading order.
        No text becomes a formula, a link or a number by itself.

    Raises:
        InvalidInput: The tree is faulty.
    """
    ready = prepare(document)
    file = BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "default_format_properties": {"font_name": "Arial", "font_size": SIZE},
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties(
        {
            "title": ready.title,
            "author": ready.office or ready.region,
            "created": datetime.combine(ready.date, time(), tzinfo=UTC).replace(
                tzinfo=None
            ),
        }
    )
    _write(book, ready)
    book.close()
    return file.getvalue()


def _write(book: Any, document: Document) -> None:
    words = WORDS[document.language]
    formats = Formats(book, document.language)
    tables = [block for block in blocks_of(document) if isinstance(block, Table)]
    reserved = (words["sheet-guide"], words["sheet-index"], words["sheet-notes"])
    names = sheet_names(tables, reserved)
    notes = notes_of(document)
    _guide(book.add_worksheet(reserved[0]), document, formats, words)
    listed = [_Listed(words["notes"], reserved[2], reserved[2], len(notes))]
    listed = listed if notes else []
    listed += [
        _Listed(table.label, table.caption, name, _data_rows(table))
        for table, name in zip(tables, names, strict=True)
    ]
    _index(book.add_worksheet(reserved[1]), listed, formats, words)
    if notes:
        write_notes(book.add_worksheet(reserved[2]), notes, formats, words)
    text = SheetText(document, words, index=reserved[1])
    for table, name in zip(tables, names, strict=True):
        write_sheet(book.add_worksheet(name), table, text, formats)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet in the index."""

    label: str
    title: str
    sheet: str
    rows: int


def _data_rows(table: Table) -> int:
    return sum(each.kind == "data" for each in table.rows)


def sheet_names(tables: Sequence[Table], reserved: Sequence[str]) -> list[str]:
    """
    Name the sheets.

    Args:
        tables: Numbered tables.
        reserved: Names already taken.

    Returns:
        One name each: at most 31 characters, none that a spreadsheet forbids, no two
        alike in any case of letters.
    """
    taken = {name.casefold() for name in reserved} | {"history"}
    names = []
    for table in tables:
        number = table.label.rpartition(" ")[2]
        wanted = table.sheet or f"{number} {table.caption}"
        plain = " ".join(wanted.translate(_FORBIDDEN).split()) or number
        name = next(each for each in _tries(plain) if each.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _tries(plain: str) -> Iterator[str]:
    yield _at_word(plain, _cut(plain, _LONGEST_NAME))
    for count in range(2, 10_000):
        yield f"{_cut(plain, _LONGEST_NAME - 6)} {count}"


def _at_word(plain: str, cut: str) -> str:
    """End with a whole word that says something, where that keeps most of the name."""
    if cut == plain:
        return cut
    words = plain[: len(cut) + 1].split(" ")[:-1]
    while words and len(words[-1]) <= _SMALL_WORD:
        words.pop()
    whole = " ".join(words).rstrip(" ,;–-")
    return whole if len(whole) > _LONGEST_NAME // 2 else cut


def _cut(text: str, units: int) -> str:
    """Cut by UTF-16 units, which is how the limit counts."""
    while len(text.encode("utf-16-le")) // 2 > units:
        text = text[:-1]
    return text.strip()


def _guide(
    page: Any, document: Document, formats: Formats, words: Mapping[str, str]
) -> None:
    page.hide_gridlines(2)
    for column, width in enumerate(_GUIDE):
        page.set_column(column, column, width)
    page.write_string(0, 0, document.title, formats.title)
    page.set_row(0, 24)
    row = 1
    if document.subtitle:
        page.write_string(row, 0, document.subtitle, formats.plain)
        row += 1
    row += 1
    for name, said in [*_origin(document), *cover_facts(document)]:
        page.write_string(row, 0, name, formats.soft)
        page.write_string(row, 1, said, formats.plain)
        row += 1
    page.write_string(row + 1, 0, words["read-me"], formats.heading)
    row += 2
    wide = sum(_GUIDE) * POINTS_PER_CHAR
    for place in range(1, 5):
        said = words[f"guide-{place}"].format(index=words["sheet-index"])
        page.merge_range(row, 0, row, 1, "", formats.wrapped)
        page.write_string(row, 0, f"{place}. {said}", formats.wrapped)
        page.set_row(row, height_of(lines_of((f"{place}. {said}",), (wide,))))
        row += 1
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _origin(document: Document) -> list[tuple[str, str]]:
    words = WORDS[document.language]
    pairs = (
        (words["office"], document.office),
        (words["region"], document.region),
        (words["year"], document.year),
    )
    return [(name, said) for name, said in pairs if said]


def _index(
    page: Any, listed: Sequence[_Listed], formats: Formats, words: Mapping[str, str]
) -> None:
    page.hide_gridlines(2)
    for column, width in enumerate(_INDEX):
        page.set_column(column, column, width)
    page.write_string(0, 0, words["sheet-index"], formats.title)
    page.set_row(0, 24)
    heads = (words["table"], words["name"], words["sheet"], words["rows"])
    for column, said in enumerate(heads):
        page.write_string(2, column, said, formats.head(numeric=column == 3, shared=False))
    for row, each in enumerate(listed, start=3):
        text = formats.cell("data", high=False)
        count = formats.cell("data", "#,##0", numeric=True, high=False)
        link = f"internal:'{each.sheet}'!A1"
        page.write_url(row, 0, link, formats.link, string=each.label)
        page.write_string(row, 1, each.title, text)
        page.write_string(row, 2, each.sheet, text)
        page.write_number(row, 3, each.rows, count)
        lines = lines_of((each.title,), (_INDEX[1] * POINTS_PER_CHAR,))
        page.set_row(row, height_of(lines))
    page.freeze_panes(3, 0)
    page.repeat_rows(2)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
