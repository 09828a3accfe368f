"""Worksheets of a plan as one workbook."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter
from django.utils import timezone

from siap.apps.imports.workbooks.cells_out import CellsOut
from siap.apps.imports.workbooks.choosing import Choosing
from siap.apps.imports.workbooks.drawing import Draw, PartSheet
from siap.apps.imports.workbooks.layout import (
    FORMAT,
    LIST_SHEET,
    LONGEST_NAME,
    MARK,
    META_SHEET,
)
from siap.apps.imports.workbooks.looks import Looks
from siap.apps.plans.models import Plan
from siap.apps.worksheets.models import SheetLock
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.queries import read_sheets
from siap.methodology.dates import format_date
from siap.methodology.worksheet_shapes import Worksheet

_FORBIDDEN: Final = str.maketrans("", "", "[]:*?/\\'")


@dataclass(frozen=True)
class _Listed:
    """A part in the table of contents."""

    sheet: str
    title: str
    rows: int
    version: int | None


def workbook_of(
    plan: Plan,
    worksheets: Sequence[Worksheet],
    *,
    now: datetime,
    language: str = "id",
    personal: bool = True,
) -> bytes:
    """
    Write worksheets as a workbook to be filled off-line and read back.

    Args:
        plan: The plan.
        worksheets: Which of it, in the order of their sheets.
        now: When; stands in the instructions and in the file's properties.
        language: Of instructions, titles and choices, `id` or `en`.
        personal: Whether columns about persons are written.

    Returns:
        A workbook: instructions, a sheet for each part in order, and two hidden sheets
        with the lists and the marks by which everything is known again. The same rows at
        the same moment give the same bytes.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "default_format_properties": {"font_name": "Arial", "font_size": 10},
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    made = now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": plan.title, "created": made})
    _Book(book, plan, worksheets, language, personal=personal).write(now)
    book.close()
    return out.getvalue()


class _Book:
    def __init__(
        self,
        book: Any,
        plan: Plan,
        worksheets: Sequence[Worksheet],
        language: str,
        *,
        personal: bool,
    ) -> None:
        self._book = book
        self._plan = plan
        self._worksheets = worksheets
        self._sheets = read_sheets(plan, worksheets)
        self._choosing = Choosing(self._sheets, language)
        self._words = self._choosing.words
        self._draw = Draw(Looks(book, language), self._words, language)
        self._personal = personal
        self._parts: list[CellsOut] = []

    def write(self, now: datetime) -> None:
        guide = self._book.add_worksheet(self._words["guide"])
        listed = list(self._part_sheets())
        lists = self._book.add_worksheet(LIST_SHEET)
        self._choosing.write(self._book, lists)
        marks = self._book.add_worksheet(META_SHEET)
        self._marks(marks)
        lists.very_hidden()
        marks.very_hidden()
        self._guide(guide, listed, now)

    def _part_sheets(self) -> Iterator[_Listed]:
        locks = dict(
            SheetLock.objects.filter(plan=self._plan).values_list("worksheet", "version")
        )
        taken = {self._words["guide"].casefold(), "history"}
        for worksheet in self._worksheets:
            for part in worksheet.parts:
                place = place_of(self._plan, worksheet.id, part.key)
                title = part.title if self._draw.language == "id" else part.title_en
                name = _sheet_name(f"{worksheet.number} {title}", taken)
                cells = CellsOut(
                    place, self._sheets, self._choosing, personal=self._personal
                )
                self._parts.append(cells)
                version = locks.get(worksheet.id)
                sheet = self._book.add_worksheet(name)
                said = self._title(worksheet, title)
                rows = PartSheet(sheet, cells, self._draw, version=version).draw(said)
                yield _Listed(name, said, rows, version)

    def _title(self, worksheet: Worksheet, part: str) -> str:
        """Number and title of a worksheet, and of its part where it says more."""
        own = worksheet.title if self._draw.language == "id" else worksheet.title_en
        title = f"{worksheet.number} {own}"
        return title if part == own else f"{title} – {part}"

    def _marks(self, sheet: Any) -> None:
        """Whose file it is, and each row with the version that it had."""
        lines: list[tuple[str, ...]] = [
            (MARK, str(FORMAT)),
            ("plan", str(self._plan.pk)),
            ("edition", self._plan.edition),
            ("language", self._draw.language),
        ]
        for cells in self._parts:
            subject = cells.place.subject
            lines.append(("part", subject))
            lines += [
                ("row", subject, row_id, str(version))
                for row_id, version in cells.versions.items()
            ]
        for row, line in enumerate(lines):
            for at, text in enumerate(line):
                sheet.write_string(row, at, text)

    def _guide(self, page: Any, listed: Sequence[_Listed], now: datetime) -> None:
        words, looks = self._words, self._draw.looks
        for at, width in enumerate((66, 34, 9, 44)):
            page.set_column(at, at, width)
        page.write_string(0, 0, f"{words['title']}: {self._plan.title}", looks.title)
        page.set_row(0, 24)
        local = timezone.localtime(now)
        day = format_date(local.date(), language=self._draw.language)
        facts = (
            (words["region"], str(self._plan.region)),
            (words["made"], f"{day}, {local:%H.%M}"),
        )
        for row, (name, said) in enumerate(facts, start=1):
            page.write_string(row, 0, f"{name}: {said}", looks.hint)
        page.write_string(4, 0, words["how"], looks.heading)
        for number in range(1, 8):
            page.merge_range(4 + number, 0, 4 + number, 3, "", looks.wrapped)
            said = f"{number}. {words[f'how-{number}']}"
            page.write_string(4 + number, 0, said, looks.wrapped)
            page.set_row(4 + number, 28)
        self._contents(page, listed, 13)
        page.hide_gridlines(2)
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_footer(f"&R{words['page']}")
        page.protect("", {"format_columns": True, "format_rows": True})

    def _contents(self, page: Any, listed: Sequence[_Listed], start: int) -> None:
        words, looks = self._words, self._draw.looks
        page.write_string(start, 0, words["sheets"], looks.heading)
        for at, key in enumerate(("part", "sheet", "rows", "state")):
            page.write_string(start + 1, at, words[key], looks.head)
        for row, one in enumerate(listed, start=start + 2):
            page.write_url(row, 0, f"internal:'{one.sheet}'!C4", looks.link, one.title)
            page.write_string(row, 1, one.sheet, looks.wrapped)
            page.write_number(row, 2, one.rows, looks.count)
            state = words["open"]
            if one.version is not None:
                state = words["closed"].format(version=one.version)
            page.write_string(row, 3, state, looks.wrapped)
        page.repeat_rows(start + 1)


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """At most 31 characters, none that a spreadsheet forbids, no two alike."""
    plain = " ".join(wanted.translate(_FORBIDDEN).split())
    name, number = _cut(plain, LONGEST_NAME), 1
    while name.casefold() in taken:
        number += 1
        name = f"{_cut(plain, LONGEST_NAME - 4)} {number}"
    taken.add(name.casefold())
    return name


def _cut(text: str, units: int) -> str:
    """Cut by UTF-16 units, which is how the limit counts."""
    while len(text.encode("utf-16-le")) // 2 > units:
        text = text[:-1]
    return text.strip()
