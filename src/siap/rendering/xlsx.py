"""XLSX: a sheet a table, typed cells, live formulas, the same bytes every time."""

from collections.abc import Iterator, Mapping, Sequence
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
from siap.rendering.xlsx_sheets import SheetText, write_sheet

_FORBIDDEN: Final = str.maketrans("", "", "[]:*?/\\'")
_LONGEST_NAME: Final = 31


def render(document: Document) -> bytes:
    """
    Write all tables of a paper as a workbook.

    Args:
        document: The tree.

    Returns:
        A workbook: instructions, an index with links, then the tables in reading order.
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
    reserved = (words["sheet-guide"], words["sheet-index"])
    names = sheet_names(tables, reserved)
    _guide(book.add_worksheet(reserved[0]), document, formats, words)
    _index(
        book.add_worksheet(reserved[1]),
        list(zip(tables, names, strict=True)),
        formats,
        words,
    )
    text = SheetText(document, words, index=reserved[1])
    for table, name in zip(tables, names, strict=True):
        write_sheet(book.add_worksheet(name), table, text, formats)


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
    yield _cut(plain, _LONGEST_NAME)
    for count in range(2, 10_000):
        yield f"{_cut(plain, _LONGEST_NAME - 6)} {count}"


def _cut(text: str, units: int) -> str:
    """Cut by UTF-16 units, which is how the limit counts."""
    while len(text.encode("utf-16-le")) // 2 > units:
        text = text[:-1]
    return text.strip()


def _guide(
    page: Any, document: Document, formats: Formats, words: Mapping[str, str]
) -> None:
    page.hide_gridlines(2)
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 78)
    page.write_string(0, 0, document.title, formats.title)
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
    for place in range(1, 5):
        said = words[f"guide-{place}"].format(index=words["sheet-index"])
        page.merge_range(row, 0, row, 1, "", formats.wrapped)
        page.write_string(row, 0, f"{place}. {said}", formats.wrapped)
        page.set_row(row, 30)
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
    page: Any,
    tables: Sequence[tuple[Table, str]],
    formats: Formats,
    words: Mapping[str, str],
) -> None:
    page.hide_gridlines(2)
    for column, width in enumerate((14, 72, 34, 9)):
        page.set_column(column, column, width)
    page.write_string(0, 0, words["sheet-index"], formats.title)
    heads = (words["table"], words["name"], words["sheet"], words["rows"])
    for column, said in enumerate(heads):
        page.write_string(2, column, said, formats.head(numeric=column == 3, shared=False))
    for row, (table, name) in enumerate(tables, start=3):
        count = sum(each.kind == "data" for each in table.rows)
        page.write_url(row, 0, f"internal:'{name}'!A1", formats.link, string=table.label)
        page.write_string(row, 1, table.caption, formats.cell("data"))
        page.write_string(row, 2, name, formats.cell("data"))
        page.write_number(row, 3, count, formats.cell("data", "#,##0", numeric=True))
    page.freeze_panes(3, 0)
    page.repeat_rows(2)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
