"""Reading answers from a workbook: all or nothing, with every mistake named by its cell."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext

from siap.apps.accounts.models import User
from siap.apps.imports.reading.file_rows import (
    CellIn,
    FileRow,
    column_letter,
    is_filled,
    text_of,
)
from siap.apps.imports.reading.source_files import open_file
from siap.apps.public_services.permissions import require
from siap.apps.public_services.services.recording import record
from siap.apps.surveys.models import ResponseChannel, Survey, SurveyState
from siap.apps.surveys.services.file_columns import (
    LONGEST_NUMBER,
    FileColumn,
    columns_of,
    places_in,
    plain_text,
    written,
)
from siap.apps.surveys.services.storing import LONGEST_TEXT, Answers, store
from siap.kernel.errors import Conflict, InvalidInput
from siap.methodology.dates import parse_date

MOST_FAULTS: Final = 200
_GROUPS: Final = ("number", "element", "profile", "extra", "text")
_LONGEST: Final = {"text": LONGEST_TEXT, "number": LONGEST_NUMBER}
_NAMESPACE: Final = uuid.UUID("9a1de8f4-6a35-4a19-9d0e-5a2cf0c6b8a7")


@dataclass(frozen=True)
class CellFault:
    """A cell that cannot be taken: where, what stands there, what is expected."""

    cell: str
    column: str
    found: str
    wanted: str


@dataclass
class FileOutcome:
    """What became of a file; with faults nothing was taken."""

    rows: int = 0
    added: int = 0
    faults: list[CellFault] = field(default_factory=list)
    unknown: Sequence[str] = ()

    @property
    def known(self) -> int:
        """Rows that were there from an earlier import."""
        return 0 if self.faults else self.rows - self.added


@dataclass
class _Reading:
    """What reading a row needs of the file around it."""

    survey_id: int
    file_id: str
    today: date
    faults: list[CellFault]
    rows_by_number: dict[str, int] = field(default_factory=dict)

    def key_of(self, row: FileRow, number: str) -> uuid.UUID:
        """
        What makes an answer the same one again.

        The number of its sheet, so that a file can be mended or grow and come once more;
        without one, its row in this very file.
        """
        about = f"lembar:{plain_text(number)}" if number else f"{self.file_id}:{row.number}"
        return uuid.uuid5(_NAMESPACE, f"{self.survey_id}:{about}")


def import_answers(*, survey: Survey, data: bytes, by: User, now: datetime) -> FileOutcome:
    """
    Take the answers of a workbook.

    Args:
        survey: Open or closed, results not yet public.
        data: The file, XLSX or CSV, with the titles of `blank_workbook` in one of its
            first rows.
        by: Who.
        now: When; rows without a date get this day.

    Returns:
        What was taken, or every fault by cell. The same file again adds
        nothing, nor does a sheet whose number was taken before.

    Raises:
        Forbidden: The person may not.
        Conflict: The survey takes no answers now.
        InvalidInput: It is no table, or a title is missing.
    """
    require(by, "survey.enter", survey.unit.agency.region_id)
    if survey.state not in {SurveyState.OPEN, SurveyState.CLOSED}:
        raise Conflict("survey-not-open", where="survey")
    rows = open_file(data).rows()
    places = places_in(rows, columns_of(survey))
    outcome = FileOutcome(unknown=places.unknown)
    context = _Reading(
        survey.pk, hashlib.sha256(data).hexdigest(), timezone.localdate(now), outcome.faults
    )
    many = []
    for row in rows:
        read = _read(row, places.columns, context)
        if read is not None:
            outcome.rows += 1
            many.append(read)
        if len(outcome.faults) >= MOST_FAULTS:
            break
    if outcome.faults:
        return outcome
    outcome.added = store(survey, many, ResponseChannel.FILE)
    note = f"{survey.title}: {outcome.added}"
    about = ("survey", survey.pk)
    record(survey.unit.agency.region_id, "import", about, note, by=by, now=now)
    return outcome


def _read(
    row: FileRow,
    columns: Mapping[int, FileColumn],
    context: _Reading,
) -> tuple[Answers, date] | None:
    """The answers of a row; None where there is only a number, as on a sheet to come."""
    day = context.today
    found: dict[str, dict[str, str]] = {group: {} for group in _GROUPS}
    faults = context.faults
    before = len(faults)
    for index, column in columns.items():
        cell = row.cell(index)
        if not is_filled(cell):
            continue
        value = _value(cell, column, context.today)
        if value is None:
            place = f"{column_letter(index)}{row.number}"
            faults.append(CellFault(place, column.title, text_of(cell)[:60], column.wanted))
        elif isinstance(value, date):
            day = value
        else:
            found[column.group][column.key] = value
    number = found["number"].get("number", "")
    is_empty = not any(found[group] for group in _GROUPS if group != "number")
    if is_empty and number and len(faults) == before:
        return None
    if not found["element"] and len(faults) == before:
        faults.append(_without_element(row, columns))
    if number:
        _refuse_twice(row, columns, number, context)
    answers = Answers(
        key=context.key_of(row, number),
        elements={name: int(value) for name, value in found["element"].items()},
        profile=found["profile"],
        extra=found["extra"] | found["text"],
    )
    return answers, day


def _without_element(row: FileRow, columns: Mapping[int, FileColumn]) -> CellFault:
    first = min(index for index, column in columns.items() if column.group == "element")
    place = f"{column_letter(first)}{row.number}"
    return CellFault(place, columns[first].title, "", gettext("sedikitnya satu unsur"))


def _refuse_twice(
    row: FileRow, columns: Mapping[int, FileColumn], number: str, context: _Reading
) -> None:
    """Two rows with one number are one sheet typed twice, or a slip of the hand."""
    first = context.rows_by_number.setdefault(plain_text(number), row.number)
    if first == row.number:
        return
    at = next(index for index, column in columns.items() if column.group == "number")
    wanted = gettext("nomor lain: nomor ini sudah dipakai di baris {row}").format(row=first)
    place = f"{column_letter(at)}{row.number}"
    context.faults.append(CellFault(place, columns[at].title, number[:60], wanted))


def _value(cell: CellIn, column: FileColumn, today: date) -> str | date | None:
    if column.group == "day":
        return _day(cell, today)
    text = written(cell)
    if column.group in _LONGEST:
        return text if len(text) <= _LONGEST[column.group] else None
    return column.choice(text)


def _day(cell: CellIn, today: date) -> date | None:
    if isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        try:
            found = parse_date(text_of(cell).strip())
        except InvalidInput:
            return None
    return found if found <= today else None
