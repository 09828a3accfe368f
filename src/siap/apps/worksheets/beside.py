"""Results that stand beside the rows that they tell of."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from siap.apps.worksheets.queries import Outcome, Sheets
from siap.apps.worksheets.references import full_path
from siap.method_books.grades import GRADES
from siap.method_books.words import word
from siap.methodology.worksheet_shapes import Part, Shown, Worksheet
from siap.ui import formatting

ROW_KINDS = frozenset({"table", "tree", "flow"})
# More results than these would push the cells aside; the others stay below.
MOST_RESULTS = 4


@dataclass(frozen=True)
class ResultColumn:
    """One result of a computation for every row of a part, as text by row id."""

    key: str
    title: str
    values: Mapping[str, str]

    def element_id(self, row_id: str) -> str:
        """Id of the place where the result of a row stands."""
        return f"h-{self.key}-{row_id}"


def stands_beside(shown: Shown, worksheet: Worksheet, part: Part) -> bool:
    """Whether a result has its place beside the rows of a part of the same worksheet."""
    return shown in _beside(worksheet, part)[:MOST_RESULTS]


def _beside(worksheet: Worksheet, part: Part) -> list[Shown]:
    if part.kind not in ROW_KINDS:
        return []
    place = f"{worksheet.id}.{part.key}"
    return [
        shown
        for computation in worksheet.computes
        for shown in computation.shows
        # A list of rows is one result, though it tells of several.
        if shown.beside and shown.format != "rows"
        if full_path(shown.beside, worksheet) == place
    ]


def result_columns(
    worksheet: Worksheet, part: Part, sheets: Sheets, *, language: str
) -> list[ResultColumn]:
    """
    Give the results that stand beside the rows of a part.

    Args:
        worksheet: The worksheet.
        part: A part of it.
        sheets: Its rows and those that it takes from.
        language: `id` or `en`.

    Returns:
        A column for each result, in the order of the worksheet; without values while
        nothing can be worked out.
    """
    return [
        column
        for outcome in sheets.outcomes(worksheet)
        for shown in outcome.computation.shows
        if stands_beside(shown, worksheet, part)
        and (column := _column(outcome, shown, sheets, language)) is not None
    ]


def result_places(
    worksheet: Worksheet, sheets: Sheets, *, language: str
) -> list[tuple[str, str]]:
    """Element id and text of every result that stands beside a row of a worksheet."""
    return [
        (column.element_id(row_id), text)
        for part in worksheet.parts
        for column in result_columns(worksheet, part, sheets, language=language)
        for row_id, text in column.values.items()
    ]


def _column(
    outcome: Outcome, shown: Shown, sheets: Sheets, language: str
) -> ResultColumn | None:
    values = (outcome.result or {}).get(shown.field) or {}
    if not isinstance(values, Mapping):
        return None
    title = shown.title if language == "id" else shown.title_en
    texts = {
        str(row_id): format_shown(shown, value, sheets, language)
        for row_id, value in values.items()
    }
    return ResultColumn(f"{outcome.computation.key}-{shown.field}", title, texts)


def format_shown(shown: Shown, value: object, sheets: Sheets, language: str) -> str:
    """
    Write a value of a result as people read it.

    Args:
        shown: How the worksheet wants it shown.
        value: A value of the result, or a list of them.
        sheets: For the names of rows.
        language: `id` or `en`.

    Returns:
        Text; a dash for nothing, the name of a row instead of its id.
    """
    if value is None:
        return "–"
    if isinstance(value, (list, tuple)):
        return ", ".join(format_shown(shown, item, sheets, language) for item in value)
    if isinstance(value, bool):
        yes, no = ("ya", "tidak") if language == "id" else ("yes", "no")
        return yes if value else no
    if isinstance(value, (int, Decimal)):
        return _number(shown, value)
    text = str(value)
    return label_of(shown, text, language) or sheets.titles.get(text, text)


def label_of(shown: Shown, code: str, language: str) -> str:
    """
    Put a code that a result gives into words.

    Args:
        shown: How the worksheet wants it shown, with Indonesian words for its codes.
        code: Such a code, or anything else.
        language: `id` or `en`.

    Returns:
        The words, grades of regulations among them; nothing for what is no code of this
        result.
    """
    label = shown.labels.get(code, "")
    if language != "en":
        return label
    return word(code, language) if label else GRADES.get(code, "")


def _number(shown: Shown, value: int | Decimal) -> str:
    if shown.format == "rupiah":
        return formatting.rupiah(value)
    text = formatting.number(value, shown.places)
    return f"{text} %" if shown.format == "percent" else text
