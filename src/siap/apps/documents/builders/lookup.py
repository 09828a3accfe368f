"""Reading single cells of worksheets by name, for sentences that a builder writes."""

from collections.abc import Sequence
from decimal import Decimal

from siap.apps.documents.builders.setting import Setting
from siap.methodology.content import ContentRow
from siap.methodology.kind_columns import column_of
from siap.rendering.values import write_date, write_number

ISSUE = "w10-issue-ranking.decision"
GAPS = "w11-quantitative-gap.gaps"
CAUSES = "w18-diagnosis.causes"
SOLUTIONS = "w19-integrated-solutions.solutions"
ACTIONS = "w31-action-scheme.actions"
RESULTS = "w32-logframe.results"
VERSIONS = "w34-agreement.subjects"
LINES = "w35-insertion.lines"


def rows_of(setting: Setting, path: str) -> Sequence[ContentRow]:
    """The rows of a part; empty where the plan has none."""
    return setting.facts.sheets.content.of(path)


def words(setting: Setting, path: str, row: ContentRow, key: str) -> str:
    """The title of what a cell chose or refers to; empty for an empty cell."""
    worksheet, part = setting.facts.sheets.content.edition.part(path)
    column = column_of(part, key)
    if column is None:
        return ""
    return "; ".join(setting.words_of(column, row.cells.get(key), worksheet))


def text(row: ContentRow, key: str) -> str:
    """A text cell; empty for an empty one."""
    return str(row.cells.get(key) or "")


def number(row: ContentRow, key: str) -> Decimal | None:
    """A number cell, exact; None for an empty one."""
    value = row.cells.get(key)
    return None if value is None else Decimal(str(value))


def yearly(row: ContentRow, key: str) -> dict[int, Decimal]:
    """A yearly cell by year; empty for an empty one."""
    value = row.cells.get(key)
    if not isinstance(value, dict):
        return {}
    return {int(year): Decimal(str(amount)) for year, amount in value.items()}


def written(setting: Setting, value: object) -> str:
    """Write a number or a date in a sentence."""
    if isinstance(value, Decimal | int):
        return write_number(value, None, setting.language)
    return write_date(value, setting.language) if hasattr(value, "day") else str(value)  # type: ignore[arg-type]
