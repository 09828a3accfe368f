"""The columns of a file of answers: which there are, where they stand, what fits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext, pgettext

from siap.apps.imports.reading.file_rows import CellIn, FileRow, text_of
from siap.apps.imports.table_files import OutColumn, OutTable, xlsx_bytes
from siap.apps.surveys.models import ExtraQuestion, QuestionKind, Survey
from siap.apps.surveys.queries import extras_of
from siap.apps.surveys.questions import PROFILE, elements_of
from siap.apps.surveys.services.storing import LONGEST_TEXT
from siap.kernel.errors import InvalidInput

FIRST_ROWS: Final = 20
"""Above the titles of their columns people write what the table is."""
LONGEST_NUMBER: Final = 40


@dataclass(frozen=True)
class FileColumn:
    """
    A column of the file: where it belongs, its title, and what may stand in it.

    `words` are other ways to write a choice, like the answers of the questionnaire.
    """

    group: str
    key: str
    title: str
    choices: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def wanted(self) -> str:
        """What may stand in it, in words."""
        if self.group == "day":
            return gettext("tanggal sampai hari ini, misalnya 21/11/2026")
        if self.group == "text":
            return gettext("teks paling panjang {limit} huruf").format(limit=LONGEST_TEXT)
        if self.group == "number":
            return gettext("paling panjang {limit} tanda").format(limit=LONGEST_NUMBER)
        return ", ".join(dict.fromkeys(self.choices.values()))

    def choice(self, text: str) -> str | None:
        """The key of what is written; None if it is no choice."""
        plain = plain_text(text)
        for key, said in self.choices.items():
            if plain in {plain_text(key), plain_text(said)}:
                return key
        return self.words.get(plain)


def columns_of(survey: Survey) -> list[FileColumn]:
    """The columns that a file of answers may have, in the order of the empty one."""
    extras = extras_of(survey)
    scale = {str(value): str(value) for value in (1, 2, 3, 4)}
    elements = [
        FileColumn(
            "element", each.key, f"U{number} {each.title}", scale,
            {plain_text(said): str(n) for n, said in enumerate(each.answers, 1)},
        )
        for number, each in enumerate(elements_of(survey, extras), 1)
    ]  # fmt: skip
    profile = [
        FileColumn(
            "profile",
            each.key,
            str(each.title),
            {key: str(said) for key, said in each.choices},
        )
        for each in PROFILE
    ]
    own = [_own(each, scale) for each in extras if each.kind != QuestionKind.ELEMENT]
    number = FileColumn("number", "number", gettext("Nomor lembar"))
    day = FileColumn("day", "day", gettext("Tanggal"))
    return [number, day, *elements, *profile, *own]


def _own(each: ExtraQuestion, scale: Mapping[str, str]) -> FileColumn:
    if each.kind == QuestionKind.TEXT:
        return FileColumn("text", each.key, each.text)
    choices = (
        scale
        if each.kind == QuestionKind.SCALE
        else {option: option for option in each.options}
    )
    return FileColumn("extra", each.key, each.text, choices)


def blank_workbook(survey: Survey, language: str) -> bytes:
    """An empty workbook with the right columns; choices have a drop-down."""
    columns = [
        OutColumn(
            each.title,
            numeric=each.group == "element",
            options=tuple(dict.fromkeys(each.choices.values())),
        )
        for each in columns_of(survey)
    ]
    return xlsx_bytes(OutTable(pgettext("survei", "Jawaban"), columns, []), language)


@dataclass(frozen=True)
class Places:
    """Which column is which, by its place from 0; and titles that say nothing to us."""

    columns: Mapping[int, FileColumn]
    unknown: Sequence[str]


def places_in(rows: Iterator[FileRow], columns: Sequence[FileColumn]) -> Places:
    """
    Find the row of titles, and read on behind it.

    Args:
        rows: Of the file; what stands in them up to the titles is taken.
        columns: That there may be; their titles in any order and case.

    Raises:
        InvalidInput: `survey-columns` names the elements that no column has.
    """
    known = {plain_text(each.title): each for each in columns}
    elements = {title for title, each in known.items() if each.group == "element"}
    best: set[str] = set()
    for row, _ in zip(rows, range(FIRST_ROWS), strict=False):
        titles = {plain_text(text_of(cell)): at for at, cell in enumerate(row.cells)}
        found = elements & set(titles)
        if found == elements:
            return Places(
                {at: known[title] for title, at in titles.items() if title in known},
                [text_of(row.cells[at])[:40] for title, at in titles.items()
                 if title and title not in known],
            )  # fmt: skip
        best = max(best, found, key=len)
    if not best:
        raise InvalidInput("survey-no-titles", where="file", rows=FIRST_ROWS)
    missing = [known[title].title for title in known if title in elements - best]
    raise InvalidInput("survey-columns", where="file", missing="; ".join(missing))


def plain_text(text: str) -> str:
    """A text as it is compared: without letter case and spare spaces."""
    return " ".join(text.split()).casefold()


def written(cell: CellIn) -> str:
    """A whole number as spreadsheets keep it, `3.0` or `3,0`, is written `3`."""
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return str(int(cell))
    text = text_of(cell).strip()
    whole, sign, rest = text.replace(",", ".").partition(".")
    is_whole = sign and whole.isdecimal() and not rest.strip("0")
    return whole if is_whole else text
