"""Reading answers from a workbook: all or nothing, with every mistake named by its cell."""

import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext, pgettext

from siap.apps.accounts.models import User
from siap.apps.imports.reading.file_rows import (
    CellIn,
    FileRow,
    column_letter,
    is_filled,
    text_of,
)
from siap.apps.imports.reading.source_files import open_file
from siap.apps.imports.table_files import OutColumn, OutTable, xlsx_bytes
from siap.apps.public_services.permissions import require
from siap.apps.public_services.services.recording import record
from siap.apps.surveys.models import (
    ExtraQuestion,
    QuestionKind,
    ResponseChannel,
    Survey,
    SurveyState,
)
from siap.apps.surveys.queries import extras_of
from siap.apps.surveys.questions import PROFILE, elements_of
from siap.apps.surveys.services.storing import LONGEST_TEXT, Answers, store
from siap.kernel.errors import Conflict, InvalidInput

MOST_FAULTS: Final = 200
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

    @property
    def known(self) -> int:
        """Rows that were there from an earlier import of the same file."""
        return 0 if self.faults else self.rows - self.added


@dataclass(frozen=True)
class _Column:
    """A column of the file: where it belongs, its title, and what may stand in it."""

    group: str
    key: str
    title: str
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def wanted(self) -> str:
        """What may stand in it, in words."""
        if self.group == "day":
            return gettext("tanggal, misalnya 2026-11-21")
        if self.group == "text":
            return gettext("teks paling panjang {limit} huruf").format(limit=LONGEST_TEXT)
        return ", ".join(dict.fromkeys(self.choices.values()))


def _columns(survey: Survey, extras: Sequence[ExtraQuestion]) -> list[_Column]:
    scale = {str(value): str(value) for value in (1, 2, 3, 4)}
    elements = [
        _Column("element", each.key, f"U{number} {each.title}", scale)
        for number, each in enumerate(elements_of(survey, extras), 1)
    ]
    profile = [
        _Column(
            "profile",
            each.key,
            str(each.title),
            {key: str(said) for key, said in each.choices},
        )
        for each in PROFILE
    ]
    own = [
        _Column(
            "text" if each.kind == QuestionKind.TEXT else "extra",
            each.key,
            each.text,
            scale
            if each.kind == QuestionKind.SCALE
            else {option: option for option in each.options},
        )
        for each in extras
        if each.kind != QuestionKind.ELEMENT
    ]
    return [_Column("day", "day", gettext("Tanggal")), *elements, *profile, *own]


def blank_workbook(survey: Survey, language: str) -> bytes:
    """An empty workbook with the right columns; choices have a drop-down."""
    columns = [
        OutColumn(
            each.title,
            numeric=each.group == "element",
            options=tuple(dict.fromkeys(each.choices.values())),
        )
        for each in _columns(survey, extras_of(survey))
    ]
    return xlsx_bytes(OutTable(pgettext("survei", "Jawaban"), columns, []), language)


def import_answers(*, survey: Survey, data: bytes, by: User, now: datetime) -> FileOutcome:
    """
    Take the answers of a workbook.

    Args:
        survey: Open or closed, results not yet public.
        data: The file, XLSX or CSV, with the titles of `blank_workbook` in its first row.
        by: Who.
        now: When; rows without a date get this day.

    Returns:
        What was taken, or every fault by cell. The same file again adds nothing.

    Raises:
        Forbidden: The person may not.
        Conflict: The survey takes no answers now.
        InvalidInput: It is no table, or a title is missing.
    """
    require(by, "survey.enter", survey.unit.agency.region_id)
    if survey.state not in {SurveyState.OPEN, SurveyState.CLOSED}:
        raise Conflict("survey-not-open", where="survey")
    rows = open_file(data).rows()
    places = _places(next(rows, None), _columns(survey, extras_of(survey)))
    outcome = FileOutcome()
    file_id = hashlib.sha256(data).hexdigest()
    today = timezone.localdate(now)
    many = []
    for row in rows:
        outcome.rows += 1
        key = uuid.uuid5(_NAMESPACE, f"{survey.pk}:{file_id}:{row.number}")
        many.append(_read(row, places, key, today, outcome.faults))
        if len(outcome.faults) >= MOST_FAULTS:
            break
    if outcome.faults:
        return outcome
    outcome.added = store(survey, many, ResponseChannel.FILE)
    note = f"{survey.title}: {outcome.added}"
    about = ("survey", survey.pk)
    record(survey.unit.agency.region_id, "import", about, note, by=by, now=now)
    return outcome


def _places(head: FileRow | None, columns: Sequence[_Column]) -> dict[int, _Column]:
    """Which column of the file is which; titles may stand in any order and case."""
    titles = {} if head is None else {
        _plain(text_of(cell)): index for index, cell in enumerate(head.cells)
    }  # fmt: skip
    missing = [
        each.title
        for each in columns
        if each.group == "element" and _plain(each.title) not in titles
    ]
    if missing:
        raise InvalidInput("survey-columns", where="file", missing=", ".join(missing))
    return {
        titles[_plain(each.title)]: each for each in columns if _plain(each.title) in titles
    }


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _read(
    row: FileRow,
    places: Mapping[int, _Column],
    key: uuid.UUID,
    today: date,
    faults: list[CellFault],
) -> tuple[Answers, date]:
    day = today
    found: dict[str, dict[str, str]] = {
        "element": {},
        "profile": {},
        "extra": {},
        "text": {},
    }
    for index, column in places.items():
        cell = row.cell(index)
        if not is_filled(cell):
            continue
        value = _value(cell, column, today)
        if value is None:
            place = f"{column_letter(index)}{row.number}"
            faults.append(CellFault(place, column.title, text_of(cell)[:60], column.wanted))
        elif isinstance(value, date):
            day = value
        else:
            found[column.group][column.key] = value
    if not found["element"] and not faults:
        first = min(index for index, column in places.items() if column.group == "element")
        place = f"{column_letter(first)}{row.number}"
        faults.append(
            CellFault(place, places[first].title, "", gettext("sedikitnya satu unsur"))
        )
    answers = Answers(
        key=key,
        elements={name: int(value) for name, value in found["element"].items()},
        profile=found["profile"],
        extra=found["extra"] | found["text"],
    )
    return answers, day


def _value(cell: CellIn, column: _Column, today: date) -> str | date | None:
    if column.group == "day":
        return _day(cell, today)
    text = _written(cell)
    if column.group == "text":
        return text if len(text) <= LONGEST_TEXT else None
    for key, said in column.choices.items():
        if _plain(text) in {_plain(key), _plain(said)}:
            return key
    return None


def _written(cell: CellIn) -> str:
    """A whole number as spreadsheets keep it, `3.0`, is written `3`."""
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return str(int(cell))
    return text_of(cell).strip()


def _day(cell: CellIn, today: date) -> date | None:
    found: date | None = None
    if isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        found = next(_typed_days(text_of(cell).strip()), None)
    return found if found is not None and found <= today else None


def _typed_days(text: str) -> Iterator[date]:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            yield datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
