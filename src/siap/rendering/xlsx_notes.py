"""What a workbook says outside its tables: fields, results and remarks, on one sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from siap.rendering.numbering import blocks_of
from siap.rendering.tree import (
    Box,
    Document,
    Heading,
    KeyValues,
    ListBlock,
    Paragraph,
    Run,
    Table,
)
from siap.rendering.xlsx_formats import Formats
from siap.rendering.xlsx_widths import POINTS_PER_CHAR, height_of, lines_of

_NAME: Final = 150.0  # width of a column in points
_TEXT: Final = 360.0
_LONGEST_TEXT: Final = 32_767


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the sheet: a title, a named text, or a text alone."""

    kind: Literal["title", "pair", "text"]
    text: str
    name: str = ""


def notes_of(document: Document) -> list[Note]:
    """
    Collect what a paper says outside its tables and belongs to its data.

    Args:
        document: The tree, numbered.

    Returns:
        Named texts and boxes in reading order, each under its nearest title. Running text
        is left to the papers that are read, unless there is no table at all.
    """
    tables = any(isinstance(block, Table) for block in blocks_of(document))
    notes: list[Note] = []
    title = ""
    for block in blocks_of(document):
        named = _title(block)
        if named:
            title = named
            continue
        found = list(_said(block, running=not tables))
        if found and title:
            notes.append(Note("title", title))
            title = ""
        notes += found
    return notes


def _title(block: object) -> str:
    if isinstance(block, Heading):
        return block.text
    if isinstance(block, Paragraph) and block.runs and all(run.bold for run in block.runs):
        return _plain(block.runs)
    return ""


def _said(block: object, *, running: bool) -> Iterator[Note]:
    if isinstance(block, KeyValues):
        yield from (Note("pair", text, name) for name, text in block.pairs)
    elif isinstance(block, Box):
        if block.title:
            yield Note("title", block.title)
        for inner in block.blocks:
            yield from _lines(inner)
    elif running and isinstance(block, Paragraph | ListBlock):
        yield from _lines(block)


def _lines(block: Paragraph | ListBlock) -> Iterator[Note]:
    if isinstance(block, Paragraph):
        yield Note("text", _plain(block.runs))
        return
    for place, item in enumerate(block.items, 1):
        mark = f"{place}." if block.ordered else "•"
        yield Note("text", f"{mark} {_plain(item)}")


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def write_notes(
    page: Any, notes: list[Note], formats: Formats, words: Mapping[str, str]
) -> None:
    """
    Write the sheet.

    Args:
        page: An empty sheet.
        notes: At least one.
        formats: Looks of the workbook.
        words: Of the language.
    """
    page.hide_gridlines(2)
    for column, width in enumerate((_NAME, _TEXT)):
        page.set_column(column, column, width / POINTS_PER_CHAR)
    page.write_string(0, 0, words["sheet-notes"], formats.title)
    page.set_row(0, 24)
    back = f"internal:'{words['sheet-index']}'!A1"
    page.write_url(1, 0, back, formats.back, string=words["back"])
    row = 3
    for note in notes:
        if note.kind == "title":
            row += row > 3  # a blank line before each title but the first
        _write(page, row, note, formats)
        row += 1
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.5, top=0.8, bottom=0.7)
    page.set_footer(f"&L&8&A&R&8{words['page']} &P {words['of']} &N", {"margin": 0.35})


def _write(page: Any, row: int, note: Note, formats: Formats) -> None:
    text = note.text[:_LONGEST_TEXT]
    if note.kind == "title":
        page.write_string(row, 0, text, formats.heading)
        page.set_row(row, 20)
        return
    if note.kind == "pair":
        lines = lines_of((note.name, text), (_NAME, _TEXT))
        high = lines > 1
        page.write_string(row, 0, note.name, formats.name(high=high))
        page.write_string(row, 1, text, formats.cell("data", high=high))
    else:
        page.merge_range(row, 0, row, 1, "", formats.wrapped)
        page.write_string(row, 0, text, formats.wrapped)
        lines = lines_of((text,), (_NAME + _TEXT,))
    page.set_row(row, height_of(lines))
