"""What a person chose for a file: where its titles are, what its columns become."""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from siap.apps.imports.headings import (
    LOOKED_AT,
    HeaderRows,
    Heading,
    find_header,
    headings_of,
    plain,
)
from siap.apps.imports.number_style import number_style
from siap.apps.imports.planned import Draft
from siap.apps.imports.reading.file_rows import FileRow
from siap.apps.imports.reading.source_files import SourceFile
from siap.apps.imports.targets import (
    OWN_TITLES,
    ROW_ID,
    VERSION,
    Target,
    guess_mapping,
    known_titles,
    targets_of,
    years_named,
)
from siap.apps.worksheets.places import Place
from siap.apps.worksheets.readers import reader_for
from siap.kernel.errors import InvalidInput
from siap.methodology.cells import YEARLY_TYPES
from siap.methodology.kind_columns import columns_of

How = Literal["sum", "count", "mean", "median"]
Language = Literal["id", "en"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Measure(_Frozen):
    """One figure by year: how it is worked out, from which column, weighted by which."""

    how: How
    title: str
    unit: str
    column: int | None = None
    weight: int | None = None


class Summary(_Frozen):
    """Rows summed up by year: the column with the time, and what is measured."""

    period: int
    measures: tuple[Measure, ...]


class Choices(_Frozen):
    """Everything that was chosen for a file; kept until it is taken or thrown away."""

    sheet: str = ""
    first: int = 1
    last: int = 1
    numbers: Language = "id"
    mapping: dict[int, str] = {}
    match: str = ""
    summary: Summary | None = None

    @property
    def header(self) -> HeaderRows:
        """Where the titles stand."""
        return HeaderRows(self.first, self.last)


def best_sheet(source: SourceFile, place: Place) -> str:
    """The sheet called as the part, else the first that holds something."""
    names = {plain(place.part.title), plain(place.part.title_en)}
    for sheet in source.sheets:
        if plain(sheet) in names or plain(sheet) in {name[:31] for name in names}:
            return sheet
    filled = (sheet for sheet in source.sheets if next(source.rows(sheet), None))
    return next(filled, source.sheets[0] if source.sheets else "")


def first_choices(source: SourceFile, place: Place, *, language: Language) -> Choices:
    """
    Propose everything for a file that nobody has looked at yet.

    Args:
        source: The file.
        place: Where to.
        language: The reader's.

    Returns:
        A proposal that the person can change.

    Raises:
        InvalidInput: The file holds no rows.
    """
    return on_sheet(source, place, best_sheet(source, place), language=language)


def on_sheet(
    source: SourceFile, place: Place, sheet: str, *, language: Language
) -> Choices:
    """
    Propose everything for one sheet of a workbook.

    Raises:
        InvalidInput: There is no such sheet, or it holds no rows.
    """
    rows = first_rows(source, sheet)
    if not rows:
        raise InvalidInput("import-no-rows")
    known = known_titles(targets_of(place.part, ()))
    header = find_header(rows, known.__contains__)
    choices = Choices(sheet=sheet, first=header.first, last=header.last)
    return guessed(source, place, choices, language=language)


def guessed(
    source: SourceFile, place: Place, choices: Choices, *, language: Language
) -> Choices:
    """Guess the mapping anew, for the sheet and the titles that were chosen."""
    headings = headings_of(first_rows(source, choices.sheet), choices.header)
    targets = targets_for(place, headings)
    mapping = guess_mapping(headings, targets)
    rows = (row for row in source.rows(choices.sheet) if row.number > choices.last)
    numbers = _own_language(headings) or number_style(
        rows, columns=_numeric(mapping, targets), otherwise=language
    )
    matches = [key for key in place.part.unique if key in mapping.values()]
    match = matches[0] if matches and ROW_ID not in mapping.values() else ""
    return choices.model_copy(
        update={"mapping": mapping, "numbers": numbers, "match": match, "summary": None}
    )


def _own_language(headings: Sequence[Heading]) -> str:
    """The language of a table downloaded from here; empty for any other."""
    titles = {heading.title for heading in headings}
    marks = [OWN_TITLES[ROW_ID], OWN_TITLES[VERSION]]
    if titles & {title for title, _ in marks}:
        return "id"
    return "en" if titles & {title_en for _, title_en in marks} else ""


def _numeric(mapping: dict[int, str], targets: Sequence[Target]) -> set[int]:
    words = {"text", "long-text", "date", "time"}
    plain_text = {t.key for t in targets if t.column is None or t.column.type in words}
    return {index for index, key in mapping.items() if key not in plain_text}


def first_rows(source: SourceFile, sheet: str) -> list[FileRow]:
    """The rows at the top of a sheet, enough to find titles and show examples."""
    found: list[FileRow] = []
    for row in source.rows(sheet):
        found.append(row)
        if len(found) >= LOOKED_AT:
            break
    return found


def targets_for(place: Place, headings: Sequence[Heading]) -> list[Target]:
    """What columns can fill, with the years of the plan and those the file names."""
    reader = reader_for(place.plan, language="id", may_edit=True)
    shown: set[int] = set()
    for column in columns_of(place.part):
        if column.type in YEARLY_TYPES:
            shown |= set(reader.years_of(column, None))
    return targets_of(place.part, shown | years_named(headings))


def drafts_of(rows: Sequence[FileRow], choices: Choices) -> list[Draft]:
    """The rows below the titles in terms of the part."""
    return [
        Draft(row.number, {key: row.cell(i) for i, key in choices.mapping.items()})
        for row in rows
        if row.number > choices.last
    ]
