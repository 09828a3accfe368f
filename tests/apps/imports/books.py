"""Workbooks of a plan in tests: downloaded, changed as a person would, handed in."""

import io
import uuid
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

from factories.plans import NOW, a_member, facilitator_of
from siap.apps.imports.models import Upload
from siap.apps.imports.services import NewFile
from siap.apps.imports.workbooks.comparing import compare
from siap.apps.imports.workbooks.differences import BookDiff
from siap.apps.imports.workbooks.layout import FIRST_ROW, KEY_ROW
from siap.apps.imports.workbooks.reading import read_book
from siap.apps.imports.workbooks.taking import (
    Answers,
    diff_of,
    start_workbook,
    take_workbook,
)
from siap.apps.imports.workbooks.writing import workbook_of
from siap.apps.plans.models import Plan
from siap.apps.worksheets.places import place_of
from siap.apps.worksheets.queries import worksheets_of
from siap.apps.worksheets.services import CellEdit, NewRow, add_row, save_cell
from siap.methodology.library import edition

PEOPLE = "w01-stakeholders.stakeholders"
CLUSTERS = "w09-issue-cards.clusters"
CARDS = "w09-issue-cards.cards"
TREE = "w32-logframe.results"
PAIRS = "w10-issue-ranking.comparisons"
PROFILE = "w08-service-profile.profile"
INDICATORS = "w08-service-profile.indicators"
WRITTEN_IN = tuple(
    sorted({part.partition(".")[0] for part in (PEOPLE, CARDS, TREE, PAIRS, PROFILE)})
)
"""Worksheets of the parts above; to write and read all forty takes ten times as long."""


def downloaded(
    plan: Plan, *worksheets: str, language: str = "id", personal: bool = True
) -> bytes:
    """The workbook of some worksheets of a plan."""
    library = edition(plan.edition)
    wanted = [library.worksheet(key) for key in worksheets or WRITTEN_IN]
    return workbook_of(plan, wanted, now=NOW, language=language, personal=personal)


def whole_book(plan: Plan, *, language: str = "id", personal: bool = True) -> bytes:
    """The workbook of all worksheets of a plan."""
    keys = [worksheet.id for worksheet in worksheets_of(plan)]
    return downloaded(plan, *keys, language=language, personal=personal)


class Opened:
    """A workbook as a person has it before them, sheet by sheet."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))

    def sheet(self, subject: str) -> Any:
        return next(
            s for s in self.book.worksheets if s.cell(KEY_ROW + 1, 1).value == subject
        )

    def column(self, subject: str, key: str) -> int:
        cells = self.sheet(subject)[KEY_ROW + 1]
        return next(cell.column for cell in cells if cell.value == key)

    def row(self, subject: str, row_id: str) -> int:
        rows = self.sheet(subject).iter_rows(min_row=FIRST_ROW + 1, max_col=1)
        return next(cell.row for (cell,) in rows if cell.value == row_id)

    def set(self, subject: str, row: int, key: str, value: object) -> str:
        cell = self.sheet(subject).cell(row, self.column(subject, key))
        cell.value = value
        return str(cell.coordinate)

    def add(self, subject: str, **cells: object) -> int:
        """Write a row below the last one that has an id."""
        sheet = self.sheet(subject)
        rows = sheet.iter_rows(min_row=FIRST_ROW + 1)
        filled = [r[0].row for r in rows if any(cell.value is not None for cell in r)]
        row = max(filled, default=FIRST_ROW) + 1
        for key, value in cells.items():
            self.set(subject, row, key, value)
        return row

    def data(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def edited(data: bytes, change: Callable[[Opened], object]) -> bytes:
    opened = Opened(data)
    change(opened)
    return opened.data()


def compared(plan: Plan, data: bytes, *, language: str = "id") -> BookDiff:
    return compare(read_book(data), plan, language=language, namespace=uuid.uuid4())


def handed_in(plan: Plan, data: bytes) -> Upload:
    file = NewFile(name="buku.xlsx", data=data)
    by = facilitator_of(plan)
    return start_workbook(plan=plan, file=file, language="id", by=by, now=NOW)


def taken(
    plan: Plan,
    data: bytes,
    *,
    mine: Sequence[str] = (),
    removed: Sequence[str] = (),
    again: Sequence[str] = (),
) -> Upload:
    upload = handed_in(plan, data)
    answers = Answers(
        seen=diff_of(upload, language="id").digest,
        mine=frozenset(mine),
        removed=frozenset(removed),
        again=frozenset(again),
    )
    return take_workbook(upload=upload, answers=answers, by=facilitator_of(plan), now=NOW)


def fault_places(diff: BookDiff) -> list[tuple[str, str]]:
    """Address and code of every fault."""
    return [(found.address, found.fault.code) for found in diff.faults]


def rows_of(plan: Plan, subject: str) -> dict[str, dict[str, object]]:
    place = place_of(plan, *subject.split("."))
    return {row.id: dict(row.cells) for row in place.store.read(plan)}


def a_row(plan: Plan, subject: str, **typed: str) -> str:
    place = place_of(plan, *subject.split("."))
    by = facilitator_of(plan)
    return add_row(place=place, new=NewRow(typed=typed), by=by, now=NOW).row_id


def change(plan: Plan, subject: str, row_id: str, column: str, typed: str) -> None:
    """As somebody on the web does."""
    place = place_of(plan, *subject.split("."))
    edit = CellEdit(row_id=row_id, column=column, typed=typed, seen_version=None)
    save_cell(place=place, edit=edit, by=a_member(plan, name="Ratna"), now=NOW)
